"""Rule sets that a new hub starts with. Figures are data with a date and a source; the customer confirms them."""

from __future__ import annotations

from datetime import date

from ecabinet.domain.voting.entities import Comparator, RuleSet, TiePolicy

UBND = RuleSet(
    id="01900000-0000-7000-8000-000000000001",
    name="ubnd",
    title="Ủy ban nhân dân: quá nửa tổng số thành viên",
    source="Luật Tổ chức chính quyền địa phương, chương về Ủy ban nhân dân (2015 Điều 114, 117; 2025 Điều 40)",
    effective_from=date(2025, 6, 16),
    comparator=Comparator.MORE_THAN,
    numerator=1,
    denominator=2,
    quorum_numerator=2,
    quorum_denominator=3,
    tie=TiePolicy.CHAIRS_SIDE,
)

PRESETS = (UBND,)
