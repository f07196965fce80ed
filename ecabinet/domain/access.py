"""Who may do what, and who may see what: two tables, and the functions that read them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from ecabinet.domain import vocabulary
from ecabinet.domain.committees.entities import Membership
from ecabinet.domain.consultations import verbs as consultations
from ecabinet.domain.documents.entities import VERSIONS_SHOWN
from ecabinet.domain.kernel import Actor, Command, Entity, Id, World
from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.domain.papers.entities import Paper, PaperKind, PaperVerdict
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.entities import Vote

EVERYONE = "everyone"
DIRECTORY = "directory"
HUB_ONLY = "hub"


def of_person(person: Id) -> str:
    """Name the audience of what is one person's alone."""
    return f"person/{person}"


def of_committee(committee: Id) -> str:
    """Name the audience of a committee's members."""
    return f"committee/{committee}"


def of_meeting(meeting: Id) -> str:
    """Name the audience of those invited to the whole meeting."""
    return f"meeting/{meeting}"


def of_staff(meeting: Id) -> str:
    """Name the audience of a meeting's chair and secretariat."""
    return f"meeting/{meeting}/staff"


def of_display(meeting: Id) -> str:
    """Name the audience of a meeting's room display."""
    return f"meeting/{meeting}/display"


def of_item(item: Id) -> str:
    """Name the audience of those invited to one item."""
    return f"item/{item}"


class Capacity(StrEnum):
    """In which capacity somebody gives a command."""

    HUB = "hub"
    ADMINISTRATOR = "administrator"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    SECRETARY = "secretary"
    PARTICIPANT = "participant"
    SELF = "self"
    ANYBODY = "anybody"


_ADMIN = frozenset({Capacity.ADMINISTRATOR, Capacity.HUB})
_DESK = frozenset({Capacity.SECRETARIAT, Capacity.ADMINISTRATOR})
_STAFF = frozenset({Capacity.CHAIR, Capacity.SECRETARY})
_SECRETARY = frozenset({Capacity.SECRETARY})
_CHAIR = frozenset({Capacity.CHAIR})
_SELF_OR_SECRETARY = frozenset({Capacity.SELF, Capacity.SECRETARY})
_HUB = frozenset({Capacity.HUB})
_IN_MEETING = frozenset({Capacity.CHAIR, Capacity.SECRETARY, Capacity.PARTICIPANT})

