"""Papers as the product makes them, for all tests of this package."""

import datetime as dt

import msgspec

from ecabinet.papers.values import (
    AbsentPerson,
    Attendee,
    InvitationPaper,
    Letterhead,
    LineCount,
    MinutesPaper,
    MinutesSection,
    NamedBallot,
    OptionCount,
    PresentPerson,
    ReportPaper,
    ResultSheetPaper,
    Section,
    Sheet,
    Signatory,
    VoteSummary,
)
from ecabinet.papers.wording import VIETNAM_TIME

STARTS = dt.datetime(2023, 4, 21, 14, 0, tzinfo=VIETNAM_TIME)
ENDS = dt.datetime(2023, 4, 21, 17, 30, tzinfo=VIETNAM_TIME)
ROOM = "Phòng họp số 1, trụ sở UBND thành phố Hà Nội, 12 Lê Lai, quận Hoàn Kiếm"
MEETING = "Phiên họp thứ nhất Ban Chỉ đạo cải cách hành chính, chuyển đổi số Thành phố"
AGENDA = (
    "Báo cáo kết quả công tác cải cách hành chính, chuyển đổi số quý I/2023",
    "Phân tích chỉ số năng lực cạnh tranh cấp tỉnh (PCI) năm 2022",
    "Dự thảo Quy chế hoạt động của Ban Chỉ đạo",
)
MEMBERS = (
    Attendee("Chủ tịch UBND Thành phố", "Trưởng Ban", "UBND Thành phố"),
    Attendee("Phó Chủ tịch Thường trực UBND Thành phố", "Phó Trưởng ban Thường trực", "UBND Thành phố"),
    Attendee("Giám đốc Sở Nội vụ", "Thành viên Ban Chỉ đạo", "Sở Nội vụ"),
    Attendee("Giám đốc Sở Thông tin và Truyền thông", "Thành viên Ban Chỉ đạo", "Sở Thông tin và Truyền thông"),
    Attendee("Chủ tịch UBND quận Hoàn Kiếm", "Thành viên Ban Chỉ đạo", "UBND quận Hoàn Kiếm"),
)


def letterhead(symbol: str) -> Letterhead:
    return Letterhead(("Ban Chỉ đạo CCHC, CĐS",), symbol, "Hà Nội", "UBND thành phố Hà Nội")


def city(symbol: str) -> Letterhead:
    return Letterhead(("Ủy ban nhân dân", "thành phố Hà Nội"), symbol, "Hà Nội")


def invitation(agenda: tuple[str, ...] = AGENDA) -> InvitationPaper:
    return InvitationPaper(
        letterhead=city("GM-UBND"),
        number=5,
        issued_on=dt.date(2023, 4, 17),
        subject=MEETING,
        inviting_agency="Ủy ban nhân dân thành phố Hà Nội",
        addressee=MEMBERS[2],
        meeting=MEETING,
        chair="Chủ tịch UBND Thành phố, Trưởng Ban Chỉ đạo",
        starts_at=STARTS,
        ends_at=ENDS,
        place=ROOM,
        agenda=agenda,
        requests=(
            "Đề nghị đại biểu đọc tài liệu trên hệ thống trước phiên họp và xác nhận tham dự trước ngày 20/4/2023.",
        ),
        contact="Văn phòng UBND Thành phố, Phòng Nội chính",
        recipients=("Như trên", "Chủ tịch UBND Thành phố (để báo cáo)", "Lưu: VT, NC"),
        signatory=Signatory("Chánh Văn phòng", "Chánh Văn phòng UBND Thành phố", "TL. Chủ tịch"),
    )


