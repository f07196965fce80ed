"""Who sees each kind of entity: one row a case."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import VersionState
from ecabinet.domain.kernel import Entity, Id
from ecabinet.domain.minutes.entities import MinutesState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Credential, Person
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.voting.entities import PutTogether
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.presets import UBND
from tests.domain.examples import FILE, Play, verdict
from tests.domain.trust_samples import listed_part
from tests.stage import START

Expected = Callable[[Play], set[str]]


def _meeting(at: Play) -> set[str]:
    return {f"meeting/{at.meeting}", f"meeting/{at.meeting}/staff"}


def _room(at: Play) -> set[str]:
    return _meeting(at) | {f"meeting/{at.meeting}/display"}


def _staff(at: Play) -> set[str]:
    return {f"meeting/{at.meeting}/staff"}


def _guest(at: Play) -> set[str]:
    return {f"person/{at.guest}"}


def _second(at: Play) -> set[str]:
    return {f"item/{at.second}"}


def _one(at: Play, kind: type[Entity]) -> Entity:
    """Return the guest's entity of this kind, or the first there is."""
    found = list(at.world.find(kind))
    return next((one for one in found if getattr(one, "person", None) == at.guest), found[0])


def _changed(at: Play, kind: type[Entity], **fields: object) -> Entity:
    return msgspec.structs.replace(_one(at, kind), **fields)


def _version(at: Play, state: VersionState) -> Entity:
    return _changed(at, v.DocumentVersion, item=at.second, state=state)


def _ready(at: Play) -> v.Ready:
    return v.Ready(
        id="r",
        meeting=at.meeting,
        vote=at.vote,
        participant=at.guests_part,
        person=at.guest,
        ready=True,
        said_at=START,
    )


def _box(at: Play, *, revealed: bool) -> v.BallotBox:
    return v.BallotBox(id=at.vote, meeting=at.meeting, vote=at.vote, revealed=revealed)


