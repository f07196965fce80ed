"""A program: a consultation in three real windows of a real hub, from the draft to the next meeting's agenda.

Run as `python -m tests.journeys.consultation_in_windows FOLDER`; leaves `FOLDER/pictures`, the papers that were kept
from the windows in `FOLDER/papers`, and `FOLDER/told.json`. The platform is what QT_QPA_PLATFORM says. The secretary
leads it at a PC; one member answers on a tablet, another on a tablet behind a link that is cut; the others of the
twelve have real clients without windows.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QAbstractButton, QApplication

from ecabinet.cli.demo.album import Album
from ecabinet.cli.demo.city import PASSWORD
from ecabinet.cli.demo.company import PC, TABLET, Company, Player, sees
from ecabinet.cli.demo.hands import click, find, wait_for, write
from ecabinet.cli.demo.hierarchy import Hierarchy
from ecabinet.client.screens.committees import seats_of
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.parts import agenda_rows
from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.entities import CitedResult
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.kit.editors import ChoiceEdit, MomentEdit
from ecabinet.ui.say import say
from ecabinet.ui.theme import Device
from ecabinet.wire.identity import new_id
from tests.journeys.asked_in_writing import MEMBERS, NEXT_MEETING, SECRET, Consultation, told
from tests.journeys.hub_nursery import QuickHub
from tests.journeys.on_screen import keep_as, open_row, pick_file, reads, rows, texts, turn_to
from tests.journeys.relay import Relay
from tests.journeys.small_city import SmallCity

PORTRAIT = (800, 1280)
TITLE = "Lấy ý kiến dự thảo Quy chế hoạt động"
MATTER = "Dự thảo Quy chế hoạt động của Ban Chỉ đạo"
QUESTION = "Đồng chí có đồng ý với dự thảo Quy chế?"
DOCUMENT = "Dự thảo Quy chế"
ADVICE = "Đồng ý; đề nghị bổ sung phụ lục phân công, xem tệp kèm theo."
OBJECTION = "Không đồng ý với khoản 2 Điều 5: chưa rõ nguồn kinh phí."
DETAILS, MATTERS, DOCUMENTS, ANSWERS, RESULT = 0, 1, 3, 4, 5
SILENT = 2
"""Where a tab stands."""


class Told(msgspec.Struct):
    """What was seen, for the test to judge: `seen` by moment and window, all that could be read there."""

    platform: str = ""
    pictures: list[str] = []
    seen: dict[str, dict[str, list[str]]] = {}
    deadline: datetime | None = None
    answered_while_cut: int = -1
    turned_away: int = 0
    choices_told: int = -1
    silent: list[str] = []
    reminded: int = 0
    cited_twice: str = ""
    agenda: list[str] = []
    agenda_documents: list[str] = []


class Stage:
    """Windows, people, pictures."""

    def __init__(self, stack: ExitStack, city: SmallCity, folder: Path) -> None:
        self.city, self.told = city, Told()
        self.asked = Consultation(city, folder)
        self.papers = folder / "papers"
        self.papers.mkdir(parents=True)
        self.relay = Relay(city.backstage.loop, city.backstage.url)
        stack.callback(self.relay.close)
        self.album = Album(folder / "pictures")
        stack.callback(self.album.close)
        self.company = Company(city.backstage)
        stack.callback(self.company.leave)
        self.secretary = self.company.seat(city.script.secretary.key, city.secretary, size=PC)
        self.member = self.company.seat(city.script.members[1].key, city.members[1], size=TABLET)
        self.objector = self._sign_in_by_hand(city.script.members[8].key)
        self.others = [city.members[place] for place in (0, 2, 3, 4, 5, 6)]
        self.next_meeting: Id = ""
        self.late, self.silent = city.members[7], city.members[11]

    def picture(self, title: str, *players: Player) -> None:
        """Take a picture of windows, and keep what can be read there."""
        named = {self.secretary.key: "secretary", self.member.key: "member", self.objector.key: "objector"}
        self.album.next_step()
        self.album.take(title, [(named[player.key], player.window) for player in players])
        self.told.seen[title] = {named[player.key]: texts(player.window) for player in players}

    def _sign_in_by_hand(self, key: str) -> Player:
        """On a new device, behind the relay."""
        window, door = self.company.window("objector", PORTRAIT, Device.TABLET)
        window.show_sign_in()
        write(window, "sign_in.hub", self.relay.url)
        write(window, "sign_in.email", self.city.city.accounts[key].email)
        write(window, "sign_in.password", PASSWORD)
        click(window, "sign_in.go")
        click(window, "sign_in.trust")
        wait_for(lambda: window.workspace is not None, "the workspace")
        player = Player(key, window, door.application())
        self.company.add(player)
        return player


def draft(stage: Stage) -> None:
    """The secretary drafts it, takes the draft away, and drafts it again."""
    player, committee = stage.secretary, stage.city.city.committee
    sees(player, lambda view: len(seats_of(view, committee)) == MEMBERS, "the members")
    window = player.window
    click(window, "rail.consultations")
    for is_last in (False, True):
        click(window, "consultations.new")
        write(window, "consultation.title", TITLE)
        find(window, "consultation.deadline", MomentEdit).show_value(stage.asked.deadline)
        if is_last:
            stage.picture("tao-phieu", player)
        click(window, "consultation.save")
        sees(player, lambda view: view.world.find(v.Meeting), "the draft")
        if not is_last:
            turn_to(window, "consultations.steps", DETAILS)
            click(window, "consultation.remove")
            click(window, "sure.save")
            sees(player, lambda view: not view.world.find(v.Meeting), "no draft")
    stage.city.meeting = player.application.ask(lambda view: view.world.find(v.Meeting)[0].id).result()


def prepare_and_send(stage: Stage) -> None:
    """A matter with its question, a document, the question about the document; then it is sent."""
    player, window = stage.secretary, stage.secretary.window
    turn_to(window, "consultations.steps", MATTERS)
    click(window, "matters.add")
    for name, words in (("title", MATTER), ("question", QUESTION)):
        write(window, f"matter.{name}", words)
    write(window, "matter.agency", "Sở Nội vụ")
    click(window, "matter.save")
    turn_to(window, "consultations.steps", DOCUMENTS)
    open_row(window, "documents.items", MATTER)
    click(window, "desk.upload")
    pick_file(window, "desk.files", stage.asked.pdf("du-thao.pdf"))
    write(window, "filing.title", DOCUMENT)
    stage.picture("tai-lieu", player)
    click(window, "filing.save")
    click(window, "documents.publish_all")
    sees(player, lambda view: [one.published for one in view.world.find(v.Document)] == [1], "the document")
    turn_to(window, "consultations.steps", MATTERS)
    open_row(window, "matters.list", MATTER)
    about = find(window, "matter.document", ChoiceEdit)
    about.setCurrentIndex(about.count() - 1)
    stage.picture("noi-dung", player)
    click(window, "matter.save")
    sees(player, lambda view: [one.document for one in view.world.find(v.Vote)] != [None], "the document asked about")
    turn_to(window, "consultations.steps", DETAILS)
    reads(player, say("Ready to be sent"))
    stage.picture("gui-di", player)
    click(window, "consultation.send")
    stage.asked.is_told(stage.silent, "consultation_sent")
    assert stage.silent.ask(home_screen).result().first is None, "it is listed as a sitting"


def answer_in_time(stage: Stage) -> None:
    """A member finds it, reads, writes, attaches a file, and sees that it is recorded; six others agree, one signs."""
    player, window = stage.member, stage.member.window
    reads(player, TITLE, say("Please answer"))
    stage.picture("hom-nay", player)
    open_row(window, "home.opinions", TITLE)
    click(window, "opinions.documents.row")
    reads(player, DOCUMENT, "1 / 1")
    stage.picture("doc-tai-lieu", player)
    click(window, "reader.back")
    click(window, "opinion.for")
    write(window, "opinion.text", ADVICE)
    click(window, "opinion.attach")
    pick_file(window, "opinion.files", stage.asked.pdf("gop-y.pdf"))
    find(window, "opinion.detach", QAbstractButton)
    stage.picture("cho-y-kien", player)
    click(window, "opinion.send")
    reads(player, say("Answer recorded at {moment}", moment=""), say("Receipt code: {code}", code=""))
    for one in stage.others:
        stage.asked.answer(one, Choice.FOR)
    hierarchy = Hierarchy(datetime(2022, 1, 1, tzinfo=UTC))
    key_file = stage.asked.folder / "khoa.p12"
    key_file.write_bytes(hierarchy.key_file(hierarchy.person("Nguyễn Văn An", "Ủy ban"), SECRET))
    stage.asked.sign(stage.others[1], key_file)
    stage.picture("da-ghi-nhan", player)


def follow(stage: Stage) -> None:
    """The secretary sees who has answered, and never how."""
    stage.asked.turnout(answered=7, late=0)
    turn_to(stage.secretary.window, "consultations.steps", ANSWERS)
    reads(stage.secretary, _turnout_words(7, 0, read=7))
    stage.picture("theo-doi", stage.secretary)
    stage.told.choices_told = len(stage.city.secretary.ask(lambda view: view.world.find(v.Ballot)).result())


def let_the_deadline_pass(stage: Stage) -> None:
    """Who has not answered is reminded before and after the deadline, and nobody else."""
    asked = stage.asked
    asked.later(asked.deadline - timedelta(hours=2))
    asked.is_told(stage.late, "please_answer")
    assert not stage.member.application.ask(partial(told, "please_answer")).result(), "who answered is reminded"
    asked.later(asked.deadline + timedelta(minutes=1))
    sees(stage.objector, partial(told, "answer_overdue"), "the reminder after the deadline")
    reads(stage.objector, say("Overdue"))
    stage.picture("qua-han", stage.objector)


def answer_late_without_link(stage: Stage) -> None:
    """A member objects while the link is cut: nobody is told that it is recorded, until it is."""
    player, window = stage.objector, stage.objector.window
    click(window, "rail.opinions")
    open_row(window, "opinions.list", TITLE)
    reads(player, say("The deadline has passed: you can still answer"))
    sees(player, lambda view: not view.pending, "that it was opened")
    stage.relay.cut()
    sees(player, lambda view: not view.link.is_online, "the cut link")
    click(window, "opinion.against")
    write(window, "opinion.text", OBJECTION)
    click(window, "opinion.send")
    reads(player, say("Not sent: your answer is NOT recorded"))
    stage.asked.answer(stage.late, Choice.FOR)
    reads(stage.secretary, _turnout_words(8, 1, read=9))
    stage.picture("mat-ket-noi", player)
    stage.told.answered_while_cut = stage.asked.answered()
    stage.relay.restore()
    reads(player, say("Answer recorded late, at {moment}", moment=""), say("Receipt code: {code}", code=""))
    stage.told.turned_away = stage.relay.turned_away
    stage.picture("co-ket-noi-lai", player)


def remind_and_close(stage: Stage) -> None:
    """The secretary sees who is silent, reminds them once more, and counts."""
    player, window = stage.secretary, stage.secretary.window
    stage.asked.turnout(answered=9, late=2)
    reads(player, _turnout_words(9, 2, read=9))
    turn_to(window, "progress.filter", SILENT)
    stage.told.silent = [row.title for row in rows(window, "progress.list")]
    before = stage.silent.ask(partial(told, "answer_overdue")).result()
    click(window, "progress.remind")
    stage.city.see(stage.silent, lambda view: told("answer_overdue", view) == before + 1, "one more reminder")
    stage.told.reminded = before + 1
    click(window, "progress.close")
    stage.picture("ket-thuc", player)
    click(window, "reason.save")
    turn_to(window, "consultations.steps", RESULT)


def read_the_result(stage: Stage) -> None:
    """The secretary reads and keeps the summary; the member who agreed reads everybody's opinion."""
    player, window = stage.secretary, stage.secretary.window
    click(window, "result.read")
    reads(player, "1 / 3")
    stage.picture("bang-tong-hop", player)
    click(window, "reader.back")
    keep_as(window, "result.keep", stage.papers / "tong-hop.pdf")
    keep_as(window, "result.table", stage.papers / "tong-hop.xlsx")
    reads(player, OBJECTION)
    reads(stage.member, OBJECTION)
    open_row(stage.member.window, "opinions.shown", OBJECTION)
    stage.picture("ket-qua", player, stage.member)


