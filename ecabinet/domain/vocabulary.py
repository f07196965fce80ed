"""Every entity and every verb of the product, and what each rule reads.

Codec, access table and documentation are held against these lists.
"""

from __future__ import annotations

from typing import TypeAlias

from ecabinet.domain.agenda.add_agenda_item import AddAgendaItem
from ecabinet.domain.agenda.change_agenda_item import ChangeAgendaItem
from ecabinet.domain.agenda.end_item import EndItem
from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.agenda.move_agenda_item import MoveAgendaItem
from ecabinet.domain.agenda.remove_agenda_item import RemoveAgendaItem
from ecabinet.domain.agenda.start_item import StartItem
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.attendance.check_out import CheckOut
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.committees.add_committee import AddCommittee
from ecabinet.domain.committees.add_membership import AddMembership
from ecabinet.domain.committees.end_membership import EndMembership
from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.consultations.entities import OpinionFile, Reading
from ecabinet.domain.consultations.verbs import CONSULTATION_VERBS, ConsultationCommand
from ecabinet.domain.documents.entities import Document, DocumentVersion, StoredFile, VersionVerdict
from ecabinet.domain.documents.file_document import FileDocument
from ecabinet.domain.documents.file_version import FileVersion
from ecabinet.domain.documents.judge_again import JudgeAgain
from ecabinet.domain.documents.publish_document import PublishDocument
from ecabinet.domain.documents.record_file import RecordFile
from ecabinet.domain.documents.record_verdict import RecordVerdict
from ecabinet.domain.documents.withdraw_document import WithdrawDocument
from ecabinet.domain.kernel import Entity
from ecabinet.domain.meetings.announce_meeting import AnnounceMeeting
from ecabinet.domain.meetings.archive_meeting import ArchiveMeeting
from ecabinet.domain.meetings.change_meeting import ChangeMeeting
from ecabinet.domain.meetings.close_session import CloseSession
from ecabinet.domain.meetings.draft_meeting import DraftMeeting
from ecabinet.domain.meetings.entities import Meeting, MeetingCard
from ecabinet.domain.meetings.open_session import OpenSession
from ecabinet.domain.meetings.remind_participants import RemindParticipants
from ecabinet.domain.meetings.set_signature_gate import SetSignatureGate
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.messages.read_notice import ReadNotice
from ecabinet.domain.minutes.approve_minutes import ApproveMinutes
from ecabinet.domain.minutes.edit_minutes import EditMinutes
from ecabinet.domain.minutes.entities import Minutes
from ecabinet.domain.minutes.start_minutes import StartMinutes
from ecabinet.domain.papers.entities import Paper, PaperVerdict
from ecabinet.domain.papers.file_paper import FilePaper
from ecabinet.domain.papers.file_signed_paper import FileSignedPaper
from ecabinet.domain.participants.add_participant import AddParticipant
from ecabinet.domain.participants.decide_substitute import DecideSubstitute
from ecabinet.domain.participants.entities import Invitation, Participant, Reply, Substitution
from ecabinet.domain.participants.give_mandate import GiveMandate
from ecabinet.domain.participants.propose_substitute import ProposeSubstitute
from ecabinet.domain.participants.remove_participant import RemoveParticipant
from ecabinet.domain.participants.reply_to_invitation import ReplyToInvitation
from ecabinet.domain.participants.withdraw_mandate import WithdrawMandate
from ecabinet.domain.people.add_agency import AddAgency
from ecabinet.domain.people.add_person import AddPerson
from ecabinet.domain.people.change_person import ChangePerson
from ecabinet.domain.people.entities import Agency, Credential, Person
from ecabinet.domain.people.issue_code import IssueCode
from ecabinet.domain.people.set_password import SetPassword
from ecabinet.domain.positions.declare_position import DeclarePosition
from ecabinet.domain.positions.entities import Position
from ecabinet.domain.positions.withdraw_position import WithdrawPosition
from ecabinet.domain.reads import Reads, Verb, verb
from ecabinet.domain.rooms.add_room import AddRoom
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.trust_list.confirm_certificate import ConfirmCertificate
from ecabinet.domain.trust_list.entities import (
    RevocationAddress,
    RevocationAnswer,
    RevocationList,
    TrustedCertificate,
    TrustList,
)
from ecabinet.domain.trust_list.import_revocation_list import ImportRevocationList
from ecabinet.domain.trust_list.keep_revocation_answer import KeepRevocationAnswer
from ecabinet.domain.trust_list.record_fetch import RecordFetch
from ecabinet.domain.trust_list.remove_certificate import RemoveCertificate
from ecabinet.domain.voting.adopt_together import AdoptTogether
from ecabinet.domain.voting.announce_result import AnnounceResult
from ecabinet.domain.voting.ask_ready import AskReady
from ecabinet.domain.voting.cancel_vote import CancelVote
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.cast_secret_ballot import CastSecretBallot
from ecabinet.domain.voting.close_vote import CloseVote
from ecabinet.domain.voting.draw_lot import DrawLot
from ecabinet.domain.voting.entities import Ballot, BallotBox, Cast, Ready, Vote
from ecabinet.domain.voting.install_rule_set import InstallRuleSet
from ecabinet.domain.voting.open_vote import OpenVote
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.plan import VoteOrder, VoteTemplate
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.domain.voting.preparing import PREPARING_VERBS, PreparingCommand
from ecabinet.domain.voting.prolong_vote import ProlongVote
from ecabinet.domain.voting.repeat_vote import RepeatVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.domain.voting.say_ready import SayReady
from ecabinet.domain.voting.settle_tie import SettleTie

