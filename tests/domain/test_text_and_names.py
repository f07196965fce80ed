"""Texts and file names as people and foreign systems send them."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.domain.documents.file_names import LONGEST_NAME, file_name_problem
from ecabinet.domain.text import LINE_LIMIT, PAGE_LIMIT, clean, line_problem, page_problem


@pytest.mark.parametrize(
    "name",
    [
        "to-trinh.pdf",
        "Tờ trình số 12 về việc sắp xếp.pdf",
        "BÁO CÁO (lần 2) - bản cuối.PDF",
        "a",
        "phụ lục 1.2.3.docx",
        "console.pdf",
        "com10.pdf",
        "x" * (LONGEST_NAME - 4) + ".pdf",
        unicodedata.normalize("NFD", "Tờ trình.pdf"),
    ],
)
def test_names_that_may_be(name: str) -> None:
    assert file_name_problem(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../to-trinh.pdf",
        "..\\to-trinh.pdf",
        "/etc/passwd",
        "C:\\to-trinh.pdf",
        "C:to-trinh.pdf",
        "a/b.pdf",
        "to-trinh.pdf/",
        "to\uff0ftrinh.pdf",  # a slash of full width becomes a slash in NFKC
        "to\uff3ctrinh.pdf",
        "\uff0e\uff0e\uff0fto-trinh.pdf",
        "to-trinh\x00.pdf",
        "to-trinh\n.pdf",
        "to-trinh\x7f.pdf",
        "to-trinh\u202efdp.exe",  # the end reads backwards
        "to\u200btrinh.pdf",
        "to\u00adtrinh.pdf",
        "to\u2060trinh.pdf",
        "to\u2028trinh.pdf",
        "to\ud800trinh.pdf",
        "\U000e0041to-trinh.pdf",
        "CON",
        "con.pdf",
        "Aux.tar.gz",
        "nul .pdf",
        "LPT1.pdf",
        "com\u00b9.pdf",
        "CONIN$",
        "to-trinh.pdf.",
        "to-trinh.pdf ",
        " to-trinh.pdf",
        ".to-trinh.pdf",
        "to*.pdf",
        "to?.pdf",
        'to".pdf',
        "to<b>.pdf",
        "to|.pdf",
        "x" * (LONGEST_NAME - 3) + ".pdf",
        "ờ" * 61,
    ],
)
def test_names_that_may_not_be(name: str) -> None:
    problem = file_name_problem(name)
    assert problem is not None
    assert problem.code == "file_name_malformed"
    assert problem.values["name"].isprintable()


NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('./\\:*?"<>|\x00\n \u202e\u200b\uff0e\uff0f\u2024\u2215\u00b9conaux'),
    ),
    max_size=30,
)


@settings(max_examples=1_000)
@given(NASTY)
def test_a_name_that_passes_is_one_name_on_every_system(name: str) -> None:
    """However a system reads it: one part, no drive, no device, the same after normalisation, printable."""
    if file_name_problem(name) is not None:
        return
    for form in ("NFC", "NFKC"):
        read = unicodedata.normalize(form, name)
        assert PurePosixPath("/shelf", read).parts == ("/", "shelf", read)
        windows = PureWindowsPath("C:\\shelf", read)
        assert windows.parts == ("C:\\", "shelf", read)
        assert not windows.is_reserved()
        assert read not in {".", ".."}
        assert not any(unicodedata.category(char).startswith(("Cc", "Cf", "Cs")) for char in read)
    assert file_name_problem(unicodedata.normalize("NFC", name)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tờ trình", None),
        (" Tờ trình ", None),
        ("", "text_missing"),
        (" \t ", "text_missing"),
        ("a" * LINE_LIMIT, None),
        ("a" * (LINE_LIMIT + 1), "text_too_long"),
        ("hai\ndòng", "text_has_control_characters"),
        ("hai\u2028dòng", "text_has_control_characters"),
        ("a\x00b", "text_has_control_characters"),
        ("a\u202eb", "text_has_control_characters"),
        ("a\u200bb", "text_has_control_characters"),
        ("a\ud800b", "text_has_control_characters"),
    ],
)
def test_one_line(text: str, code: str | None) -> None:
    problem = line_problem(text)
    assert (problem and problem.code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", None),
        ("hai\ndòng\tvà cột", None),
        ("a" * PAGE_LIMIT, None),
        ("a" * (PAGE_LIMIT + 1), "text_too_long"),
        ("a\x07b", "text_has_control_characters"),
        ("a\u2066b", "text_has_control_characters"),
    ],
)
def test_several_lines(text: str, code: str | None) -> None:
    problem = page_problem(text)
    assert (problem and problem.code) == code


def test_an_empty_line_may_be_allowed() -> None:
    assert line_problem("", may_be_empty=True) is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once
