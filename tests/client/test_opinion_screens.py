"""What a member sees of what is asked in writing: what waits, what is recorded, and what is shown after the count."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.client.screens.ballot import BallotState
from ecabinet.client.screens.consultation import SheetState
from ecabinet.client.screens.consultations import ConsultationList, ConsultationStage, MyAnswer
from ecabinet.client.screens.frame import Place, frame_screen
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.opinions import MyConsultation, MyQuestion, my_consultation, opinions_screen
from ecabinet.client.screens.shell import shell_screen
from ecabinet.client.screens.signing import signing_screen
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import HUB, Changes, Command, Id, Refusal
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import WRITTEN
from tests.client.copies import copy_of
from tests.domain.consulted import SHEET_FILE, SIGNED_FILE, Consulted
from tests.stage import Stage as City


@pytest.fixture
def consulted() -> Consulted:
    """A consultation of five members with two questions, drafted."""
    return Consulted(City(5), matters=2)


def view_of(consulted: Consulted, person: Id, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> View:
    """Return what the hub has sent to somebody."""
    at = consulted.at
    return View(
        world=copy_of(at, person).world(), me=person, now=at.now, link=LinkState(phase, at.now), pending=pending
    )


def opened(consulted: Consulted, person: Id, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> MyConsultation:
    """Return a consultation as a member sees it."""
    found = my_consultation(view_of(consulted, person, *pending, phase=phase), consulted.id)
    assert found is not None
    return found


def first(consulted: Consulted, person: Id, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> MyQuestion:
    """Return its first question."""
    return opened(consulted, person, *pending, phase=phase).questions[0]


def cast(consulted: Consulted, text: str = "") -> v.CastBallot:
    """Return an answer to the first question, given on this device."""
    at = consulted.at
    return v.CastBallot(
        id=at.new_id(), claimed_at=at.now, meeting=consulted.id, ballot=at.new_id(), vote=consulted.votes[0],
        choice=Choice.OTHER if text else Choice.FOR, text=text,
    )  # fmt: skip


def test_a_draft_is_nobody_s_to_answer(consulted: Consulted) -> None:
    member = consulted.at.members[1]
    assert opinions_screen(view_of(consulted, member)).listed == ConsultationList(to_answer=(), answered=(), over=())
    assert my_consultation(view_of(consulted, member), consulted.id) is None
    assert Place.OPINIONS not in frame_screen(view_of(consulted, member)).places


def test_what_was_sent_waits_at_home_until_every_question_is_answered(consulted: Consulted) -> None:
    member = consulted.send().at.members[1]
    for _ in range(2):
        assert [head.mine for head in home_screen(view_of(consulted, member)).opinions] == [MyAnswer.TO_ANSWER]
        consulted.answer(member)
    consulted.answer(member, vote=consulted.votes[1])
    assert home_screen(view_of(consulted, member)).opinions == ()
    assert [head.mine for head in opinions_screen(view_of(consulted, member)).listed.answered] == [MyAnswer.ANSWERED]


def test_it_is_no_sitting(consulted: Consulted) -> None:
    """Nothing rises over the member's work, and neither the meetings nor the bar speak of it."""
    view = view_of(consulted.send(), consulted.at.members[1])
    assert home_screen(view).first is None
    assert shell_screen(view, None, None).ballot is None
    assert frame_screen(view).meeting is None
    assert Place.OPINIONS in frame_screen(view).places


def test_the_chair_of_consultations_alone_has_no_console(consulted: Consulted) -> None:
    assert Place.CONSOLE not in frame_screen(view_of(consulted.send(), consulted.at.chair)).places


def test_opening_it_is_told_once(consulted: Consulted) -> None:
    member = consulted.send().at.members[1]
    part = opened(consulted, member).unread_part
    assert part == consulted.at.part(consulted.id, member).id
    consulted.at.must(member, c.ReadConsultation, meeting=consulted.id, participant=part)
    assert opened(consulted, member).unread_part is None


@pytest.mark.parametrize(
    ("phase", "state"), [(LinkPhase.ONLINE, BallotState.SENDING), (LinkPhase.OFFLINE, BallotState.NOT_SENT)]
)
def test_an_answer_without_the_hub_s_word_is_not_recorded(
    consulted: Consulted, phase: LinkPhase, state: BallotState
) -> None:
    member = consulted.send().at.members[1]
    pending = Pending(cast(consulted, "Bổ sung Điều 9"), Delivery.QUEUED, consulted.at.now)
    sheet = first(consulted, member, pending, phase=phase).ballot
    assert sheet is not None
    assert sheet.mark is not None
    assert (sheet.state, sheet.recorded_at, sheet.mark.text) == (state, None, "Bổ sung Điều 9")
    assert opened(consulted, member, pending, phase=phase).head.mine == MyAnswer.TO_ANSWER


