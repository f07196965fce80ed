"""A paper says what it was given, letter by letter, and nothing a person wrote is read as markup."""

import unicodedata
from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ecabinet.papers.composing import compose, decode_paper, encode_paper, typeset
from ecabinet.papers.errors import PaperLayoutError, UnprintableTextError, UnreadablePayloadError
from ecabinet.papers.kinds import Paper
from ecabinet.papers.typefaces import Face, printable
from ecabinet.papers.values import Attendee, PresentPerson, ReportPaper, Section, Sheet
from tests.papers import opinion_samples, samples
from tests.papers.reading import page_texts, words

VIETNAMESE = "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
ALL_PAPERS: tuple[Paper, ...] = (
    samples.invitation(),
    samples.result_sheet(),
    samples.result_sheet(secret=True),
    samples.minutes(),
    samples.report(),
    opinion_samples.summary_paper(),
    opinion_samples.sheet_paper(),
)


def _saying(text: str) -> ReportPaper:
    return msgspec.structs.replace(samples.report(), sections=(Section(paragraphs=(text,)),))


def _crowd(count: int) -> tuple[PresentPerson, ...]:
    people = (Attendee(f"Đại biểu số {place}", "Chủ tịch UBND phường", f"Phường {place}") for place in range(count))
    return tuple(map(PresentPerson, people))


@pytest.mark.parametrize("paper", ALL_PAPERS, ids=lambda paper: type(paper).__name__)
def test_the_worker_makes_the_same_file_of_the_same_paper(paper: Paper) -> None:
    payload = encode_paper(paper)
    assert decode_paper(payload) == paper
    first = compose(payload)
    assert first == compose(payload) == typeset(paper)
    assert first.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("paper", ALL_PAPERS, ids=lambda paper: type(paper).__name__)
def test_every_font_is_an_embedded_subset_with_its_way_back_to_unicode(paper: Paper) -> None:
    for page in PdfReader(BytesIO(typeset(paper))).pages:
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index] # pypdf types a page's values as any object
        for font in fonts:
            assert "Tinos" in font["/BaseFont"]
            assert "+" in font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "/ToUnicode" in font


@pytest.mark.parametrize("letters", [VIETNAMESE[start : start + 40] for start in range(0, len(VIETNAMESE), 40)])
def test_every_vietnamese_letter_survives(letters: str) -> None:
    spaced = " ".join(letters)
    assert spaced in words(typeset(_saying(f"a {spaced} z")))


def test_every_style_has_every_vietnamese_letter() -> None:
    assert len(Face) == 4
    assert printable(VIETNAMESE) == VIETNAMESE


@given(
    st.lists(
        st.text(st.sampled_from(VIETNAMESE + "abc123<>&/;:'\"%()"), min_size=1, max_size=9), min_size=1, max_size=9
    )
)
@settings(max_examples=25)
def test_whatever_is_written_is_what_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    assert f"đầu {text} cuối" in words(typeset(_saying(f"đầu {text} cuối")))


def test_text_in_parts_is_composed() -> None:
    said = "Phiên họp thường kỳ"
    assert said in words(typeset(_saying(unicodedata.normalize("NFD", said))))


@pytest.mark.parametrize(
    "text",
    ["<b>đậm</b>", "Sở A & Sở B", "&lt;i&gt; &#65; &amp; x", "<para alignment='right'>x", "<br/>", "<img src='x'/>"],
)
def test_markup_stays_literal_everywhere(text: str) -> None:
    paper = samples.invitation((text,))
    paper = msgspec.structs.replace(paper, subject=text, contact=text, addressee=Attendee(text), place=text)
    read = words(typeset(paper))
    assert read.count(text) == 5


@pytest.mark.parametrize("text", ["会议", "Phiên họp 🎉", "\u202eđảo", "chuông \a"])
def test_a_character_without_a_glyph_is_refused(text: str) -> None:
    with pytest.raises(UnprintableTextError) as refusal:
        compose(encode_paper(samples.invitation((text,))))
    assert set(refusal.value.characters) <= set(text)
    assert text in refusal.value.text


@pytest.mark.parametrize("payload", [b"", b"\xc1", b"not a paper", msgspec.msgpack.encode({"type": "poem"})])
def test_bytes_that_are_no_paper_are_refused(payload: bytes) -> None:
    with pytest.raises(UnreadablePayloadError):
        compose(payload)


def test_a_part_that_fits_on_no_page_is_refused() -> None:
    endless = msgspec.structs.replace(samples.letterhead("BC"), issuing_agency=("Cơ quan",) * 200)
    with pytest.raises(PaperLayoutError):
        typeset(msgspec.structs.replace(samples.report(), letterhead=endless))


def test_the_invitation_follows_its_form() -> None:
    read = words(typeset(samples.invitation()))
    in_order = (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/GM-UBND", "Hà Nội, ngày 17 tháng 4 năm 2023", "GIẤY MỜI", "trân trọng kính mời: Giám đốc Sở Nội vụ",
        "Tới dự:", "Chủ trì:", "Thời gian: từ 14 giờ 00 phút", "Địa điểm:", "Nội dung:", "3. Dự thảo Quy chế",
        "Đầu mối liên hệ: Văn phòng UBND Thành phố, Phòng Nội chính./.", "Nơi nhận:", "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG",
    )  # fmt: skip
    places = [read.index(text) for text in in_order]
    assert places == sorted(places)


def test_an_invitation_tells_no_item_but_those_given() -> None:
    read = words(typeset(samples.invitation(samples.AGENDA[1:2])))
    assert f"1. {samples.AGENDA[1]}." in read
    assert samples.AGENDA[0] not in read
    assert samples.AGENDA[2] not in read