def put_on_the_agenda(stage: Stage) -> None:
    """One button puts the matter on the next meeting's agenda."""
    player, window = stage.secretary, stage.secretary.window
    stage.next_meeting = stage.asked.draft_next_meeting()
    click(window, "result.cite")
    stage.picture("dua-vao-chuong-trinh", player)
    click(window, "cite.save")
    reads(player, say("On the agenda of: {meetings}", meetings=NEXT_MEETING))
    stage.picture("da-dua-vao-chuong-trinh", player)


def count_the_year(stage: Stage) -> None:
    """The statistics of the year tell of it."""
    player, window = stage.secretary, stage.secretary.window
    click(window, "consultations.back")
    click(window, "consultations.statistics")
    reads(player, TITLE)
    keep_as(window, "statistics.keep_paper", stage.papers / "thong-ke.pdf")
    keep_as(window, "statistics.keep", stage.papers / "thong-ke.xlsx")
    stage.picture("thong-ke", player)


def hear_of_it(stage: Stage) -> None:
    """Who was silent reads the result and the copies on the next agenda, on which the matter stands once."""
    city = stage.city
    consultation, city.meeting = city.meeting, stage.next_meeting
    matter = city.secretary.ask(lambda view: view.world.find(v.AgendaItem, meeting=consultation)[0].id).result()
    cited = {"consultation": consultation, "matter": matter, "minutes_planned": 10, "item": new_id()}
    stage.told.cited_twice = stage.asked.refused(city.secretary, c.CiteConsultation, **cited)
    city.do(city.secretary, v.AnnounceMeeting, requests="", contact="Văn phòng")
    city.see(stage.silent, lambda view: bool(agenda_rows(view, stage.next_meeting)), "the agenda")
    (row,) = stage.silent.ask(agenda_rows, stage.next_meeting).result()
    stage.told.agenda = [row.title, *(one.verdict.value for one in _cited_results(stage, row.id))]
    stage.told.agenda_documents = [document.title for document in row.documents]
    stage.asked.file(stage.silent, row.documents[-1].sha256, "papers/ban-sao.pdf")
    (file,) = stage.silent.ask(lambda view: view.world.find(v.OpinionFile)).result()
    stage.asked.file(stage.silent, file.sha256, "papers/gop-y-cua-nguoi-khac.pdf")


