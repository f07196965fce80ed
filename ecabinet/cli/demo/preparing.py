"""Before the session: the secretary prepares everything at the desk, by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QWidget

from ecabinet.cli.demo.city import PASSWORD
from ecabinet.cli.demo.company import PC, Player, sees
from ecabinet.cli.demo.hands import click, find, press, turn_events, wait_for, write
from ecabinet.cli.demo.play import Play
from ecabinet.client.screens.desk import DeskMeeting, desk_meeting
from ecabinet.client.view import View
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Id
from ecabinet.domain.vocabulary import Document, DocumentVersion, Meeting, Participant, VersionVerdict, Vote
from ecabinet.ui.desk.documents_step import DocumentsStep
from ecabinet.ui.intents import StageFiles
from ecabinet.ui.kit.editors import MomentEdit
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.theme import Device

_TYPES = {"report": DocType.REPORT, "draft": DocType.DRAFT, "submission": DocType.SUBMISSION}


def sign_in(play: Play) -> None:
    """The secretary signs in for the first time: address, e-mail and one-time code, then a password of their own."""
    account = play.city.accounts[play.script.secretary.key]
    window, door = play.company.window(account.key, PC, Device.PC)
    window.show_sign_in()
    write(window, "sign_in.hub", play.company.backstage.url)
    write(window, "sign_in.email", account.email)
    write(window, "sign_in.password", account.code)
    play.album.take("dang-nhap", [("secretariat", window)])
    click(window, "sign_in.go")
    write(window, "sign_in.new_password", PASSWORD)
    write(window, "sign_in.new_password_again", PASSWORD)
    click(window, "sign_in.keep")
    wait_for(lambda: window.workspace is not None, "the secretary's workspace")
    play.company.add(Player(account.key, window, door.application()))


def draft_meeting(play: Play) -> None:
    """The secretary makes the meeting."""
    window, meeting = play.secretary.window, play.script.meeting
    click(window, "rail.desk")
    click(window, "desk.new")
    write(window, "draft.title", meeting.title)
    for name, moment in (("draft.starts", meeting.starts_at), ("draft.ends", meeting.ends_at)):
        find(window, name, MomentEdit).show_value(moment)
    play.picture("tao-phien-hop")
    click(window, "draft.save")
    sees(play.secretary, lambda view: bool(view.world.find(Meeting)), "the meeting")
    play.meeting = play.secretary.application.ask(lambda view: view.world.find(Meeting)[0].id).result()


def write_agenda(play: Play) -> None:
    """Nine items, one after another."""
    window = play.secretary.window
    presenters = {member.key: member.title for member in play.script.members}
    click(window, "desk.step.agenda")
    for number, item in enumerate(play.script.items, start=1):
        click(window, "agenda.add")
        write(window, "item.title", item.title)
        write(window, "item.presenter", presenters[item.presenter])
        write(window, "item.agency", item.submitting_agency)
        find(window, "item.minutes", QWidget).setProperty("value", item.minutes)
        click(window, "item.save")
        sees(play.secretary, partial(_has_items, play, number), item.title)
    play.picture("chuong-trinh")


def invite_guest(play: Play) -> None:
    """One guest, to one item only."""
    window, guest = play.secretary.window, play.script.guest
    numbers = [number for number, item in enumerate(play.script.items, start=1) if item.key in guest.items]
    click(window, "desk.step.people")
    click(window, "people.invite")
    write(window, "guest.search", guest.title)
    wait_for(lambda: bool(find(window, "guest.found", ListPane).current_key()), "the guest in the directory")
    for number in numbers:
        press(find(window, f"guest.item{number}", QWidget))
    play.picture("thanh-phan")
    click(window, "guest.save")
    person = play.city.people[guest.key]
    sees(play.secretary, lambda view: view.world.find(Participant, meeting=play.meeting, person=person), "the guest")


def file_documents(play: Play) -> None:
    """The documents go up by item, and are published together."""
    window = play.secretary.window
    click(window, "desk.step.documents")
    step = window.findChildren(DocumentsStep)[0]
    items = _items(play)
    count = 0
    for item in play.script.items:
        for document in item.documents:
            count += 1
            wanted = StageFiles(
                play.meeting,
                (str(play.documents[document.key]),),
                item=items[item.key],
                title=f"{document.title} {document.subject[0].lower()}{document.subject[1:]}",
                doc_type=_TYPES[document.kind],
                agency_name=item.submitting_agency,
            )
            step.intent.emit(wanted)
    sees(play.secretary, lambda view: len(view.world.find(Document, meeting=play.meeting)) == count, "the documents")
    publish = find(window, "documents.publish_all", QAbstractButton)
    wait_for(lambda: str(count) in publish.text(), "every document at the desk")
    click(window, "documents.publish_all")
    sees(
        play.secretary,
        lambda view: all(one.published for one in view.world.find(Document, meeting=play.meeting)),
        "published documents",
    )
    play.picture("tai-lieu")
    play.facts["documents"] = count
    look_at_signatures(play, items, count)


def look_at_signatures(play: Play, items: dict[str, Id], count: int) -> None:
    """The hub has judged every document: most are valid, one was tampered with, one has a revoked signer."""
    sees(
        play.secretary,
        lambda view: len(view.world.find(VersionVerdict, meeting=play.meeting)) == count,
        "a verdict on every document",
    )
    pane = find(play.secretary.window, "documents.items", ListPane)
    for number, item in enumerate(play.script.items[:3], start=1):
        pane.choose(items[item.key])
        turn_events(1)
        play.album.take(f"chu-ky-{number}", [("secretariat", play.secretary.window)])
    play.facts["signatures"] = play.secretary.application.ask(partial(_verdicts, play)).result()


def prepare_votes(play: Play) -> None:
    """Three drafts will be put to the vote."""
    window, items = play.secretary.window, _items(play)
    click(window, "desk.step.agenda")
    for count, item in enumerate((item for item in play.script.items if item.vote is not None), start=1):
        if item.vote is None:
            continue
        pane = find(window, "agenda.list", ListPane)
        pane.choose(items[item.key])
        pane.opened.emit(items[item.key])
        click(window, "vote.prepare")
        write(window, "vote.question", item.vote.question)
        if count == 1:
            play.picture("chuan-bi-bieu-quyet")
        click(window, "vote.save")
        sees(play.secretary, partial(_has_votes, play, count), "votes")


def send_invitations(play: Play) -> None:
    """The invitations go out."""
    window, meeting = play.secretary.window, play.script.meeting
    click(window, "desk.step.invitations")
    write(window, "invitations.requests", "\n".join(meeting.requests))
    write(window, "invitations.contact", meeting.contact)
    click(window, "invitations.send")
    play.picture("giay-moi")
    click(window, "invitations.send")
    sees(play.secretary, lambda view: _desk(play, view).head.state == "announced", "the announced meeting")
    play.facts["invitations"] = play.secretary.application.ask(
        lambda view: sum(1 for row in _desk(play, view).people if row.invitation_number is not None)
    ).result()


def _verdicts(play: Play, view: View) -> dict[str, str]:
    """Return the bottom line of each document by its file's name."""
    lines = {one.id: one.verdict.line.value for one in view.world.find(VersionVerdict, meeting=play.meeting)}
    versions = view.world.find(DocumentVersion, meeting=play.meeting)
    return {version.file_name: lines[version.id] for version in versions if version.id in lines}


def _has_items(play: Play, count: int, view: View) -> bool:
    return len(_desk(play, view).agenda) == count


def _has_votes(play: Play, count: int, view: View) -> bool:
    return len(view.world.find(Vote, meeting=play.meeting)) == count


def _desk(play: Play, view: View) -> DeskMeeting:
    found = desk_meeting(view, play.meeting)
    if found is None:
        raise LookupError("the meeting left the desk")
    return found


def _items(play: Play) -> dict[str, Id]:
    rows = play.secretary.application.ask(lambda view: _desk(play, view).agenda).result()
    return {item.key: row.id for item, row in zip(play.script.items, rows, strict=True)}
