"""Pages composed of every widget of the kit, in Vietnamese as they are met in a city's meeting."""

from datetime import UTC, datetime

from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole, IconButton
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.line_figures import LineFigure, LineFigures, Segment
from ecabinet.ui.kit.link_chip import LinkState, LinkValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.mark_button import MarkButton
from ecabinet.ui.kit.meter import Meter, MeterValue
from ecabinet.ui.kit.page_view import PageView
from ecabinet.ui.kit.progress_line import ProgressLine, ProgressValue
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.kit.rail_button import Place
from ecabinet.ui.kit.result_bars import ResultBars, ResultOption, ResultValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment as TabSegment
from ecabinet.ui.kit.segmented_tabs import SegmentedTabs
from ecabinet.ui.kit.timeline import Progress, Timeline, TimelineItem
from ecabinet.ui.kit.toast import ToastValue
from ecabinet.ui.kit.top_bar import MenuEntry, TopBarValue
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.theme import Tone, TypeRole, space

PLACES = (
    Place("today", "Hôm nay", "house"),
    Place("meeting", "Phiên họp", "gavel"),
    Place("papers", "Tài liệu", "file-text", 4),
    Place("opinions", "Lấy ý kiến", "message-square", 2),
    Place("tasks", "Nhiệm vụ", "list-checks"),
)
TOP = TopBarValue(
    product="E-Cabinet",
    title="Phiên họp Ủy ban nhân dân Thành phố thường kỳ tháng 11 năm 2025",
    live_text="Đang họp · Nội dung 3/9 · 00:42:10",
    live=True,
    link=LinkValue(LinkState.ONLINE),
    unread=3,
    person="Nguyễn Thị Thu Hương",
    menu=(MenuEntry("settings", "Cài đặt", "settings"), MenuEntry("leave", "Đăng xuất", "log-out")),
)
OFFLINE = LinkValue(LinkState.OFFLINE, 2, "14:05")
AGENDA = (
    TimelineItem("1", "1. Khai mạc, thông qua chương trình", "Đã xong · 8/10 phút", Progress.DONE),
    TimelineItem(
        "2", "2. Báo cáo tình hình kinh tế - xã hội tháng 11", "Đã xong · 31/30 phút", Progress.DONE
    ),
    TimelineItem(
        "3", "3. Tờ trình về Quy hoạch phân khu đô thị sông Hồng đoạn từ cầu Hồng Hà đến cầu Mễ Sở",
        "Đang diễn ra · 12/45 phút", Progress.RUNNING, 720, 2700,
    ),
    TimelineItem("4", "4. Dự thảo Nghị quyết về giá dịch vụ thoát nước", "Dự kiến 30 phút"),
    TimelineItem("5", "5. Nội dung rút khỏi chương trình", "Không xem xét", Progress.LEFT_OUT),
)  # fmt: skip
DOCUMENTS = (
    Row("a", "Tờ trình số 412/TTr-SXD", "Sở Xây dựng · 24 trang · 1,4 MB", "Mới", "file-text",
        BadgeValue("Hợp lệ", Tone.SUCCESS, "shield-check"), marked=True),
    Row("b", "Báo cáo thẩm định số 88/BC-STP", "Sở Tư pháp · 12 trang · 0,8 MB", "Đã tải", "file-text",
        BadgeValue("Chưa đủ thông tin", Tone.WARNING, "shield-question-mark")),
    Row("c", "Bản đồ quy hoạch tỷ lệ 1/5000", "Viện Quy hoạch · 3 trang · 48,2 MB", "Đang tải", "file-text",
        BadgeValue("Không hợp lệ", Tone.DANGER, "shield-x")),
    Row("d", "Ý kiến của Ủy ban nhân dân phường Hồng Hà", "18 trang", "Đã tải", "file-text",
        BadgeValue("Không có chữ ký")),
)  # fmt: skip
RESULT = ResultValue(
    (
        ResultOption("Tán thành", 14, "60,9 %", Tone.SUCCESS, "circle-check", 12),
        ResultOption("Không tán thành", 3, "13,0 %", Tone.DANGER, "circle-x"),
        ResultOption("Không biểu quyết", 1, "4,3 %", Tone.NEUTRAL, "circle-minus"),
    ),
    23,
)
OPTIONS = (
    BallotOption("yes", "Tán thành", "circle-check", Tone.SUCCESS, "1"),
    BallotOption("no", "Không tán thành", "circle-x", Tone.DANGER, "2"),
    BallotOption("abstain", "Không biểu quyết", "circle-minus", Tone.NEUTRAL, "3"),
)

