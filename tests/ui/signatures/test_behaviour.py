"""What a person can do with a document's signatures: see them, see the signed revision, filter, set the gate."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.kit.editors import ChoiceEdit
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.theme import Device
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City
from tests.ui.signatures.shots import ALTERED, UNSIGNED, VALID, panel_of, reader


def _at_documents(qtbot: QtBot) -> tuple[Hand, City, Id, DeskPage]:
    city = City(members=9)
    meeting = city.prepared()
    page = DeskPage()
    qtbot.addWidget(page)
    page.go_to(meeting)
    hand = Hand(city, page, city.secretary)
    page.resize(1204, 708)
    page.show()
    page.checklist.show_step(Step.DOCUMENTS)
    return hand, city, meeting, page


def test_the_filter_lists_what_is_not_valid_yet_of_the_whole_meeting(app: QApplication, qtbot: QtBot) -> None:
    show_looks(app, Looks(), Device.PC, reduced_motion=True)
    hand, _, _, _page = _at_documents(qtbot)
    hand.find(QPushButton, "documents.not_valid").click()
    rows = hand.find(ListPane, "documents.list").model.rows
    assert len(rows) == 3
    assert all(row.badge is not None and row.badge.text != "HỢP LỆ" for row in rows)


def test_a_strict_gate_is_set_at_the_desk_and_keeps_the_altered_document_back(app: QApplication, qtbot: QtBot) -> None:
    show_looks(app, Looks(), Device.PC, reduced_motion=True)
    hand, city, meeting, _page = _at_documents(qtbot)
    gate = hand.find(ChoiceEdit, "documents.gate")
    gate.choose(SignatureGate.VALID)
    gate.activated.emit(gate.currentIndex())
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.signature_gate is SignatureGate.VALID
    assert not hand.find(QPushButton, "documents.publish_all").isEnabled()


def test_the_signed_revision_is_opened_and_left_again(app: QApplication, qtbot: QtBot) -> None:
    looks = Looks()
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made, application = reader(looks, app, ALTERED, ALTERED)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    button = panel_of(made).findChild(QPushButton, "signature.1.revision")
    assert button is not None
    button.click()
    app.processEvents()
    assert application.revisions[-1] == ALTERED.signatures[0].coverage.signed_until
    back = made.findChild(QPushButton, "reader.back")
    assert back is not None


def test_the_report_is_kept_where_the_person_says(
    app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def chosen(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return "/noi-luu/bao-cao.pdf", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    looks = Looks()
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made, application = reader(looks, app, ALTERED, VALID)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    button = panel_of(made).findChild(QPushButton, "signatures.report")
    assert button is not None
    button.click()
    app.processEvents()
    assert proposed == ["Báo cáo chữ ký số - Tờ trình số 412-TTr-QHKT.pdf"]
    ((report, target),) = application.reports
    assert target == Path("/noi-luu/bao-cao.pdf")
    assert report is not None
    (told,) = report.files
    assert [(one.judge, one.line) for one in told.judgements] == [("hub", Line.VALID), ("device", Line.INVALID)]
    assert (told.told_of, told.verdict.line) == ("device", Line.INVALID)
    assert any(toast.text() == "Đã lưu báo cáo." for toast in made.findChildren(QLabel))


def test_a_new_verdict_is_shown_while_the_document_is_open(app: QApplication, qtbot: QtBot) -> None:
    looks = Looks()
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    made, application = reader(looks, app, None, UNSIGNED)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    button = made.findChild(QPushButton, "reader.signatures")
    assert button is not None
    assert button.text() == "KHÔNG CÓ CHỮ KÝ"
    (version,) = application.stage.world.find(v.DocumentVersion, natural=f"{24:064x}")
    application.judged[version.sha256] = VALID
    application.tell("judged")
    for _ in range(6):
        app.processEvents()
    assert button.text() == "KHÔNG CÓ CHỮ KÝ"
    application.judged[version.sha256] = ALTERED
    application.tell("judged")
    for _ in range(6):
        app.processEvents()
    assert button.text() == "KHÔNG HỢP LỆ"
