"""What was changed after signing, change by change, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ecabinet.domain.signatures.findings import ChangeFinding, ChangeItem
from ecabinet.papers.signature_states import Language, Words
from ecabinet.papers.signature_text import sentence, shown

_PAGES_SHOWN: Final = 12

CHANGE_WORDS: Final[Mapping[str, Words]] = {
    "signature": Words("ký thêm chữ ký", "another signature was added"),
    "timestamp": Words("thêm dấu thời gian cho văn bản", "a document timestamp was added"),
    "validation_data": Words("thêm dữ liệu để kiểm tra chữ ký lâu dài", "evidence for later validation was added"),
    "form_filling": Words("điền hoặc sửa biểu mẫu", "a form field was filled in or changed"),
    "annotation": Words("thêm hoặc sửa chú thích", "an annotation was added or changed"),
    "metadata": Words("sửa thông tin mô tả tệp", "the file's description was changed"),
    "content": Words("sửa nội dung trang", "the content of a page was changed"),
    "signature_field": Words("thêm trường chữ ký", "a signature field was added"),
    "prepared": Words(
        "hiện ra nội dung đã cài sẵn trước khi ký", "content that had been prepared before signing came to light"
    ),
    "redrawn": Words(
        "trường biểu mẫu có thể hiển thị khác bản đã ký, tùy phần mềm đọc",
        "a form field may look different from what was signed, depending on the reader",
    ),
    "form": Words("sửa cấu trúc biểu mẫu", "the structure of the form was changed"),
    "structure": Words("sửa cấu trúc của tệp", "the structure of the file was changed"),
    "value_replaced": Words("thay giá trị đã ký của biểu mẫu", "a value in the form that was signed was replaced"),
    "navigation": Words(
        "sửa dấu trang, nhãn trang hoặc cách mở tệp", "bookmarks, page labels or the way the file opens were changed"
    ),
    "unused": Words(
        "ghi lại hoặc thêm phần không dùng đến của tệp", "parts of the file that nothing uses were written or added"
    ),
    "active_content": Words("thêm hoặc sửa nội dung tự chạy", "active content was added or changed"),
    "attachment": Words("thêm hoặc sửa tệp đính kèm", "an attached file was added or changed"),
    "signature_overwritten": Words("ghi đè lên chữ ký đã có", "an existing signature was overwritten"),
    "content_differs": Words(
        "nội dung hiển thị khác với bản đã ký", "the content that is shown differs from what was signed"
    ),
    "shown_differently": Words("trang hiển thị khác với bản đã ký", "the page looks different from what was signed"),
    "covered": Words("nội dung đã ký bị che khuất hoặc viết đè", "signed content is covered or written over"),
    "same_rendering": Words(
        "so sánh hình ảnh: các trang hiển thị giống bản đã ký", "compared by sight: the pages look as they were signed"
    ),
    "not_compared": Words(
        "không so sánh được hình ảnh với bản đã ký", "the looks could not be compared with what was signed"
    ),
    "not_all_compared": Words(
        "tài liệu quá dài, chưa so sánh được hình ảnh của mọi trang với bản đã ký",
        "the document is too long: not all pages could be compared with what was signed",
    ),
    "pages": Words("thêm, bớt hoặc đổi chỗ trang", "pages were added, removed or moved"),
    "unexplained": Words("thay đổi chưa giải thích được", "a change that could not be explained"),
}
"""Words by `ChangeItem.code`; what follows a colon in a code is technical."""


def change_words(code: str, language: Language) -> str:
    """Return what a kind of change is called; one without words is told by its code."""
    known = CHANGE_WORDS.get(code.partition(":")[0])
    if known is not None:
        return known.told(language)
    return f"{CHANGE_WORDS['unexplained'].told(language)} ({shown(code, 60)})"


def change_lines(finding: ChangeFinding, language: Language) -> tuple[str, ...]:
    """Return one sentence for each change after signing: in which revision, what, and on which pages."""
    return tuple(_line(item, language) for item in finding.items)


def pages_words(pages: tuple[int, ...], language: Language) -> str:
    """`trang 1, 3-5` or `pages 1, 3-5`; empty without pages."""
    if not pages:
        return ""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    listed = ", ".join(told[:_PAGES_SHOWN]) + (", …" if len(told) > _PAGES_SHOWN else "")
    if language == "vi":
        return f"trang {listed}"
    return f"page {listed}" if len(set(pages)) == 1 else f"pages {listed}"


def _line(item: ChangeItem, language: Language) -> str:
    revision = f"phiên bản {item.revision}" if language == "vi" else f"revision {item.revision}"
    pages = pages_words(item.pages, language)
    place = ", ".join(part for part in (revision if item.revision else "", pages) if part)
    told = change_words(item.code, language)
    return sentence(f"{place}: {told}" if place else told)