LINES = (
    LineFigure(
        title="Ông Hoàng Minh Đức, Giám đốc Sở Quy hoạch - Kiến trúc, Phó Trưởng ban Chỉ đạo phát triển đô thị",
        numbers="Tán thành 14 (60,9 %)", segments=(Segment(14, Tone.SUCCESS),), total=23, needed=12,
        outcome=BadgeValue("Trúng cử", Tone.SUCCESS),
    ),
    LineFigure(
        title="Bà Trần Thị Bình", numbers="Tán thành 9 (39,1 %) · Không tán thành 5 (21,7 %)",
        segments=(Segment(9, Tone.SUCCESS), Segment(5, Tone.DANGER)), total=23, needed=12,
        outcome=BadgeValue("Không trúng cử"),
    ),
)  # fmt: skip


def column(*widgets: QWidget) -> QWidget:
    """Put widgets under each other."""
    box = QFrame()
    mark(box, role="plain")
    laid = QVBoxLayout(box)
    laid.setContentsMargins(0, 0, 0, 0)
    laid.setSpacing(space(4))
    for widget in widgets:
        laid.addWidget(widget)
    laid.addStretch(1)
    return box


def meeting_page() -> QWidget:
    """An agenda beside the documents of its item."""
    page = Columns()
    agenda = Card("Chương trình")
    timeline = Timeline()
    timeline.show_value(AGENDA, "3")
    flow = Flow(margin_steps=0)
    flow.add(timeline)
    flow.end()
    agenda.add(flow, 1)
    papers = Card("Tài liệu của nội dung 3")
    papers.show_live(live=True)
    pane = ListPane("Tài liệu")
    pane.show_rows(DOCUMENTS)
    pane.choose("b")
    papers.add(pane, 1)
    papers.add(WrapRow(Button("Đăng ký phát biểu", ButtonRole.PRIMARY, "hand"), Button("Góp ý", icon_name="pencil")))
    page.add(agenda, 2)
    page.add(papers, 3)
    return page


def widgets_page() -> QWidget:
    """Buttons, marks, notices and editors."""
    flow = Flow()
    flow.add(Heading("Các phần của giao diện"))
    flow.add(
        Banner(BannerValue("Chưa gửi được", "Phiếu CHƯA được ghi nhận; máy đang thử lại.", Tone.WARNING, "Thử lại"))
    )
    flow.add(Banner(BannerValue("Bản cập nhật đã sẵn sàng", tone=Tone.INFO)))
    flow.add(
        Banner(
            BannerValue(
                "Tài liệu không mở được", "Tệp tải về bị hỏng. Bản trên máy chủ còn nguyên.", Tone.DANGER, "Tải lại"
            )
        )
    )
    disabled = Button("Không dùng được", ButtonRole.PRIMARY, "lock")
    disabled.setEnabled(False)
    every = (
        Button("Vào họp", ButtonRole.PRIMARY, "door-open"),
        Button("Xem tài liệu", icon_name="file-text"),
        Button("Để sau", ButtonRole.QUIET),
        Button("Hủy biểu quyết", ButtonRole.DANGER, "x"),
        disabled,
        IconButton("search", "Tìm kiếm"),
    )
    flow.add(WrapRow(*every))
    badges = [Badge(BadgeValue(text, tone)) for text, tone in (
        ("Hợp lệ", Tone.SUCCESS), ("Thiếu", Tone.WARNING), ("Sai", Tone.DANGER), ("Mới", Tone.INFO),
        ("Đang họp", Tone.ACCENT), ("Nháp", Tone.NEUTRAL))]  # fmt: skip
    flow.add(WrapRow(*badges[:3]))
    flow.add(WrapRow(*badges[3:]))
    flow.add(
        SegmentedTabs(
            (TabSegment("a", "Phát biểu", 5), TabSegment("b", "Chất vấn", 1), TabSegment("c", "Đại biểu")), "a"
        )
    )
    flow.add(Caption("Cập nhật lúc 14:05, 21/11/2025"))
    flow.end()
    return flow


