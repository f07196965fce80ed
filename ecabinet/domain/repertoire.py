"""Every entity and every verb of the product, and what each rule reads.

Codec, access table and documentation are held against these lists.
"""

from __future__ import annotations

from typing import TypeAlias

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations.verbs import CONSULTATION_VERBS, ConsultationCommand
from ecabinet.domain.kernel import Entity
from ecabinet.domain.reads import Reads, Verb, verb
from ecabinet.domain.voting.preparing import PREPARING_VERBS, PreparingCommand

ENTITIES: tuple[type[Entity], ...] = (
    v.Agency,
    v.Person,
    v.Credential,
    v.Committee,
    v.Membership,
    v.Room,
    v.RuleSet,
    v.Meeting,
    v.MeetingCard,
    v.Agenda,
    v.AgendaItem,
    v.Participant,
    v.Invitation,
    v.Reply,
    v.Substitution,
    v.StoredFile,
    v.Document,
    v.DocumentVersion,
    v.VersionVerdict,
    v.Position,
    v.Attendance,
    v.Vote,
    v.Ballot,
    v.BallotBox,
    v.Cast,
    v.Ready,
    v.VoteOrder,
    v.VoteTemplate,
    v.Minutes,
    v.Paper,
    v.PaperVerdict,
    v.Reading,
    v.OpinionFile,
    v.Notice,
    v.TrustedCertificate,
    v.RevocationList,
    v.RevocationAddress,
    v.RevocationAnswer,
    v.TrustList,
)

AnyCommand: TypeAlias = (
    v.AddAgency
    | v.AddPerson
    | v.ChangePerson
    | v.IssueCode
    | v.SetPassword
    | v.AddCommittee
    | v.AddMembership
    | v.EndMembership
    | v.AddRoom
    | v.InstallRuleSet
    | v.DraftMeeting
    | v.ChangeMeeting
    | v.SetSignatureGate
    | v.AnnounceMeeting
    | v.RemindParticipants
    | v.OpenSession
    | v.CloseSession
    | v.ArchiveMeeting
    | v.AddAgendaItem
    | v.ChangeAgendaItem
    | v.MoveAgendaItem
    | v.RemoveAgendaItem
    | v.StartItem
    | v.EndItem
    | v.AddParticipant
    | v.RemoveParticipant
    | v.ReplyToInvitation
    | v.ProposeSubstitute
    | v.DecideSubstitute
    | v.WithdrawMandate
    | v.GiveMandate
    | v.DeclarePosition
    | v.WithdrawPosition
    | v.FileDocument
    | v.FileVersion
    | v.PublishDocument
    | v.WithdrawDocument
    | v.RecordFile
    | v.RecordVerdict
    | v.JudgeAgain
    | v.CheckIn
    | v.CheckOut
    | v.PrepareVote
    | v.OpenVote
    | v.AdoptTogether
    | v.CastBallot
    | v.CastSecretBallot
    | v.CloseVote
    | v.SettleTie
    | v.DrawLot
    | v.AnnounceResult
    | v.RepeatVote
    | v.ProlongVote
    | v.ResumeVote
    | v.PauseVote
    | v.CallElector
    | v.RecordSpokenAnswer
    | v.SayReady
    | v.AskReady
    | v.CancelVote
    | v.StartMinutes
    | v.EditMinutes
    | v.ApproveMinutes
    | v.FilePaper
    | v.FileSignedPaper
    | v.ReadNotice
    | v.ConfirmCertificate
    | v.RemoveCertificate
    | v.ImportRevocationList
    | v.RecordFetch
    | v.KeepRevocationAnswer
    | ConsultationCommand
    | PreparingCommand
)


