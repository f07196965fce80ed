"""Biên bản kết quả biểu quyết and biên bản kiểm phiếu, set as minutes are (Mẫu 1.9)."""

from ecabinet.papers.blocks import Cell, Part, heading, letterhead, paragraph, signed_by_two, table, title
from ecabinet.papers.pages import Story
from ecabinet.papers.values import NamedBallot, ResultSheetPaper
from ecabinet.papers.wording import ended, moment_in_prose, padded, person_in_prose, share

OPEN_NAME = "BIÊN BẢN KẾT QUẢ BIỂU QUYẾT"
SECRET_NAME = "BIÊN BẢN KIỂM PHIẾU"  # noqa: S105 - a title, not a password
INVALID = "Phiếu không hợp lệ"
NOT_CAST = "Không tham gia biểu quyết"
NOT_RETURNED = "Không bỏ phiếu"


def result_sheet_story(paper: ResultSheetPaper) -> Story:
    """The sheet: when and where, what was asked, who could vote, the count, the rule and the verdict."""
    name = SECRET_NAME if paper.secret else OPEN_NAME
    closing: Cell = [paragraph(f"Biểu quyết kết thúc vào {moment_in_prose(paper.closed_at)}./.")]
    parts: Cell = [
        *letterhead(paper.letterhead, paper.number, None),
        *title(name, paper.meeting),
        *_circumstances(paper),
        *heading("Kết quả:"),
        *(_count_of_lines(paper) if paper.lines else [_count(paper)]),
        paragraph(f"Quy tắc thông qua: {ended(paper.rule, '.')}"),
        *heading(f"Kết luận: {ended(paper.verdict, '.')}"),
        paragraph(f"Lý do: {ended(paper.reason, '.')}"),
        *_ballots(paper.ballots),
        signed_by_two(closing, paper.secretary, paper.chair, paper.recipients),
    ]
    return Story(f"{name.capitalize()} - {paper.question}", ", ".join(paper.letterhead.issuing_agency), parts)


def _circumstances(paper: ResultSheetPaper) -> Cell:
    way = paper.way or ("Bỏ phiếu kín" if paper.secret else "Biểu quyết công khai")
    present = f"{padded(paper.present)} ({share(paper.present, paper.electorate)} tổng số thành viên)"
    lines = (
        f"Thời gian bắt đầu: {moment_in_prose(paper.opened_at)}.",
        f"Địa điểm: {ended(paper.place, '.')}",
        f"Nội dung biểu quyết: {ended(paper.question, '.')}",
        f"Hình thức: {way}.",
        f"Tổng số thành viên có quyền biểu quyết: {padded(paper.electorate)}.",
        f"Số thành viên có mặt: {present}; số thành viên tối thiểu phải có mặt: {padded(paper.quorum)}.",
        f"Số phiếu phát ra: {padded(paper.ballots_issued)}; số phiếu thu vào: {padded(paper.ballots_returned)}.",
        *((ended(paper.counted, "."),) if paper.counted else ()),
    )
    return [paragraph(line) for line in lines]


def _count(paper: ResultSheetPaper) -> Part:
    cast = sum(option.count for option in paper.options)
    counts = [(option.label, option.count) for option in paper.options]
    if paper.ballots_invalid:
        counts.append((INVALID, paper.ballots_invalid))
    counts.append((NOT_CAST, paper.electorate - cast - paper.ballots_invalid))
    rows = [(label, padded(count), share(count, paper.electorate)) for label, count in counts]
    rows.append(("Tổng số thành viên", padded(paper.electorate), share(paper.electorate, paper.electorate)))
    return table(("Phương án", "Số phiếu", "Tỷ lệ trên tổng số thành viên"), rows, (80, 30, 55), "lcc")


def _count_of_lines(paper: ResultSheetPaper) -> Cell:
    labels = [option.label for option in paper.lines[0].options]
    rows = [
        (
            line.title,
            *(f"{padded(option.count)} ({share(option.count, paper.electorate)})" for option in line.options),
            line.outcome,
        )
        for line in paper.lines
    ]
    widths = (55, *(28 for _ in labels), 32)
    counted = table(("Nội dung", *labels, "Kết quả"), rows, widths, f"l{'c' * len(labels)}c")
    others = [*((option.label, option.count) for option in paper.options), (NOT_RETURNED, paper.not_cast or 0)]
    told = "; ".join(f"{label}: {padded(count)}" for label, count in others)
    return [counted, paragraph(f"{told}. Tỷ lệ tính trên tổng số thành viên.")]


def _ballots(ballots: tuple[NamedBallot, ...]) -> Cell:
    if not ballots:
        return []
    rows = [
        (str(place), person_in_prose(ballot.voter.name, ballot.voter.position), ballot.voter.agency, ballot.choice)
        for place, ballot in enumerate(ballots, start=1)
    ]
    filled = [(*row[:3], row[3] or NOT_CAST) for row in rows]
    opening = heading("Ý kiến của từng thành viên:")
    return [*opening, table(("STT", "Thành viên", "Cơ quan, đơn vị", "Ý kiến"), filled, (14, 66, 50, 35), "cllc")]
