"""Statistics as a paper tell the numbers of the page, in the same order."""

from __future__ import annotations

import msgspec

from ecabinet.papers.composing import compose, encode_paper, typeset
from ecabinet.papers.opinions import StatisticsPaper
from ecabinet.papers.statistics_paper import NOTHING
from tests.papers.reading import words
from tests.papers.statistics_samples import STATISTICS


def test_the_worker_makes_the_same_file_of_the_same_numbers() -> None:
    payload = encode_paper(StatisticsPaper(STATISTICS))
    assert compose(payload) == compose(payload)


def test_all_answers_then_each_consultation_then_each_member() -> None:
    said = words(typeset(StatisticsPaper(STATISTICS)))
    told = (
        "Các đợt lấy ý kiến gửi từ 01/01/2023 đến trước 17:30 ngày 30/04/2023, chỉ gồm các đợt do người lập thống kê",
        "Trả lời đúng hạn 22 (61,11%)",
        "Trả lời muộn 2 (5,56%)",
        "Trả lời một phần 1 (2,78%)",
        "Không trả lời 3 (8,33%)",
        "Còn thời hạn trả lời 8 (22,22%)",
        "Lấy ý kiến dự thảo Quy chế hoạt động của Ban Chỉ đạo",
        "Gửi 22/04/2023 · lấy ý kiến 12 thành viên",
        "Trả lời đúng hạn: 7 · Trả lời muộn: 2 · Trả lời một phần: 1 · Không trả lời: 2",
        "năm 2023 <b>& phụ lục</b>",
        "Trả lời đúng hạn: 4 · Còn thời hạn trả lời: 8",
        "Nguyễn Thị Thanh Bình, Thành viên Ban Chỉ đạo",
        "Được lấy ý kiến 3 lần · thường trả lời sau 5 giờ",
        "thường trả lời sau 3 ngày",
        "Đỗ Quang Huy, Thành viên Ban Chỉ đạo Được lấy ý kiến 3 lần 1 1 1 Trả lời một phần: 1 · Không trả lời: 1",
    )
    places = [said.find(one) for one in told]
    assert -1 not in places, [one for one, place in zip(told, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_a_period_in_which_nothing_was_sent_says_so() -> None:
    empty = msgspec.structs.replace(STATISTICS, consultations=(), members=())
    assert NOTHING in words(typeset(StatisticsPaper(empty)))


def test_a_year_of_many_goes_over_several_pages() -> None:
    many = msgspec.structs.replace(STATISTICS, consultations=STATISTICS.consultations * 30)
    assert words(typeset(StatisticsPaper(many))).count("danh mục dịch vụ công trực tuyến") == 30
