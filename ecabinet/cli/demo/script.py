"""What the demonstration plays: one real session, told in a TOML file under `resources/demo`.

Positions stand for people. Keys name people, items and documents inside the script and nowhere else.
"""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from ecabinet.papers.values import Letterhead, ReportPaper, Section, Signatory

MARKING = "Tài liệu minh họa"
"""Stands on every page that the demonstration writes: nobody shall take one for an issued document."""


class ScriptError(Exception):
    """The script is missing, is not TOML, or does not tell a session that can be played; the message says where."""


class City(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The city government that meets."""

    name: str
    short_name: str
    place: str


class Committee(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The committee in session; all its members vote."""

    name: str
    short_name: str


class DemoRoom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the session is held."""

    name: str
    address: str
    seats: int


class DemoMeeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The session's title and times, and what its papers say besides."""

    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    invited_on: dt.date
    invitation_symbol: str
    minutes_symbol: str
    requests: tuple[str, ...]
    contact: str
    recipients: tuple[str, ...]
    signatory: Signatory


class DemoSecretary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The secretary of the session, who does not vote."""

    key: str
    title: str
    agency: str


class DemoGuest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone invited to the items that `items` names by key, and to no other."""

    key: str
    title: str
    agency: str
    items: tuple[str, ...]


class DemoDisplay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The big screen of the room."""

    key: str
    name: str


class DemoMember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A voting member: `title` is the post held, `office` the place in the committee, `precedence` 1 the highest."""

    key: str
    title: str
    agency: str
    role: Literal["chair", "deputy", "member"]
    office: str
    precedence: int


class DemoVote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is put to the vote, and what shall come of it."""

    question: str
    outcome: Literal["passed", "failed"]


class DemoDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document of an item, with the text that `paper_for` makes a paper of."""

    key: str
    file_name: str
    kind: Literal["report", "draft", "submission"]
    title: str
    subject: str
    issued_on: dt.date
    letterhead: Letterhead
    signatory: Signatory
    sections: tuple[Section, ...]
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


class DemoItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of the agenda: `minutes` planned, `presenter` the key of a member."""

    key: str
    title: str
    minutes: int
    presenter: str
    submitting_agency: str
    documents: tuple[DemoDocument, ...]
    vote: DemoVote | None = None


class DemoConclusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A conclusion of the chair, and the agency that follows it up."""

    text: str
    followed_by: str


class DemoScript(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole session; members stand in order of precedence, items in order of the agenda."""

    city: City
    committee: Committee
    room: DemoRoom
    meeting: DemoMeeting
    secretary: DemoSecretary
    guest: DemoGuest
    display: DemoDisplay
    members: tuple[DemoMember, ...]
    items: tuple[DemoItem, ...]
    conclusions: tuple[DemoConclusion, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Every agency that someone of the session comes from or that submits an item, each once."""
        named = [member.agency for member in self.members]
        named += [self.secretary.agency, self.guest.agency, *(item.submitting_agency for item in self.items)]
        return tuple(dict.fromkeys(named))


def load_script(path: Path) -> DemoScript:
    """Read a script; raises `ScriptError` where it can't be read or contradicts itself."""
    try:
        script = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), DemoScript)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ScriptError(f"{path}: {error}") from error
    problems = _problems(script)
    if problems:
        raise ScriptError(f"{path}: {'; '.join(problems)}")
    return script


def paper_for(document: DemoDocument) -> ReportPaper:
    """The document as a paper, marked as a demonstration."""
    return ReportPaper(
        letterhead=document.letterhead,
        issued_on=document.issued_on,
        title=document.title,
        subject=document.subject,
        sections=document.sections,
        signatory=document.signatory,
        addressees=document.addressees,
        grounds=document.grounds,
        recipients=document.recipients,
        marking=MARKING,
    )


def _problems(script: DemoScript) -> list[str]:
    members = {member.key for member in script.members}
    items = {item.key for item in script.items}
    documents = [document.key for item in script.items for document in item.documents]
    people = [*(member.key for member in script.members), script.secretary.key, script.guest.key, script.display.key]
    problems = [
        f"no member {item.presenter} to present {item.key}" for item in script.items if item.presenter not in members
    ]
    problems += [f"no item {key} for the guest" for key in script.guest.items if key not in items]
    for keys, what in ((people, "people"), (documents, "documents"), ([item.key for item in script.items], "items")):
        if len(set(keys)) != len(keys):
            problems.append(f"two {what} with the same key")
    if [member.role for member in script.members].count("chair") != 1:
        problems.append("there is one chair")
    if [member.precedence for member in script.members] != sorted({member.precedence for member in script.members}):
        problems.append("members stand in order of precedence, each with their own")
    if script.meeting.starts_at.tzinfo is None or script.meeting.starts_at >= script.meeting.ends_at:
        problems.append("the meeting starts at a moment of a known time zone, before it ends")
    return problems
