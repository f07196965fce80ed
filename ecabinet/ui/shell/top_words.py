"""The frame's screen value as the words of bar and rail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ecabinet.client.screens.frame import FrameScreen, Place
from ecabinet.client.screens.parts import MeetingHead
from ecabinet.client.view import LinkPhase
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.formats import duration_text, span_text, time_text
from ecabinet.ui.kit.link_chip import LinkState, LinkValue
from ecabinet.ui.kit.rail_button import Place as RailPlace
from ecabinet.ui.kit.top_bar import MenuEntry, TopBarValue
from ecabinet.ui.say import say

PRODUCT = "E-Cabinet"

_ICONS = {
    Place.HOME: "house",
    Place.MEETING: "calendar-days",
    Place.CONSOLE: "gavel",
    Place.DESK: "clipboard-list",
    Place.OPINIONS: "message-square",
    Place.CONSULTATIONS: "list-checks",
    Place.DIRECTORY: "users",
    Place.TRUST_LIST: "shield-check",
}


def rail_places(screen: FrameScreen) -> tuple[RailPlace, ...]:
    """Give the places of the rail."""
    names: dict[Place, Callable[[], str]] = {
        Place.HOME: lambda: say("Today"),
        Place.MEETING: lambda: say("Meeting"),
        Place.CONSOLE: lambda: say("Chair"),
        Place.DESK: lambda: say("Secretariat"),
        Place.OPINIONS: lambda: say("My opinions"),
        Place.CONSULTATIONS: lambda: say("Consultations"),
        Place.DIRECTORY: lambda: say("Directory"),
        Place.TRUST_LIST: lambda: say("Trust list"),
    }
    return tuple(RailPlace(place.value, names[place](), _ICONS[place]) for place in screen.places)


def top_bar(screen: FrameScreen, now: datetime) -> TopBarValue:
    """Give the bar: the meeting with its running line, the link, unread notices and the person."""
    head = screen.meeting
    return TopBarValue(
        product=PRODUCT,
        title="" if head is None else head.title,
        live_text="" if head is None else live_line(head, now),
        live=head is not None and head.state == MeetingState.IN_SESSION,
        link=link_value(screen),
        unread=screen.unread,
        person=screen.full_name,
        menu=(
            MenuEntry("looks", say("Language and display"), "languages"),
            MenuEntry("sign_out", say("Sign out"), "log-out"),
        ),
    )


def live_line(head: MeetingHead, now: datetime) -> str:
    """Give `Đang họp · Nội dung 3/9 · 00:42:10`; a guest of single items sees no number."""
    match head.state:
        case MeetingState.IN_SESSION:
            parts = [say("In session")]
            if head.item_number is not None and head.item_count is not None:
                parts.append(say("Item {number}/{count}", number=head.item_number, count=head.item_count))
            if head.opened_at is not None:
                parts.append(duration_text(max(now - head.opened_at, now - now)))
            return " · ".join(parts)
        case MeetingState.DRAFT:
            return f"{say('Draft')} · {span_text(head.starts_at, head.ends_at)}"
        case MeetingState.ANNOUNCED:
            return f"{say('Not started yet')} · {span_text(head.starts_at, head.ends_at)}"
        case MeetingState.CLOSED:
            return f"{say('Closed')} · {span_text(head.starts_at, head.ends_at)}"
        case MeetingState.ARCHIVED:
            return f"{say('Archived')} · {span_text(head.starts_at, head.ends_at)}"


def link_value(screen: FrameScreen) -> LinkValue:
    """Give the link's chip. Commands that wait while the link stands are being sent."""
    link = screen.link
    if link.phase == LinkPhase.ONLINE:
        state = LinkState.SYNCING if screen.waiting else LinkState.ONLINE
    elif link.phase in {LinkPhase.SYNCING, LinkPhase.CONNECTING}:
        state = LinkState.SYNCING
    else:
        state = LinkState.OFFLINE
    return LinkValue(state, screen.waiting, time_text(link.since))


def link_trouble(screen: FrameScreen) -> str:
    """Say what a person must do about the link, where waiting is not enough; else an empty text."""
    match screen.link.phase:
        case LinkPhase.OUTDATED:
            return say("This application is too old for the hub. Please update it; what you did is kept.")
        case LinkPhase.NOT_TRUSTED:
            return say("The hub's certificate is not the one this device knows. Nothing was sent.")
        case LinkPhase.SIGNED_OUT:
            return say("You were signed out at the hub. Sign in again to send what is kept.")
        case _:
            return ""
