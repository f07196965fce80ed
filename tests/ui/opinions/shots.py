"""States of a member's pages of what is asked in writing, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.opinions.worlds import OTHER, REASON, Asking
from tests.ui.shell.fakes import FakeApplication

Make = Callable[[Looks], Workspace]


def settle() -> None:
    """Let what is on its way arrive."""
    for _ in range(8):
        QApplication.processEvents()


def press(made: Workspace, name: str) -> None:
    """Press a button of the answer that is in sight."""
    found = [one for one in made.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, name
    found[0].click()
    settle()


def write(made: Workspace, text: str) -> None:
    """Write an opinion."""
    (editor,) = (one for one in made.findChildren(QPlainTextEdit, "opinion.text") if one.isVisible())
    editor.setPlainText(text)


def opened(application: FakeApplication, meeting: str | None, looks: Looks) -> Workspace:
    """Open a consultation, or the lists."""
    made = Workspace(application, looks, Go(Place.OPINIONS, meeting))
    made.resize(1280, 800)
    made.show()
    settle()
    return made


def several() -> Asking:
    """Several consultations: overdue, soon due, answered, closed."""
    asking = Asking(matters=2)
    member = asking.city.members[1]
    asking.send()
    asking.another("Phương án phân bổ kinh phí cải cách hành chính quý III năm 2023", timedelta(hours=20))
    asking.another("Kế hoạch kiểm tra công vụ đột xuất tháng 5 năm 2023", timedelta(days=2))
    asking.answer(member)
    asking.another("Báo cáo sơ kết 6 tháng đầu năm về chuyển đổi số", timedelta(minutes=40))
    asking.another("Quy chế phối hợp giữa các sở, ngành", timedelta(days=3))
    for one in asking.city.members:
        asking.answer(one)
    asking.close()
    asking.city.now += timedelta(hours=2)
    return asking


def _today(looks: Looks) -> Workspace:
    asking = several()
    asking.city.replied()
    made = Workspace(asking.application(), looks, Go(Place.HOME))
    made.resize(1280, 800)
    made.show()
    settle()
    return made


def _lists(looks: Looks) -> Workspace:
    return opened(several().application(), None, looks)


def _empty(looks: Looks) -> Workspace:
    asking = Asking()
    return opened(asking.application(), None, looks)


def _question(looks: Looks) -> Workspace:
    asking = Asking().send()
    return opened(asking.application(), asking.id, looks)


def _matters(looks: Looks) -> Workspace:
    asking = Asking(matters=2).send()
    asking.answer(asking.city.members[1])
    return opened(asking.application(), asking.id, looks)


def _written(looks: Looks) -> Workspace:
    asking = Asking().send()
    asking.attach(asking.city.members[1])
    made = opened(asking.application(), asking.id, looks)
    press(made, "opinion.other")
    write(made, OTHER)
    settle()
    return made


def _not_sent(looks: Looks) -> Workspace:
    asking = Asking().send()
    application = asking.application()
    made = opened(application, asking.id, looks)
    application.phase = LinkPhase.OFFLINE
    press(made, "opinion.against")
    write(made, REASON)
    press(made, "opinion.send")
    return made


def _recorded(looks: Looks) -> Workspace:
    asking = Asking().send()
    application = asking.application()
    made = opened(application, asking.id, looks)
    press(made, "opinion.against")
    write(made, REASON)
    press(made, "opinion.send")
    asking.sheet(asking.city.members[1])
    application.tell("Paper")
    settle()
    return made


def _late(looks: Looks) -> Workspace:
    asking = Asking().send()
    asking.city.now += timedelta(days=5, hours=3)
    application = asking.application()
    made = opened(application, asking.id, looks)
    press(made, "opinion.for")
    return made


def _over(looks: Looks) -> Workspace:
    asking = Asking().send()
    asking.attach(asking.city.members[4])
    asking.answers().close()
    return opened(asking.application(), asking.id, looks)


def _too_late(looks: Looks) -> Workspace:
    """An answer that was sent without a link, and refused after the close."""
    asking = Asking().send()
    application = asking.application()
    made = opened(application, asking.id, looks)
    application.phase = LinkPhase.OFFLINE
    press(made, "opinion.other")
    write(made, OTHER)
    press(made, "opinion.send")
    asking.answer(asking.city.members[3])
    asking.close()
    application.phase = LinkPhase.ONLINE
    for pending in tuple(application.pending):
        application.settle(pending.command)
    application.tell()
    settle()
    return made


def _too_late_elsewhere(looks: Looks) -> Workspace:
    made = _too_late(looks)
    made.go(Go(Place.HOME))
    settle()
    return made


def _withdrawn(looks: Looks) -> Workspace:
    asking = Asking().send()
    asking.withdraw()
    return opened(asking.application(), asking.id, looks)


STATES: dict[str, Make] = {
    "today": _today,
    "lists": _lists,
    "lists-empty": _empty,
    "question": _question,
    "matters": _matters,
    "written": _written,
    "not-sent": _not_sent,
    "recorded": _recorded,
    "late": _late,
    "over": _over,
    "too-late": _too_late,
    "too-late-home": _too_late_elsewhere,
    "withdrawn": _withdrawn,
}