def result_sheet(*, secret: bool = False) -> ResultSheetPaper:
    choices = ("Tán thành", "Tán thành", "Không tán thành", "Không biểu quyết", "")
    ballots = tuple(NamedBallot(member, choice) for member, choice in zip(MEMBERS, choices, strict=True))
    return ResultSheetPaper(
        letterhead=letterhead("BB-BCĐ"),
        number=12,
        meeting=MEETING,
        question="Thông qua dự thảo Quy chế hoạt động của Ban Chỉ đạo",
        options=(OptionCount("Tán thành", 14), OptionCount("Không tán thành", 3), OptionCount("Không biểu quyết", 1)),
        electorate=23,
        present=18,
        quorum=16,
        ballots_issued=18,
        ballots_returned=18,
        ballots_valid=18,
        others=(OptionCount("Không bỏ phiếu", 5),),
        rule="quá nửa tổng số thành viên tán thành (≥ 12/23)",
        verdict="Được thông qua",
        reason="14 tán thành trên 23 thành viên; cần quá nửa (≥ 12); có mặt 18, túc số 16: thông qua",
        opened_at=STARTS + dt.timedelta(hours=2),
        closed_at=STARTS + dt.timedelta(hours=2, minutes=3),
        place=ROOM,
        chair=Signatory("Chủ tọa", "Chủ tịch UBND Thành phố"),
        secretary=Signatory("Thư ký"),
        secret=secret,
        ballots=() if secret else ballots,
        recipients=("Thành viên Ban Chỉ đạo", "Lưu: VT, Hồ sơ"),
    )


def election_sheet() -> ResultSheetPaper:
    """An election with a blank and an invalid ballot; one seat was barred, one carried."""
    titles = (
        "Ông Nguyễn Văn An, Giám đốc Sở Nội vụ",
        "Bà Trần Thị Bình, Phó Giám đốc Sở Tài chính",
        "Ông Hoàng Minh Đức, Giám đốc Sở Quy hoạch - Kiến trúc, Phó Trưởng ban Chỉ đạo phát triển đô thị",
    )
    counted = ((15, "Trúng cử"), (12, "Trúng cử"), (4, "Không trúng cử"))
    ballots = (
        NamedBallot(MEMBERS[0], "; ".join(titles[:2])),
        NamedBallot(MEMBERS[1], titles[0], carrier="Chủ tịch UBND Thành phố"),
        NamedBallot(MEMBERS[2], "Không được biểu quyết về nội dung này"),
    )
    return msgspec.structs.replace(
        result_sheet(),
        question="Bầu hai Phó Trưởng Ban Chỉ đạo",
        options=(),
        others=(
            OptionCount("Phiếu trắng", 1),
            OptionCount("Phiếu không hợp lệ", 1),
            OptionCount("Không bỏ phiếu", 5),
        ),
        lines=tuple(
            LineCount(title, (OptionCount("Tán thành", count),), outcome)
            for title, (count, outcome) in zip(titles, counted, strict=True)
        ),
        ballots_valid=16,
        ballots_blank=1,
        ballots_invalid=1,
        rule="quá nửa tổng số thành viên tán thành (≥ 12/23)",
        verdict="Bầu đủ số",
        reason="bầu 2 trong 3 người, trúng cử 2; có mặt 18, túc số 16: bầu đủ số",
        ballots=ballots,
    )


def rating_sheet() -> ResultSheetPaper:
    """A rating of two persons in three levels."""
    levels = ("Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")
    counted = (("Giám đốc Sở Nội vụ", (10, 5, 3), "Không phát sinh hệ quả"),
               ("Giám đốc Sở Tài chính", (1, 2, 15), "Có thể xin từ chức"))  # fmt: skip
    return msgspec.structs.replace(
        election_sheet(),
        question="Lấy phiếu tín nhiệm",
        others=(OptionCount("Không bỏ phiếu", 5),),
        lines=tuple(
            LineCount(title, tuple(map(OptionCount, levels, numbers)), outcome) for title, numbers, outcome in counted
        ),
        ballots_valid=18,
        ballots_blank=0,
        ballots_invalid=0,
        rule="quá nửa tín nhiệm thấp: có thể xin từ chức; ít nhất hai phần ba tín nhiệm thấp: trình miễn nhiệm",
        verdict="Có thể xin từ chức",
        reason="2 người được đánh giá, 1 phát sinh hệ quả; có mặt 18, túc số 16: có thể xin từ chức",
        ballots=(),
    )


