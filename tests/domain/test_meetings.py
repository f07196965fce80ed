"""The course of a meeting, its agenda and its documents: what is refused, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.add_agenda_item import LONGEST_ITEM, SECRET_TITLE
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.decide import decide
from ecabinet.domain.documents.entities import VersionState
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, JobKind, Outcome, Refusal
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.minutes.start_minutes import LONGEST_MINUTES
from tests.domain.examples import FILE, OTHER_FILE, Fields, Play, example, play
from tests.stage import START

HOUR = timedelta(hours=1)
FAR = datetime(1, 1, 1, tzinfo=UTC)
END = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)


def code_of(outcome: Outcome) -> str | None:
    """Return why it was refused, None when it was not."""
    return outcome.code if isinstance(outcome, Refusal) else None


def refused(verb: type[Command], phase: str | None = None, **otherwise: Any) -> str | None:  # noqa: ANN401 - fields of any command
    """Return why the example is refused when it is given otherwise."""
    return code_of(example(verb, phase, **otherwise).decided())


@pytest.mark.parametrize("verb", [v.DraftMeeting, v.ChangeMeeting])
@pytest.mark.parametrize(
    ("starts_at", "ends_at", "code"),
    [
        (START, START + HOUR, None),
        (START, START, "ends_before_it_starts"),
        (START + HOUR, START, "ends_before_it_starts"),
        (START.replace(tzinfo=None), START + HOUR, "time_without_zone"),
        (START, (START + HOUR).replace(tzinfo=None), "time_without_zone"),
        (FAR, START, "year_out_of_range"),
        (START, END, "year_out_of_range"),
    ],
)
def test_the_times_of_a_meeting(verb: type[Command], starts_at: datetime, ends_at: datetime, code: str | None) -> None:
    assert refused(verb, starts_at=starts_at, ends_at=ends_at) == code


def test_times_are_kept_in_utc() -> None:
    hanoi = timezone(timedelta(hours=7))
    given = example(v.DraftMeeting, starts_at=START.astimezone(hanoi), ends_at=(START + HOUR).astimezone(hanoi))
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    given.stage.world.carry_out(outcome)
    meeting = given.stage.world.get(v.Meeting, given.command.meeting or "")
    assert meeting is not None
    assert (meeting.starts_at, meeting.starts_at.tzinfo) == (START, UTC)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("committee", "x", "committee_unknown"),
        ("room", "x", "room_unknown"),
        ("meeting", None, "person_unknown"),
        ("title", " ", "text_missing"),
        ("seats", {}, "membership_changed"),
    ],
)
def test_a_draft_needs(field: str, value: object, code: str) -> None:
    assert refused(v.DraftMeeting, **Fields({field: value})) == code


def test_the_committees_chair_does_not_prepare_the_meeting() -> None:
    """One part in a meeting for each person: as its secretary, the chair would be missing from the chair."""
    given = example(v.DraftMeeting)
    assert given.decided(by=given.stage.chair) == Refusal("chair_is_no_secretary")


def test_a_committee_without_a_chair_cannot_meet() -> None:
    given = example(v.DraftMeeting)
    for seat in given.stage.world.find(v.Membership, parent=given.stage.committee):
        given.stage.world.rows[v.Membership, seat.id] = msgspec.structs.replace(seat, chairs=False)
    assert code_of(given.decided()) == "committee_without_chair"


STATES = ("draft", "announced", "session", "closed", "archived")
COURSE: list[tuple[type[Command], tuple[str | None, ...]]] = [
    # verb: why it is refused in a draft, announced, in session, closed, archived (None: it is done)
    (v.AnnounceMeeting, (None, "meeting_not_in_session", "meeting_already_in_session", "closed", "closed")),
    (v.ChangeMeeting, (None, None, "meeting_already_in_session", "closed", "closed")),
    (v.RemindParticipants, ("meeting_not_announced", None, "meeting_already_in_session", "closed", "closed")),
    (v.OpenSession, ("meeting_not_announced", None, "meeting_already_in_session", "closed", "closed")),
    (v.CloseSession, ("meeting_not_announced", "meeting_not_in_session", None, "closed", "closed")),
    (v.AddAgendaItem, (None, None, None, "closed", "closed")),
    (v.ChangeAgendaItem, (None, None, None, "closed", "closed")),
    (v.MoveAgendaItem, (None, None, None, "closed", "closed")),
    (v.RemoveAgendaItem, (None, None, None, "closed", "closed")),
    (v.StartItem, ("meeting_not_announced", "meeting_not_in_session", None, "closed", "closed")),
    (v.AddParticipant, (None, None, None, "closed", "closed")),
    (v.RemoveParticipant, (None, None, None, "closed", "closed")),
    (v.ReplyToInvitation, ("meeting_not_announced", None, None, "closed", "closed")),
    (v.ProposeSubstitute, ("meeting_not_announced", None, None, "closed", "closed")),
    (v.CheckIn, ("meeting_not_announced", "too_early_to_check_in", None, "closed", "closed")),
    (v.FileDocument, (None, None, None, "closed", "closed")),
    (v.FileVersion, (None, None, None, "closed", "closed")),
    (v.PublishDocument, (None, None, None, "closed", "closed")),
    (v.WithdrawDocument, (None, None, "document_is_voted_on", "closed", "closed")),
    (v.PrepareVote, (None, None, None, "closed", "closed")),
    (v.OpenVote, ("meeting_not_announced", "meeting_not_in_session", None, "closed", "closed")),
    (v.StartMinutes, ("meeting_not_announced", "meeting_not_in_session", None, "minutes_exist", "minutes_exist")),
    (v.EditMinutes, ("meeting_not_announced", "meeting_not_in_session", "minutes_unknown", None, "closed")),
    (v.ApproveMinutes, ("meeting_not_announced", "meeting_not_in_session", "session_not_closed", None, "closed")),
    (
        v.ArchiveMeeting,
        (
            "meeting_not_announced",
            "meeting_not_in_session",
            "meeting_already_in_session",
            "minutes_not_approved",
            "closed",
        ),
    ),
]


def _archived() -> Play:
    at = play("approved")
    at.must(at.secretary, v.ArchiveMeeting, meeting=at.meeting)
    return at


def _in_state(verb: type[Command], state: str) -> Outcome:
    """Give the example of a verb while its meeting is in another state, with what the example prepared."""
    given = example(verb)
    at = _archived() if state == "archived" else play(state)
    for key, row in given.stage.world.rows.items():
        at.world.rows.setdefault(key, row)
    if verb in {v.EditMinutes, v.ApproveMinutes, v.StartMinutes} and state in {"draft", "announced", "session"}:
        at.world.rows.pop((v.Minutes, at.meeting), None)
    versions: dict[type[Command], type[Entity]] = {
        v.ChangeMeeting: v.Meeting,
        v.MoveAgendaItem: v.Agenda,
        v.EditMinutes: v.Minutes,
        v.ApproveMinutes: v.Minutes,
    }
    command = given.command
    if verb in versions and (versions[verb], at.meeting) in at.world.rows:
        command = msgspec.structs.replace(command, based_on=at.version(versions[verb], at.meeting))
    return command.decide(at.world, Actor(given.person), at.now)


@pytest.mark.parametrize(
    ("verb", "state", "code"),
    [(verb, state, code) for verb, codes in COURSE for state, code in zip(STATES, codes, strict=True)],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_may_be_done_when(verb: type[Command], state: str, code: str | None) -> None:
    expected = "meeting_is_closed" if code == "closed" else code
    assert code_of(_in_state(verb, state)) == expected


@pytest.mark.parametrize("verb", [verb for verb, _ in COURSE], ids=lambda verb: verb.__name__)
def test_a_meeting_that_does_not_exist(verb: type[Command]) -> None:
    assert refused(verb, meeting="01900000-0000-7000-9000-00000000ffff") in {"meeting_unknown", "minutes_unknown"}


STALE: list[tuple[type[Command], str, Callable[[Play], str]]] = [
    (v.ChangeMeeting, "announced", lambda _: "Phiên họp thứ nhất"),
    (v.ChangeAgendaItem, "draft", lambda at: at.item(at.first).title),
    (v.MoveAgendaItem, "draft", lambda _: ""),
    (v.EditMinutes, "closed", lambda _: "Thành phần\nĐủ thành phần\n\nKết luận\nThông qua"),
    (v.ApproveMinutes, "closed", lambda _: "Thành phần\nĐủ thành phần\n\nKết luận\nThông qua"),
]


@pytest.mark.parametrize(("verb", "phase", "text"), STALE, ids=lambda value: getattr(value, "__name__", None))
@pytest.mark.parametrize("based_on", [None, 0, 99])
def test_a_stale_edit_hands_back_the_other_text(
    verb: type[Command], phase: str, text: Callable[[Play], str], based_on: int | None
) -> None:
    given = example(verb, phase, based_on=based_on)
    outcome = given.decided()
    assert isinstance(outcome, Refusal)
    assert outcome.code == "stale"
    assert outcome.values["text"] == text(given.stage)
    assert int(outcome.values["version"]) >= 1


def test_a_meeting_without_an_agenda_is_not_announced() -> None:
    at = play("draft")
    at.world.rows[v.Agenda, at.meeting] = v.Agenda(id=at.meeting, meeting=at.meeting)
    assert at.refused(at.secretary, v.AnnounceMeeting, meeting=at.meeting, requests="", contact="VP") == "agenda_empty"


def test_announcing_invites_everybody_and_schedules_their_papers() -> None:
    given = example(v.AnnounceMeeting)
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    guests = {part.person for part in given.stage.world.find(v.Participant, meeting=given.stage.meeting)}
    guests.remove(given.stage.display)
    assert {notice.person for notice in outcome.notices} == guests
    composed = [job for job in outcome.jobs if job.kind == JobKind.COMPOSE_INVITATION]
    assert len(composed) == len(guests)
    (reminder,) = [job for job in outcome.jobs if job.kind == JobKind.REMIND]
    assert reminder.due_at == START + timedelta(days=2)


@pytest.mark.parametrize(
    ("present", "waiver", "code"), [(3, None, "no_quorum"), (3, "Khẩn cấp", None), (4, None, None)]
)
def test_the_session_opens_with_two_thirds_of_five_members_or_on_record(
    present: int, waiver: str | None, code: str | None
) -> None:
    at = play("announced")
    at.check_in(at.meeting, *at.members[:present])
    outcome = at.give(at.chair, v.OpenSession, meeting=at.meeting, waiver=waiver)
    assert code_of(outcome) == code
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    if code is None:
        assert meeting.state == MeetingState.IN_SESSION
        assert meeting.quorum_waiver == waiver


def test_a_waiver_is_not_recorded_where_the_quorum_is_there() -> None:
    at = play("announced")
    at.check_in(at.meeting, *at.members)
    at.must(at.chair, v.OpenSession, meeting=at.meeting, waiver="Không cần")
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    assert meeting.quorum_waiver is None


def test_no_session_closes_over_an_open_question() -> None:
    assert refused(v.CloseSession, "voting") == "vote_still_open"
    assert refused(v.CloseSession, "tied") == "vote_awaits_chair"
    assert refused(v.EndItem, "voting") == "vote_still_open"
    assert refused(v.StartItem, "voting") == "vote_still_open"


def test_closing_ends_the_item_and_checks_everybody_out() -> None:
    at = play("session")
    at.must(at.chair, v.CloseSession, meeting=at.meeting)
    assert at.item(at.second).state == ItemState.DONE
    assert all(interval.left_at == at.now for interval in at.world.find(v.Attendance, meeting=at.meeting))


def test_guests_cards_follow_the_meeting() -> None:
    at = play("announced")
    at.must(at.chair, v.OpenSession, meeting=at.meeting, waiver="Khẩn cấp")
    (card,) = at.world.find(v.MeetingCard, meeting=at.meeting)
    assert (card.state, card.version, card.person) == (MeetingState.IN_SESSION, 2, at.guest)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "", "text_missing"),
        ("minutes_planned", 0, "minutes_out_of_range"),
        ("minutes_planned", LONGEST_ITEM + 1, "minutes_out_of_range"),
        ("presenter", "x" * 151, "text_too_long"),
    ],
)
@pytest.mark.parametrize("verb", [v.AddAgendaItem, v.ChangeAgendaItem])
def test_an_item_needs(verb: type[Command], field: str, value: object, code: str) -> None:
    assert refused(verb, **Fields({field: value})) == code


def test_a_matter_under_state_secrecy_leaves_no_words_and_takes_no_files() -> None:
    at = play("draft")
    item = at.new_id()
    fields: Fields = {"title": "Tuyệt mật", "presenter": "Đại tá", "submitting_agency": "Bộ", "minutes_planned": 5}
    at.must(at.secretary, v.AddAgendaItem, meeting=at.meeting, item=item, paper_only=True, **fields)
    kept = at.item(item)
    assert (kept.title, kept.presenter, kept.submitting_agency) == (SECRET_TITLE, "", "")
    assert refused_on(at, v.ChangeAgendaItem, item=item, based_on=1, **fields) == "item_is_paper_only"
    command = example(v.FileDocument, item=item).command
    assert command.decide(at.world, Actor(at.secretary), at.now) == Refusal("item_is_paper_only")


def refused_on(at: Play, verb: type[Command], **fields: Any) -> str:  # noqa: ANN401 - fields of any command
    """Return why the secretary's command is refused."""
    return at.refused(at.secretary, verb, meeting=at.meeting, **fields)


