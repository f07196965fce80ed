"""What happened in a session, in the Vietnamese lines that minutes are made of. Times are those of Việt Nam."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ecabinet.papers.wording import local

SESSION_OPENED = "Phiên họp khai mạc."
SESSION_CLOSED = "Phiên họp kết thúc."
CONCLUSIONS = "Kết luận của chủ tọa"
THE_CHAIR_CONCLUDED = "Chủ tọa kết luận:"


def heard(presenter: str) -> str:
    """Who presented an item, or that it was discussed: what its section of the minutes begins with."""
    return f"{presenter} trình bày." if presenter else "Các đại biểu thảo luận."


NOT_TREATED_APART = "Nội dung được đưa vào biểu quyết chung, không trình bày và thảo luận riêng tại phiên họp."
"""What the section of an item begins with that was decided together with others and never began by itself."""


def at_time(moment: dt.datetime, words: str) -> str:
    """Words after the hour they tell of: `14 giờ 05: Phiên họp khai mạc`."""
    return f"{local(moment):%H giờ %M}: {words}"


def item_began(title: str) -> str:
    """That an item began."""
    return f"bắt đầu nội dung “{title}”."


def item_ended(title: str) -> str:
    """That an item ended."""
    return f"kết thúc nội dung “{title}”."


def vote_opened(question: str) -> str:
    """That a question was put to the vote."""
    return f"biểu quyết: {question}"


def roll_call_opened(question: str) -> str:
    """That a question was put to the vote by roll call."""
    return f"biểu quyết bằng hình thức gọi tên: {question}"


def vote_closed(reason: str) -> str:
    """What a vote came to, with the reason that its result gives."""
    return f"kết quả biểu quyết: {reason}"


def put_together(titles: Sequence[str]) -> str:
    """That several items were put to one vote."""
    return f"biểu quyết chung {len(titles)} nội dung không có ý kiến phản đối: {'; '.join(titles)}."


def decided_together(title: str, reason: str) -> str:
    """What became of one of the items that were put to one vote."""
    return f"kết quả biểu quyết chung, nội dung “{title}”: {reason}"


def came(name: str, position: str) -> str:
    """That somebody came after the opening."""
    return f"{name}, {position} đến dự họp."


def left(name: str, position: str) -> str:
    """That somebody left before the close."""
    return f"{name}, {position} rời phiên họp."
