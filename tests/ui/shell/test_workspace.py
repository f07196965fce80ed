"""Frame, places, refusals, notices, looks, documents and what nobody expected."""

import logging

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.ui.intents import NEW, Give, Go, OpenFile, StageFiles
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.empty_state import EmptyState
from ecabinet.ui.kit.toast import Toast
from ecabinet.ui.shell.carrier import with_new_ids
from ecabinet.ui.shell.reader_view import ReaderView
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener


def press(made: Workspace, name: str) -> None:
    found = made.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


def banners(made: Workspace, name: str) -> list[str]:
    return [banner.accessibleName() for banner in made.findChildren(Banner, name) if banner.isVisible()]


def test_only_the_places_of_the_role_stand_in_the_rail(opened: Opener, city: City) -> None:
    made = opened(city.application())
    assert made.findChild(QPushButton, "rail.home") is not None
    assert made.findChild(QPushButton, "rail.console") is None
    press(made, "rail.meeting")
    opened.settle()
    assert made.where.place is Place.MEETING


def test_a_refused_command_is_said_and_put_away(opened: Opener, running: City) -> None:
    application = running.application()
    made = opened(application)
    part = running.stage.part(running.meeting, application.me)
    fields = {"attendance": NEW, "participant": part.id}
    made.carry(Give(v.CheckIn, fields, meeting=running.meeting))
    opened.settle()
    (told,) = banners(made, "refused")
    assert told.endswith("Lê Hồng Sơn is already checked in.")
    press(made, "refused.action")
    opened.settle()
    assert banners(made, "refused") == []


def test_what_waits_is_counted_in_the_bar(opened: Opener, city: City) -> None:
    application = city.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application)
    press(made, "reply.attend")
    opened.settle()
    chip = made.findChild(QPushButton, "shell.link")
    assert chip is not None
    assert chip.accessibleName() == "Offline since 14:00. 1 kept, sent later"


def test_a_fault_of_the_environment_is_a_sentence(opened: Opener, city: City) -> None:
    application = city.application()
    made = opened(application)
    application.fault = EnvironmentFault("disk_full")
    press(made, "reply.attend")
    opened.settle()
    (told,) = banners(made, "banner.fault")
    assert told.startswith("The disk is full.")


def test_what_nobody_expected_is_logged_under_the_number_that_is_shown(
    opened: Opener, city: City, caplog: pytest.LogCaptureFixture
) -> None:
    made = opened(city.application())
    with caplog.at_level(logging.ERROR):
        made.show_fault(ZeroDivisionError("a bug"))
    (told,) = banners(made, "banner.fault")
    number = caplog.records[-1].getMessage().split()[-1]
    assert number in told
    assert "ZeroDivisionError" not in told


def test_ids_are_drawn_wherever_they_are_asked_for() -> None:
    drawn = with_new_ids({"seats": {"a": NEW, "b": NEW}, "rest": (NEW, 1), "more": [NEW]})
    assert isinstance(drawn, dict)
    found = {drawn["seats"]["a"], drawn["seats"]["b"], drawn["rest"][0], drawn["more"][0]}
    assert len(found) == 4
    assert all(isinstance(one, str) for one in found)


def test_files_become_documents_and_a_bad_one_is_named(opened: Opener, city: City) -> None:
    application = city.application()
    made = opened(application)
    made.carry(StageFiles(city.meeting, ("/tmp/Báo cáo.pdf", "/tmp/broken.pdf"), item=city.items[0]))  # noqa: S108 - never opened
    opened.settle()
    (filed,) = [command for command in application.given if isinstance(command, v.FileDocument)]
    assert (filed.title, filed.item) == ("Báo cáo", city.items[0])
    words = [toast.accessibleName() for toast in made.findChildren(Toast)]
    assert words == ["broken.pdf: The file is not a PDF."]


def test_a_document_comes_low_at_once_and_sharp_behind_it(opened: Opener, city: City) -> None:
    application = city.application()
    made = opened(application, Place.MEETING)
    made.carry(OpenFile("Tờ trình", "a" * 64, 24))
    opened.settle()
    view = made.findChild(ReaderView)
    assert view is not None
    first, second = application.pictures[:2]
    assert first[1] < second[1]
    press(made, "reader.next_page")
    opened.settle()
    assert application.pictures[-1][0] == 2
    press(made, "reader.back")
    opened.settle()
    assert not view.isVisible()


def test_a_damaged_document_is_said(opened: Opener, city: City) -> None:
    made = opened(city.application(), Place.MEETING)
    made.carry(OpenFile("Tờ trình", "damaged"))
    opened.settle()
    view = made.findChild(ReaderView)
    assert view is not None
    assert "The PDF is damaged and cannot be read." in view.findChildren(EmptyState)[0].accessibleName()


def test_the_meeting_that_was_opened_stays(opened: Opener, city: City, qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    assert qtbot is not None
    made = opened(city.application())
    made.carry(Go(Place.MEETING, city.meeting))
    made.carry(Go(Place.HOME))
    assert made.where == Go(Place.HOME, city.meeting)
