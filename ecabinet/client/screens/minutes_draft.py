"""A first text of the minutes, drawn from what happened. Minutes are a paper, so their text is Vietnamese always.

Layout and order follow Nghị định 30/2020 Mẫu 1.9.
"""

from __future__ import annotations

from ecabinet.client.screens.parts import AgendaRow, agenda_rows
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.voting.entities import Basis, Comparator, Result, RuleSet, Verdict, Vote


def minutes_draft(view: View, meeting_id: Id) -> tuple[Section, ...]:
    """Return the sections a secretary starts from: each item with its votes. The roll is printed from the record."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    sections = [
        Section(f"Nội dung {row.number}. {row.title}", _item(view, row), row.id)
        for row in agenda_rows(view, meeting_id)
    ]
    sections.append(Section("Kết luận của chủ tọa", "Chủ tọa kết luận:"))
    return tuple(sections)


def _item(view: View, row: AgendaRow) -> str:
    lines = []
    if row.presenter:
        lines.append(f"{row.presenter} trình bày.")
    for listed in row.votes:
        vote = view.world.get(Vote, listed.id)
        if vote is not None and vote.result is not None and vote.rule is not None:
            lines.append(f"Biểu quyết: {vote.question}")
            lines.append(result_sentence(vote.result, vote.rule))
    return "\n".join(lines) or "Hội nghị thảo luận."


def result_sentence(result: Result, rule: RuleSet) -> str:
    """Return the result with its reason in one Vietnamese sentence."""
    shown = "thông qua" if result.verdict == Verdict.PASSED else "không thông qua"
    if result.verdict == Verdict.AWAITS_CHAIR:
        shown = "chờ ý kiến của chủ tọa"
    need = "quá" if rule.comparator == Comparator.MORE_THAN else "ít nhất"
    reason = {
        Basis.TIE_CHAIR_FOR: "; số phiếu ngang nhau, theo bên có phiếu của chủ tọa",
        Basis.TIE_CHAIR_AGAINST: "; số phiếu ngang nhau, theo bên có phiếu của chủ tọa",
        Basis.CHAIRS_WORD: "; số phiếu ngang nhau, theo ý kiến của chủ tọa",
    }.get(result.basis, "")
    return (
        f"{result.votes_for} tán thành, {result.votes_against} không tán thành, {result.abstained} không biểu quyết, "
        f"{result.not_voted} không bỏ phiếu trên {result.base} thành viên; "
        f"cần {need} {rule.numerator}/{rule.denominator} (≥ {result.needed}); "
        f"có mặt {result.present}, túc số {result.quorum}{reason}: {shown}."
    )