Case = tuple[str, str, Callable[[Play], Entity], Expected]
CASES: list[Case] = [
    ("a room", "draft", lambda at: _one(at, v.Room), lambda _: {"everyone"}),
    ("a rule set", "draft", lambda at: _one(at, v.RuleSet), lambda _: {"everyone"}),
    ("a trusted certificate", "draft", lambda at: listed_part(at, v.TrustedCertificate), lambda _: {"everyone"}),
    ("a revocation list", "draft", lambda at: listed_part(at, v.RevocationList), lambda _: {"everyone"}),
    ("an answer of a responder", "draft", lambda at: listed_part(at, v.RevocationAnswer), lambda _: {"everyone"}),
    ("the address of a list", "draft", lambda at: listed_part(at, v.RevocationAddress), lambda _: {"directory"}),
    ("the trust list", "draft", lambda at: listed_part(at, v.TrustList), lambda _: {"everyone"}),
    ("an agency", "draft", lambda at: _one(at, v.Agency), lambda _: {"directory"}),
    ("a person", "draft", lambda at: at.world.rows[Person, at.guest], lambda at: {"directory"} | _guest(at)),
    ("a credential", "draft", lambda at: Credential(id=at.guest), lambda _: {"hub"}),
    ("a received file", "draft", lambda at: _one(at, v.StoredFile), lambda _: {"hub"}),
    (
        "a committee",
        "draft",
        lambda at: _one(at, v.Committee),
        lambda at: {"directory", f"committee/{at.committee}"},
    ),
    (
        "a seat in a committee",
        "draft",
        lambda at: _one(at, v.Membership),
        lambda at: {"directory", f"committee/{at.committee}"},
    ),
    ("a meeting", "draft", lambda at: _one(at, v.Meeting), _room),
    ("a guest's card of a meeting", "announced", lambda at: _one(at, v.MeetingCard), _guest),
    ("an agenda", "draft", lambda at: _one(at, v.Agenda), _room),
    ("an item", "draft", lambda at: at.item(at.second), lambda at: _room(at) | _second(at)),
    ("a part, not invited", "draft", lambda at: _one(at, v.Participant), _room),
    ("a part, invited", "announced", lambda at: _one(at, v.Participant), lambda at: _room(at) | _guest(at)),
    ("an invitation", "announced", lambda at: _one(at, v.Invitation), lambda at: _staff(at) | _guest(at)),
    (
        "a reply",
        "announced",
        lambda at: v.Reply(
            id=at.guests_part,
            meeting=at.meeting,
            person=at.guest,
            answer=Answer.ABSENT,
            reason="Ốm",
            replied_at=START,
        ),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "a proposed substitute",
        "announced",
        lambda at: _changed(at, v.Substitution, person=at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "what a member declared on an item, then and ever after",
        "announced",
        lambda at: v.Position(
            id="d",
            meeting=at.meeting,
            item=at.second,
            participant=at.guests_part,
            person=at.guest,
            stance=Stance.OBJECT,
            wishes_to_speak=True,
            reason="Chưa rõ",
            declared_at=START,
        ),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "an item's document, published",
        "draft",
        lambda at: at.world.rows[v.Document, at.document],
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "the verdict on a version that is shown",
        "draft",
        lambda at: _changed(at, v.VersionVerdict, item=at.second, shown=True),
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "the verdict on a version that is not shown",
        "draft",
        lambda at: _changed(at, v.VersionVerdict, item=at.second, shown=False),
        _staff,
    ),
    ("a document, not published", "draft", lambda at: at.world.rows[v.Document, at.unpublished], _staff),
    (
        "the meeting's document, published",
        "draft",
        lambda at: _changed(at, v.Document, item=None, published=True),
        _meeting,
    ),
    ("an item's version, draft", "draft", lambda at: _version(at, VersionState.DRAFT), _staff),
    (
        "an item's version, published",
        "draft",
        lambda at: _version(at, VersionState.PUBLISHED),
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "an item's version, replaced",
        "draft",
        lambda at: _version(at, VersionState.REPLACED),
        lambda at: _meeting(at) | _second(at),
    ),
    ("an item's version, withdrawn", "draft", lambda at: _version(at, VersionState.WITHDRAWN), _staff),
    (
        "presence",
        "session",
        lambda at: _changed(at, v.Attendance, person=at.guest),
        lambda at: _room(at) | _guest(at),
    ),
    ("a vote, prepared", "session", lambda at: _one(at, v.Vote), _staff),
    ("a vote, open", "voting", lambda at: _one(at, v.Vote), lambda at: _room(at) | _second(at)),
    ("a vote, closed", "tied", lambda at: _one(at, v.Vote), lambda at: _room(at) | _second(at)),
    (
        "a vote on several items at once: no guest of one learns the others",
        "tied",
        lambda at: _changed(at, v.Vote, item=at.meeting, together=(PutTogether(at.second, "x"),)),
        _room,
    ),
    ("a ballot while the vote runs", "tied", lambda at: _changed(at, v.Ballot, revealed=False), lambda _: {"hub"}),
    ("the box of a secret vote that runs", "voting", lambda at: _box(at, revealed=False), lambda _: {"hub"}),
    ("the box of a secret vote after closing", "voting", lambda at: _box(at, revealed=True), _meeting),
    ("a ballot after closing", "tied", lambda at: _changed(at, v.Ballot, revealed=True), _meeting),
    (
        "that somebody has voted",
        "tied",
        lambda at: _changed(at, v.Cast, person=at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "a vote, prepared, whose electors were asked whether they are ready",
        "session",
        lambda at: _changed(at, v.Vote, ready_asked_at=START),
        lambda at: _room(at) | _second(at),
    ),
    (
        "that somebody is ready",
        "voting",
        _ready,
        lambda at: _staff(at) | _guest(at),
    ),
    ("the order of the votes", "session", lambda at: v.VoteOrder(id=at.meeting, meeting=at.meeting), _staff),
    (
        "a template",
        "draft",
        lambda _: v.VoteTemplate(id="t", name="Mẫu", question="Thông qua?", form=Form(), rule_set=UBND.id),
        lambda _: {"directory"},
    ),
    (
        "a vote whose count was entered and not confirmed",
        "session",
        lambda at: at.world.rows[v.Vote, at.counted_by_hand()],
        _staff,
    ),
    ("minutes in draft", "closed", lambda at: _one(at, v.Minutes), _staff),
    (
        "minutes approved",
        "closed",
        lambda at: _changed(at, v.Minutes, state=MinutesState.APPROVED),
        _meeting,
    ),
    (
        "the paper of an invitation",
        "announced",
        lambda at: _paper(at, PaperKind.INVITATION, at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    ("a result sheet", "tied", lambda at: _paper(at, PaperKind.RESULT_SHEET, None), _meeting),
    ("the paper of the minutes", "closed", lambda at: _paper(at, PaperKind.MINUTES, None), _meeting),
    ("the verdict on signed minutes", "closed", lambda at: _paper_verdict(at, PaperKind.MINUTES, None), _meeting),
    (
        "the verdict on a signed invitation",
        "announced",
        lambda at: _paper_verdict(at, PaperKind.INVITATION, at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "that somebody has read a consultation",
        "draft",
        lambda at: v.Reading(id=at.guests_part, meeting=at.meeting, person=at.guest, read_at=START),
        lambda at: _staff(at) | _guest(at),
    ),
    ("a file beside an opinion", "draft", lambda at: _opinion_file(at, shown=False), _guest),
    ("a file beside an opinion, after the count", "draft", lambda at: _opinion_file(at, shown=True), _meeting),
    (
        "the sheet of an opinion",
        "draft",
        lambda at: msgspec.structs.replace(_paper(at, PaperKind.OPINION_SHEET, at.guest), withheld=True),
        _guest,
    ),
    (
        "the sheet of an opinion, after the count",
        "draft",
        lambda at: _paper(at, PaperKind.OPINION_SHEET, at.guest),
        _meeting,
    ),
    (
        "the verdict on a signed sheet of an opinion",
        "draft",
        lambda at: msgspec.structs.replace(_paper_verdict(at, PaperKind.OPINION_SHEET, at.guest), withheld=True),
        _guest,
    ),
    (
        "a notice",
        "draft",
        lambda at: v.Notice(id="n", person=at.guest, code="invited", meeting=at.meeting, about=None, left_at=START),
        _guest,
    ),
]


def _opinion_file(at: Play, *, shown: bool) -> v.OpinionFile:
    return v.OpinionFile(
        id="o",
        meeting=at.meeting,
        vote=at.vote,
        participant=at.guests_part,
        person=at.guest,
        sha256=FILE,
        size=1,
        pages=1,
        file_name="a.pdf",
        shown=shown,
    )


def _paper_verdict(at: Play, kind: PaperKind, person: Id | None) -> v.PaperVerdict:
    return v.PaperVerdict(
        id=at.new_id(), meeting=at.meeting, paper_kind=kind, person=person, sha256=FILE, verdict=verdict(FILE)
    )


def _paper(at: Play, kind: PaperKind, person: Id | None) -> v.Paper:
    return v.Paper(
        id="p",
        meeting=at.meeting,
        paper_kind=kind,
        about="x",
        person=person,
        sha256=FILE,
        size=1,
        file_name="a.pdf",
        made_at=START,
    )