def form_page() -> QWidget:
    """A form with every editor, a hint and an error."""
    moment = MomentEdit()
    moment.show_value(datetime(2025, 11, 21, 7, 0, tzinfo=UTC))
    title = Field("Tên phiên họp", TextEdit("Ví dụ: Phiên họp thường kỳ tháng 12"), "Ghi đúng như trên giấy mời.")
    code = Field("Số ký hiệu", TextEdit())
    code.show_error("Số 412/GM-UBND đã được dùng; hãy chọn số khác.")
    room = Field("Phòng họp", ChoiceEdit((Choice("a", "Phòng họp A, tầng 2"), Choice("b", "Hội trường lớn"))))
    seats = NumberEdit(1, 200)
    seats.setValue(23)
    page = Flow()
    card = Card("Thông tin phiên họp")
    card.add(title)
    card.add(code)
    card.add(Field("Bắt đầu", moment))
    card.add(room)
    card.add(Field("Số đại biểu", seats))
    card.add(Field("Ghi chú", LongTextEdit("Chỉ ban thư ký thấy"), ""))
    check = CheckRow("Gửi giấy mời cho mọi đại biểu ngay khi lưu", "Có thể thu hồi trong 5 giây.")
    check.setChecked(True)
    card.add(check)
    card.add(CheckRow("Phiên họp kín"))
    card.add(WrapRow(Button("Lưu", ButtonRole.PRIMARY, "check"), Button("Bỏ", ButtonRole.QUIET)))
    page.add(card)
    page.end()
    return page


def result_page() -> QWidget:
    """A result with its reason, quorum, a meter and progress."""
    page = Flow()
    card = Card("Kết quả biểu quyết")
    card.add(WrapRow(QuorumLight(QuorumValue(18, 23, 16, True)), QuorumLight(QuorumValue(15, 23, 16, False))))
    card.add(ResultBars(RESULT))
    card.add(Body("14 tán thành trên 23 thành viên, cần quá nửa (≥ 12): thông qua", strong=True))
    figures = LineFigures()
    figures.show_value(LINES)
    card.add(figures)
    page.add(card)
    more = Card("Tiến độ")
    more.add(Meter(MeterValue(18, 23, 16, Tone.SUCCESS, "18 trên 23")))
    more.add(ProgressLine(ProgressValue("Đang tải tài liệu 3/12 · 14,2 MB", 3, 12)))
    chosen = MarkButton(OPTIONS[0])
    chosen.setChecked(True)
    more.add(WrapRow(chosen, MarkButton(OPTIONS[1]), MarkButton(OPTIONS[2])))
    more.add(MarkButton(BallotOption("a", "1. " + LINES[0].title, "circle", Tone.SUCCESS), is_wide=True))
    page.add(more)
    page.end()
    return page


