"""Biên bản kết quả biểu quyết and biên bản kiểm phiếu, set as minutes are (Mẫu 1.9)."""

from ecabinet.papers.blocks import Cell, Part, heading, letterhead, paragraph, signed_by_two, table, title
from ecabinet.papers.pages import Story
from ecabinet.papers.values import NamedBallot, OptionCount, ResultSheetPaper
from ecabinet.papers.wording import ended, grouped, moment_in_prose, padded, person_in_prose, share

OPEN_NAME = "BIÊN BẢN KẾT QUẢ BIỂU QUYẾT"
SECRET_NAME = "BIÊN BẢN KIỂM PHIẾU"  # noqa: S105 - a title, not a password
NOT_CAST = "Không bỏ phiếu"


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
    invalid = f"số phiếu không hợp lệ: {padded(paper.ballots_invalid)}"
    blank = f"; số phiếu trắng: {padded(paper.ballots_blank)}" if paper.ballots_blank else ""
    weights = () if paper.weight is None else (f"Tổng trọng số phiếu của các thành viên: {grouped(paper.weight)}.",)
    lines = (
        f"Thời gian bắt đầu: {moment_in_prose(paper.opened_at)}.",
        f"Địa điểm: {ended(paper.place, '.')}",
        f"Nội dung biểu quyết: {ended(paper.question, '.')}",
        f"Hình thức: {way}.",
        f"Tổng số thành viên có quyền biểu quyết: {padded(paper.electorate)}.",
        f"Số thành viên có mặt: {present}; số thành viên tối thiểu phải có mặt: {padded(paper.quorum)}.",
        f"Số phiếu phát ra: {padded(paper.ballots_issued)}; số phiếu thu vào: {padded(paper.ballots_returned)}.",
        f"Số phiếu hợp lệ: {padded(paper.ballots_valid)}; {invalid}{blank}.",
        *weights,
        *((ended(paper.counted, "."),) if paper.counted else ()),
    )
    return [paragraph(line) for line in lines]


def _count(paper: ResultSheetPaper) -> Part:
    whole = OptionCount("Tổng số thành viên", paper.electorate, paper.weight)
    counted = (*paper.options, *paper.others, whole)
    if paper.weight is None:
        rows = [(one.label, padded(one.count), _share(one, paper)) for one in counted]
        return table(("Phương án", "Số phiếu", "Tỷ lệ trên tổng số thành viên"), rows, (80, 30, 55), "lcc")
    weighed = [(one.label, padded(one.count), grouped(one.weight or 0), _share(one, paper)) for one in counted]
    head = ("Phương án", "Số phiếu", "Trọng số", "Tỷ lệ trên tổng trọng số")
    return table(head, weighed, (70, 25, 25, 45), "lccc")


def _count_of_lines(paper: ResultSheetPaper) -> Cell:
    """Return a row for each candidate, person or motion, in the order of the ballot."""
    labels = [option.label for option in paper.lines[0].options]
    rows = [
        (str(place), line.title, *(_in_a_cell(option, paper) for option in line.options), line.outcome)
        for place, line in enumerate(paper.lines, start=1)
    ]
    widths = (16, 46, *(28 for _ in labels), 32)
    counted = table(("STT", "Nội dung", *labels, "Kết quả"), rows, widths, f"cl{'c' * len(labels)}c")
    told = "; ".join(f"{one.label}: {_in_a_cell(one, paper)}" for one in paper.others)
    whole = "tổng số thành viên" if paper.weight is None else "tổng trọng số"
    return [counted, paragraph(f"{told}. Tỷ lệ tính trên {whole}.")]


def _in_a_cell(option: OptionCount, paper: ResultSheetPaper) -> str:
    weight = "" if option.weight is None or paper.weight is None else f"trọng số {grouped(option.weight)}; "
    return f"{padded(option.count)} ({weight}{_share(option, paper)})"


def _share(option: OptionCount, paper: ResultSheetPaper) -> str:
    if paper.weight is None:
        return share(option.count, paper.electorate)
    return share(option.weight or 0, paper.weight)


def _ballots(ballots: tuple[NamedBallot, ...]) -> Cell:
    if not ballots:
        return []
    rows = [
        (str(place), _voter(ballot), ballot.voter.agency, ballot.choice or NOT_CAST)
        for place, ballot in enumerate(ballots, start=1)
    ]
    opening = heading("Ý kiến của từng thành viên:")
    return [*opening, table(("STT", "Thành viên", "Cơ quan, đơn vị", "Ý kiến"), rows, (14, 66, 50, 35), "cllc")]


def _voter(ballot: NamedBallot) -> str:
    """Return who the seat is, the weight of its vote, who cast it by mandate, and who wrote down a spoken answer."""
    weight = "" if ballot.weight is None else f" (trọng số {grouped(ballot.weight)})"
    carried = f" ({ballot.carrier} bỏ phiếu theo uỷ quyền)" if ballot.carrier else ""
    spoken = f" (nói thành tiếng, do {ballot.recorded_by} ghi)" if ballot.recorded_by else ""
    return f"{person_in_prose(ballot.voter.name, ballot.voter.position)}{weight}{carried}{spoken}"