MAY: dict[type[Command], frozenset[Capacity]] = {
    vocabulary.AddAgency: _ADMIN,
    vocabulary.AddPerson: _ADMIN,
    vocabulary.ChangePerson: frozenset({Capacity.ADMINISTRATOR}),
    vocabulary.IssueCode: _ADMIN,
    vocabulary.SetPassword: _HUB,
    vocabulary.AddCommittee: _DESK,
    vocabulary.AddMembership: _DESK,
    vocabulary.EndMembership: _DESK,
    vocabulary.AddRoom: _DESK,
    vocabulary.InstallRuleSet: _HUB,
    vocabulary.DraftMeeting: frozenset({Capacity.SECRETARIAT}),
    vocabulary.ChangeMeeting: _SECRETARY,
    vocabulary.SetSignatureGate: _SECRETARY,
    vocabulary.AnnounceMeeting: _SECRETARY,
    vocabulary.RemindParticipants: frozenset({Capacity.SECRETARY, Capacity.HUB}),
    vocabulary.OpenSession: _CHAIR,
    vocabulary.CloseSession: _CHAIR,
    vocabulary.ArchiveMeeting: _SECRETARY,
    vocabulary.AddAgendaItem: _SECRETARY,
    vocabulary.ChangeAgendaItem: _SECRETARY,
    vocabulary.MoveAgendaItem: _STAFF,
    vocabulary.RemoveAgendaItem: _SECRETARY,
    vocabulary.StartItem: _STAFF,
    vocabulary.EndItem: _STAFF,
    vocabulary.AddParticipant: _SECRETARY,
    vocabulary.RemoveParticipant: _SECRETARY,
    vocabulary.ReplyToInvitation: _SELF_OR_SECRETARY,
    vocabulary.ProposeSubstitute: frozenset({Capacity.SELF}),
    vocabulary.DecideSubstitute: _STAFF,
    vocabulary.GiveMandate: _SELF_OR_SECRETARY,
    vocabulary.WithdrawMandate: _SELF_OR_SECRETARY,
    vocabulary.DeclarePosition: frozenset({Capacity.SELF}),
    vocabulary.WithdrawPosition: frozenset({Capacity.SELF}),
    vocabulary.FileDocument: _SECRETARY,
    vocabulary.FileVersion: _SECRETARY,
    vocabulary.PublishDocument: _SECRETARY,
    vocabulary.WithdrawDocument: _SECRETARY,
    vocabulary.RecordFile: _HUB,
    vocabulary.RecordVerdict: _HUB,
    vocabulary.JudgeAgain: _ADMIN,
    vocabulary.CheckIn: _SELF_OR_SECRETARY,
    vocabulary.CheckOut: _SELF_OR_SECRETARY,
    vocabulary.PrepareVote: _STAFF,
    preparing.ChangeVote: _STAFF,
    preparing.RemoveVote: _STAFF,
    preparing.MoveVote: _STAFF,
    preparing.CopyVotes: _SECRETARY,
    preparing.SaveVoteTemplate: _DESK,
    preparing.RemoveVoteTemplate: _DESK,
    preparing.OpenVoteOnTime: _HUB,
    preparing.EnterCount: _STAFF,
    preparing.ConfirmCount: _STAFF,
    preparing.DiscardCount: _STAFF,
    vocabulary.OpenVote: _CHAIR,
    vocabulary.AdoptTogether: _CHAIR,
    vocabulary.CastBallot: _IN_MEETING,
    vocabulary.CastSecretBallot: _IN_MEETING,
    vocabulary.CloseVote: frozenset({Capacity.CHAIR, Capacity.HUB}),
    vocabulary.SettleTie: _CHAIR,
    vocabulary.DrawLot: _CHAIR,
    vocabulary.AskReady: _STAFF,
    vocabulary.SayReady: _IN_MEETING,
    vocabulary.CallElector: _CHAIR,
    vocabulary.RecordSpokenAnswer: _STAFF,
    vocabulary.PauseVote: _CHAIR,
    vocabulary.ResumeVote: _CHAIR,
    vocabulary.ProlongVote: _CHAIR,
    vocabulary.RepeatVote: _STAFF,
    vocabulary.AnnounceResult: _CHAIR,
    vocabulary.CancelVote: _CHAIR,
    vocabulary.StartMinutes: _SECRETARY,
    vocabulary.EditMinutes: _SECRETARY,
    vocabulary.ApproveMinutes: _CHAIR,
    vocabulary.FilePaper: _HUB,
    vocabulary.FileSignedPaper: _STAFF,
    consultations.DraftConsultation: frozenset({Capacity.SECRETARIAT}),
    consultations.ChangeConsultation: _SECRETARY,
    consultations.RemoveConsultation: _SECRETARY,
    consultations.SendConsultation: _STAFF,
    consultations.ReadConsultation: frozenset({Capacity.SELF}),
    consultations.RemindConsultation: frozenset({Capacity.SECRETARY, Capacity.HUB}),
    consultations.AttachToOpinion: _IN_MEETING,
    consultations.DetachFromOpinion: _IN_MEETING,
    consultations.FileSignedOpinion: _IN_MEETING,
    consultations.CloseConsultation: _STAFF,
    consultations.WithdrawConsultation: _STAFF,
    consultations.CiteConsultation: _SECRETARY,
    vocabulary.ReadNotice: frozenset({Capacity.ANYBODY}),
    vocabulary.ConfirmCertificate: frozenset({Capacity.ADMINISTRATOR}),
    vocabulary.RemoveCertificate: frozenset({Capacity.ADMINISTRATOR}),
    vocabulary.ImportRevocationList: _ADMIN,
    vocabulary.RecordFetch: _HUB,
    vocabulary.KeepRevocationAnswer: _HUB,
}
"""Who may give each command. A rule may refuse further, it never allows more."""