__all__ = [
    "ENTITIES",
    "VERBS",
    "AddAgency",
    "AddAgendaItem",
    "AddCommittee",
    "AddMembership",
    "AddParticipant",
    "AddPerson",
    "AddRoom",
    "AdoptTogether",
    "Agency",
    "Agenda",
    "AgendaItem",
    "AnnounceMeeting",
    "AnnounceResult",
    "AnyCommand",
    "ApproveMinutes",
    "ArchiveMeeting",
    "AskReady",
    "Attendance",
    "Ballot",
    "BallotBox",
    "CancelVote",
    "Cast",
    "CastBallot",
    "CastSecretBallot",
    "ChangeAgendaItem",
    "ChangeMeeting",
    "ChangePerson",
    "CheckIn",
    "CheckOut",
    "CloseSession",
    "CloseVote",
    "Committee",
    "ConfirmCertificate",
    "Credential",
    "DecideSubstitute",
    "DeclarePosition",
    "Document",
    "DocumentVersion",
    "DraftMeeting",
    "DrawLot",
    "EditMinutes",
    "EndItem",
    "EndMembership",
    "FileDocument",
    "FilePaper",
    "FileSignedPaper",
    "FileVersion",
    "GiveMandate",
    "ImportRevocationList",
    "InstallRuleSet",
    "Invitation",
    "IssueCode",
    "JudgeAgain",
    "KeepRevocationAnswer",
    "Meeting",
    "MeetingCard",
    "Membership",
    "Minutes",
    "MoveAgendaItem",
    "Notice",
    "OpenSession",
    "OpenVote",
    "OpinionFile",
    "Paper",
    "PaperVerdict",
    "Participant",
    "PauseVote",
    "Person",
    "Position",
    "PrepareVote",
    "ProlongVote",
    "ProposeSubstitute",
    "PublishDocument",
    "ReadNotice",
    "Reading",
    "Reads",
    "Ready",
    "RecordFetch",
    "RecordFile",
    "RecordVerdict",
    "RemindParticipants",
    "RemoveAgendaItem",
    "RemoveCertificate",
    "RemoveParticipant",
    "RepeatVote",
    "Reply",
    "ReplyToInvitation",
    "ResumeVote",
    "RevocationAddress",
    "RevocationAnswer",
    "RevocationList",
    "Room",
    "RuleSet",
    "SayReady",
    "SetPassword",
    "SetSignatureGate",
    "SettleTie",
    "StartItem",
    "StartMinutes",
    "StoredFile",
    "Substitution",
    "TrustList",
    "TrustedCertificate",
    "Verb",
    "VersionVerdict",
    "Vote",
    "VoteOrder",
    "VoteTemplate",
    "WithdrawDocument",
    "WithdrawMandate",
    "WithdrawPosition",
]

ENTITIES: tuple[type[Entity], ...] = (
    Agency,
    Person,
    Credential,
    Committee,
    Membership,
    Room,
    RuleSet,
    Meeting,
    MeetingCard,
    Agenda,
    AgendaItem,
    Participant,
    Invitation,
    Reply,
    Substitution,
    StoredFile,
    Document,
    DocumentVersion,
    VersionVerdict,
    Position,
    Attendance,
    Vote,
    Ballot,
    BallotBox,
    Cast,
    Ready,
    VoteOrder,
    VoteTemplate,
    Minutes,
    Paper,
    PaperVerdict,
    Reading,
    OpinionFile,
    Notice,
    TrustedCertificate,
    RevocationList,
    RevocationAddress,
    RevocationAnswer,
    TrustList,
)