def states_page() -> QWidget:
    """The four reasons why a list has no rows."""
    page = Flow()
    grid = QGridLayout()
    grid.setSpacing(space(4))
    page.column.addLayout(grid, 1)
    reasons = (
        AbsenceValue(Absence.EMPTY, "Chưa có phiên họp nào", "Phiên họp bạn được mời sẽ hiện ở đây."),
        AbsenceValue(Absence.LOADING, "Đang tải…"),
        AbsenceValue(Absence.ERROR, "Không đọc được danh sách", "Dữ liệu trên máy còn nguyên.", "Thử lại"),
        AbsenceValue(Absence.OFFLINE, "Không có kết nối", "Việc bạn làm được giữ lại và gửi sau.", "Kết nối lại"),
    )
    for number, reason in enumerate(reasons):
        card = Card()
        pane = ListPane("Phiên họp")
        pane.show_absence(reason)
        card.add(pane, 1)
        grid.addWidget(card, number // 2, number % 2)
    return page


def picture() -> QImage:
    """A made-up page of a paper."""
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    face = QFont("Be Vietnam Pro")
    face.setPixelSize(34)
    painter.setFont(face)
    painter.drawText(140, 200, "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI")
    for row in range(30):
        painter.fillRect(140, 320 + row * 42, 960 if row % 5 else 700, 14, QColor("#C9CDD3"))
    painter.end()
    return image


def page_page() -> QWidget:
    """A document's page."""
    view = PageView("Tờ trình số 412")
    view.show_page(picture(), 3, 24)
    return view


def ballot() -> QWidget:
    """A ballot as it rises."""
    sheet = QFrame()
    mark(sheet, role="plain")
    laid = QVBoxLayout(sheet)
    laid.setContentsMargins(0, 0, 0, 0)
    laid.setSpacing(space(3))
    laid.addWidget(Caption("Biểu quyết công khai · còn 01:42 · chủ tọa và thư ký thấy lựa chọn của từng người"))
    laid.addWidget(Heading("Thông qua Tờ trình về Quy hoạch phân khu đô thị sông Hồng"))
    for option in OPTIONS:
        button = BallotButton(option)
        button.setChecked(option.key == "yes")
        laid.addWidget(button)
    laid.addStretch(1)
    confirm = Button("Xác nhận", ButtonRole.PRIMARY, "check")
    laid.addWidget(WrapRow(confirm, Button("Đọc tài liệu", icon_name="file-text")))
    return sheet


def side_detail() -> QWidget:
    """What a side sheet shows."""
    return column(
        Badge(BadgeValue("Chưa đủ thông tin", Tone.WARNING, "shield-question-mark")),
        Body("Ký bởi Trần Văn Minh, Giám đốc Sở Tư pháp, lúc 16:20, 18/11/2025."),
        Body("Chưa kiểm tra được chứng thư còn hiệu lực hay không vì thiếu danh sách thu hồi.", soft=True),
        Button("Tải danh sách thu hồi", icon_name="download"),
    )


def framed(page: QWidget, *, offline: bool = False) -> Frame:
    """Put a page into the frame."""
    top = TopBarValue(
        TOP.product,
        TOP.title,
        TOP.live_text,
        TOP.live,
        OFFLINE if offline else TOP.link,
        TOP.unread,
        TOP.person,
        TOP.menu,
    )
    frame = Frame(top)
    frame.add_page("meeting", page)
    frame.show_places(PLACES, "meeting")
    return frame


def with_ballot() -> Frame:
    """A ballot over a meeting."""
    frame = framed(meeting_page())
    frame.resize(1280, 800)
    frame.rising_sheet.rise("Biểu quyết", ballot())
    return frame


def with_side() -> Frame:
    """A side sheet and a toast beside a meeting."""
    frame = framed(meeting_page(), offline=True)
    frame.open_side("Chữ ký", side_detail())
    frame.tell(ToastValue("Đã chuyển nội dung 4 lên trước", "Hoàn tác"))
    return frame


def room() -> QWidget:
    """What the room sees."""
    page = QFrame()
    mark(page, role="canvas")
    laid = QVBoxLayout(page)
    laid.setContentsMargins(space(8), space(8), space(8), space(8))
    laid.setSpacing(space(5))
    laid.addWidget(Heading("Nội dung 3: Quy hoạch phân khu đô thị sông Hồng", TypeRole.DISPLAY))
    card = Card()
    card.add(ResultBars(RESULT))
    laid.addWidget(card)
    laid.addWidget(WrapRow(QuorumLight(QuorumValue(18, 23, 16, True))))
    laid.addStretch(1)
    laid.addWidget(Heading("14:05:22", TypeRole.HERO))
    return page


SAMPLES = {
    "meeting": lambda: framed(meeting_page()),
    "widgets": lambda: framed(widgets_page(), offline=True),
    "form": lambda: framed(form_page()),
    "result": lambda: framed(result_page()),
    "states": lambda: framed(states_page(), offline=True),
    "page": lambda: framed(page_page()),
    "ballot": with_ballot,
    "side": with_side,
    "room": room,
}
