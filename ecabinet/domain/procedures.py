"""Which verbs a meeting held in writing knows, and when: a table, beside who may give them.

Whatever is not in it belongs to sittings alone: a verb that is new is no verb of consultations until somebody says so.
"""

from __future__ import annotations

from ecabinet.domain import vocabulary
from ecabinet.domain.consultations import verbs as consultations
from ecabinet.domain.consultations.course import state_problem
from ecabinet.domain.kernel import Command, Refusal, World
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.voting import preparing

_DRAFT = frozenset({MeetingState.DRAFT})
_SENT = frozenset({MeetingState.IN_SESSION})
_NOT_OVER = _DRAFT | _SENT
_ANY = frozenset(MeetingState)

CONSULTATIONS: dict[type[Command], frozenset[MeetingState]] = {
    consultations.DraftConsultation: _ANY,
    consultations.ChangeConsultation: _ANY,
    consultations.RemoveConsultation: _ANY,
    consultations.SendConsultation: _ANY,
    consultations.WithdrawConsultation: _ANY,
    consultations.RemindConsultation: _ANY,
    consultations.ReadConsultation: _ANY,
    consultations.AttachToOpinion: _ANY,
    consultations.DetachFromOpinion: _ANY,
    consultations.FileSignedOpinion: _ANY,
    consultations.CloseConsultation: _ANY,
}
"""Verbs of consultations alone; each rule says itself at which stage it is given."""

_SHARED: dict[type[Command], frozenset[MeetingState]] = {
    vocabulary.SetSignatureGate: _NOT_OVER,
    vocabulary.AddAgendaItem: _DRAFT,
    vocabulary.ChangeAgendaItem: _DRAFT,
    vocabulary.MoveAgendaItem: _DRAFT,
    vocabulary.RemoveAgendaItem: _DRAFT,
    vocabulary.AddParticipant: _NOT_OVER,
    vocabulary.RemoveParticipant: _NOT_OVER,
    vocabulary.GiveMandate: _NOT_OVER,
    vocabulary.WithdrawMandate: _NOT_OVER,
    vocabulary.FileDocument: _NOT_OVER,
    vocabulary.FileVersion: _NOT_OVER,
    vocabulary.PublishDocument: _NOT_OVER,
    vocabulary.WithdrawDocument: _NOT_OVER,
    vocabulary.RecordVerdict: _ANY,
    vocabulary.PrepareVote: _DRAFT,
    preparing.ChangeVote: _DRAFT,
    preparing.RemoveVote: _DRAFT,
    vocabulary.CastBallot: _SENT,
    vocabulary.CancelVote: _NOT_OVER,
    vocabulary.SettleTie: _SENT,
    vocabulary.DrawLot: _SENT,
    vocabulary.FilePaper: _ANY,
    vocabulary.FileSignedPaper: _ANY,
    vocabulary.ArchiveMeeting: _ANY,
}
"""Verbs that sittings and consultations have in common, and the stages of a consultation in which they are given."""


def procedure_problem(world: World, command: Command) -> Refusal | None:
    """Say why a command is none of its meeting's procedure, or not at this stage of a consultation; else None."""
    meeting = None if command.meeting is None else world.get(Meeting, command.meeting)
    if meeting is None:
        return None
    verb = type(command)
    if not meeting.is_written:
        return Refusal("not_of_a_sitting", {"meeting": meeting.title}) if verb in CONSULTATIONS else None
    stages = CONSULTATIONS.get(verb) or _SHARED.get(verb)
    if stages is None:
        return Refusal("not_of_a_consultation", {"title": meeting.title})
    return None if meeting.state in stages else state_problem(meeting)
