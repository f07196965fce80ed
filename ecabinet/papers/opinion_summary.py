"""Bảng tổng hợp ý kiến and phiếu lấy ý kiến, in the look of Nghị định 30/2020/NĐ-CP."""

from ecabinet.papers.blocks import (
    Cell,
    Part,
    heading,
    letterhead,
    paragraph,
    paragraphs,
    signed_by_one,
    signed_by_two,
    table,
    title,
)
from ecabinet.papers.opinion_words import LATE, NO_ANSWER
from ecabinet.papers.opinions import (
    GivenOpinion,
    MatterOpinions,
    OpinionSheetPaper,
    OpinionSummary,
    OpinionSummaryPaper,
)
from ecabinet.papers.pages import Story
from ecabinet.papers.wording import ended, local, moment_in_prose, padded, person_in_prose, place_and_date, share

SUMMARY_NAME = "BẢNG TỔNG HỢP Ý KIẾN"
OVERDUE = "quá hạn"
SHEET_NAME = "PHIẾU LẤY Ý KIẾN"
CHOSEN = "X"


def opinion_story(paper: OpinionSummaryPaper | OpinionSheetPaper) -> Story:
    """A paper of a consultation: the summary of all opinions, or the sheet of one."""
    return _summary(paper) if isinstance(paper, OpinionSummaryPaper) else _sheet(paper)


def _summary(paper: OpinionSummaryPaper) -> Story:
    """The summary: when it was sent and closed, and for each matter the count, the reason, and who said what."""
    summary = paper.summary
    matters = [part for place, matter in enumerate(summary.matters, start=1) for part in _matter(place, matter)]
    closing: Cell = [paragraph(f"Kết thúc lấy ý kiến vào {moment_in_prose(summary.closed_at)}./.")]
    parts: Cell = [
        *letterhead(paper.letterhead, paper.number, None),
        *title(SUMMARY_NAME, summary.title),
        *(paragraph(line) for line in _circumstances(summary)),
        *matters,
        signed_by_two(closing, paper.secretary, paper.chair, paper.recipients),
    ]
    author = ", ".join(paper.letterhead.issuing_agency)
    return Story(f"{SUMMARY_NAME.capitalize()} - {summary.title}", author, parts)


def _circumstances(summary: OpinionSummary) -> list[str]:
    lines = [
        f"Cơ quan lấy ý kiến: {ended(summary.committee, '.')}",
        f"Thời gian gửi lấy ý kiến: {moment_in_prose(summary.sent_at)}.",
        f"Thời hạn trả lời: {moment_in_prose(summary.deadline)}.",
    ]
    if summary.closing_reason:
        lines.append(f"Lý do kết thúc trước thời hạn: {ended(summary.closing_reason, '.')}")
    return lines


def _matter(place: int, matter: MatterOpinions) -> Cell:
    answered = len(matter.opinions) - len(matter.silent)
    took_part = (
        f"Đã lấy ý kiến {padded(len(matter.opinions))} thành viên; {padded(answered)} trả lời, "
        f"trong đó {padded(len(matter.late))} trả lời quá hạn; {padded(len(matter.silent))} không trả lời."
    )
    return [
        *heading(f"{place}. {matter.title}"),
        paragraph(f"Nội dung lấy ý kiến: {matter.question}"),
        paragraph(took_part),
        _count(matter),
        paragraph(f"Quy tắc thông qua: {ended(matter.rule, '.')}"),
        *heading(f"Kết luận: {ended(matter.verdict, '.')}"),
        paragraph(f"Lý do: {ended(matter.reason, '.')}"),
        *heading("Ý kiến của từng thành viên:"),
        _opinions(matter),
        *_silent(matter),
    ]


def _count(matter: MatterOpinions) -> Part:
    counts = [(option.label, option.count) for option in matter.options]
    counts += [(NO_ANSWER, matter.not_answered), ("Tổng số thành viên", matter.electorate)]
    rows = [(label, padded(count), share(count, matter.electorate)) for label, count in counts]
    return table(("Phương án", "Số ý kiến", "Tỷ lệ trên tổng số thành viên"), rows, (80, 30, 55), "lcc")


def _opinions(matter: MatterOpinions) -> Part:
    rows = [
        (
            str(place),
            person_in_prose(one.voter.name, one.voter.position, one.voter.agency),
            "" if one.read_at is None else f"{local(one.read_at):%H:%M\n%d/%m/%Y}",
            _answered(one),
            _said(one),
        )
        for place, one in enumerate(matter.opinions, start=1)
    ]
    return table(("STT", "Thành viên", "Đã xem", "Đã trả lời", "Ý kiến"), rows, (12, 47, 25, 29, 52), "clccl")


def _answered(one: GivenOpinion) -> str:
    if one.answered_at is None:
        return ""
    when = f"{local(one.answered_at):%H:%M\n%d/%m/%Y}"
    return f"{when}\n({OVERDUE})" if one.is_late else when


def _said(one: GivenOpinion) -> str:
    lines = [one.choice or NO_ANSWER, one.text]
    if one.files:
        lines.append(f"Tệp kèm theo: {'; '.join(one.files)}")
    return "\n".join(line for line in (*lines, one.signature) if line)


def _silent(matter: MatterOpinions) -> Cell:
    if not matter.silent:
        return []
    names = ", ".join(one.voter.name for one in matter.silent)
    return [paragraph(f"{NO_ANSWER}: {padded(len(matter.silent))} thành viên: {ended(names, '.')}")]


def _sheet(paper: OpinionSheetPaper) -> Story:
    """The sheet of one opinion, with the room for its giver's signature."""
    one = paper.opinion
    answered = one.answered_at or paper.deadline
    rows = [(option, CHOSEN if option == one.choice else "") for option in paper.options]
    late = f" ({LATE.lower()})" if one.is_late else ""
    giver = person_in_prose(one.voter.name, one.voter.position, one.voter.agency)
    files = [paragraph(f"Tệp kèm theo: {ended('; '.join(one.files), '.')}")] if one.files else []
    text: Cell = [*heading("Nội dung ý kiến:"), *paragraphs(one.text)] if one.text else []
    dated = place_and_date(paper.letterhead.place, local(answered).date())
    parts: Cell = [
        *letterhead(paper.letterhead, None, dated),
        *title(SHEET_NAME, paper.consultation),
        paragraph(f"Nội dung: {ended(paper.matter, '.')}"),
        paragraph(f"Câu hỏi: {paper.question}"),
        paragraph(f"Thời hạn trả lời: {moment_in_prose(paper.deadline)}."),
        paragraph(f"Người cho ý kiến: {ended(giver, '.')}"),
        table(("Phương án", "Lựa chọn"), rows, (115, 50), "lc"),
        *text,
        *files,
        signed_by_one([paragraph(f"Trả lời vào {moment_in_prose(answered)}{late}./.")], paper.signatory, ()),
    ]
    author = person_in_prose(one.voter.name, one.voter.position)
    return Story(f"{SHEET_NAME.capitalize()} - {paper.consultation}", author, parts)
