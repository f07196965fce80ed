"""Rule sets that a new hub starts with. Figures are data with a date and a source; the customer confirms them."""

from __future__ import annotations

from datetime import date

import msgspec

from ecabinet.domain.voting.forms import Choice, FormKind
from ecabinet.domain.voting.rule_sets import (
    Base,
    Comparator,
    Consequence,
    RuleSet,
    Showing,
    Step,
    TiePolicy,
    TimeOut,
    WithoutQuorum,
)

_ID = "01900000-0000-7000-8000-00000000000"
_LOCAL_GOVERNMENT = "Luật Tổ chức chính quyền địa phương"
_IN_FORCE = date(2025, 6, 16)
_IN_SESSION = (FormKind.MOTION, FormKind.MOTIONS)

UBND = RuleSet(
    id=f"{_ID}1",
    name="ubnd",
    title="Ủy ban nhân dân: quá nửa tổng số thành viên",
    source=f"{_LOCAL_GOVERNMENT}, chương về Ủy ban nhân dân (2015 Điều 114, 117; 2025 Điều 40)",
    effective_from=_IN_FORCE,
    forms=_IN_SESSION,
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.CHAIRS_SIDE,
)

UBND_CHANGEABLE = msgspec.structs.replace(
    UBND,
    id=f"{_ID}c",
    name="ubnd_changeable",
    title="Ủy ban nhân dân: quá nửa tổng số thành viên, được đổi phiếu đến khi kết thúc",
    source=f"{UBND.source}; việc cho đổi phiếu do quy chế làm việc quy định",
    may_change=True,
)

HDND = RuleSet(
    id=f"{_ID}2",
    name="hdnd",
    title="Hội đồng nhân dân: quá nửa tổng số đại biểu",
    source=f"{_LOCAL_GOVERNMENT}, chương về Hội đồng nhân dân (2015 Điều 91)",
    effective_from=_IN_FORCE,
    forms=_IN_SESSION,
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.FAILS,
    without_quorum=WithoutQuorum.VOID,
)

HDND_REMOVAL = RuleSet(
    id=f"{_ID}3",
    name="hdnd_removal",
    title="Hội đồng nhân dân: bãi nhiệm đại biểu, ít nhất hai phần ba tổng số đại biểu",
    source=f"{_LOCAL_GOVERNMENT}, chương về Hội đồng nhân dân (2015 Điều 91)",
    effective_from=_IN_FORCE,
    forms=_IN_SESSION,
    comparator=Comparator.AT_LEAST,
    numerator=2,
    denominator=3,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.FAILS,
    without_quorum=WithoutQuorum.VOID,
)

WRITTEN = RuleSet(
    id=f"{_ID}4",
    name="written",
    title="Phiếu lấy ý kiến: quá nửa tổng số thành viên đồng ý",
    source=f"{_LOCAL_GOVERNMENT} (2015 Điều 118); quy chế làm việc của Ủy ban nhân dân",
    effective_from=_IN_FORCE,
    forms=(FormKind.OPINION,),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=0,
    quorum_denominator=1,
    tie=TiePolicy.CHAIRS_SIDE,
    presence_required=False,
    may_change=True,
    time_out=TimeOut.KEEP_OPEN,
)

CONFIDENCE_RATING = RuleSet(
    id=f"{_ID}5",
    name="confidence_rating",
    title="Lấy phiếu tín nhiệm: ba mức, trên tổng số đại biểu",
    source="Nghị quyết về lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm; quá nửa và hai phần ba tín nhiệm thấp",
    effective_from=_IN_FORCE,
    forms=(FormKind.RATING_3,),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.FAILS,
    without_quorum=WithoutQuorum.VOID,
    showing=Showing.SECRET,
    steps=(
        Step(
            choice=Choice.LOW,
            comparator=Comparator.MORE_THAN,
            numerator=1,
            denominator=2,
            consequence=Consequence.MAY_RESIGN,
        ),
        Step(
            choice=Choice.LOW,
            comparator=Comparator.AT_LEAST,
            numerator=2,
            denominator=3,
            consequence=Consequence.DISMISSAL,
        ),
    ),
)

CONFIDENCE_VOTE = RuleSet(
    id=f"{_ID}6",
    name="confidence_vote",
    title="Bỏ phiếu tín nhiệm: hai mức, trên tổng số đại biểu",
    source="Nghị quyết về lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm; quá nửa không tín nhiệm",
    effective_from=_IN_FORCE,
    forms=(FormKind.RATING_2,),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.FAILS,
    without_quorum=WithoutQuorum.VOID,
    showing=Showing.SECRET,
    steps=(
        Step(
            choice=Choice.NO_CONFIDENCE,
            comparator=Comparator.MORE_THAN,
            numerator=1,
            denominator=2,
            consequence=Consequence.DISMISSAL,
        ),
    ),
)

ELECTION = RuleSet(
    id=f"{_ID}7",
    name="election",
    title="Bầu nhân sự: quá nửa tổng số đại biểu, lấy từ người nhiều phiếu nhất",
    source=f"{_LOCAL_GOVERNMENT}, bầu các chức danh; nội quy kỳ họp",
    effective_from=_IN_FORCE,
    forms=(FormKind.CHOOSE, FormKind.EACH),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.REPEAT,
    without_quorum=WithoutQuorum.VOID,
    showing=Showing.SECRET,
)

SIMPLE = RuleSet(
    id=f"{_ID}8",
    name="simple",
    title="Đa số thường: quá nửa số phiếu thu vào",
    source="Quy ước của cuộc họp không có quy định riêng",
    effective_from=_IN_FORCE,
    forms=(FormKind.MOTION, FormKind.MOTIONS, FormKind.OPINION),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    base=Base.CAST,
    quorum_numerator=0,
    quorum_denominator=1,
    tie=TiePolicy.FAILS,
)

UBND_SECRET = msgspec.structs.replace(
    UBND,
    id=f"{_ID}9",
    name="ubnd_secret",
    title="Ủy ban nhân dân, bỏ phiếu kín: quá nửa tổng số thành viên",
    tie=TiePolicy.REPEAT,  # the chair's side would need the chair's ballot
    showing=Showing.SECRET,
)

HDND_SECRET = msgspec.structs.replace(
    HDND,
    id=f"{_ID}a",
    name="hdnd_secret",
    title="Hội đồng nhân dân, bỏ phiếu kín: quá nửa tổng số đại biểu",
    showing=Showing.SECRET,
)

HDND_REMOVAL_SECRET = msgspec.structs.replace(
    HDND_REMOVAL,
    id=f"{_ID}b",
    name="hdnd_removal_secret",
    title="Hội đồng nhân dân, bỏ phiếu kín bãi nhiệm đại biểu: ít nhất hai phần ba tổng số đại biểu",
    showing=Showing.SECRET,
)

PRESETS = (
    UBND, UBND_CHANGEABLE, HDND, HDND_REMOVAL, WRITTEN, CONFIDENCE_RATING, CONFIDENCE_VOTE, ELECTION, SIMPLE,
    UBND_SECRET, HDND_SECRET, HDND_REMOVAL_SECRET,
)  # fmt: skip