_OF_THE_CITY = {Role.ADMINISTRATOR: Capacity.ADMINISTRATOR, Role.SECRETARIAT: Capacity.SECRETARIAT}
_OF_A_MEETING = {Role.CHAIR: Capacity.CHAIR, Role.SECRETARIAT: Capacity.SECRETARY}


def capacities(world: World, command: Command, actor: Actor) -> frozenset[Capacity]:
    """Return all the capacities in which this actor gives this command."""
    if actor.is_hub:
        return frozenset({Capacity.HUB})
    person = world.get(Person, actor.person)
    if person is None or not person.active:
        return frozenset()
    held = {Capacity.ANYBODY, *(_OF_THE_CITY[role] for role in person.roles if role in _OF_THE_CITY)}
    if command.meeting is None:
        return frozenset(held)
    for part in world.find(Participant, meeting=command.meeting, person=person.id):
        if part.role == Role.ROOM_DISPLAY:
            continue
        held.add(Capacity.PARTICIPANT)
        if part.role in _OF_A_MEETING:
            held.add(_OF_A_MEETING[part.role])
        if getattr(command, "participant", None) == part.id:
            held.add(Capacity.SELF)
    return frozenset(held)


def _shown_in_meeting(meeting: Id) -> frozenset[str]:
    return frozenset({of_meeting(meeting), of_staff(meeting)})


def _shown_in_room(meeting: Id) -> frozenset[str]:
    return _shown_in_meeting(meeting) | {of_display(meeting)}


def audiences(entity: Entity) -> frozenset[str]:
    """Return who may see this state of an entity: a function of its own fields and nothing else."""
    kind = type(entity)
    chapter = _CHAPTER_OF.get(kind)
    if chapter is None:
        chapter = next((one for one in _CHAPTERS if one(entity)), None)
        if chapter is None:
            raise LookupError(kind.__name__)
        _CHAPTER_OF[kind] = chapter
    return chapter(entity)


def _of_the_directory(entity: Entity) -> frozenset[str]:
    match entity:
        case vocabulary.Room() | vocabulary.RuleSet():
            return frozenset({EVERYONE})
        case vocabulary.TrustedCertificate() | vocabulary.RevocationList() | vocabulary.TrustList():
            return frozenset({EVERYONE})
        case vocabulary.RevocationAnswer():
            return frozenset({EVERYONE})
        case vocabulary.Agency() | vocabulary.RevocationAddress() | vocabulary.VoteTemplate():
            return frozenset({DIRECTORY})
        case Person():
            return frozenset({DIRECTORY, of_person(entity.id)})
        case vocabulary.Credential() | vocabulary.StoredFile():
            return frozenset({HUB_ONLY})
        case vocabulary.Committee():
            return frozenset({DIRECTORY, of_committee(entity.id)})
        case Membership():
            return frozenset({DIRECTORY, of_committee(entity.committee)})
        case vocabulary.Notice():
            return frozenset({of_person(entity.person)})
        case _:
            return frozenset()


def _of_preparation(entity: Entity) -> frozenset[str]:
    match entity:
        case vocabulary.Meeting():
            return _shown_in_room(entity.id)
        case vocabulary.MeetingCard():
            return frozenset({of_person(entity.person)})
        case vocabulary.Agenda():
            return _shown_in_room(entity.meeting)
        case vocabulary.AgendaItem():
            return _shown_in_room(entity.meeting) | {of_item(entity.id)}
        case Participant():
            own = frozenset({of_person(entity.person)}) if entity.invited else frozenset()
            return _shown_in_room(entity.meeting) | own
        case vocabulary.Invitation() | vocabulary.Reply() | vocabulary.Substitution() | vocabulary.Position():
            return frozenset({of_staff(entity.meeting), of_person(entity.person)})
        case vocabulary.Document():
            return _document(entity.meeting, entity.item, shown=entity.published)
        case vocabulary.DocumentVersion():
            return _document(entity.meeting, entity.item, shown=entity.state in VERSIONS_SHOWN)
        case vocabulary.VersionVerdict():
            return _document(entity.meeting, entity.item, shown=entity.shown)
        case _:
            return frozenset()


