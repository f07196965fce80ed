"""Giấy mời, Mẫu 1.7 of Nghị định 30/2020/NĐ-CP."""

from ecabinet.papers.blocks import Cell, letterhead, paragraph, signed_by_one, title
from ecabinet.papers.pages import Story
from ecabinet.papers.values import InvitationPaper
from ecabinet.papers.wording import ended, listed, person_in_prose, place_and_date, span_in_prose

NAME = "GIẤY MỜI"


def invitation_story(paper: InvitationPaper) -> Story:
    """The invitation in the order of the form, with what Quyết định 45/2018/QĐ-TTg adds: agenda, requests, contact."""
    dated = place_and_date(paper.letterhead.place, paper.issued_on)
    guest = person_in_prose(paper.addressee.name, paper.addressee.position, paper.addressee.agency)
    span = span_in_prose(paper.starts_at, paper.ends_at)
    *before, last = _closing(paper)
    parts: Cell = [
        *letterhead(paper.letterhead, paper.number, dated),
        *title(NAME, paper.subject),
        paragraph(f"{paper.inviting_agency} trân trọng kính mời: {ended(guest, '.')}"),
        paragraph(f"Tới dự: {ended(paper.meeting, '.')}"),
        paragraph(f"Chủ trì: {ended(paper.chair, '.')}"),
        paragraph(f"Thời gian: {ended(span, '.')}"),
        paragraph(f"Địa điểm: {ended(paper.place, '.')}"),
        *_agenda(paper.agenda),
        *before,
        signed_by_one([last], paper.signatory, paper.recipients),
    ]
    return Story(f"Giấy mời - {paper.subject}", ", ".join(paper.letterhead.issuing_agency), parts)


def _agenda(titles: tuple[str, ...]) -> Cell:
    if not titles:
        return []
    numbered = listed(f"{place}. {text}" for place, text in enumerate(titles, start=1))
    return [paragraph("Nội dung:"), *(paragraph(line) for line in numbered)]


def _closing(paper: InvitationPaper) -> Cell:
    """What the guest is asked to mind; the last line of the body closes it with `./.`."""
    lines = [line for request in paper.requests for line in request.split("\n") if line.strip()]
    if paper.contact:
        lines.append(f"Đầu mối liên hệ: {paper.contact}")
    if not lines:
        lines.append("Trân trọng kính mời")
    return [paragraph(line) for line in (*lines[:-1], ended(lines[-1], "./."))]