@pytest.mark.parametrize(("position", "code"), [(-1, "position_out_of_range"), (2, "position_out_of_range"), (0, None)])
def test_an_item_moves_within_the_agenda(position: int, code: str | None) -> None:
    assert refused(v.MoveAgendaItem, position=position) == code


@pytest.mark.parametrize("phase", ["draft", "announced", "session"])
def test_an_item_something_hangs_on_stays(phase: str) -> None:
    at = play(phase)
    for item in (at.first, at.second):
        assert refused_on(at, v.RemoveAgendaItem, item=item) == "item_in_use"


def test_items_run_one_at_a_time() -> None:
    at = play("session")
    assert refused_on(at, v.StartItem, item=at.second) == "item_already_running"
    at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.first)
    assert (at.item(at.first).state, at.item(at.second).state) == (ItemState.CURRENT, ItemState.DONE)
    assert refused_on(at, v.EndItem, item=at.second) == "item_not_running"


@pytest.mark.parametrize("verb", [v.FileDocument, v.FileVersion])
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("file_name", "../to-trinh.pdf", "file_name_malformed"), ("sha256", "00" * 32, "file_missing")],
)
def test_a_file_needs(verb: type[Command], field: str, value: object, code: str) -> None:
    assert refused(verb, **Fields({field: value})) == code


