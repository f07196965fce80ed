"""The frame of a signed-in person: places, pages, and what rises over them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ecabinet.client.screens.ballot import ResultScreen, result_screen
from ecabinet.client.screens.frame import IN_WRITING, FrameScreen, Place
from ecabinet.client.screens.shell import ShellScreen, shell_screen
from ecabinet.domain.kernel import EnvironmentFault, Id, Refusal
from ecabinet.ui.asker import Asker, PageAsker, Sight, is_seen
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.casting import CASTING
from ecabinet.ui.intents import (
    AttachFiles,
    Dismiss,
    Give,
    Go,
    OpenFile,
    ReadTrustFiles,
    SaveFile,
    SaveReport,
    SaveStatistics,
    SaveTable,
    ShowBallot,
    ShowResult,
    StageFiles,
)
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.kit.rail_button import RailButton
from ecabinet.ui.kit.toast import ToastValue
from ecabinet.ui.kit.top_bar import TopBar, TopBarValue
from ecabinet.ui.looks import Looks
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.refusal_words import fault_sentence, refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.shell.banners import Banners
from ecabinet.ui.shell.beside import Beside
from ecabinet.ui.shell.carrier import Carrier
from ecabinet.ui.shell.faults import number_fault
from ecabinet.ui.shell.pages import make_page
from ecabinet.ui.shell.rising import Rising
from ecabinet.ui.shell.top_words import PRODUCT, rail_places, top_bar

_SECOND_MS = 1000
Unsent = dict[Place, object]
"""What was typed and not sent, by the page that takes it up."""
_Abouts = dict[bool, Id | None]
"""What was looked at last, among sittings and among consultations."""


class Workspace(QFrame):
    """Carries pages and intents. `looks_chosen` carries `Looks`; `signed_out` when the person asks to leave."""

    looks_chosen = Signal(object)
    signed_out = Signal()

    def __init__(self, application: ApplicationPort, looks: Looks, start: Go, unsent: Unsent | None = None) -> None:
        super().__init__()
        self._unsent: Unsent = dict(unsent or {})
        self._application, self._looks = application, looks
        self._place, self._meeting, self._abouts = start.place, start.meeting, _Abouts()
        self._screen: FrameScreen | None = None
        self._pages: dict[Place, Page] = {}
        self._bridge = Bridge(application, self)
        self._bridge.failed.connect(self.show_fault)
        self._carrier = Carrier(application, self._bridge)
        self._frame = Frame(TopBarValue(PRODUCT))
        self._banners = Banners(self._frame)
        back = Banner(BannerValue(""))
        back.setObjectName("ballot.back")
        self._frame.add_notice(back)
        self._rising = Rising(self._frame.rising_sheet, back)
        self._shell = Asker(application.ask, self._bridge, self._ask_shell, self._show_shell, self.show_fault)
        self._sight = Sight(self, self._shell.again)
        self._beside = Beside(self._frame, application, self._bridge)
        self._lay()
        self._connect()
        self.go(start)
        self._shell.again()

    @property
    def where(self) -> Go:
        """The place and the meeting on screen."""
        return Go(self._place, self._meeting)

    def page(self, place: Place) -> Page | None:
        """Give the page of a place, if it was ever shown."""
        return self._pages.get(place)

    def unsent(self) -> Unsent:
        """Give what was typed on the pages and not sent."""
        return self._unsent | {place: page.unsent() for place, page in self._pages.items()}

    def show_offline_start(self) -> None:
        """Say that the copy was opened without the hub."""
        self._banners.show_offline_start()

    def show_looks(self) -> None:
        """Show the choice of language, colours and text size."""
        self._beside.show_looks(self._looks)

    def show_fault(self, fault: BaseException) -> None:
        """Say calmly what failed; what nobody expected is logged under the number that is shown."""
        self._banners.show_fault(_told(fault))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the focus on no button."""
        super().showEvent(event)
        self._sight.watch()
        if self.window().focusWidget() is None or not self.isAncestorOf(self.window().focusWidget()):
            self._frame.setFocus()

    def shut(self) -> None:
        """Let nothing arrive any more."""
        self._second.stop()
        self._bridge.shut()

    def go(self, wanted: Go) -> None:
        """Show a place."""
        page = self._pages.get(wanted.place) or self._made(wanted.place)
        self._place = wanted.place
        self._meeting = _about(self._abouts, wanted)
        moved = page.meeting != self._meeting or wanted.item is not None
        if moved:
            page.go_to(self._meeting, wanted.item)
        if self._screen is not None:
            self._frame.show_places(rail_places(self._screen), wanted.place.value)
        self._frame.show_page(wanted.place.value)
        self._rising.hold_down(held=wanted.place == Place.CONSOLE)
        if moved:
            page.asks_again.emit()
        self._shell.again()

    def carry(self, intent: object) -> None:
        """Do what a page wants."""
        match intent:
            case Give():
                casting = intent.verb in CASTING
                self._carrier.give(intent, partial(self._ballot_lost, intent) if casting else None)
            case Go():
                self.go(intent)
            case OpenFile():
                self._beside.read(intent, self._place.value)
            case SaveFile() | SaveReport() | SaveTable() | SaveStatistics():
                self._beside.save(intent)
            case StageFiles() | AttachFiles():
                self._carrier.stage(intent, self._file_refused)
            case ShowResult():
                look_up: Ask = partial(result_screen, vote_id=intent.vote)
                self._bridge.deliver(self._application.ask(look_up), self._show_result)
            case ShowBallot():
                self._rising.call_up()
            case Dismiss() | ReadTrustFiles():
                self._carrier.carry(intent)
            case _:
                raise TypeError(f"no intent: {intent!r}")

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        _name_parts(self._frame.top_bar)
        self._second = QTimer(self, interval=_SECOND_MS)

    def _connect(self) -> None:
        bar = self._frame.top_bar
        bar.bell_pressed.connect(self._beside.show_notices)
        self._beside.intent.connect(self.carry)
        self._beside.looks_chosen.connect(self.looks_chosen)
        bar.link_pressed.connect(self._tell_link)
        bar.menu_chosen.connect(self._menu)
        self._frame.place_chosen.connect(lambda key: self.go(Go(Place(key))))
        self._banners.intent.connect(self.carry)
        self._rising.intent.connect(self.carry)
        self._rising.looked_up.connect(self._shell.again)
        self._bridge.changed.connect(self._sight.changed)
        self._second.timeout.connect(self._tick)
        self._second.start()

    def _made(self, place: Place) -> Page:
        page = self._pages[place] = make_page(place)
        page.intent.connect(self.carry)
        page.take_up(self._unsent.pop(place, None))
        PageAsker(page, self._application.ask, self._bridge, partial(self._page_failed, page), self._application.now)
        if place == Place.OPINIONS:
            page.asks_again.connect(self._shell.again)  # what one of its questions says is not said over it
        self._frame.add_page(place.value, page)
        return page

    def _page_failed(self, page: Page, fault: BaseException) -> None:
        sentence = _told(fault)
        page.show_asking_failed(sentence)
        self._banners.show_fault(sentence)

    def _ask_shell(self) -> Ask:
        return partial(shell_screen, meeting_id=self._meeting, watched=self._rising.watched)

    def _show_shell(self, screen: object) -> None:
        if not isinstance(screen, ShellScreen):
            return
        fresh, now = self._screen is None or self._screen.places != screen.frame.places, self._application.now()
        self._screen = screen.frame
        if fresh:
            self._frame.show_places(rail_places(screen.frame), self._place.value)
            for button in self._frame.rail.findChildren(RailButton):
                button.setObjectName(f"rail.{button.place.key}")
        self._frame.show_top(top_bar(screen.frame, now))
        page = self._pages.get(Place.OPINIONS) if self._place == Place.OPINIONS else None
        self._banners.show_screen(screen.frame, screen.ready, None if page is None else page.meeting)
        self._rising.show_screen(screen, now)
        self._beside.notices_are(screen.frame.notices)

    def _tick(self) -> None:
        if not is_seen(self):
            return
        now = self._application.now()
        if self._screen is not None:
            self._frame.show_top(top_bar(self._screen, now))
        self._rising.tick(now)
        page = self._pages.get(self._place)
        if page is not None and page.isVisible():
            page.tick(now)

    def _show_result(self, result: object) -> None:
        if isinstance(result, ResultScreen):
            self._rising.show_result(result)

    def _ballot_lost(self, intent: Give, fault: BaseException) -> None:
        """Let the ballot be confirmed again wherever it was: this device could not keep it."""
        vote = str(intent.fields["vote"])
        self._rising.show_not_given(vote)
        for page in self._pages.values():
            page.show_not_given(vote)
        self.show_fault(fault)

    def _file_refused(self, name: str, refusal: Refusal) -> None:
        self._frame.tell(ToastValue(f"{name}: {refusal_sentence(refusal)}"))

    def _tell_link(self) -> None:
        if self._screen is not None:
            words = say("{count} of your actions wait to be sent.", count=self._screen.waiting)
            self._frame.tell(ToastValue(words if self._screen.waiting else say("Everything you did was sent.")))

    def _menu(self, key: str) -> None:
        if key == "sign_out":
            self.signed_out.emit()
        else:
            self.show_looks()


def _name_parts(bar: TopBar) -> None:
    for widget, name in ((bar.link, "link"), (bar.bell, "bell"), (bar.person, "person")):
        widget.setObjectName(f"shell.{name}")


def _about(abouts: _Abouts, wanted: Go) -> Id | None:
    """Give what a place is to be about: what is wanted, else what was looked at last in places of its kind."""
    in_writing = wanted.place in IN_WRITING
    abouts[in_writing] = wanted.meeting or abouts.get(in_writing)
    return abouts[in_writing]


def _told(fault: BaseException) -> str:
    """Give the sentence of a fault; what nobody expected is logged under the number that is shown."""
    return fault_sentence(fault, "" if isinstance(fault, EnvironmentFault) else number_fault(fault))
