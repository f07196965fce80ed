"""Biên bản, Mẫu 1.9 of Nghị định 30/2020/NĐ-CP."""

from ecabinet.papers.blocks import Cell, heading, letterhead, paragraph, paragraphs, signed_by_two, table, title
from ecabinet.papers.pages import Story
from ecabinet.papers.styles import BODY
from ecabinet.papers.values import AbsentPerson, MinutesPaper, MinutesSection, PresentPerson, VoteSummary
from ecabinet.papers.wording import ended, moment_in_prose, padded, participation_sentence, person_in_prose

NAME = "BIÊN BẢN"
NO_REASON = "không có lý do"


def minutes_story(paper: MinutesPaper) -> Story:
    """The minutes in the order of the form; the number of the sections follows their order."""
    sections = [part for place, section in enumerate(paper.sections, start=1) for part in _section(place, section)]
    closing: Cell = [paragraph(f"Cuộc họp kết thúc vào {moment_in_prose(paper.ended_at)}./.")]
    parts: Cell = [
        *letterhead(paper.letterhead, paper.number, None),
        *title(NAME, paper.meeting),
        paragraph(f"Thời gian bắt đầu: {moment_in_prose(paper.started_at)}."),
        paragraph(f"Địa điểm: {ended(paper.place, '.')}"),
        *_present(paper.present),
        *_absent(paper.absent),
        paragraph(f"Chủ trì (chủ tọa): {ended(paper.chair, '.')}"),
        paragraph(f"Thư ký (người ghi biên bản): {ended(paper.secretary, '.')}"),
        *heading("Nội dung (theo diễn biến cuộc họp):"),
        *sections,
        signed_by_two(closing, paper.signing_secretary, paper.signing_chair, paper.recipients),
    ]
    return Story(f"Biên bản - {paper.meeting}", ", ".join(paper.letterhead.issuing_agency), parts)


def _present(people: tuple[PresentPerson, ...]) -> Cell:
    opening = heading(f"Thành phần tham dự: {padded(len(people))} người có mặt.", BODY)
    if not people:
        return opening
    rows = []
    for place, entry in enumerate(people, start=1):
        stands_for = f"Dự thay {entry.stands_for}" if entry.stands_for else ""
        note = "; ".join(text for text in (stands_for, entry.note) if text)
        named = person_in_prose(entry.person.name, entry.person.position)
        rows.append((str(place), named, entry.person.agency, note))
    head = ("STT", "Họ và tên, chức vụ", "Cơ quan, đơn vị", "Ghi chú")
    return [*opening, table(head, rows, (14, 66, 47, 38), "clll")]


def _absent(people: tuple[AbsentPerson, ...]) -> Cell:
    if not people:
        return [paragraph("Vắng mặt: không.")]
    rows = [
        (
            str(place),
            person_in_prose(entry.person.name, entry.person.position),
            entry.person.agency,
            entry.reason or NO_REASON,
        )
        for place, entry in enumerate(people, start=1)
    ]
    head = ("STT", "Họ và tên, chức vụ", "Cơ quan, đơn vị", "Lý do")
    return [*heading(f"Vắng mặt: {padded(len(people))} người.", BODY), table(head, rows, (14, 66, 47, 38), "clll")]


def _section(place: int, section: MinutesSection) -> Cell:
    said = [part for text in section.paragraphs for part in paragraphs(text)]
    votes = [part for vote in section.votes for part in _vote(vote)]
    return [*heading(f"{place}. {section.heading}"), *said, *votes]


def _vote(vote: VoteSummary) -> Cell:
    counts = participation_sentence(((option.label, option.count) for option in vote.options), vote.electorate)
    return [
        paragraph(f"Biểu quyết: {ended(vote.question, '.')}"),
        paragraph(f"Kết quả: {counts}"),
        paragraph(f"{ended(vote.verdict, '')} ({ended(vote.reason, '')})."),
    ]
