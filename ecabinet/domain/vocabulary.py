"""The names of the domain in one place: its entities, and its verbs but for those of pages of their own."""

from __future__ import annotations

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
from ecabinet.domain.documents.entities import Document, DocumentVersion, StoredFile, VersionVerdict
from ecabinet.domain.documents.file_document import FileDocument
from ecabinet.domain.documents.file_version import FileVersion
from ecabinet.domain.documents.judge_again import JudgeAgain
from ecabinet.domain.documents.publish_document import PublishDocument
from ecabinet.domain.documents.record_file import RecordFile
from ecabinet.domain.documents.record_verdict import RecordVerdict
from ecabinet.domain.documents.withdraw_document import WithdrawDocument
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
from ecabinet.domain.voting.call_elector import CallElector
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
from ecabinet.domain.voting.prolong_vote import ProlongVote
from ecabinet.domain.voting.record_spoken_answer import RecordSpokenAnswer
from ecabinet.domain.voting.repeat_vote import RepeatVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.domain.voting.say_ready import SayReady
from ecabinet.domain.voting.settle_tie import SettleTie

__all__ = [
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
    "ApproveMinutes",
    "ArchiveMeeting",
    "AskReady",
    "Attendance",
    "Ballot",
    "BallotBox",
    "CallElector",
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
    "Ready",
    "RecordFetch",
    "RecordFile",
    "RecordSpokenAnswer",
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
    "VersionVerdict",
    "Vote",
    "VoteOrder",
    "VoteTemplate",
    "WithdrawDocument",
    "WithdrawMandate",
    "WithdrawPosition",
]