@pytest.mark.parametrize("problem", ["not_a_pdf", "empty_file", "truncated_pdf", "encrypted_pdf"])
def test_a_file_that_is_no_pdf_is_refused_with_what_is_wrong(problem: str) -> None:
    given = example(v.FileDocument)
    given.stage.world.rows[v.StoredFile, FILE] = v.StoredFile(
        id=FILE, size=0, pages=0, problem=problem, handed_in_by=(given.stage.secretary,)
    )
    assert code_of(given.decided()) == problem


def test_versions_replace_each_other_and_nothing_is_overwritten() -> None:
    at = play("draft")
    new = at.new_id()
    version: Fields = {"document": at.document, "document_version": new, "sha256": OTHER_FILE, "file_name": "2.pdf"}
    assert refused_on(at, v.PublishDocument, document=at.document) == "already_published"
    assert refused_on(at, v.FileVersion, **{**version, "sha256": FILE}) == "same_file_again"
    at.must(at.secretary, v.FileVersion, meeting=at.meeting, **version)
    at.must(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.document)
    states = [
        one.state for one in sorted(at.world.find(v.DocumentVersion, parent=at.document), key=lambda one: one.number)
    ]
    assert states == [VersionState.REPLACED, VersionState.PUBLISHED]


def test_what_was_withdrawn_may_come_back_as_the_same_file() -> None:
    at = play("draft")
    at.must(at.secretary, v.WithdrawDocument, meeting=at.meeting, document=at.document)
    assert refused_on(at, v.WithdrawDocument, document=at.document) == "not_published"
    version: Fields = {"document": at.document, "document_version": at.new_id(), "sha256": FILE, "file_name": "1.pdf"}
    at.must(at.secretary, v.FileVersion, meeting=at.meeting, **version)
    at.must(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.document)


