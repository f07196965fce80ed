"""Every verb of consultations, and what each rule reads."""

from __future__ import annotations

from typing import TypeAlias

from ecabinet.domain.consultations.attach_to_opinion import AttachToOpinion
from ecabinet.domain.consultations.change_consultation import ChangeConsultation
from ecabinet.domain.consultations.cite_consultation import CiteConsultation
from ecabinet.domain.consultations.close_consultation import CloseConsultation
from ecabinet.domain.consultations.detach_from_opinion import DetachFromOpinion
from ecabinet.domain.consultations.draft_consultation import DraftConsultation
from ecabinet.domain.consultations.read_consultation import ReadConsultation
from ecabinet.domain.consultations.remind_consultation import RemindConsultation
from ecabinet.domain.consultations.remove_consultation import RemoveConsultation
from ecabinet.domain.consultations.send_consultation import SendConsultation
from ecabinet.domain.consultations.withdraw_consultation import WithdrawConsultation
from ecabinet.domain.papers.file_signed_opinion import FileSignedOpinion
from ecabinet.domain.reads import Reads, Verb, verb

__all__ = [
    "CONSULTATION_VERBS",
    "AttachToOpinion",
    "ChangeConsultation",
    "CiteConsultation",
    "CloseConsultation",
    "ConsultationCommand",
    "DetachFromOpinion",
    "DraftConsultation",
    "FileSignedOpinion",
    "ReadConsultation",
    "RemindConsultation",
    "RemoveConsultation",
    "SendConsultation",
    "WithdrawConsultation",
]

ConsultationCommand: TypeAlias = (
    DraftConsultation
    | ChangeConsultation
    | RemoveConsultation
    | SendConsultation
    | ReadConsultation
    | RemindConsultation
    | AttachToOpinion
    | DetachFromOpinion
    | FileSignedOpinion
    | CloseConsultation
    | WithdrawConsultation
    | CiteConsultation
)

CONSULTATION_VERBS: tuple[Verb, ...] = (
    verb(DraftConsultation, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(ChangeConsultation, Reads.STAFF),
    verb(RemoveConsultation, Reads.STAFF),
    verb(SendConsultation, Reads.CATALOGUES, Reads.STAFF),
    verb(ReadConsultation, Reads.MEETING, Reads.OWN),
    verb(RemindConsultation, Reads.STAFF),
    verb(AttachToOpinion, Reads.HUB),
    verb(DetachFromOpinion, Reads.HUB),
    verb(FileSignedOpinion, Reads.HUB),
    verb(CloseConsultation, Reads.HUB),
    verb(WithdrawConsultation, Reads.STAFF),
    verb(CiteConsultation, Reads.HUB),
)
