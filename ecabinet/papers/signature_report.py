"""The report on a document's signatures: result, what must be displayed, every finding, chain, evidence, versions.

It is a paper of the product and not an issued document, so it has no letterhead and no number; it is in Vietnamese, as
Circular 15/2025/TT-BKHCN asks. Names come out of foreign files: what the typeface cannot set is shown as an empty box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import KeepTogether, PageBreak, Spacer, Table, TableStyle

from ecabinet.domain.signatures.findings import Certificate, Checkable, Trust, Weight
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, SignatureKind, SignatureVerdict
from ecabinet.papers import styles
from ecabinet.papers.blocks import Cell, Part, heading, paragraph
from ecabinet.papers.pages import Story
from ecabinet.papers.signature_changes import change_lines
from ecabinet.papers.signature_display import display_lines
from ecabinet.papers.signature_text import moment_words, period_words, shown
from ecabinet.papers.signature_words import (
    finding_lines,
    kind_words,
    line_words,
    originals_sentence,
    reason_words,
    signer_words,
    summary_sentence,
)
from ecabinet.papers.typefaces import Face, glyphs
from ecabinet.papers.values import Judge, JudgedFile, Judgement, SignatureReport
from ecabinet.papers.wording import grouped

_TITLE: Final = "Báo cáo kiểm tra chữ ký số"
_NAME_LIMIT: Final = 300
_TEXT_LIMIT: Final = 1500
"""A cell longer than a page could not be set."""
_FINGERPRINT: Final = 64
"""Letters of a SHA-256."""
_CHANGES_PRINTED: Final = 200
_DETAILED: Final = 100
"""Most files of one report that are told in full; every file stands in the overview."""
_ROWS_OF_A_TABLE: Final = 100
"""A longer table takes ever more time for each page that it is broken over."""
_INKS: Final[Mapping[Line, Color]] = {
    Line.VALID: HexColor("#1b6e3c"),
    Line.INVALID: HexColor("#b3261e"),
    Line.INDETERMINATE: HexColor("#8a5a00"),
    Line.UNSIGNED: HexColor("#444444"),
}
_MARKS: Final[Mapping[Weight, str]] = {
    Weight.LEFT_OUT: "Không xét",
    Weight.GOOD: "Đạt",
    Weight.NOTED: "Đạt, lưu ý",
    Weight.DOUBT: "Chưa rõ",
    Weight.BAD: "Không đạt",
}
_JUDGES: Final[Mapping[Judge, str]] = {"hub": "Máy chủ", "device": "Thiết bị của người lập báo cáo"}
_NEITHER: Final = "chưa dựa vào kết quả nào cho đến khi rõ nguyên nhân."
_RULED: Final = HexColor("#9a9a9a")


def signature_report_story(paper: SignatureReport) -> Story:
    """The report: an overview where there are several files, then each file from a new page on."""
    parts: Cell = [paragraph(_TITLE.upper(), styles.TITLE), Spacer(0, styles.GAP)]
    if len(paper.files) == 1:
        parts += _about(paper.files[0], 0)
    else:
        parts += _overview(paper.files)
        for place in _detailed(paper.files):
            parts += [PageBreak(), *_about(paper.files[place - 1], place)]
    name = _set(paper.files[0].name) if len(paper.files) == 1 else f"{len(paper.files)} tệp"
    return Story(f"{_TITLE} - {name}", "E-Cabinet", parts, "Giờ trong báo cáo là giờ Việt Nam (UTC+7).")


def _overview(files: Sequence[JudgedFile]) -> Cell:
    counted = [(line, sum(1 for file in files if file.verdict.line == line)) for line in Line]
    told = "; ".join(f"{line_words(line, 'vi')}: {grouped(count)}" for line, count in counted if count)
    rows = [
        (str(place), file.name, line_words(file.verdict.line, "vi"), _reasons(file.verdict))
        for place, file in enumerate(files, start=1)
    ]
    parts: Cell = [paragraph(f"Tổng số {grouped(len(files))} tệp. {told}.", styles.FACT), Spacer(0, styles.GAP)]
    for start in range(0, len(rows), _ROWS_OF_A_TABLE):
        part = rows[start : start + _ROWS_OF_A_TABLE]
        parts.append(_grid(("STT", "Tệp", "Kết quả", "Lý do"), part, (10, 40, 24, 58)))
    if len(files) > _DETAILED:
        parts.append(
            paragraph(f"Chi tiết được in cho {_DETAILED} tệp, trước hết là những tệp không hợp lệ.", styles.FACT)
        )
    return parts


def _detailed(files: Sequence[JudgedFile]) -> list[int]:
    """The places (from 1) of the files that are told in full, where there are too many: the worst ones."""
    worst_first = (Line.INVALID, Line.INDETERMINATE, Line.UNSIGNED, Line.VALID)
    places = sorted(range(1, len(files) + 1), key=lambda place: worst_first.index(files[place - 1].verdict.line))
    return sorted(places[:_DETAILED])


def _reasons(verdict: DocumentVerdict) -> str:
    return "; ".join(reason_words(code, "vi") for code in verdict.reasons)


def _about(file: JudgedFile, place: int) -> Cell:
    verdict = file.verdict
    numbered = f"{place}. " if place else ""
    parts: Cell = [
        paragraph(_set(f"{numbered}{file.name}", _NAME_LIMIT), styles.FILE_NAME),
        _result(verdict.line),
        Spacer(0, styles.GAP),
        paragraph(_set(summary_sentence(verdict, "vi")), styles.SUMMARY),
    ]
    originals = originals_sentence(verdict, "vi")
    if originals:
        parts.append(paragraph(originals, styles.SUMMARY))
    parts += _judgements(file)
    parts += [*heading("Văn bản được kiểm tra", styles.SECTION), _facts(_document_facts(verdict))]
    for number, signature in enumerate(verdict.signatures, start=1):
        parts += _signature(signature, number)
    return parts


def _judgements(file: JudgedFile) -> Cell:
    """Who judged the file and what each came to; two that differ are said before anything else is told."""
    if not file.judgements:
        return []
    came_to = {one.judge: one for one in file.judgements}
    rows = [(_JUDGES[judge], _judgement_words(came_to.get(judge))) for judge in _JUDGES]
    parts: Cell = [*heading("Nơi kiểm tra", styles.SECTION), _facts(rows)]
    if file.told_of is None:
        return parts
    said = f"Nội dung dưới đây theo kết quả của: {_JUDGES[file.told_of].lower()}."
    if len({one.line for one in file.judgements}) > 1:
        said = f"HAI NƠI KẾT LUẬN KHÁC NHAU. {said} Đó là kết quả xấu hơn; {_NEITHER}"
    return [*parts, Spacer(0, styles.GAP), paragraph(said, styles.SUMMARY)]


def _judgement_words(judgement: Judgement | None) -> str:
    if judgement is None:
        return "Chưa kiểm tra"
    line, when = line_words(judgement.line, "vi"), moment_words(judgement.judged_at, "vi")
    return f"{line}, lúc {when}; danh sách tin cậy: {_used(judgement.trust_version)}"


def _result(line: Line) -> Part:
    """The bottom line in a frame of its colour; the words alone tell it too, on a printer without colours."""
    ink = _INKS[line]
    frame = [
        ("FONTNAME", (0, 0), (-1, -1), Face.REGULAR.value),
        ("BOX", (0, 0), (-1, -1), 1.2, ink),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    words = paragraph(line_words(line, "vi"), styles.result_in(ink))
    return Table([[words]], colWidths=[styles.TEXT_WIDTH], style=TableStyle(frame))


def _document_facts(verdict: DocumentVerdict) -> list[tuple[str, str]]:
    signatures = sum(1 for one in verdict.counted if one.kind == SignatureKind.SIGNATURE)
    timestamps = len(verdict.counted) - signatures
    rows = [
        ("SHA-256 của tệp", verdict.sha256),
        ("Kích thước", f"{grouped(verdict.size)} byte"),
        ("Chữ ký", f"{signatures} chữ ký, {timestamps} dấu thời gian; {verdict.revisions} phiên bản"),
        ("Xét tại thời điểm", moment_words(verdict.moment, "vi")),
        ("Kiểm tra lúc", moment_words(verdict.judged_at, "vi")),
        ("Danh sách tin cậy", _used(verdict.trust_version)),
        ("Quy định thuật toán", _used(verdict.policy_version)),
        ("Công cụ", f"E-Cabinet {verdict.tool_version}"),
    ]
    if verdict.was_lax:
        rows.append(("Lưu ý", "Tệp không đúng chuẩn, chỉ mở được bằng cách đọc nới lỏng."))
    if verdict.problem:
        rows.append(("Trở ngại", reason_words(f"document.{verdict.problem}", "vi")))
    return rows


def _used(version: str) -> str:
    return "không dùng" if version in {"", "none"} else version


def _signature(signature: SignatureVerdict, number: int) -> Cell:
    kind = kind_words(signature.kind, "vi")
    title = f"{number}. {kind[:1].upper()}{kind[1:]}: {signer_words(signature, 'vi')}"
    head = paragraph(_set(title, _NAME_LIMIT), styles.SECTION)
    if signature.kind == SignatureKind.USAGE_RIGHTS:
        said = "Chữ ký quyền sử dụng được nêu tên và không được tính vào kết quả."
        return [KeepTogether([head, paragraph(said, styles.FACT)])]
    displayed = _facts([(line.label, line.words) for line in display_lines(signature, "vi")])
    parts: Cell = [KeepTogether([head, displayed])]
    findings = [(line.name, _MARKS[line.weight], line.words) for line in finding_lines(signature, "vi")]
    parts += [*_named("Từng nội dung kiểm tra"), _grid(("Nội dung", "Kết quả", "Diễn giải"), findings, (30, 20, 90))]
    if signature.checkable.state != Checkable.YES:
        return parts
    return [*parts, *_changes(signature), *_chain(signature), *_evidence(signature)]


def _named(text: str) -> Cell:
    return heading(text, styles.SUBSECTION)


def _changes(signature: SignatureVerdict) -> Cell:
    lines = change_lines(signature.changes, "vi")
    if not lines:
        return []
    told = [paragraph(_set(f"- {line}", _NAME_LIMIT), styles.FACT) for line in lines[:_CHANGES_PRINTED]]
    rest = len(lines) - _CHANGES_PRINTED
    if rest > 0:
        told.append(paragraph(f"- Và {grouped(rest)} thay đổi khác.", styles.FACT))
    return [*_named("Thay đổi sau khi ký"), *told]


def _chain(signature: SignatureVerdict) -> Cell:
    path = signature.trust.path
    if not path:
        return []
    blocks = [_facts(_certificate_facts(certificate, place)) for place, certificate in enumerate(path, start=1)]
    parts: Cell = [KeepTogether([paragraph("Chuỗi chứng thư", styles.SUBSECTION), blocks[0]])]
    for block in blocks[1:]:
        parts += [Spacer(0, styles.GAP), KeepTogether([block])]
    return parts


def _certificate_facts(certificate: Certificate, place: int) -> list[tuple[str, str]]:
    return [
        (f"Chứng thư {place}", certificate.subject),
        ("Cấp bởi", certificate.issuer),
        ("Số sê-ri", certificate.serial),
        ("Thời hạn", period_words(certificate, "vi")),
        ("SHA-256", certificate.sha256),
    ]


def _evidence(signature: SignatureVerdict) -> Cell:
    rows = [("Dữ liệu thu hồi (SHA-256)", one) for one in signature.revocation.evidence_sha256]
    rows += [
        ("Lý do ký ghi trong tệp", signature.said_reason),
        ("Nơi ký ghi trong tệp", signature.said_location),
        ("Tên trường chữ ký", signature.field),
        (
            "Chi tiết kỹ thuật",
            "; ".join(f"{one.code}: {one.detail}" for one in finding_lines(signature, "vi") if one.detail),
        ),
    ]
    if signature.trust.state == Trust.NOT_JUDGED:
        rows.append(("Lưu ý", "Không xét độ tin cậy, thu hồi, thời hạn và thuật toán theo yêu cầu của người kiểm tra."))
    kept = [(label, words) for label, words in rows if words]
    return [*_named("Bằng chứng"), _facts(kept)] if kept else []


def _facts(rows: Sequence[tuple[str, str]]) -> Part:
    """Label and value in two columns, thin rules between the rows."""
    cells = [[paragraph(label, styles.FACT_LABEL), _value(words)] for label, words in rows]
    ruled = [*_PLAIN, ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULED), ("LINEABOVE", (0, 0), (-1, 0), 0.4, _RULED)]
    width = styles.TEXT_WIDTH * 0.29
    return Table(cells, colWidths=[width, styles.TEXT_WIDTH - width], style=TableStyle(ruled))


def _value(words: str) -> Part:
    """A value; a fingerprint is set small enough to stand on one line."""
    is_fingerprint = len(words) == _FINGERPRINT and words.isalnum()
    return paragraph(_set(words), styles.FINGERPRINT if is_fingerprint else styles.FACT)


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Part:
    cells = [[paragraph(text, styles.FACT_LABEL) for text in head]]
    cells += [[paragraph(_set(text), styles.FACT) for text in row] for row in rows]
    unit = styles.TEXT_WIDTH / sum(widths)
    ruled = [*_PLAIN, ("GRID", (0, 0), (-1, -1), 0.4, _RULED)]
    return Table(
        cells,
        colWidths=[width * unit for width in widths],
        style=TableStyle(ruled),
        repeatRows=1,
        spaceAfter=styles.GAP,
    )


_PLAIN: Final = [
    ("FONTNAME", (0, 0), (-1, -1), Face.REGULAR.value),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]


def _set(text: str, limit: int = _TEXT_LIMIT) -> str:
    """Foreign text as this typeface can set it: a letter without a shape becomes an empty box."""
    known = glyphs()
    return "".join(char if ord(char) in known else "□" for char in shown(text, limit))
