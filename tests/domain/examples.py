"""One accepted example of every command, each in the phase of a meeting where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Actor, Command, Entity, Id, Outcome
from ecabinet.domain.meetings.entities import SessionKind, SignatureGate
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.signatures.verdicts import Stage as ExaminedStage
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts, fingerprint_of
from ecabinet.domain.voting.entities import Choice
from ecabinet.domain.voting.presets import UBND
from tests.stage import START, MemoryWorld, Stage

FILE = "ab" * 32
OTHER_FILE = "cd" * 32
SECTIONS = (Section("Thành phần", "Đủ thành phần"), Section("Kết luận", "Thông qua"))
PHASES = ("draft", "announced", "session", "voting", "tied", "closed", "approved")


def verdict(sha256: str, trust_version: str = "1", **otherwise: Any) -> DocumentVerdict:  # noqa: ANN401 - fields of any kind
    """Return the verdict on a file without signatures."""
    fields: dict[str, Any] = {
        "sha256": sha256,
        "size": 1000,
        "stage": ExaminedStage.FULL,
        "judged_at": START,
        "moment": START,
        "trust_version": trust_version,
        "policy_version": "1",
        "tool_version": "1",
    }
    return DocumentVerdict(**fields | otherwise)


class Play(Stage):
    """The stage with one meeting on it, brought to a phase; a guest is invited to the second of its two items."""

    def __init__(self, phase: str) -> None:
        super().__init__(members=5)
        self.reach = PHASES.index(phase)
        for sha256 in (FILE, OTHER_FILE):
            self.must(HUB, v.RecordFile, sha256=sha256, size=1000, pages=3)
        self.meeting = self.draft(items=2)
        self.first, self.second = self.items(self.meeting)
        self.guests_part = self.invite_guest(self.meeting, self.second)
        self.document = self.file("Tờ trình", self.second)
        self.unpublished = self.file("Dự thảo", self.first)
        self.must(self.secretary, v.PublishDocument, meeting=self.meeting, document=self.document)
        self.must(
            HUB,
            v.RecordVerdict,
            meeting=self.meeting,
            document_version=self.version_of(self.document),
            verdict=verdict(FILE),
        )
        self.vote = self.new_id()
        self.proposal = self.new_id()
        for step in (self._announced, self._session, self._voting, self._tied, self._closed, self._approved)[
            : self.reach
        ]:
            step()

    def file(self, title: str, item: Id | None) -> Id:
        """File a document."""
        document = self.new_id()
        self.must(
            self.secretary,
            v.FileDocument,
            meeting=self.meeting,
            document=document,
            document_version=self.new_id(),
            item=item,
            title=title,
            doc_type=DocType.SUBMISSION,
            agency_name="Sở Nội vụ",
            sha256=FILE,
            file_name="to-trinh.pdf",
        )
        return document

    def version_of(self, document: Id) -> Id:
        """Return the id of a document's newest version."""
        versions = self.world.find(v.DocumentVersion, parent=document)
        return max(versions, key=lambda one: one.number).id

    def _announced(self) -> None:
        self.announce(self.meeting)
        self.propose(self.members[4])

    def propose(self, member: Id) -> Id:
        """Let a member propose a substitute."""
        self.proposal = self.new_id()
        self.must(
            member,
            v.ProposeSubstitute,
            meeting=self.meeting,
            substitution=self.proposal,
            participant=self.part(self.meeting, member).id,
            full_name="Bà Thay",
            position="Phó Giám đốc",
            email="thay@hanoi.example",
            reason="Đi công tác",
        )
        return self.proposal

    def _session(self) -> None:
        self.check_in(self.meeting, *self.members[:4])
        self.must(self.chair, v.OpenSession, meeting=self.meeting)
        self.must(self.chair, v.StartItem, meeting=self.meeting, item=self.second)
        self.must(
            self.secretary,
            v.PrepareVote,
            meeting=self.meeting,
            vote=self.vote,
            item=self.second,
            question="Thông qua Tờ trình?",
            document=self.document,
            minutes_limit=5,
        )

    def _voting(self) -> None:
        self.must(self.chair, v.OpenVote, meeting=self.meeting, vote=self.vote)

    def _tied(self) -> None:
        self.cast(self.meeting, self.vote, self.members[0], Choice.FOR)
        self.cast(self.meeting, self.vote, self.members[1], Choice.AGAINST)
        self.must(self.chair, v.CloseVote, meeting=self.meeting, vote=self.vote)

    def _closed(self) -> None:
        self.must(self.chair, v.SettleTie, meeting=self.meeting, vote=self.vote, passed=True, reason="Cấp bách")
        self.must(self.chair, v.CloseSession, meeting=self.meeting)
        self.must(self.secretary, v.StartMinutes, meeting=self.meeting, number=1, sections=SECTIONS)

    def _approved(self) -> None:
        self.must(self.chair, v.ApproveMinutes, meeting=self.meeting, based_on=1)

    def version(self, kind: type[Entity], entity_id: Id) -> int:
        """Return the present version of an entity."""
        found = self.world.get(kind, entity_id)
        assert found is not None
        return found.version


