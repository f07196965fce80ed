"""A hub's folder with a meeting that is over: votes of several kinds, papers, and secrets that stay in the folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Changes, Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import ELECTION
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.hub.config import HubConfig
from ecabinet.hub.core import CommitRelay
from ecabinet.hub.init import init_hub
from ecabinet.hub.serve import open_core
from ecabinet.store.blobs import path_in
from ecabinet.trust import codes
from tests.hub.house import ADMINISTRATOR, Clock, HubStage, new_config
from tests.stage import START, Stage

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
SHEET = b"%PDF-1.7 a result sheet\n%%EOF\n"
INVITATION = b"%PDF-1.7 an invitation\n%%EOF\n"


@dataclass(frozen=True)
class Recorded:
    """The folder, the meeting that is closed, its votes by what became of them, and one that is still a draft."""

    config: HubConfig
    meeting: Id
    draft: Id
    votes: dict[str, Id]
    secrets: dict[str, str]

    @property
    def folder(self) -> Path:
        return self.config.folder


@contextmanager
def at_work(config: HubConfig) -> Iterator[HubStage]:
    """Play on the hub of a folder, without its server."""
    clock = Clock()
    with closing(open_core(config, clock, CommitRelay())) as core:
        yield HubStage(core, clock, members=5)


def recorded(folder: Path, store_url: str | None = None) -> Recorded:
    """Make a hub, on PostgreSQL if an URL is given, and play a meeting on it to its end."""
    config = msgspec.structs.replace(new_config(folder), store_url=store_url)
    made = init_hub(config, ADMINISTRATOR, START)
    with at_work(config) as stage:
        stage.let_in(stage.chair)
        code = codes.make_code()
        stage.must(HUB, v.IssueCode, person=stage.outsider, code_digest=codes.digest(code))
        meeting = stage.in_session()
        votes = {
            "passed": voted(stage, meeting, "Thông qua Kế hoạch?", F, F, F, A),
            "failed": voted(stage, meeting, "Thông qua Tờ trình?", F, A, A),
            "settled": settled(stage, meeting),
            "elected": elected(stage, meeting),
            "on_paper": on_paper(stage, meeting),
            "cancelled": stage.open_vote(meeting, "Thông qua Quy chế?"),
        }
        for member in stage.members[:3]:
            assert isinstance(stage.cast(meeting, votes["cancelled"], member, A), Changes)
        stage.must(stage.chair, v.CancelVote, meeting=meeting, vote=votes["cancelled"], reason="Câu hỏi chưa rõ")
        votes["prepared"] = prepared(stage, meeting, "Để phiên sau?")
        ballots = stage.world.find(v.Ballot, parent=votes["cancelled"])
        stage.must(stage.chair, v.CloseSession, meeting=meeting)
        for content in (SHEET, INVITATION):
            put(config, content)
        filed(stage, meeting, votes["passed"], PaperKind.RESULT_SHEET, SHEET)
        filed(stage, meeting, stage.part(meeting, stage.members[1]).id, PaperKind.INVITATION, INVITATION)
        (credential,) = (one for one in stage.world.find(v.Credential) if one.id == stage.chair)
        draft = stage.draft()
        secrets = {
            "password_hash": credential.password_hash or "",
            "code_digest": codes.digest(code),
            "administrators_code": made.code,
            "e_mail": stage.email(stage.chair),
            **{f"hidden_ballot_{number}": ballot.id for number, ballot in enumerate(ballots)},
        }
    return Recorded(config, meeting, draft, votes, secrets)


def on_paper(stage: Stage, meeting: Id) -> Id:
    """Let a count on paper be entered by the secretary and confirmed by the chair; return the vote's id."""
    vote, record = prepared(stage, meeting, "Bỏ phiếu giấy?"), stage.new_id()
    content = b"%PDF-1.7 counting record"
    sha256 = hashlib.sha256(content).hexdigest()
    held = stage.world.get(v.Meeting, meeting)
    assert held is not None
    stage.must(HUB, v.RecordFile, sha256=sha256, size=len(content), pages=1, handed_in_by=stage.secretary)
    stage.must(
        stage.secretary,
        v.FileDocument,
        meeting=meeting,
        document=record,
        document_version=stage.new_id(),
        item=None,
        title="Biên bản kiểm phiếu",
        doc_type=DocType.OTHER,
        agency_name="",
        sha256=sha256,
        file_name="bien-ban-kiem-phieu.pdf",
    )
    stage.must(
        stage.secretary,
        preparing.EnterCount,
        meeting=meeting,
        based_on=1,
        vote=vote,
        way=Way.PAPER,
        taken_at=held.opened_at,
        tellers=("Bà Kiểm",),
        record=record,
        tallies=(LineTally("", (ChoiceNumber(F, 3), ChoiceNumber(A, 1))),),
        valid=4,
        invalid=1,
        issued=5,
    )
    stage.must(stage.chair, preparing.ConfirmCount, meeting=meeting, based_on=2, vote=vote)
    return vote