AnyCommand: TypeAlias = (
    AddAgency
    | AddPerson
    | ChangePerson
    | IssueCode
    | SetPassword
    | AddCommittee
    | AddMembership
    | EndMembership
    | AddRoom
    | InstallRuleSet
    | DraftMeeting
    | ChangeMeeting
    | SetSignatureGate
    | AnnounceMeeting
    | RemindParticipants
    | OpenSession
    | CloseSession
    | ArchiveMeeting
    | AddAgendaItem
    | ChangeAgendaItem
    | MoveAgendaItem
    | RemoveAgendaItem
    | StartItem
    | EndItem
    | AddParticipant
    | RemoveParticipant
    | ReplyToInvitation
    | ProposeSubstitute
    | DecideSubstitute
    | WithdrawMandate
    | GiveMandate
    | DeclarePosition
    | WithdrawPosition
    | FileDocument
    | FileVersion
    | PublishDocument
    | WithdrawDocument
    | RecordFile
    | RecordVerdict
    | JudgeAgain
    | CheckIn
    | CheckOut
    | PrepareVote
    | OpenVote
    | AdoptTogether
    | CastBallot
    | CastSecretBallot
    | CloseVote
    | SettleTie
    | DrawLot
    | AnnounceResult
    | RepeatVote
    | ProlongVote
    | ResumeVote
    | PauseVote
    | SayReady
    | AskReady
    | CancelVote
    | StartMinutes
    | EditMinutes
    | ApproveMinutes
    | FilePaper
    | FileSignedPaper
    | ReadNotice
    | ConfirmCertificate
    | RemoveCertificate
    | ImportRevocationList
    | RecordFetch
    | KeepRevocationAnswer
    | ConsultationCommand
    | PreparingCommand
)


VERBS: tuple[Verb, ...] = (
    verb(AddAgency, Reads.DIRECTORY),
    verb(AddPerson, Reads.DIRECTORY),
    verb(ChangePerson, Reads.DIRECTORY),
    verb(IssueCode, Reads.HUB),
    verb(SetPassword, Reads.HUB),
    verb(AddCommittee, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(AddMembership, Reads.DIRECTORY),
    verb(EndMembership, Reads.DIRECTORY),
    verb(AddRoom, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(InstallRuleSet, Reads.CATALOGUES),
    verb(DraftMeeting, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(ChangeMeeting, Reads.CATALOGUES, Reads.STAFF),
    verb(SetSignatureGate, Reads.STAFF),
    verb(AnnounceMeeting, Reads.STAFF),
    verb(RemindParticipants, Reads.STAFF),
    verb(OpenSession, Reads.CATALOGUES, Reads.MEETING),
    verb(CloseSession, Reads.STAFF),
    verb(ArchiveMeeting, Reads.STAFF),
    verb(AddAgendaItem, Reads.STAFF),
    verb(ChangeAgendaItem, Reads.STAFF),
    verb(MoveAgendaItem, Reads.STAFF),
    verb(RemoveAgendaItem, Reads.STAFF),
    verb(StartItem, Reads.STAFF),
    verb(EndItem, Reads.STAFF),
    verb(AddParticipant, Reads.DIRECTORY, Reads.STAFF),
    verb(RemoveParticipant, Reads.STAFF),
    verb(ReplyToInvitation, Reads.MEETING, Reads.OWN),
    verb(ProposeSubstitute, Reads.MEETING, Reads.OWN),
    verb(DecideSubstitute, Reads.DIRECTORY, Reads.STAFF),
    verb(GiveMandate, Reads.CATALOGUES, Reads.MEETING),
    verb(WithdrawMandate, Reads.MEETING),
    verb(DeclarePosition, Reads.STAFF),
    verb(WithdrawPosition, Reads.STAFF),
    verb(FileDocument, Reads.HUB),
    verb(FileVersion, Reads.HUB),
    verb(PublishDocument, Reads.STAFF),
    verb(WithdrawDocument, Reads.STAFF),
    verb(RecordFile, Reads.HUB),
    verb(RecordVerdict, Reads.HUB),
    verb(JudgeAgain),
    verb(CheckIn, Reads.MEETING),
    verb(CheckOut, Reads.MEETING),
    verb(PrepareVote, Reads.CATALOGUES, Reads.STAFF),
    verb(OpenVote, Reads.CATALOGUES, Reads.STAFF),
    verb(CastBallot, Reads.HUB),
    verb(CastSecretBallot, Reads.HUB),
    *PREPARING_VERBS,
    verb(AdoptTogether, Reads.CATALOGUES, Reads.STAFF),
    verb(CloseVote, Reads.HUB),
    verb(SettleTie, Reads.STAFF),
    verb(DrawLot, Reads.STAFF),
    verb(AskReady, Reads.STAFF),
    verb(SayReady, Reads.HUB),
    verb(PauseVote, Reads.STAFF),
    verb(ResumeVote, Reads.STAFF),
    verb(ProlongVote, Reads.STAFF),
    verb(RepeatVote, Reads.STAFF),
    verb(AnnounceResult, Reads.STAFF),
    verb(CancelVote, Reads.STAFF),
    verb(StartMinutes, Reads.STAFF),
    verb(EditMinutes, Reads.STAFF),
    verb(ApproveMinutes, Reads.STAFF),
    verb(FilePaper, Reads.HUB),
    verb(FileSignedPaper, Reads.HUB),
    verb(ReadNotice, Reads.OWN),
    verb(ConfirmCertificate, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(RemoveCertificate, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(ImportRevocationList, Reads.CATALOGUES),
    verb(RecordFetch, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(KeepRevocationAnswer, Reads.HUB),
    *CONSULTATION_VERBS,
)
