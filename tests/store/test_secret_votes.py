"""Secret votes in the hub's store: nothing in it joins a name to a choice, and no ballot is lost or counted twice."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Actor, Changes, Id, Refusal
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.presets import CONFIDENCE_RATING
from ecabinet.store import sealing
from ecabinet.store.ballot_grid import as_grid
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.opening import open_tables
from ecabinet.store.sealing import BoxSeal
from ecabinet.store.tables import Tables
from ecabinet.trust.ballot_boxes import BoxKeys
from tests.postgres import PostgresServer
from tests.secret import open_secret, put_in
from tests.store.scenes import DEVICE, RecordedStage, play_into
from tests.store.secret_dumps import Dump, Unsealed, dump, files_of

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
BALLOTS = tuple(map(Mark, (F, A, A, N, F, F)))
DATABASES = ("sqlite", "postgresql")


def rating(*keys: str) -> Form:
    """Return a form that asks for the confidence in as many persons."""
    return Form(kind=FormKind.RATING_3, lines=tuple(Line(key, "Ông A") for key in keys))


def by_line(form: Form, *answers: Choice) -> Mark:
    """Return a ballot that answers the first lines."""
    said = zip(form.lines, answers, strict=False)
    return Mark(Choice.BY_LINE, tuple(Answer(line.key, answer) for line, answer in said))


LONG = rating(*(f"01900000-0000-7000-8000-{number:012d}" for number in range(150)))
FULL, SHORT, BLANK = by_line(LONG, *[Choice.CONFIDENCE] * 150), by_line(LONG, Choice.LOW), Mark(Choice.BLANK)


class Played:
    """A secret vote on the stage, as commands: those before it, one for each ballot, and the close."""

    def __init__(self, marks: Sequence[Mark] = BALLOTS, form: Form | None = None) -> None:
        self.stage = RecordedStage(members=len(BALLOTS))
        meeting = self.stage.in_session()
        self.vote = open_secret(self.stage, meeting, *(() if form is None else (CONFIDENCE_RATING, form)))
        self.before = len(self.stage.envelopes)
        for member, mark in zip(self.stage.members, marks, strict=False):
            assert isinstance(put_in(self.stage, self.vote, member, mark.choice, mark.answers), Changes)
        self.stage.must(self.stage.chair, v.CloseVote, meeting=meeting, vote=self.vote)

    def open_in(self, ledger: Ledger) -> None:
        """Record everything up to the last ballot, one command in each commit."""
        for envelope in self.stage.envelopes[:-1]:
            assert ledger.commit([envelope], self.stage.now).receipts[0].accepted

    def close_in(self, ledger: Ledger) -> None:
        """Record the close."""
        assert ledger.commit(self.stage.envelopes[-1:], self.stage.now).receipts[0].accepted

    def ballots(self) -> list[Envelope]:
        """Return the ballots."""
        return self.stage.envelopes[self.before : -1]


@contextmanager
def a_place(kind: str, folder: Path, server: PostgresServer) -> Iterator[Path | str]:
    """Give an empty database."""
    if kind == "postgresql":
        with server.database() as url:
            yield url
        return
    folder.mkdir()
    yield folder / "hub.db"


@contextmanager
def opened(place: Path | str, seal: BoxSeal) -> Iterator[Ledger]:
    with closing(Ledger(open_tables(place), seal)) as ledger:
        yield ledger


@pytest.fixture(params=DATABASES)
def places(
    request: pytest.FixtureRequest, tmp_path: Path, postgres_server: PostgresServer
) -> Iterator[tuple[Path | str, Path | str]]:
    """Give two empty databases of a kind."""
    with ExitStack() as both:
        one, other = (
            both.enter_context(a_place(request.param, tmp_path / str(number), postgres_server)) for number in (1, 2)
        )
        yield one, other


def dumps(place: Path | str, played: Played, seal: BoxSeal) -> list[Dump]:
    """Record a vote and return all that is stored: after its opening, after each ballot, and after its close."""
    found = []
    with opened(place, seal) as ledger:
        for number, envelope in enumerate(played.stage.envelopes, start=1):
            assert ledger.commit([envelope], played.stage.now).receipts[0].accepted
            if number >= played.before:
                found.append(dump(place))
    return found


@pytest.mark.parametrize(
    ("form", "usual", "other"),
    [
        (None, BALLOTS, tuple(map(Mark, (F, F, F, A, A, N)))),
        (None, BALLOTS, tuple(map(Mark, (N, A, F, F, A, F)))),
        (LONG, (FULL, FULL, FULL, SHORT, BLANK, BLANK), (BLANK, BLANK, SHORT, FULL, FULL, FULL)),
        (LONG, (BLANK, FULL, SHORT, FULL, FULL, BLANK), (FULL, BLANK, FULL, FULL, BLANK, SHORT)),
    ],
)
def test_who_chose_what_changes_no_row_no_number_no_place_no_order_and_no_length(
    places: tuple[Path | str, Path | str],
    form: Form | None,
    usual: tuple[Mark, ...],
    other: tuple[Mark, ...],
    tmp_path: Path,
) -> None:
    """The same people choose the same in another order: after each ballot all that is stored is the same."""
    found = [
        dumps(place, Played(marks, form), BoxKeys(tmp_path / f"keys {number}"))
        for number, (place, marks) in enumerate(zip(places, (usual, other), strict=True))
    ]
    assert found[0] == found[1]
    assert len(found[0]) == len(BALLOTS) + 2
    assert len(found[0][-1]["log"]) > len(BALLOTS)


def test_a_sealed_box_is_as_long_after_its_opening_as_after_each_ballot(
    places: tuple[Path | str, Path | str], tmp_path: Path
) -> None:
    marks = (FULL, BLANK, SHORT, FULL, FULL, FULL)
    found = dumps(places[0], Played(marks, LONG), BoxKeys(tmp_path / "keys"))
    lengths = {row[-1] for rows in found[:-1] for row in rows["entity"] if v.BallotBox.__name__ in row}
    assert len(lengths) == 1
    assert 0 not in lengths


def test_the_comparison_would_find_a_ballot_beside_a_name(places: tuple[Path | str, Path | str]) -> None:
    """The same comparison of an open vote differs: it looks where a choice would be."""
    found = []
    for place, choice in zip(places, (F, A), strict=True):
        stage = RecordedStage(members=6)
        meeting = stage.in_session()
        vote = stage.open_vote(meeting)
        stage.cast(meeting, vote, stage.members[0], choice)
        with opened(place, Unsealed()) as ledger:
            play_into(ledger, stage)
            found.append(dump(place))
    assert found[0]["entity"] != found[1]["entity"]
    assert found[0]["log"] != found[1]["log"]


def told_in(place: Path | str, told: bytes) -> int:
    return sum(content.count(told) for content in files_of(place))


def test_while_a_vote_runs_no_file_of_the_store_has_a_choice_in_it(
    places: tuple[Path | str, Path | str], tmp_path: Path
) -> None:
    """Write-ahead logs, freed pages and old row versions included; without a seal all of them tell."""
    line = f"canary {secrets.token_hex(8)}"
    form = rating(line, *(str(number) for number in range(1, 24)))
    marked = by_line(form, *(secrets.choice(form.options) for _ in form.lines))
    played = Played((marked, *[Mark(Choice.BLANK)] * (len(BALLOTS) - 1)), form)
    vote = played.stage.world.get(v.Vote, played.vote)
    assert vote is not None
    answer = as_grid(vote, (marked,)).rstrip(b"\0")
    with opened(places[0], BoxKeys(tmp_path / "keys")) as ledger:
        played.open_in(ledger)
        assert told_in(places[0], line.encode()) > 0, "the question itself is stored, so it would be found"
        assert told_in(places[0], answer) == 0
        played.close_in(ledger)
    with opened(places[1], Unsealed()) as ledger:
        played.open_in(ledger)
        assert told_in(places[1], answer) > 0, "old states of the box are found if they are not sealed"


def test_after_the_close_no_file_tells_a_state_of_the_box_in_between(
    places: tuple[Path | str, Path | str], tmp_path: Path
) -> None:
    line = f"canary {secrets.token_hex(8)}"
    answer = b"\xa4line" + msgspec.msgpack.encode(line)
    form = rating(line)
    high, low = by_line(form, Choice.HIGH), by_line(form, Choice.LOW)
    played = Played((high, low, low, low, high, high), form)
    with opened(places[0], BoxKeys(tmp_path / "keys")) as ledger:
        played.open_in(ledger)
        played.close_in(ledger)
        found = told_in(places[0], answer)
        assert found > 0
        assert found % len(BALLOTS) == 0, "the ballots are there all together or not at all"
    assert list((tmp_path / "keys").iterdir()) == []


def box_of(ledger: Ledger, vote: Id) -> v.BallotBox:
    with ledger.reading() as world:
        found = world.get(v.BallotBox, vote)
    assert found is not None
    return found


@pytest.fixture
def seal(tmp_path: Path) -> BoxKeys:
    return BoxKeys(tmp_path / "keys")


def test_a_hub_that_stops_at_any_ballot_goes_on_with_all_of_them(tmp_path: Path) -> None:
    """Each ballot in a life of its own: the key is read again from its folder, and the box from the store."""
    played, place = Played(), tmp_path / "hub.db"
    for envelope in played.stage.envelopes:
        with opened(place, BoxKeys(tmp_path / "keys")) as ledger:
            assert ledger.commit([envelope], played.stage.now).receipts[0].accepted
    with opened(place, BoxKeys(tmp_path / "keys")) as ledger:
        told = box_of(ledger, played.vote)
        assert told == played.stage.world.get(v.BallotBox, played.vote)
        assert [mark.choice for mark in told.marks] == [N, A, A, F, F, F]


def test_the_ballots_of_one_commit_are_all_counted(tables: Tables, seal: BoxKeys) -> None:
    played = Played()
    ledger = Ledger(tables, seal)
    committed = ledger.commit(played.stage.envelopes, played.stage.now)
    assert all(receipt.accepted for receipt in committed.receipts)
    assert box_of(ledger, played.vote) == played.stage.world.get(v.BallotBox, played.vote)
    assert seal.held() == frozenset()


def test_the_same_command_again_counts_once_and_gets_its_first_receipt_whatever_it_says_now(
    tables: Tables, seal: BoxKeys
) -> None:
    played = Played()
    ledger = Ledger(tables, seal)
    played.open_in(ledger)
    first = played.ballots()[0]
    assert isinstance(first.command, v.CastSecretBallot)
    receipt = ledger.receipt(first.command.id)
    for said in (first.command, msgspec.structs.replace(first.command, choice=A), first.command.on_record()):
        (again,) = ledger.commit([Envelope(said, first.actor, DEVICE)], played.stage.now).receipts
        assert again == receipt
    played.close_in(ledger)
    assert len(box_of(ledger, played.vote).marks) == len(BALLOTS)


def test_a_second_ballot_of_the_same_elector_leaves_nothing_in_the_box(tables: Tables, seal: BoxKeys) -> None:
    played = Played()
    ledger = Ledger(tables, seal)
    played.open_in(ledger)
    first = played.ballots()[0].command
    assert isinstance(first, v.CastSecretBallot)
    other = msgspec.structs.replace(first, id=played.stage.new_id(), ballot=played.stage.new_id(), choice=N)
    envelope = Envelope(other, Actor(played.stage.members[0]), "tablet 8")
    (receipt,) = ledger.commit([envelope], played.stage.now).receipts
    assert receipt.refusal == Refusal("already_voted")
    played.close_in(ledger)
    assert [mark.choice for mark in box_of(ledger, played.vote).marks].count(N) == 1


def test_a_commit_that_fails_leaves_the_box_as_it_was(seal: BoxKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    played = Played()
    ledger = Ledger(MemoryTables(), seal)
    for envelope in played.stage.envelopes[: played.before]:
        ledger.commit([envelope], played.stage.now)

    def broken(_vote: Id, _marks: bytes) -> bytes:
        raise OSError("the disk is away")

    with monkeypatch.context() as patch:
        patch.setattr(seal, "seal", broken)
        with pytest.raises(OSError, match="away"):
            ledger.commit(played.ballots()[:2], played.stage.now)
    for envelope in played.ballots():
        assert ledger.commit([envelope], played.stage.now).receipts[0].accepted
    played.close_in(ledger)
    assert len(box_of(ledger, played.vote).marks) == len(BALLOTS)


def test_without_its_key_a_box_takes_nothing_tells_nothing_and_can_be_cancelled(tmp_path: Path) -> None:
    """As after a backup was restored: it has the store, and never the keys."""
    played, place = Played(), tmp_path / "hub.db"
    with opened(place, BoxKeys(tmp_path / "keys")) as ledger:
        for envelope in played.stage.envelopes[:-2]:
            ledger.commit([envelope], played.stage.now)
    with opened(place, BoxKeys(tmp_path / "elsewhere")) as ledger:
        refused = ledger.commit(played.stage.envelopes[-2:], played.stage.now).receipts
        assert [receipt.refusal and receipt.refusal.code for receipt in refused] == ["ballot_box_lost"] * 2
        assert box_of(ledger, played.vote).marks == ()
        meeting = played.stage.envelopes[-1].command.meeting
        cancel = v.CancelVote(
            id=played.stage.new_id(),
            claimed_at=played.stage.now,
            meeting=meeting,
            vote=played.vote,
            reason="Mất hòm phiếu",
        )
        (receipt,) = ledger.commit([Envelope(cancel, Actor(played.stage.chair), DEVICE)], played.stage.now).receipts
        assert receipt.accepted
        with ledger.reading() as world:
            assert world.get(v.BallotBox, played.vote) is None


def test_a_box_that_another_version_sealed_is_left_sealed_and_can_be_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Boxes were once lists of marks, their length before them, and then grids without a byte that names the form."""
    for number, begun in enumerate((len(BALLOTS).to_bytes(8) + b"\x91\x93\xa3for\x90\xa0", b"\x01\x00\x00")):
        played, place, keys = Played(), tmp_path / f"{number}.db", tmp_path / f"keys {number}"
        with monkeypatch.context() as before:
            before.setattr(sealing, "as_grid", lambda _vote, _marks, told=begun: told.ljust(16 * 1024, b"\0"))
            with opened(place, BoxKeys(keys)) as ledger:
                for envelope in played.stage.envelopes[:-2]:
                    ledger.commit([envelope], played.stage.now)
        with opened(place, BoxKeys(keys)) as ledger:
            refused = ledger.commit(played.stage.envelopes[-2:], played.stage.now).receipts
            assert [receipt.refusal and receipt.refusal.code for receipt in refused] == ["ballot_box_lost"] * 2
            meeting = played.stage.envelopes[-1].command.meeting
            cancel = v.CancelVote(
                id=played.stage.new_id(),
                claimed_at=played.stage.now,
                meeting=meeting,
                vote=played.vote,
                reason="Không đọc được hòm phiếu",
            )
            (receipt,) = ledger.commit([Envelope(cancel, Actor(played.stage.chair), DEVICE)], played.stage.now).receipts
            assert receipt.accepted


def test_keys_that_outlived_their_vote_are_destroyed_at_the_next_start(tmp_path: Path) -> None:
    played, place, keys = Played(), tmp_path / "hub.db", BoxKeys(tmp_path / "keys")
    with opened(place, keys) as ledger:
        played.open_in(ledger)
        never_opened = played.stage.new_id()
        keys.seal(never_opened, b"")
    with opened(place, BoxKeys(tmp_path / "keys")) as ledger:
        assert BoxKeys(tmp_path / "keys").held() == {played.vote}
        played.close_in(ledger)
        keys.seal(played.vote, b"")  # as if the hub had been killed before it destroyed the key
    with opened(place, BoxKeys(tmp_path / "keys")):
        assert BoxKeys(tmp_path / "keys").held() == frozenset()


def test_a_ledger_without_a_seal_holds_no_secret_vote() -> None:
    played = Played()
    ledger = Ledger(MemoryTables())
    for envelope in played.stage.envelopes[: played.before - 1]:
        ledger.commit([envelope], played.stage.now)
    with pytest.raises(RuntimeError, match="without a seal"):
        ledger.commit([played.stage.envelopes[played.before - 1]], played.stage.now)