def prepared(stage: Stage, meeting: Id, question: str) -> Id:
    """Prepare a vote on the first item; return its id."""
    vote, item = stage.new_id(), stage.items(meeting)[0]
    stage.must(stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question=question)
    return vote


def voted(stage: Stage, meeting: Id, question: str, *choices: Choice) -> Id:
    """Let the first members vote so on a question, the chair first; return the vote's id."""
    vote = stage.open_vote(meeting, question)
    for member, choice in zip(stage.members, choices, strict=False):
        assert isinstance(stage.cast(meeting, vote, member, choice), Changes)
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    return vote


def settled(stage: Stage, meeting: Id) -> Id:
    """Let as many be for as against, one abstain, and the chair decide; return the vote's id."""
    vote = voted(stage, meeting, "Thông qua Đề án?", F, A, N)
    stage.must(stage.chair, v.SettleTie, meeting=meeting, vote=vote, passed=True, reason="Việc gấp")
    return vote


def elected(stage: Stage, meeting: Id) -> Id:
    """Let three of five choose among two candidates; return the vote's id."""
    rule = msgspec.structs.replace(ELECTION, id=stage.new_id(), name="bau_mo", showing=Showing.NAMES_AFTERWARDS)
    stage.must(HUB, v.InstallRuleSet, rule_set=rule)
    vote, item = stage.new_id(), stage.items(meeting)[0]
    lines = (Line("a", "Ông Nguyễn Văn A"), Line("b", "Bà Trần Thị B"))
    form = Form(kind=FormKind.CHOOSE, lines=lines, seats=1, least=1, most=1)
    stage.must(
        stage.secretary,
        v.PrepareVote,
        meeting=meeting,
        vote=vote,
        item=item,
        question="Bầu Phó Trưởng ban",
        form=form,
        rule_set=rule.id,
    )
    stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
    for member in stage.members[:3]:
        answers = (Answer("b", F),)
        ballot = stage.new_id()
        stage.must(
            member, v.CastBallot, meeting=meeting, ballot=ballot, vote=vote, choice=Choice.BY_LINE, answers=answers
        )
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
    return vote


def put(config: HubConfig, content: bytes) -> None:
    """Put a file where the hub keeps files."""
    place = path_in(config.blobs, hashlib.sha256(content).hexdigest())
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content)


def filed(stage: Stage, meeting: Id, about: Id, kind: PaperKind, content: bytes) -> None:
    """File a paper as the hub does."""
    part = stage.world.get(v.Participant, about)
    stage.must(
        HUB,
        v.FilePaper,
        meeting=meeting,
        paper=stage.new_id(),
        paper_kind=kind,
        about=about,
        person=None if part is None else part.person,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        file_name=f"{kind.value}.pdf",
    )
