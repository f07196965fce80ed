"""Named documents of Mẫu 1.4 of Nghị định 30/2020/NĐ-CP: reports, plans, draft regulations, notices."""

from ecabinet.papers.blocks import Cell, heading, letterhead, paragraph, paragraphs, signed_by_one, table, title
from ecabinet.papers.pages import Story
from ecabinet.papers.styles import CAPTION, CHAPTER, GROUND, HEADING, LINE
from ecabinet.papers.values import ReportPaper, Section, Sheet
from ecabinet.papers.wording import ended, listed, place_and_date

_HEADINGS = {"chapter": CHAPTER, "article": HEADING, "plain": HEADING}


def report_story(paper: ReportPaper) -> Story:
    """The document: head, title, addressees, grounds, sections, signature; `./.` closes the last words."""
    dated = place_and_date(paper.letterhead.place, paper.issued_on)
    body = [part for section in _closed(paper.sections) for part in _section(section)]
    parts: Cell = [
        *letterhead(paper.letterhead, paper.number, dated, paper.marking),
        *title(paper.title, paper.subject),
        *_addressees(paper.addressees),
        *(paragraph(line, GROUND) for line in listed(paper.grounds)),
        *body[:-1],
        signed_by_one(body[-1:], paper.signatory, paper.recipients),
    ]
    author = ", ".join(paper.letterhead.issuing_agency)
    return Story(f"{paper.title.capitalize()} - {paper.subject}", author, parts, paper.marking)


def _addressees(names: tuple[str, ...]) -> Cell:
    """Cell 9a: one addressee stands on the same line, several in a list."""
    if len(names) == 1:
        return [paragraph(f"Kính gửi: {ended(names[0], '.')}", LINE)]
    if not names:
        return []
    return [paragraph("Kính gửi:"), *(paragraph(f"- {line}") for line in listed(names))]


def _closed(sections: tuple[Section, ...]) -> list[Section]:
    """The sections with `./.` after the last words, on a line of its own where a table comes last."""
    if not sections:
        return []
    *before, last = sections
    if last.paragraphs and last.table is None:
        texts = (*last.paragraphs[:-1], ended(last.paragraphs[-1], "./."))
        return [*before, Section(last.heading, texts, None, last.level)]
    return [*sections, Section(paragraphs=("./.",))]


def _section(section: Section) -> Cell:
    parts: Cell = heading(section.heading, _HEADINGS[section.level]) if section.heading else []
    parts += [part for text in section.paragraphs for part in paragraphs(text)]
    return parts if section.table is None else [*parts, *_sheet(section.table)]


def _sheet(sheet: Sheet) -> Cell:
    columns = "".join("r" if column in sheet.numeric else "l" for column in range(len(sheet.head)))
    caption = [paragraph(sheet.caption, CAPTION)] if sheet.caption else []
    return [*caption, table(sheet.head, sheet.rows, sheet.widths, columns)]