def _cited_results(stage: Stage, item: Id) -> tuple[CitedResult, ...]:
    found = stage.silent.ask(lambda view: view.world.get(v.AgendaItem, item)).result()
    return () if found is None or found.cites is None else found.cites.results


def _turnout_words(answered: int, late: int, read: int) -> str:
    sentence = "{answered} of {asked} answered · {late} late · {read} have read · {silent} silent"
    return say(sentence, answered=answered, asked=MEMBERS, late=late, read=read, silent=MEMBERS - answered)


ACTS = (
    draft, prepare_and_send, answer_in_time, follow, let_the_deadline_pass, answer_late_without_link, remind_and_close,
    read_the_result, put_on_the_agenda, count_the_year, hear_of_it,
)  # fmt: skip


def play(folder: Path) -> Told:
    """Play all of it; return what was seen."""
    with ExitStack() as stack:
        city = SmallCity(folder / "city", MEMBERS, hub=QuickHub)
        stack.callback(city.close)
        stage = Stage(stack, city, folder)
        for act in ACTS:
            act(stage)
        stage.told.platform = QApplication.platformName()
        stage.told.deadline = stage.asked.deadline
        stage.told.pictures = list(stage.album.names)
        return stage.told


def main() -> None:
    app = QApplication(["ecabinet"])
    app.setQuitOnLastWindowClosed(False)
    folder = Path(sys.argv[1])
    (folder / "told.json").write_bytes(msgspec.json.encode(play(folder)))


if __name__ == "__main__":
    main()