def test_a_document_that_is_voted_on_is_not_withdrawn() -> None:
    assert refused(v.WithdrawDocument, "session") == "document_is_voted_on"


@pytest.mark.parametrize("verb", [v.StartMinutes, v.EditMinutes])
@pytest.mark.parametrize(
    ("sections", "code"),
    [
        ((), "text_missing"),
        ((Section("", "x"),), "text_missing"),
        ((Section("A", "x\x00"),), "text_has_control_characters"),
        ((Section("A", "x"),) * 501, "too_many_sections"),
        ((Section("A", "x" * (LONGEST_MINUTES // 6)),) * 7, "text_too_long"),
    ],
    ids=["none", "no heading", "control", "many", "long"],
)
def test_minutes_need(verb: type[Command], sections: tuple[Section, ...], code: str) -> None:
    assert refused(verb, sections=sections) == code


def test_minutes_are_kept_in_nfc() -> None:
    at = play("session")
    decomposed = Section("Ke\u0302\u0301t lua\u0323\u0302n", "To\u031b\u0300")
    at.must(at.secretary, v.StartMinutes, meeting=at.meeting, number=1, sections=(decomposed,))
    minutes = at.world.get(v.Minutes, at.meeting)
    assert minutes is not None
    assert minutes.sections == (Section("Kết luận", "Tờ"),)


def test_approved_minutes_stay_and_have_a_number() -> None:
    assert refused(v.EditMinutes, "approved", based_on=2) == "minutes_approved"
    assert refused(v.ApproveMinutes, "approved", based_on=2) == "minutes_approved"
    assert refused(v.StartMinutes, number=0) == "number_malformed"


@pytest.mark.parametrize(
    ("claimed_at", "code"), [(START.replace(tzinfo=None), "time_without_zone"), (FAR, "year_out_of_range")]
)
def test_a_command_tells_a_time_that_can_be_reckoned_with(claimed_at: datetime, code: str) -> None:
    given = example(v.CheckOut, claimed_at=claimed_at)
    outcome = decide(given.stage.world, given.command, Actor(given.person), START)
    assert code_of(outcome) == code
