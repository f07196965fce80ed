"""A meeting in session with matters of every kind, as the secretary finds them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import ELECTION, PRESETS, SIMPLE
from tests.ui.desk.worlds import City

CANDIDATES = ("Bà Hoàng Thị Ánh Tuyết", "Ông Vũ Đức Thắng", "Bà Ngô Thị Hải Yến")
ELECTS = Form(
    kind=FormKind.CHOOSE,
    lines=tuple(Line(str(number), name) for number, name in enumerate(CANDIDATES, start=1)),
    seats=2,
    least=1,
    most=2,
)
Fields = dict[str, Any]


class CityOfMatters(City):
    """The city with every rule set installed and a vote of every kind prepared."""

    votes: dict[str, Id]

    def with_matters(self) -> Id:
        """Bring a meeting into session: a result, votes that wait, a scheduled one, one that did not open, a count."""
        for rule in PRESETS:
            self.world.rows[v.RuleSet, rule.id] = rule
        meeting = self.running()
        items = self.items(meeting)
        self.votes = {
            "elects": self.prepare(
                meeting, items[1], "Bầu Phó Trưởng ban Ban Chỉ đạo", form=ELECTS, rule_set=ELECTION.id
            ),
            "timed": self.prepare(
                meeting, items[3], "Thông qua Báo cáo chỉ số cải cách hành chính năm 2022", rule_set=SIMPLE.id,
                minutes_limit=5, opens_at=self.now + timedelta(minutes=20),
            ),
            "missed": self.prepare(
                meeting, items[2], "Thông qua mức giá dịch vụ thoát nước", opens_at=self.now + timedelta(minutes=1)
            ),
            "hands": self.prepare(meeting, items[0], "Thông qua nhiệm vụ trọng tâm tháng 5"),
        }  # fmt: skip
        self.now += timedelta(minutes=1)
        self.must(HUB, preparing.OpenVoteOnTime, meeting=meeting, vote=self.votes["missed"])
        record = self.file(meeting, items[0], "Biên bản kiểm phiếu số 01", "d", published=False)
        self.count(meeting, self.votes["hands"], record)
        self.must(
            self.secretary, preparing.SaveVoteTemplate, template=self.new_id(), name="Bầu Phó Trưởng ban",
            question="Bầu Phó Trưởng ban: [...]", form=Form(kind=FormKind.CHOOSE, seats=1, least=1, most=1),
            rule_set=ELECTION.id,
        )  # fmt: skip
        self.must(
            self.secretary, preparing.SaveVoteTemplate, template=self.new_id(), name="Thông qua Tờ trình",
            question="Thông qua [...]", rule_set=SIMPLE.id, minutes_limit=3, committee=self.committee,
        )  # fmt: skip
        other = self.draft(1)
        self.prepare(other, self.items(other)[0], "Thông qua Quy chế làm việc của Ban Chỉ đạo")
        self.prepare(other, self.items(other)[0], "Thông qua Kế hoạch công tác năm 2023", minutes_limit=4)
        return meeting

    def prepare(self, meeting: Id, item: Id, question: str, **fields: Any) -> Id:  # noqa: ANN401 - fields of a vote
        """Prepare a vote."""
        vote = self.new_id()
        self.must(self.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question=question, **fields)
        return vote

    def count(self, meeting: Id, vote: Id, record: Id) -> None:
        """Enter a count of raised hands: five for, one against."""
        held = self.world.get(v.Vote, vote)
        assert held is not None
        numbers = (ChoiceNumber(Choice.FOR, 5), ChoiceNumber(Choice.AGAINST, 1), ChoiceNumber(Choice.ABSTAIN, 0))
        self.must(
            self.secretary, preparing.EnterCount, meeting=meeting, based_on=held.version, vote=vote,
            way=Way.RAISED_HANDS, taken_at=self.now - timedelta(minutes=2),
            tellers=("Nguyễn Thị Thu Hương", "Đỗ Quang Huy"), record=record, tallies=(LineTally("", numbers),), valid=6,
        )  # fmt: skip