VERBS: tuple[Verb, ...] = (
    verb(v.AddAgency, Reads.DIRECTORY),
    verb(v.AddPerson, Reads.DIRECTORY),
    verb(v.ChangePerson, Reads.DIRECTORY),
    verb(v.IssueCode, Reads.HUB),
    verb(v.SetPassword, Reads.HUB),
    verb(v.AddCommittee, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.AddMembership, Reads.DIRECTORY),
    verb(v.EndMembership, Reads.DIRECTORY),
    verb(v.AddRoom, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.InstallRuleSet, Reads.CATALOGUES),
    verb(v.DraftMeeting, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.ChangeMeeting, Reads.CATALOGUES, Reads.STAFF),
    verb(v.SetSignatureGate, Reads.STAFF),
    verb(v.AnnounceMeeting, Reads.STAFF),
    verb(v.RemindParticipants, Reads.STAFF),
    verb(v.OpenSession, Reads.CATALOGUES, Reads.MEETING),
    verb(v.CloseSession, Reads.STAFF),
    verb(v.ArchiveMeeting, Reads.STAFF),
    verb(v.AddAgendaItem, Reads.STAFF),
    verb(v.ChangeAgendaItem, Reads.STAFF),
    verb(v.MoveAgendaItem, Reads.STAFF),
    verb(v.RemoveAgendaItem, Reads.STAFF),
    verb(v.StartItem, Reads.STAFF),
    verb(v.EndItem, Reads.STAFF),
    verb(v.AddParticipant, Reads.DIRECTORY, Reads.STAFF),
    verb(v.RemoveParticipant, Reads.STAFF),
    verb(v.ReplyToInvitation, Reads.MEETING, Reads.OWN),
    verb(v.ProposeSubstitute, Reads.MEETING, Reads.OWN),
    verb(v.DecideSubstitute, Reads.DIRECTORY, Reads.STAFF),
    verb(v.GiveMandate, Reads.CATALOGUES, Reads.MEETING),
    verb(v.WithdrawMandate, Reads.MEETING),
    verb(v.DeclarePosition, Reads.STAFF),
    verb(v.WithdrawPosition, Reads.STAFF),
    verb(v.FileDocument, Reads.HUB),
    verb(v.FileVersion, Reads.HUB),
    verb(v.PublishDocument, Reads.STAFF),
    verb(v.WithdrawDocument, Reads.STAFF),
    verb(v.RecordFile, Reads.HUB),
    verb(v.RecordVerdict, Reads.HUB),
    verb(v.JudgeAgain),
    verb(v.CheckIn, Reads.MEETING),
    verb(v.CheckOut, Reads.MEETING),
    verb(v.PrepareVote, Reads.CATALOGUES, Reads.STAFF),
    verb(v.OpenVote, Reads.CATALOGUES, Reads.STAFF),
    verb(v.CastBallot, Reads.HUB),
    verb(v.CastSecretBallot, Reads.HUB),
    *PREPARING_VERBS,
    verb(v.AdoptTogether, Reads.CATALOGUES, Reads.STAFF),
    verb(v.CloseVote, Reads.HUB),
    verb(v.SettleTie, Reads.STAFF),
    verb(v.DrawLot, Reads.STAFF),
    verb(v.AskReady, Reads.STAFF),
    verb(v.SayReady, Reads.HUB),
    verb(v.CallElector, Reads.STAFF),
    verb(v.RecordSpokenAnswer, Reads.HUB),
    verb(v.PauseVote, Reads.STAFF),
    verb(v.ResumeVote, Reads.STAFF),
    verb(v.ProlongVote, Reads.STAFF),
    verb(v.RepeatVote, Reads.STAFF),
    verb(v.AnnounceResult, Reads.STAFF),
    verb(v.CancelVote, Reads.STAFF),
    verb(v.StartMinutes, Reads.STAFF),
    verb(v.EditMinutes, Reads.STAFF),
    verb(v.ApproveMinutes, Reads.STAFF),
    verb(v.FilePaper, Reads.HUB),
    verb(v.FileSignedPaper, Reads.HUB),
    verb(v.ReadNotice, Reads.OWN),
    verb(v.ConfirmCertificate, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.RemoveCertificate, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.ImportRevocationList, Reads.CATALOGUES),
    verb(v.RecordFetch, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(v.KeepRevocationAnswer, Reads.HUB),
    *CONSULTATION_VERBS,
)