@cache
def _played(phase: str) -> Play:
    return Play(phase)


def play(phase: str) -> Play:
    """Return a stage in this phase; what is done on it stays on it."""
    template = _played(phase)
    fresh = Play.__new__(Play)
    fresh.__dict__.update(template.__dict__)
    fresh.world = MemoryWorld()
    fresh.world.rows = dict(template.world.rows)
    fresh.members = list(template.members)
    return fresh


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


ROOT_NAME = "CN=CA gốc, C=VN"


def certificate_facts(der: bytes, **otherwise: Any) -> CertificateFacts:  # noqa: ANN401 - fields of any kind
    """Return what a root says whose bytes are these."""
    fields: dict[str, Any] = {
        "subject": ROOT_NAME,
        "issuer": ROOT_NAME,
        "serial": "0a",
        "not_before": START - timedelta(days=365),
        "not_after": START + timedelta(days=3650),
        "sha256": fingerprint_of(der),
        "key": "RSA 4096",
        "digest": "sha256",
        "is_ca": True,
        "is_self_signed": True,
    }
    return CertificateFacts(**fields | otherwise)


def crl_facts(der: bytes, **otherwise: Any) -> CrlFacts:  # noqa: ANN401 - fields of any kind
    """Return what a revocation list of the root says whose bytes are these."""
    fields: dict[str, Any] = {
        "issuer": ROOT_NAME,
        "number": "7",
        "this_update": START - timedelta(days=1),
        "next_update": START + timedelta(days=6),
        "entries": 3,
        "sha256": fingerprint_of(der),
    }
    return CrlFacts(**fields | otherwise)


def confirming(der: bytes = b"root", **otherwise: Any) -> Fields:  # noqa: ANN401 - fields of any kind
    """Return the fields that confirm a root."""
    facts = certificate_facts(der, **otherwise)
    return {"der": der, "facts": facts, "role": CertificateRole.ANCHOR, "hierarchy": Hierarchy.OFFICIAL_DUTY}


def revoking(der: bytes = b"list", issuer: bytes = b"root", **otherwise: Any) -> Fields:  # noqa: ANN401 - as above
    """Return the fields that import a revocation list of the root."""
    return {"issuer": fingerprint_of(issuer), "der": der, "facts": crl_facts(der, **otherwise)}


def listed_root(at: Play) -> Id:
    """Put a root on the trust list and return its id."""
    fields = confirming()
    at.must(at.admin, v.ConfirmCertificate, **fields)
    return fingerprint_of(fields["der"])


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
        lambda at: (HUB, {"document_version": at.version_of(at.unpublished), "verdict": verdict(FILE)}),
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
    v.OpenVote: ("session", lambda at: (at.chair, {"vote": at.vote})),
    v.CastBallot: (
        "voting",
        lambda at: (at.members[1], {"ballot": at.new_id(), "vote": at.vote, "choice": Choice.FOR}),
    ),
    v.CloseVote: ("voting", lambda at: (at.chair, {"vote": at.vote})),
    v.SettleTie: ("tied", lambda at: (at.chair, {"vote": at.vote, "passed": False, "reason": "Chưa rõ"})),
    v.CancelVote: ("voting", lambda at: (at.chair, {"vote": at.vote, "reason": "Câu hỏi sai"})),
    v.StartMinutes: ("session", lambda at: (at.secretary, {"number": 1, "sections": SECTIONS})),
    v.EditMinutes: ("closed", lambda at: (at.secretary, {"based_on": 1, "sections": SECTIONS[:1]})),
    v.ApproveMinutes: ("closed", lambda at: (at.chair, {"based_on": 1})),
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
