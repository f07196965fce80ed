"""Session archives to be altered: of a meeting on the stage, and any file with the same members made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity, Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.presets import UBND
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.layout import LogLine, Member
from ecabinet.trust.session_archive.reading import Record
from ecabinet.trust.session_archive.writing import Content, PaperFile, archive_bytes, contents
from tests.hub.recorded_meeting import SHEET, A, F, elected, filed, on_paper, prepared, settled, voted
from tests.stage import START, Stage


class Told:
    """A meeting that was played on the stage, as values."""

    def __init__(self, *, mandate: bool = False) -> None:
        """Play it; with a mandate the second member votes for the third, too, at first."""
        stage = Stage()
        self.holder, self.carrier = stage.members[2], stage.members[1]
        if mandate:
            rule = msgspec.structs.replace(UBND, mandates=1)
            stage.world.rows[v.RuleSet, UBND.id] = rule
        self.meeting = stage.in_session()
        self.carried_seat = stage.part(self.meeting, self.holder).id
        if mandate:
            carrier = stage.part(self.meeting, self.carrier).id
            seat = self.carried_seat
            stage.must(self.holder, v.GiveMandate, meeting=self.meeting, participant=seat, carrier=carrier)
        self.passed = (
            self.voted_for_both(stage) if mandate else voted(stage, self.meeting, "Thông qua Kế hoạch?", F, F, F, A)
        )
        self.settled = settled(stage, self.meeting)
        self.elected = elected(stage, self.meeting)
        self.on_paper = on_paper(stage, self.meeting)
        self.cancelled = stage.open_vote(self.meeting, "Thông qua Quy chế?")
        stage.must(stage.chair, v.CancelVote, meeting=self.meeting, vote=self.cancelled, reason="Chưa rõ")
        self.prepared = prepared(stage, self.meeting, "Để phiên sau?")
        stage.must(stage.chair, v.CloseSession, meeting=self.meeting)
        filed(stage, self.meeting, self.passed, PaperKind.RESULT_SHEET, SHEET)
        self.values = tuple(value for kind in layout.KINDS for value in stage.world.find(kind, meeting=self.meeting))
        self.log = (
            LogLine(
                seq=1,
                at=START,
                person=stage.chair,
                command=stage.new_id(),
                verb="OpenSession",
                accepted=False,
                refusal="no_quorum",
            ),
        )

    def voted_for_both(self, stage: Stage) -> Id:
        """Let chair and carrier vote, the carrier for two seats; return the vote's id."""
        vote = stage.open_vote(self.meeting)
        for person, seat in ((stage.chair, None), (self.carrier, None), (self.carrier, self.carried_seat)):
            fields: dict[str, Any] = {"ballot": stage.new_id(), "vote": vote, "seat": seat}
            stage.must(person, v.CastBallot, meeting=self.meeting, choice=F, **fields)
        stage.must(stage.chair, v.CloseVote, meeting=self.meeting, vote=vote)
        stage.must(self.holder, v.WithdrawMandate, meeting=self.meeting, participant=self.carried_seat)
        return vote

    def contents(self, values: Iterable[Entity] | None = None) -> tuple[Content, ...]:
        """Return the members of the archive, of other values if given: the manifest agrees with them."""
        sha256 = hashlib.sha256(SHEET).hexdigest()
        files = [PaperFile(sha256, len(SHEET), lambda: (SHEET,))]
        return contents(self.meeting, tuple(self.values if values is None else values), self.log, files)

    def changed(self, change: Callable[[Entity], Entity | None]) -> tuple[Content, ...]:
        """Return the members of an archive whose values are changed so, None leaving one out."""
        return self.contents(value for value in map(change, self.values) if value is not None)


def write(path: Path, whole: Iterable[Content]) -> Path:
    """Write an archive of these members."""
    path.write_bytes(b"".join(archive_bytes(whole)))
    return path


def member(name: str, content: bytes) -> Content:
    """Return a member with its bytes."""
    return Content(Member(name, len(content), hashlib.sha256(content).hexdigest()), lambda: (content,))


def bytes_of(content: Content) -> bytes:
    """Return the bytes of a member."""
    return b"".join(content.chunks())


def with_member(whole: Iterable[Content], name: str, content: bytes) -> Iterator[Content]:
    """Give the members with other bytes for one of them, which the manifest does not know of."""
    return (member(name, content) if one.member.name == name else one for one in whole)


def without(whole: Iterable[Content], name: str) -> Iterator[Content]:
    """Give the members without one of them."""
    return (one for one in whole if one.member.name != name)


def listed_anew(whole: Iterable[Content], **otherwise: object) -> Iterator[Content]:
    """Give the members with a manifest that agrees with them, and says this otherwise."""
    first, *rest = whole
    said = msgspec.json.decode(bytes_of(first))
    said |= {"members": [msgspec.to_builtins(one.member) for one in rest], **otherwise}
    yield member(layout.MANIFEST, msgspec.json.encode(said))
    yield from rest


def rewritten(record: Record, target: Path, files: dict[str, bytes], change: Callable[[Entity], Entity]) -> Path:
    """Write the record of an archive again with changed values, everything agreeing with itself."""
    values = [change(value) for kind in layout.KINDS for value in record.values[kind]]
    papers = [PaperFile(sha256, len(content), partial(iter, (content,))) for sha256, content in files.items()]
    return write(target, contents(record.meeting.id, values, record.log, papers))


def of_vote(vote: Id, **fields: object) -> Callable[[Entity], Entity]:
    """Return a change of the fields of one vote."""

    def change(value: Entity) -> Entity:
        return msgspec.structs.replace(value, **fields) if isinstance(value, v.Vote) and value.id == vote else value

    return change


TOLD: Final = Told()
"""The meeting that tests change; it is never changed itself."""
Change = Callable[[Entity], Entity | None]


def vote_of(vote: Id) -> v.Vote:
    """Return a vote of that meeting."""
    return next(value for value in TOLD.values if isinstance(value, v.Vote) and value.id == vote)


def ballots() -> list[v.Ballot]:
    """Return the ballots of the vote that passed."""
    return [value for value in TOLD.values if isinstance(value, v.Ballot) and value.vote == TOLD.passed]


def of_ballot(**fields: object) -> Change:
    """Return a change of the first ballot of the vote that passed."""
    return lambda value: msgspec.structs.replace(value, **fields) if value == ballots()[0] else value