@pytest.mark.parametrize("verb", [c.CloseConsultation, c.WithdrawConsultation])
def test_an_answer_refused_after_the_close_stays_on_its_question(consulted: Consulted, verb: type[Command]) -> None:
    member = consulted.send().at.members[1]
    given = cast(consulted, "Bổ sung Điều 9")
    consulted.must(verb, reason="Khẩn cấp")
    pending = Pending(given, Delivery.REFUSED, consulted.at.now, refusal=Refusal("vote_not_open"))
    sheet = first(consulted, member, pending).ballot
    assert sheet is not None
    assert sheet.mark is not None
    assert (sheet.state, sheet.mark.text, sheet.takes_ballots(consulted.at.now)) == (
        BallotState.REFUSED,
        "Bổ sung Điều 9",
        False,
    )
    frame = frame_screen(view_of(consulted, member, pending))
    assert [(one.sheet.vote, one.is_written) for one in frame.lost] == [(given.vote, True)]
    assert frame.refused == ()
    assert first(consulted, member).ballot is None


def test_a_change_refused_after_the_close_leaves_the_recorded_answer(consulted: Consulted) -> None:
    member = consulted.send().at.members[1]
    consulted.answer(member)
    given = cast(consulted, "Bổ sung Điều 9")
    consulted.close()
    pending = Pending(given, Delivery.REFUSED, consulted.at.now, refusal=Refusal("vote_not_open"))
    sheet = first(consulted, member, pending).ballot
    assert sheet is not None
    assert (sheet.state, sheet.change) == (BallotState.RECORDED, BallotState.REFUSED)


def test_a_refused_ballot_of_a_vote_that_left_the_device_is_told_as_any_command(consulted: Consulted) -> None:
    stranger = consulted.send().at.outsider
    pending = Pending(cast(consulted), Delivery.REFUSED, consulted.at.now, refusal=Refusal("vote_unknown"))
    frame = frame_screen(view_of(consulted, stranger, pending))
    assert (frame.refused, frame.lost) == ((pending,), ())


def test_an_answer_after_the_deadline_is_recorded_and_late(consulted: Consulted) -> None:
    member = consulted.send().at.members[1]
    consulted.at.now += timedelta(days=6)
    before = first(consulted, member).ballot
    assert before is not None
    assert before.state == BallotState.CHOOSE
    assert before.takes_ballots(consulted.at.now)
    consulted.answer(member)
    consulted.answer(member, vote=consulted.votes[1])
    after = first(consulted, member).ballot
    assert after is not None
    assert (after.state, after.is_late) == (BallotState.RECORDED, True)


def test_another_opinion_needs_its_words(consulted: Consulted) -> None:
    question = first(consulted.send(), consulted.at.members[1])
    refusal = question.problem_of(Choice.OTHER, " ")
    assert refusal is not None
    assert refusal.code == "opinion_missing"
    assert question.problem_of(Choice.AGAINST, "") is None


def test_a_changed_answer_makes_the_sheet_old(consulted: Consulted) -> None:
    member = consulted.send().at.members[1]
    consulted.answer(member)
    consulted.sheet(member)
    own = first(consulted, member).given
    assert own is not None
    assert own.sheet == SheetState.UNSIGNED
    consulted.answer(member, Choice.AGAINST)
    own = first(consulted, member).given
    assert own is not None
    assert own.sheet == SheetState.COMING


def test_only_its_giver_signs_the_sheet_of_an_opinion(consulted: Consulted) -> None:
    member, other = consulted.send().at.members[1:3]
    consulted.answer(member)
    sheet = consulted.sheet(member)
    mine = signing_screen(view_of(consulted, member), SHEET_FILE)
    assert mine is not None
    assert (mine.paper, mine.replaced) == (sheet, False)
    assert signing_screen(view_of(consulted, other), SHEET_FILE) is None
    consulted.at.must(
        member, c.FileSignedOpinion, meeting=consulted.id, paper=consulted.at.new_id(), signs=sheet, sha256=SIGNED_FILE
    )
    signed = first(consulted, member).given
    assert signed is not None
    assert signed.sheet == SheetState.SIGNED
    before = signing_screen(view_of(consulted, member), SHEET_FILE)
    assert before is not None
    assert before.replaced


def test_files_beside_an_opinion_are_mine_until_the_count(consulted: Consulted) -> None:
    member, other = consulted.send().at.members[1:3]
    consulted.attach(member)
    consulted.answer(member)
    mine, others = first(consulted, member).given, first(consulted, other).given
    assert mine is not None
    assert [file.file_name for file in mine.files] == ["gop-y.pdf"]
    assert others is not None
    assert others.files == ()
    consulted.close()
    shown = [one for one in first(consulted, other).opinions if one.files]
    assert [one.choice for one in shown] == [Choice.FOR]