def _document(meeting: Id, item: Id | None, *, shown: bool) -> frozenset[str]:
    if not shown:
        return frozenset({of_staff(meeting)})
    return _shown_in_meeting(meeting) | (frozenset() if item is None else frozenset({of_item(item)}))


def _of_the_session(entity: Entity) -> frozenset[str]:
    match entity:
        case vocabulary.Attendance():
            return _shown_in_room(entity.meeting) | {of_person(entity.person)}
        case Vote():
            if entity.opened_at is None and entity.ready_asked_at is None:
                return frozenset({of_staff(entity.meeting)})
            shown = _shown_in_room(entity.meeting)
            return shown if entity.together else shown | {of_item(entity.item)}
        case vocabulary.VoteOrder():
            return frozenset({of_staff(entity.meeting)})
        case vocabulary.Ballot() if entity.heard and not entity.revealed:
            return frozenset({of_staff(entity.meeting), of_person(entity.person)})
        case vocabulary.Ballot() | vocabulary.BallotBox():
            return _shown_in_meeting(entity.meeting) if entity.revealed else frozenset({HUB_ONLY})
        case vocabulary.Cast() | vocabulary.Ready():
            return frozenset({of_staff(entity.meeting), of_person(entity.person)})
        case Minutes():
            approved = entity.state == MinutesState.APPROVED
            return _shown_in_meeting(entity.meeting) if approved else frozenset({of_staff(entity.meeting)})
        case Paper() | PaperVerdict():
            return _paper(entity)
        case _:
            return frozenset()


def _of_consultations(entity: Entity) -> frozenset[str]:
    match entity:
        case vocabulary.Reading():
            return frozenset({of_staff(entity.meeting), of_person(entity.person)})
        case vocabulary.OpinionFile():
            return _shown_in_meeting(entity.meeting) if entity.shown else frozenset({of_person(entity.person)})
        case _:
            return frozenset()


def _paper(paper: Paper | PaperVerdict) -> frozenset[str]:
    if paper.withheld and paper.person is not None:
        return frozenset({of_person(paper.person)})
    if paper.paper_kind == PaperKind.INVITATION and paper.person is not None:
        return frozenset({of_staff(paper.meeting), of_person(paper.person)})
    return _shown_in_meeting(paper.meeting)


_CHAPTERS: Final = (_of_the_directory, _of_preparation, _of_the_session, _of_consultations)
_CHAPTER_OF: Final[dict[type[Entity], Callable[[Entity], frozenset[str]]]] = {}
"""Where each kind was found, so that a ballot does not go through all the others each time."""


def audiences_of(world: World, person_id: Id) -> frozenset[str]:
    """Return the audiences somebody belongs to, from their roles, memberships and parts in meetings."""
    person = world.get(Person, person_id)
    if person is None or not person.active:
        return frozenset()
    held = {EVERYONE, of_person(person.id)}
    if {Role.ADMINISTRATOR, Role.SECRETARIAT} & set(person.roles):
        held.add(DIRECTORY)
    held.update(of_committee(seat.committee) for seat in world.find(Membership, person=person.id))
    for part in world.find(Participant, person=person.id):
        held |= _of_part(part)
    return frozenset(held)


def _of_part(part: Participant) -> frozenset[str]:
    """A draft is for its staff; a display sees what is shown to the room; a guest of items sees those items."""
    if part.role in {Role.CHAIR, Role.SECRETARIAT}:
        return frozenset({of_staff(part.meeting), of_meeting(part.meeting)})
    if not part.invited:
        return frozenset()
    if part.role == Role.ROOM_DISPLAY:
        return frozenset({of_display(part.meeting)})
    if part.items:
        return frozenset(of_item(item) for item in part.items)
    return frozenset({of_meeting(part.meeting)})


MEMBERSHIP_KINDS: frozenset[type[Entity]] = frozenset({Person, Membership, Participant})
"""Kinds of entities whose change may change the audiences of the person they name."""


def concerned(entity: Entity) -> Id | None:
    """Return the person whose audiences may change with this entity, or None."""
    if isinstance(entity, Person):
        return entity.id
    if isinstance(entity, Membership | Participant):
        return entity.person
    return None
