"""One accepted example of every command, each in the phase of a meeting where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Actor, Command, Id, Outcome
from ecabinet.domain.meetings.entities import SessionKind, SignatureGate
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from tests.domain.consultation_examples import CONSULTATION_MAKINGS
from tests.domain.plays import FILE, OTHER_FILE, PHASES, SECTIONS, Play, play, verdict
from tests.domain.preparing_examples import PREPARING_MAKINGS
from tests.domain.trust_samples import ADDRESS, answering, confirming, listed_root, revoking
from tests.stage import START

__all__ = [
    "FILE",
    "MAKINGS",
    "OTHER_FILE",
    "PHASES",
    "SECTIONS",
    "Example",
    "Fields",
    "Making",
    "Play",
    "example",
    "play",
    "verdict",
]


class Example(msgspec.Struct, frozen=True):
    """A command, who gives it, and where."""

    stage: Play
    person: Id
    command: Command

    def decided(self, by: Id | None = None) -> Outcome:
        """Let the rule alone decide."""
        return self.command.decide(self.stage.world, Actor(by or self.person), self.stage.now)


Fields = dict[str, Any]
TIMES: Fields = {"starts_at": START + timedelta(days=5), "ends_at": START + timedelta(days=5, hours=3)}
Making = Callable[[Play], tuple[Id, Fields]]


def _item(title: str = "Nội dung mới") -> Fields:
    return {"title": title, "presenter": "Giám đốc", "submitting_agency": "Sở Nội vụ", "minutes_planned": 15}


def _person(at: Play) -> Fields:
    return {"email": "moi@hanoi.example", "full_name": "Bà Mới", "position": "Chuyên viên", "agency": at.agency}


def _draft(at: Play) -> Fields:
    seats = {seat.id: at.new_id() for seat in at.world.find(v.Membership, parent=at.committee)}
    return {
        "meeting": at.new_id(),
        "title": "Phiên họp thứ hai",
        "kind": SessionKind.THEMATIC,
        "committee": at.committee,
        "room": at.room,
        "seats": seats,
        "secretary_seat": at.new_id(),
        "display_seat": at.new_id(),
        **TIMES,
    }


def _own(at: Play, person: Id) -> Id:
    return at.part(at.meeting, person).id


MAKINGS: dict[type[Command], tuple[str, Making]] = {
    v.AddAgency: ("draft", lambda at: (at.admin, {"agency": at.new_id(), "code": "000.01", "name": "Sở Nội vụ"})),
    v.AddPerson: ("draft", lambda at: (at.admin, {"person": at.new_id(), **_person(at)})),
    v.ChangePerson: (
        "draft",
        lambda at: (
            at.admin,
            {"person": at.outsider, "based_on": 1, "roles": (), "precedence": 5, **_person(at)},
        ),
    ),
    v.ConfirmCertificate: ("draft", lambda at: (at.admin, confirming())),
    v.RemoveCertificate: ("draft", lambda at: (at.admin, {"certificate": listed_root(at)})),
    v.ImportRevocationList: (
        "draft",
        lambda at: (at.admin, {**revoking(), "issuer": listed_root(at)}),
    ),
    v.RecordFetch: (
        "draft",
        lambda at: (HUB, {"issuer": listed_root(at), "address": ADDRESS, "outcome": Fetch.AWAY}),
    ),
    v.KeepRevocationAnswer: (
        "draft",
        lambda at: (HUB, {**answering(), "issuer": listed_root(at)}),
    ),
    v.IssueCode: ("draft", lambda at: (at.admin, {"person": at.outsider, "code_digest": "0f" * 32})),
    v.SetPassword: ("draft", lambda at: (HUB, {"person": at.outsider, "password_hash": "$argon2id$"})),
    v.AddCommittee: (
        "draft",
        lambda at: (
            at.secretary,
            {"committee": at.new_id(), "name": "Ban", "agency_name": "UBND", "rule_set": UBND.id},
        ),
    ),
    v.AddMembership: (
        "draft",
        lambda at: (
            at.secretary,
            {
                "membership": at.new_id(),
                "committee": at.committee,
                "person": at.outsider,
                "seat": "Ủy viên",
                "voting": True,
            },
        ),
    ),
    v.EndMembership: (
        "draft",
        lambda at: (at.secretary, {"membership": at.world.find(v.Membership, parent=at.committee)[-1].id}),
    ),
    v.AddRoom: (
        "draft",
        lambda at: (
            at.secretary,
            {"room": at.new_id(), "name": "Phòng 2", "location": "Tầng 2", "seats": 10, "display": at.display},
        ),
    ),
    v.InstallRuleSet: ("draft", lambda _: (HUB, {"rule_set": UBND})),
    v.DraftMeeting: ("draft", lambda at: (at.secretary, _draft(at))),
    v.ChangeMeeting: (
        "announced",
        lambda at: (
            at.secretary,
            {
                "based_on": at.version(v.Meeting, at.meeting),
                "title": "Phiên họp đã đổi",
                "kind": SessionKind.REGULAR,
                "room": at.room,
                **TIMES,
            },
        ),
    ),
    v.SetSignatureGate: ("draft", lambda at: (at.secretary, {"gate": SignatureGate.VALID})),
    v.AnnounceMeeting: ("draft", lambda at: (at.secretary, {"requests": "Mang thẻ", "contact": "Văn phòng"})),
    v.RemindParticipants: ("announced", lambda at: (at.secretary, {})),
    v.OpenSession: ("announced", lambda at: (at.chair, {"waiver": "Khẩn cấp"})),
    v.CloseSession: ("session", lambda at: (at.chair, {})),
    v.ArchiveMeeting: ("approved", lambda at: (at.secretary, {})),
    v.AddAgendaItem: ("draft", lambda at: (at.secretary, {"item": at.new_id(), **_item()})),
    v.ChangeAgendaItem: ("draft", lambda at: (at.secretary, {"based_on": 1, "item": at.first, **_item()})),
    v.MoveAgendaItem: (
        "draft",
        lambda at: (at.chair, {"based_on": at.version(v.Agenda, at.meeting), "item": at.first, "position": 1}),
    ),
    v.RemoveAgendaItem: ("draft", lambda at: (at.secretary, {"item": _unused_item(at)})),
    v.StartItem: ("session", lambda at: (at.chair, {"item": at.first})),
    v.EndItem: ("session", lambda at: (at.chair, {"item": at.second})),
    v.AddParticipant: (
        "announced",
        lambda at: (
            at.secretary,
            {"participant": at.new_id(), "person": at.outsider, "role": Role.GUEST, "items": (at.first,)},
        ),
    ),
    v.RemoveParticipant: ("announced", lambda at: (at.secretary, {"participant": at.guests_part})),
    v.ReplyToInvitation: (
        "announced",
        lambda at: (at.members[1], {"participant": _own(at, at.members[1]), "attending": True}),
    ),
    v.ProposeSubstitute: (
        "announced",
        lambda at: (
            at.members[1],
            {
                "substitution": at.new_id(),
                "participant": _own(at, at.members[1]),
                "full_name": "Bà Thay",
                "position": "Phó Giám đốc",
                "email": "thay@hanoi.example",
                "reason": "Bận",
            },
        ),
    ),
    v.DecideSubstitute: (
        "announced",
        lambda at: (
            at.secretary,
            {"substitution": at.proposal, "accept": True, "participant": at.new_id(), "person": at.outsider},
        ),
    ),
    v.GiveMandate: (
        "announced",
        lambda at: (
            at.members[1],
            {"participant": at.with_mandates(), "carrier": _own(at, at.members[2])},
        ),
    ),
    v.DeclarePosition: (
        "announced",
        lambda at: (
            at.members[1],
            {
                "position": at.new_id(),
                "participant": _own(at, at.members[1]),
                "item": at.first,
                "stance": Stance.OBJECT,
                "reason": "Chưa có nguồn kinh phí",
            },
        ),
    ),
    v.WithdrawPosition: (
        "announced",
        lambda at: (at.members[1], {"participant": at.declared(at.members[1], at.first), "item": at.first}),
    ),
    v.WithdrawMandate: ("announced", lambda at: (at.members[1], {"participant": at.gave_mandate()})),
    v.FileDocument: (
        "draft",
        lambda at: (
            at.secretary,
            {
                "document": at.new_id(),
                "document_version": at.new_id(),
                "item": at.first,
                "title": "Báo cáo",
                "doc_type": DocType.REPORT,
                "agency_name": "Sở Nội vụ",
                "sha256": FILE,
                "file_name": "bao-cao.pdf",
            },
        ),
    ),
    v.FileVersion: (
        "draft",
        lambda at: (
            at.secretary,
            {
                "document": at.document,
                "document_version": at.new_id(),
                "sha256": OTHER_FILE,
                "file_name": "ban-hai.pdf",
            },
        ),
    ),
    v.PublishDocument: ("draft", lambda at: (at.secretary, {"document": at.unpublished})),
    v.WithdrawDocument: ("draft", lambda at: (at.secretary, {"document": at.document})),
    v.RecordFile: ("draft", lambda _: (HUB, {"sha256": "ef" * 32, "size": 5, "pages": 1})),
    v.RecordVerdict: (
        "draft",
        lambda at: (HUB, {"about": at.version_of(at.unpublished), "verdict": verdict(FILE)}),
    ),
    v.JudgeAgain: ("draft", lambda at: (at.admin, {})),
    v.CheckIn: (
        "session",
        lambda at: (at.members[4], {"attendance": at.new_id(), "participant": _own(at, at.members[4])}),
    ),
    v.CheckOut: ("session", lambda at: (at.members[3], {"participant": _own(at, at.members[3])})),
    v.PrepareVote: (
        "session",
        lambda at: (at.secretary, {"vote": at.new_id(), "item": at.first, "question": "Thông qua?"}),
    ),
    **PREPARING_MAKINGS,
    v.OpenVote: ("session", lambda at: (at.chair, {"vote": at.vote})),
    v.AdoptTogether: (
        "session",
        lambda at: (at.chair, {"vote": at.new_id(), "items": {at.unbegun(): at.new_id()}}),
    ),
    v.CastBallot: (
        "voting",
        lambda at: (at.members[1], {"ballot": at.new_id(), "vote": at.vote, "choice": Choice.FOR}),
    ),
    v.CastSecretBallot: (
        "voting",
        lambda at: (at.members[1], {"ballot": at.new_id(), "vote": at.secretly(), "choice": Choice.FOR}),
    ),
    v.CloseVote: ("voting", lambda at: (at.chair, {"vote": at.vote})),
    v.SettleTie: ("tied", lambda at: (at.chair, {"vote": at.vote, "passed": False, "reason": "Chưa rõ"})),
    v.DrawLot: ("voting", lambda at: (at.chair, {"vote": at.tied_for_a_lot(), "seed": "7-3-5"})),
    v.AskReady: ("session", lambda at: (at.chair, {"vote": at.vote})),
    v.SayReady: (
        "session",
        lambda at: (at.members[1], {"vote": at.asked_ready(), "mark": at.new_id(), "ready": True}),
    ),
    v.CallElector: ("voting", lambda at: (at.chair, {"vote": at.by_roll_call()})),
    v.RecordSpokenAnswer: (
        "voting",
        lambda at: (
            at.secretary,
            {"ballot": at.new_id(), "vote": at.vote, "seat": at.called_first(), "choice": Choice.FOR},
        ),
    ),
    v.PauseVote: ("voting", lambda at: (at.chair, {"vote": at.vote})),
    v.ResumeVote: ("voting", lambda at: (at.chair, {"vote": at.paused()})),
    v.ProlongVote: ("voting", lambda at: (at.chair, {"vote": at.vote, "minutes": 5})),
    v.RepeatVote: (
        "voting",
        lambda at: (at.chair, {"vote": at.cancelled(), "next_round": at.new_id(), "reason": "Câu hỏi sai"}),
    ),
    v.AnnounceResult: ("tied", lambda at: (at.chair, {"vote": at.settled()})),
    v.CancelVote: ("voting", lambda at: (at.chair, {"vote": at.vote, "reason": "Câu hỏi sai"})),
    v.StartMinutes: ("session", lambda at: (at.secretary, {"number": 1, "sections": SECTIONS})),
    v.EditMinutes: ("closed", lambda at: (at.secretary, {"based_on": 1, "sections": SECTIONS[:1]})),
    v.ApproveMinutes: ("closed", lambda at: (at.chair, {"based_on": 1})),
    v.FileSignedPaper: (
        "approved",
        lambda at: (at.chair, {"paper": at.new_id(), "signs": at.typeset_minutes(), "sha256": OTHER_FILE}),
    ),
    v.FilePaper: (
        "announced",
        lambda at: (
            HUB,
            {
                "paper": at.new_id(),
                "paper_kind": PaperKind.INVITATION,
                "about": at.guests_part,
                "person": at.guest,
                "sha256": "aa" * 32,
                "size": 10,
                "file_name": "giay-moi.pdf",
            },
        ),
    ),
    v.ReadNotice: ("announced", lambda at: (at.outsider, {"notice": _notice(at)})),
    **CONSULTATION_MAKINGS,
}


def _unused_item(at: Play) -> Id:
    item = at.new_id()
    at.must(at.secretary, v.AddAgendaItem, meeting=at.meeting, item=item, **_item("Thừa"))
    return item


def _notice(at: Play) -> Id:
    notice = v.Notice(id=at.new_id(), person=at.outsider, code="invited", meeting=None, about=None, left_at=START)
    at.world.rows[v.Notice, notice.id] = notice
    return notice.id


WITHOUT_A_MEETING = frozenset(
    {
        v.AddAgency,
        v.AddPerson,
        v.ChangePerson,
        v.IssueCode,
        v.SetPassword,
        v.AddCommittee,
        v.AddMembership,
        v.EndMembership,
        v.AddRoom,
        v.InstallRuleSet,
        v.RecordFile,
        v.JudgeAgain,
        v.ReadNotice,
        preparing.SaveVoteTemplate,
        preparing.RemoveVoteTemplate,
        v.ConfirmCertificate,
        v.RemoveCertificate,
        v.ImportRevocationList,
        v.RecordFetch,
        v.KeepRevocationAnswer,
    }
)


def example(verb: type[Command], phase: str | None = None, **otherwise: Any) -> Example:  # noqa: ANN401 - fields of any command
    """Return the example of a verb, in another phase or with other fields if need be."""
    usual, making = MAKINGS[verb]
    stage = play(phase or usual)
    person, fields = making(stage)
    meeting: Fields = {} if verb in WITHOUT_A_MEETING else {"meeting": stage.meeting}
    command = verb(**{"id": stage.new_id(), "claimed_at": stage.now, **meeting, **fields, **otherwise})
    return Example(stage, person, command)