def test_after_the_count_everybody_reads_every_opinion_and_silence(consulted: Consulted) -> None:
    at = consulted.send().at
    assert first(consulted, at.members[1]).opinions == ()
    consulted.answer(at.members[1], Choice.AGAINST, "Chưa đủ căn cứ")
    assert first(consulted, at.members[2]).opinions == ()
    consulted.close()
    seen = first(consulted, at.members[2])
    said = [(one.choice, one.text) for one in seen.opinions]
    assert said.count((Choice.AGAINST, "Chưa đủ căn cứ")) == 1
    assert said.count((None, "")) == 4
    assert seen.result is not None
    assert seen.ballot is None
    (head,) = opinions_screen(view_of(consulted, at.members[2])).listed.over
    assert head.stage == ConsultationStage.CLOSED


def test_what_was_withdrawn_says_why_and_shows_no_answer(consulted: Consulted) -> None:
    at = consulted.send().at
    consulted.answer(at.members[1], Choice.AGAINST, "Chưa đủ căn cứ")
    consulted.must(c.WithdrawConsultation, reason="Hoàn thiện thêm")
    seen = opened(consulted, at.members[2])
    assert (seen.head.stage, seen.sheet.closing_reason) == (ConsultationStage.WITHDRAWN, "Hoàn thiện thêm")
    assert all(question.opinions == () and question.ballot is None for question in seen.questions)


def test_who_reads_a_single_matter_is_asked_nothing(consulted: Consulted) -> None:
    consulted.invite_guest()
    consulted.send()
    guest = consulted.at.guest
    seen = opened(consulted, guest)
    assert seen.head.mine == MyAnswer.NOT_ASKED
    assert all(question.ballot is None for question in seen.questions)


@pytest.mark.parametrize(
    ("verb", "stage"),
    [(c.CloseConsultation, ConsultationStage.CLOSED), (c.WithdrawConsultation, ConsultationStage.WITHDRAWN)],
)
def test_who_reads_a_single_matter_is_told_how_it_ended(
    consulted: Consulted, verb: type[Command], stage: ConsultationStage
) -> None:
    consulted.invite_guest()
    consulted.send()
    consulted.must(verb, reason="Hoàn thiện thêm")
    assert opened(consulted, consulted.at.guest).head.stage == stage


def test_who_takes_a_mandate_back_answers_and_who_carried_it_is_asked_no_more() -> None:
    at = City(5)
    at.must(HUB, v.InstallRuleSet, rule_set=msgspec.structs.replace(WRITTEN, mandates=1, splits_mandates=True))
    consulted = Consulted(at, matters=2)
    holder, carrier = at.members[1:3]
    seat = at.part(consulted.id, holder).id
    consulted.must(v.GiveMandate, participant=seat, carrier=at.part(consulted.id, carrier).id)
    consulted.send()
    for vote in consulted.votes:
        consulted.answer(carrier, vote=vote)
    assert [one.key for one in opened(consulted, holder).questions if one.ballot] == []
    assert opened(consulted, carrier).head.mine == MyAnswer.TO_ANSWER
    for_seat: dict[str, Any] = {"meeting": consulted.id, "choice": Choice.FOR, "seat": seat}
    at.must(carrier, v.CastBallot, ballot=at.new_id(), vote=consulted.votes[0], **for_seat)
    at.must(holder, v.WithdrawMandate, meeting=consulted.id, participant=seat)
    at.must(at.secretary, c.RemindConsultation, meeting=consulted.id)
    assert {one.person for one in at.last.notices} == {*at.members} - {carrier}

    theirs = opened(consulted, carrier)
    assert theirs.head.mine == MyAnswer.ANSWERED
    keys = [f"{consulted.votes[0]}.{seat}", *consulted.votes]
    assert [one.key for one in theirs.questions] == keys
    given = theirs.questions[0].ballot
    assert given is not None
    assert (given.state, given.is_changeable(at.now)) == (BallotState.RECORDED, False)

    own = opened(consulted, holder)
    assert own.head.mine == MyAnswer.TO_ANSWER
    (ballot,) = (one.ballot for one in own.questions if one.vote == consulted.votes[1])
    assert ballot is not None
    assert ballot.state == BallotState.CHOOSE
    assert isinstance(consulted.answer(holder, vote=consulted.votes[1]), Changes)


def test_who_answered_some_questions_reads_so_once_it_is_over(consulted: Consulted) -> None:
    consulted.send()
    partly, silent = consulted.at.members[1:3]
    consulted.answer(partly)
    assert opened(consulted, partly).head.mine == MyAnswer.TO_ANSWER
    consulted.close()
    assert [opened(consulted, one).head.mine for one in (partly, silent)] == [MyAnswer.IN_PART, MyAnswer.MISSED]
