"""Foreign PDF files are looked into and drawn by workers, or refused with a word."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from ecabinet.workers import TaskRefused, WorkFault
from ecabinet.workers.limits import Limits
from ecabinet.workers.pages import MOST_PIXELS, TASKS, PagePicture, PageRequest, PdfFacts
from ecabinet.workers.pool import Pool
from tests.workers.pdf_files import claiming, double_flate, encrypted, plain

RED_BAND = b"1 0 0 rg 0 0 595 421 re f"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, Limits(wall_seconds=120), TASKS) as running:
        running.submit("inspect", plain()).result()  # its thread belongs to the module, not to the first test
        yield running


def facts(pool: Pool, pdf: bytes) -> PdfFacts:
    return msgspec.msgpack.decode(pool.submit("inspect", pdf).result(), type=PdfFacts)


def picture(pool: Pool, request: PageRequest) -> PagePicture:
    result = pool.submit("render_page", msgspec.msgpack.encode(request)).result()
    return msgspec.msgpack.decode(result, type=PagePicture)


def refusal(pool: Pool, task: str, payload: bytes) -> str:
    fault = pool.submit(task, payload).exception()
    assert isinstance(fault, TaskRefused), repr(fault)
    return fault.code


def pixel(drawn: PagePicture, x: int, y: int) -> tuple[int, ...]:
    start = y * drawn.stride + 4 * x
    return tuple(drawn.pixels[start : start + 3])


def test_facts_of_a_file(pool: Pool, tmp_path: Path) -> None:
    title = "Tờ trình về bảng giá đất"
    pdf = plain(3, title=unicodedata.normalize("NFD", title))
    expected = PdfFacts(pages=3, title=title, width=595, height=842, is_encrypted=False)
    assert facts(pool, pdf) == expected
    path = tmp_path / "tờ trình.pdf"
    path.write_bytes(pdf)
    by_path = pool.submit("inspect_file", bytes(path)).result()
    assert msgspec.msgpack.decode(by_path, type=PdfFacts) == expected


def test_a_file_that_everyone_may_read_is_not_locked(pool: Pool) -> None:
    assert facts(pool, encrypted(plain(2), user_password="")).is_encrypted


@pytest.mark.parametrize(
    ("code", "pdf"),
    [
        ("empty_file", b""),
        ("not_a_pdf", b"PK\x03\x04 a spreadsheet"),
        ("not_a_pdf", os.urandom(16) * 100),
        ("truncated_pdf", plain(40)[:-60]),
        ("truncated_pdf", plain(40)[:1500]),
        ("truncated_pdf", b"%PDF-1.7\n"),
        ("damaged_pdf", b"%PDF-1.7\nnothing\n%%EOF\n"),
        ("too_many_pages", claiming(1_000_000)),
    ],
)
def test_what_is_not_a_whole_pdf_is_refused(pool: Pool, code: str, pdf: bytes) -> None:
    assert refusal(pool, "inspect", pdf) == code


def test_a_locked_file_is_refused(pool: Pool) -> None:
    assert refusal(pool, "inspect", encrypted(plain(), user_password="secret")) == "encrypted_pdf"


def test_a_missing_file_is_refused(pool: Pool, tmp_path: Path) -> None:
    assert refusal(pool, "inspect_file", bytes(tmp_path / "none.pdf")) == "no_such_file"


def test_a_page_is_drawn_as_wide_as_asked(pool: Pool) -> None:
    drawn = picture(pool, PageRequest(page=0, width=300, pdf=plain(content=RED_BAND)))
    assert (drawn.width, drawn.stride) == (300, 1200)
    assert abs(drawn.height - 300 * 842 / 595) <= 1
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert pixel(drawn, 150, 10) == (255, 255, 255)
    assert pixel(drawn, 150, drawn.height - 10) == (0, 0, 255)


def test_at_night_paper_is_dark_and_ink_is_light(pool: Pool) -> None:
    drawn = picture(pool, PageRequest(page=0, width=100, night=True, pdf=plain(content=b"0 g 0 0 595 421 re f")))
    assert max(pixel(drawn, 50, 5)) < 64
    assert min(pixel(drawn, 50, drawn.height - 5)) > 192


@pytest.mark.parametrize("page", [-1, 3])
def test_a_page_that_is_not_there_is_refused(pool: Pool, page: int) -> None:
    request = PageRequest(page=page, width=100, pdf=plain(3))
    assert refusal(pool, "render_page", msgspec.msgpack.encode(request)) == "no_such_page"


def test_a_document_is_sent_once_for_many_pages(pool: Pool) -> None:
    unknown = PageRequest(page=0, width=50, document="a" * 64)
    assert refusal(pool, "render_page", msgspec.msgpack.encode(unknown)) == "send_document"
    picture(pool, msgspec.structs.replace(unknown, pdf=plain(3)))
    assert picture(pool, msgspec.structs.replace(unknown, page=2)).width == 50


def test_a_file_that_changed_is_read_again(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(plain(1))
    request = PageRequest(page=0, width=50, path=str(path))
    assert picture(pool, request).width == 50
    path.write_bytes(plain(1, box=b"0 0 842 595"))
    assert picture(pool, request).height < 50


@pytest.mark.parametrize("box", [b"0 0 200000 200000", b"0 0 1 200000", b"0 0 200000 1", b"0 0 0 0", b"0 0 -5 1e30"])
@pytest.mark.parametrize("width", [0, 1200, 1_000_000])
def test_a_picture_has_bounded_pixels_whatever_the_page_claims(pool: Pool, box: bytes, width: int) -> None:
    drawn = picture(pool, PageRequest(page=0, width=width, pdf=plain(box=box)))
    assert 0 < drawn.width * drawn.height <= MOST_PIXELS


def test_a_bomb_ends_its_worker_and_nothing_else(pool: Pool) -> None:
    bomb = double_flate()
    assert len(bomb) < 4096
    request = msgspec.msgpack.encode(PageRequest(page=0, width=300, pdf=bomb))
    assert isinstance(pool.submit("render_page", request).exception(), WorkFault)
    assert facts(pool, plain(2)).pages == 2