def test_minutes_follow_their_form() -> None:
    read = words(typeset(samples.minutes()))
    in_order = (
        "Số: 01/BB-BCĐ", "BIÊN BẢN", "Thời gian bắt đầu: 14 giờ 00 phút", "Địa điểm:", "Thành phần tham dự:",
        "Dự thay Giám đốc Sở Thông tin", "Vắng mặt: 01 người.", "đi công tác", "Chủ trì (chủ tọa):", "Thư ký (người",
        "Nội dung (theo diễn biến", "18 thành viên tham gia biểu quyết (bằng 78,26%",
        "Cuộc họp kết thúc vào 17 giờ 30 phút, ngày 21 tháng 4 năm 2023./.", "THƯ KÝ", "(Ký, ghi rõ họ tên)", "CHỦ TỌA",
        "(Ký, ghi rõ họ tên)", "Nơi nhận:", "- Lưu: VT, Hồ sơ.",
    )  # fmt: skip
    position = 0
    for text in in_order:
        position = read.index(text, position) + 1
    assert "Hà Nội, ngày" not in read


def test_the_result_sheet_tells_counts_shares_rule_and_reason() -> None:
    read = words(typeset(samples.result_sheet()))
    for text in (
        "Tán thành 14 60,87%",
        "Không biểu quyết 01 4,35%",
        "Không bỏ phiếu 05 21,74%",
        "(≥ 12/23)",
    ):
        assert text in read
    assert "Kết luận: Được thông qua. Lý do: 14 tán thành trên 23 thành viên" in read
    assert "Ý kiến của từng thành viên" in read


def test_the_sheet_of_an_election_tells_ballots_by_kind_candidates_and_whose_seat_was_carried() -> None:
    read = words(typeset(samples.election_sheet()))
    for text in (
        "Số phiếu phát ra: 18; số phiếu thu vào: 18.",
        "Số phiếu hợp lệ: 16; số phiếu không hợp lệ: 01; số phiếu trắng: 01.",
        "15 (65,22%)",
        "Phiếu trắng: 01 (4,35%)",
        "(Chủ tịch UBND Thành phố bỏ phiếu theo uỷ quyền)",
        "Không được biểu quyết về nội dung này",
    ):
        assert text in read


def test_where_weights_count_the_sheet_has_both_numbers_and_shares_of_the_weight() -> None:
    read = words(typeset(samples.weighed_sheet()))
    for text in (
        "Tán thành 14 1.400 56,00%", "Tổng số thành viên 23 2.500 100,00%", "(trọng số 900)", "Tổng trọng số phiếu",
    ):  # fmt: skip
        assert text in read


def test_a_secret_vote_names_nobody() -> None:
    read = words(typeset(samples.result_sheet(secret=True)))
    assert "BIÊN BẢN KIỂM PHIẾU" in read
    assert "Ý kiến của từng thành viên" not in read
    with pytest.raises(ValueError, match="secret"):
        msgspec.structs.replace(samples.result_sheet(), secret=True)


def test_a_long_table_repeats_its_head_and_numbers_its_pages() -> None:
    pages = page_texts(typeset(samples.minutes(_crowd(200))))
    assert len(pages) > 4
    assert not pages[0].startswith("1 ")
    for number, text in enumerate(pages[1:], start=2):
        assert text.startswith(f"{number} ")
    lists = [text for text in pages if "Đại biểu số" in text]
    assert all("STT Họ và tên, chức vụ Cơ quan, đơn vị Ghi chú" in text for text in lists)
    assert all(f"Đại biểu số {place}" in " ".join(pages) for place in range(200))
    assert "THƯ KÝ" in pages[-1]
    assert "Cuộc họp kết thúc vào" in pages[-1]


def test_an_agenda_of_two_hundred_items_keeps_its_signature_with_its_last_words() -> None:
    pages = page_texts(typeset(samples.invitation(tuple(f"Nội dung thứ {place}" for place in range(1, 201)))))
    assert "200. Nội dung thứ 200." in " ".join(pages)
    assert "./." in pages[-1]
    assert "CHÁNH VĂN PHÒNG" in pages[-1]


def test_a_cell_longer_than_a_page_goes_on_over_the_next() -> None:
    long_cell = " ".join(f"từ{place}" for place in range(1500))
    sheet = Sheet(("A", "B"), (("ngắn", long_cell),), (1, 2))
    pages = page_texts(typeset(msgspec.structs.replace(samples.report(), sections=(Section(table=sheet),))))
    assert "từ1499" in " ".join(pages)


def test_an_unnumbered_paper_leaves_room_for_its_number() -> None:
    read = words(typeset(samples.report()))
    assert "Số: /BC-SNV" in read


def test_a_report_carries_its_marking_on_every_page() -> None:
    long = _saying("\n".join(f"Đoạn {place}." for place in range(60)))
    assert all("Tài liệu minh họa" in text for text in page_texts(typeset(long)))


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(typeset(samples.minutes())))
    assert reader.metadata is not None
    assert reader.metadata.title == f"Biên bản - {samples.MEETING}"
    assert reader.metadata.author == "Ban Chỉ đạo CCHC, CĐS"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"  # type: ignore[index] # pypdf types a root's values as any object


def test_empty_texts_leave_empty_places() -> None:
    bare = msgspec.structs.replace(samples.report(), subject="", sections=(), recipients=())
    assert "BÁO CÁO" in words(typeset(bare))


def test_a_table_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="row"):
        Sheet(("A", "B"), (("chỉ một",),), (1, 1))


@pytest.mark.parametrize("count", range(185, 205))
def test_a_table_is_never_parted_from_the_line_that_announces_it(count: int) -> None:
    for text in page_texts(typeset(samples.minutes(_crowd(count)))):
        assert not text.endswith(("người.", "có mặt."))
