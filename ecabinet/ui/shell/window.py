"""The window: the way in, then the workspace of who came in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks, LooksFile, show_looks
from ecabinet.ui.port import ApplicationPort, DoorPort
from ecabinet.ui.refusal_words import fault_sentence
from ecabinet.ui.shell.faults import number_fault
from ecabinet.ui.shell.top_words import PRODUCT
from ecabinet.ui.shell.workspace import Unsent, Workspace
from ecabinet.ui.theme import Device


class Window(QMainWindow):
    """Shows the sign-in page until somebody is in. `closed` is called once, when the window goes away."""

    def __init__(self, door: DoorPort, looks_file: LooksFile, device: Device, closed: Callable[[], None]) -> None:
        super().__init__()
        self._door = door
        self._looks_file = looks_file
        self._looks = looks_file.read()
        self._device = device
        self._closed = closed
        self._bridge = Bridge(parent=self)
        self._application: ApplicationPort | None = None
        self._workspace: Workspace | None = None
        self.setWindowTitle(PRODUCT)
        self._full = QShortcut(QKeySequence(Qt.Key.Key_F11), self, self._turn_full)
        self._show_looks(self._looks)

    @property
    def workspace(self) -> Workspace | None:
        """The workspace of who is in."""
        return self._workspace

    def show_sign_in(self, hub_url: str = "") -> None:
        """Show the way in, to this hub or the one used last."""
        from ecabinet.ui.shell.sign_in_page import SignInPage  # noqa: PLC0415 - not needed by who is in already

        page = SignInPage(hub_url or self._door.hub_url, self._door.last_email, self._looks)
        typed = ["", "", ""]

        def show(answer: SignInAnswer) -> None:
            page.show_answer(answer)
            if answer.step == SignInStep.DONE:
                self.let_in(self._door.application(), offline=answer.offline)

        def fail(fault: BaseException) -> None:
            page.show_trouble(fault_sentence(fault, _number(fault)))

        def sign_in(hub: str, email: str, secret: str) -> None:
            typed[:] = [hub, email, secret]
            self._bridge.deliver(self._door.sign_in(hub, email, secret), show, fail)

        def unlock(old_password: str) -> None:
            anew = not old_password
            future = self._door.sign_in(typed[0], typed[1], typed[2], old_password=old_password, start_anew=anew)
            self._bridge.deliver(future, show, fail)

        page.sign_in.connect(sign_in)
        page.unlock.connect(unlock)
        page.confirm_hub.connect(lambda signs: self._bridge.deliver(self._door.confirm_hub(signs), show, fail))
        page.set_password.connect(lambda secret: self._bridge.deliver(self._door.set_password(secret), show, fail))
        page.looks_chosen.connect(self._choose_looks, Qt.ConnectionType.QueuedConnection)
        self._put(page)
        page.setFocus()

    def let_in(self, application: ApplicationPort, *, offline: bool = False, start: Go | None = None) -> None:
        """Show the workspace of a signed-in person."""
        self._application = application
        self._show_workspace(application, start or Go(Place.HOME))
        if offline and self._workspace is not None:
            self._workspace.show_offline_start()

    def show_unexpected(self, fault: BaseException) -> None:
        """Say calmly that something went wrong that nobody expected; the windows live on."""
        if self._workspace is not None:
            self._workspace.show_fault(fault)
        else:
            _number(fault)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the application go."""
        self._leave()
        self._bridge.shut()
        self._closed()
        super().closeEvent(event)

    def _show_workspace(self, application: ApplicationPort, start: Go, unsent: Unsent | None = None) -> None:
        self._drop_workspace()
        made = Workspace(application, self._looks, start, unsent)
        made.looks_chosen.connect(self._choose_looks, Qt.ConnectionType.QueuedConnection)
        made.signed_out.connect(self._sign_out, Qt.ConnectionType.QueuedConnection)
        self._workspace = made
        self._put(made)

    def _put(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)

    def _choose_looks(self, looks: Looks) -> None:
        self._looks_file.write(looks)
        self._show_looks(looks)
        if self._workspace is not None and self._application is not None:
            self._show_workspace(self._application, self._workspace.where, self._workspace.unsent())
        else:
            self.show_sign_in()

    def _show_looks(self, looks: Looks) -> None:
        self._looks = looks
        app = QApplication.instance()
        if isinstance(app, QApplication):
            show_looks(app, looks, self._device)

    def _sign_out(self) -> None:
        application = self._application
        self._drop_workspace()
        self._application = None
        if application is not None:
            self._bridge.deliver(application.sign_out(), lambda _none: None, _note)
        self.show_sign_in()

    def _drop_workspace(self) -> None:
        if self._workspace is not None:
            self._workspace.shut()
            self._workspace = None

    def _leave(self) -> None:
        self._drop_workspace()
        if self._application is not None:
            self._application.close()
            self._application = None

    def _turn_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def _note(fault: BaseException) -> None:
    _number(fault)


def _number(fault: BaseException) -> str:
    return "" if isinstance(fault, EnvironmentFault) else number_fault(fault)