def weighed_sheet() -> ResultSheetPaper:
    """A vote in which weights count."""
    return msgspec.structs.replace(
        result_sheet(),
        options=(
            OptionCount("Tán thành", 14, 1_400), OptionCount("Không tán thành", 3, 650),
            OptionCount("Không biểu quyết", 1, 50),
        ),
        others=(OptionCount("Không bỏ phiếu", 5, 400),),
        weight=2_500,
        rule="quá nửa tổng số thành viên tán thành (≥ 1251/2500)",
        reason="tán thành có tổng trọng số 1400 trên 2500 của thành viên; cần quá nửa (≥ 1251): thông qua",
        ballots=(
            NamedBallot(MEMBERS[0], "Tán thành", weight=900),
            NamedBallot(MEMBERS[1], "Không tán thành", carrier="Chủ tịch UBND Thành phố", weight=600),
        ),
    )  # fmt: skip


def minutes(present: tuple[PresentPerson, ...] | None = None) -> MinutesPaper:
    here = tuple(map(PresentPerson, MEMBERS[:3]))
    deputy = Attendee("Phó Giám đốc Sở Thông tin và Truyền thông", "", "Sở Thông tin và Truyền thông")
    stands_in = PresentPerson(deputy, stands_for="Giám đốc Sở Thông tin và Truyền thông")
    sheet = result_sheet()
    vote = VoteSummary(sheet.question, sheet.options, sheet.electorate, sheet.verdict, sheet.reason)
    return MinutesPaper(
        letterhead=letterhead("BB-BCĐ"),
        number=1,
        meeting=MEETING,
        started_at=STARTS,
        ended_at=ENDS,
        place=ROOM,
        chair="Chủ tịch UBND Thành phố, Trưởng Ban Chỉ đạo",
        secretary="Chuyên viên Văn phòng UBND Thành phố",
        present=(*here, stands_in) if present is None else present,
        absent=(AbsentPerson(MEMBERS[4], "đi công tác"),),
        sections=(
            MinutesSection(AGENDA[0], ("Giám đốc Sở Nội vụ trình bày báo cáo.\nCác đại biểu thảo luận.",)),
            MinutesSection(AGENDA[2], ("Các thành viên cho ý kiến vào dự thảo.",), (vote,)),
            MinutesSection("Kết luận của chủ tọa", ("Khẩn trương hoàn thành các nhiệm vụ quý I chậm tiến độ.",)),
        ),
        signing_chair=Signatory("Chủ tọa"),
        signing_secretary=Signatory("Thư ký"),
        recipients=("Thành viên Ban Chỉ đạo", "Lưu: VT, Hồ sơ"),
    )


def report() -> ReportPaper:
    figures = Sheet(
        ("Chỉ tiêu", "Đơn vị", "Kết quả"),
        (("Tài khoản trên hệ thống", "tài khoản", "31.345"), ("Văn bản", "văn bản", "96.240")),
        (85, 40, 40),
        caption="Bảng 1. Kết quả sử dụng hệ thống",
        numeric=(2,),
    )
    return ReportPaper(
        letterhead=Letterhead(("Sở Nội vụ",), "BC-SNV", "Hà Nội", "UBND thành phố Hà Nội"),
        issued_on=dt.date(2023, 2, 5),
        title="Báo cáo",
        subject="Kết quả công tác cải cách hành chính, chuyển đổi số quý I/2023",
        addressees=("Ban Chỉ đạo cải cách hành chính, chuyển đổi số Thành phố",),
        grounds=("Căn cứ Quyết định kiện toàn Ban Chỉ đạo", "Theo đề nghị của Giám đốc Sở Nội vụ"),
        sections=(
            Section("CHƯƠNG I. QUY ĐỊNH CHUNG", level="chapter"),
            Section("Điều 1. Phạm vi điều chỉnh", ("1. Khoản thứ nhất.", "2. Khoản thứ hai."), level="article"),
            Section("II. Kết quả", ("Kết quả được nêu trong bảng dưới đây.",), figures),
        ),
        signatory=Signatory("Giám đốc", "Giám đốc Sở Nội vụ"),
        recipients=("Như trên", "Lưu: VT"),
        marking="Tài liệu minh họa",
    )
