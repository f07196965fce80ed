"""The stage's city, written into a ledger: each command is decided by the stage and by the ledger, which must agree."""

from __future__ import annotations

from random import Random

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import HUB_ONLY, audiences
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Actor, Command, Entity, Id, Outcome, Refusal
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.forms import Form
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.replica import MemoryReplica, Replica
from tests.stage import Stage

DEVICE = "tablet 7"


class RecordedStage(Stage):
    """A stage that keeps the envelopes of what was given, and what the rules said."""

    def __init__(self, members: int = 3) -> None:
        """Begin with the stage's own city, recorded too."""
        self.envelopes: list[Envelope] = []
        self.refusals: list[Refusal | None] = []
        super().__init__(members)

    def give(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> Outcome:
        """Give a command and record it."""
        number = self._drawn + 1
        outcome = super().give(person, verb, meeting=meeting, based_on=based_on, **fields)
        command_id = f"01900000-0000-7000-9000-{number:012d}"
        command = verb(id=command_id, claimed_at=self.now, meeting=meeting, based_on=based_on, **fields)
        self.envelopes.append(Envelope(command, Actor(person), DEVICE))
        self.refusals.append(outcome if isinstance(outcome, Refusal) else None)
        return outcome

    def entities(self) -> dict[tuple[str, Id], Entity]:
        """Return what the rules made, by kind and id, without the notices, which the stage does not leave."""
        return {(kind.__name__, entity_id): entity for (kind, entity_id), entity in self.world.rows.items()}


def play_into(ledger: Ledger, stage: RecordedStage) -> None:
    """Record all of a stage, one command in each commit."""
    for envelope, refusal in zip(stage.envelopes, stage.refusals, strict=True):
        (receipt,) = ledger.commit([envelope], stage.now).receipts
        assert receipt.refusal == refusal


def followed(ledger: Ledger, audience: str, page: int, replica: Replica | None = None) -> Replica:
    """Return a copy that follows one audience from where it stands to its head, in pages."""
    copy = MemoryReplica() if replica is None else replica
    while True:
        batch = ledger.changes(audience, copy.held().get(audience, 0), page)
        if batch.until == copy.held().get(audience, 0):
            return copy
        copy.apply(batch)


def held_by(stage: RecordedStage, audience: str) -> dict[tuple[str, Id], Entity]:
    """Return the entities that an audience may see now."""
    return {key: entity for key, entity in stage.entities().items() if audience in audiences(entity)}


def all_audiences(stage: RecordedStage) -> set[str]:
    """Return every audience of which there is an entity, but for the hub's own."""
    return {audience for entity in stage.entities().values() for audience in audiences(entity)} - {HUB_ONLY}


def random_session(seed: int, steps: int) -> RecordedStage:
    """Play a session by lot: most steps are allowed, some are refused."""
    draw = Random(seed)
    stage = RecordedStage()
    meetings = [stage.draft()]
    for _ in range(steps):
        if draw.random() < 0.03:
            meetings.append(stage.draft(1))
        _step(stage, draw, draw.choice(meetings))
    return stage


def _step(stage: RecordedStage, draw: Random, meeting: Id) -> None:
    items = stage.world.find(v.AgendaItem, meeting=meeting)
    item = draw.choice(items).id if items else stage.new_id()
    if draw.random() < 0.6:
        _prepare(stage, draw, meeting, item)
    else:
        _vote(stage, draw, meeting, item)


def _prepare(stage: RecordedStage, draw: Random, meeting: Id, item: Id) -> None:
    part = draw.choice(stage.world.find(v.Participant, meeting=meeting)).id
    who = draw.choice([*stage.members, stage.secretary, stage.guest])
    staff, chair = stage.secretary, stage.chair
    match draw.randrange(11):
        case 0:
            stage.give(staff, v.AnnounceMeeting, meeting=meeting, requests="", contact="")
        case 1:
            stage.give(
                staff,
                v.AddParticipant,
                meeting=meeting,
                participant=stage.new_id(),
                person=stage.guest,
                role=Role.GUEST,
                items=(item,),
            )
        case 2:
            stage.give(staff, v.RemoveParticipant, meeting=meeting, participant=part)
        case 3 | 4:
            new = stage.new_id()
            stage.give(staff, v.CheckIn, meeting=meeting, attendance=new, participant=part, where=Where.ROOM)
        case 5:
            stage.give(staff, v.CheckOut, meeting=meeting, participant=part)
        case 6:
            stage.give(chair, v.OpenSession, meeting=meeting, waiver="Việc gấp")
        case 7:
            _file(stage, draw, meeting, item)
        case 8:
            _publish(stage, draw, meeting)
        case 9:
            stage.give(staff, v.RemoveAgendaItem, meeting=meeting, item=item)
        case _:
            stage.give(who, v.ReplyToInvitation, meeting=meeting, participant=part, attending=True)


def _vote(stage: RecordedStage, draw: Random, meeting: Id, item: Id) -> None:
    votes = stage.world.find(v.Vote, meeting=meeting)
    vote = draw.choice(votes).id if votes else stage.new_id()
    who = draw.choice([*stage.members, stage.secretary, stage.guest])
    match draw.randrange(8):
        case 0 | 1:
            stage.give(stage.chair, v.StartItem, meeting=meeting, item=item)
        case 2:
            new = stage.new_id()
            stage.give(stage.secretary, v.PrepareVote, meeting=meeting, vote=new, item=item, question="Thông qua?")
        case 3:
            stage.give(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
        case 4:
            stage.give(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
        case _:
            choice = draw.choice(Form().options)
            stage.give(who, v.CastBallot, meeting=meeting, ballot=stage.new_id(), vote=vote, choice=choice)


def _publish(stage: RecordedStage, draw: Random, meeting: Id) -> None:
    documents = stage.world.find(v.Document, meeting=meeting)
    verb = draw.choice([v.PublishDocument, v.WithdrawDocument])
    document = draw.choice(documents).id if documents else stage.new_id()
    stage.give(stage.secretary, verb, meeting=meeting, document=document)


def _file(stage: RecordedStage, draw: Random, meeting: Id, item: Id) -> None:
    sha256 = f"{draw.randrange(3):064x}"
    stage.give(HUB, v.RecordFile, sha256=sha256, size=1000, pages=3, handed_in_by=stage.secretary)
    stage.give(
        stage.secretary,
        v.FileDocument,
        meeting=meeting,
        document=stage.new_id(),
        document_version=stage.new_id(),
        item=item,
        title="Tờ trình",
        doc_type=DocType.SUBMISSION,
        agency_name="Sở Nội vụ",
        sha256=sha256,
        file_name="to-trinh.pdf",
    )
