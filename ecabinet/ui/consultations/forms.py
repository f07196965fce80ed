"""The forms of the desk of consultations: a new one, its head, a matter, a reason, the agenda it is put on."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.client.screens.checks import Problems, found, item_problems, line_problems
from ecabinet.client.screens.consultation import ConsultationDesk
from ecabinet.client.screens.consultations import ConsultationDeskList
from ecabinet.client.screens.consulting import Consulting, MatterOutcome
from ecabinet.client.screens.parts import AgendaRow, VoteRow
from ecabinet.domain.agenda.add_agenda_item import AddAgendaItem
from ecabinet.domain.agenda.change_agenda_item import ChangeAgendaItem
from ecabinet.domain.agenda.remove_agenda_item import RemoveAgendaItem
from ecabinet.domain.consultations.change_consultation import ChangeConsultation
from ecabinet.domain.consultations.cite_consultation import CiteConsultation, Copy
from ecabinet.domain.consultations.draft_consultation import DraftConsultation
from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.domain.text import LINE_LIMIT, line_problem
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Form as Asked
from ecabinet.domain.voting.forms import FormKind
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.ui.desk.form import Form
from ecabinet.ui.formats import local, span_text
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.say import say
from ecabinet.wire.identity import new_id

_USUAL_DAYS, _END_OF_DAY, _USUAL_MINUTES = 5, 17, 20


def one_line(editor: LongTextEdit) -> str:
    """Give a text of several lines as one."""
    return " ".join(editor.toPlainText().split())


class NewForm(Form):
    """Committee, title, rule and deadline of a consultation that does not exist yet."""

    def __init__(self, listed: ConsultationDeskList, now: datetime) -> None:
        super().__init__("consultation", say("Create the draft"), "plus")
        self._listed, self._now = listed, now
        self.committee = ChoiceEdit(tuple(Choice(one.id, one.name) for one in listed.committees))
        self.title = LongTextEdit(lines=3)
        self.rule = ChoiceEdit(tuple(Choice(one.id, one.title) for one in listed.rules))
        self.deadline = MomentEdit()
        self._who = self.add_field("committee", say("Committee"), self.committee, " ")
        self.add_field("title", say("Title"), self.title, say("As it stands on the opinion sheets."))
        self.add_field("deadline", say("Deadline"), self.deadline, say("Answers after it are taken and marked late."))
        self.add_field("rule", say("Rule"), self.rule)
        self.flow.end()
        self.filling(on=True)
        usual = (local(now) + timedelta(days=_USUAL_DAYS)).replace(hour=_END_OF_DAY, minute=0, second=0, microsecond=0)
        self.deadline.show_value(usual)
        self.filling(on=False)
        self._say_who()

    def fill_mine(self, command: DraftConsultation, refusal: Refusal) -> None:
        """Put a refused draft back, with the hub's reason."""
        self.filling(on=True)
        self.committee.choose(command.committee)
        self.title.setPlainText(command.title)
        self.rule.choose(command.rule_set)
        self.deadline.show_value(command.deadline)
        self.filling(on=False)
        self._say_who()
        self.show_refusal(refusal)

    def problems(self) -> Problems:
        """Check title and deadline, and that there are a committee with a chair and a rule."""
        chosen = next((one for one in self._listed.committees if one.id == self.committee.key()), None)
        committee = Refusal("committee_unknown") if chosen is None else None
        if chosen is not None and not chosen.chair_name:
            committee = Refusal("committee_without_chair", {"committee": chosen.name})
        return found(
            committee=committee,
            title=line_problem(one_line(self.title)),
            deadline=Refusal("deadline_passed") if self.deadline.value() <= self._now else None,
            rule=None if self.rule.key() else Refusal("rule_set_unknown"),
        )

    def intent(self) -> Intent | None:
        """Draft it; every seat of the committee becomes a participant."""
        chosen = next(one for one in self._listed.committees if one.id == self.committee.key())
        fields: dict[str, object] = {
            "title": one_line(self.title),
            "committee": chosen.id,
            "rule_set": self.rule.key(),
            "deadline": self.deadline.value(),
            "seats": dict.fromkeys(chosen.seats, NEW),
            "secretary_seat": NEW,
        }
        return Give(DraftConsultation, fields, meeting=new_id())

    def changed_by_hand(self, key: str) -> None:
        """Say who is asked by another committee."""
        if key == "committee":
            self._say_who()

    def _say_who(self) -> None:
        chosen = next((one for one in self._listed.committees if one.id == self.committee.key()), None)
        if chosen is None:
            self._who.show_hint(say("No committee yet: add one in the directory."))
            return
        who = chosen.chair_name or "–"
        self._who.show_hint(say("Chair: {name} · {count} members are asked", name=who, count=len(chosen.seats)))


class HeadForm(Form):
    """Title and deadline of a consultation that exists, also of one that was sent."""

    def __init__(self) -> None:
        super().__init__("consultation_head", say("Save"))
        self._desk: ConsultationDesk | None = None
        self.title = LongTextEdit(lines=2)
        self.deadline = MomentEdit()
        self.add_field("title", say("Title"), self.title)
        self.add_field("deadline", say("Deadline"), self.deadline, say("Everybody asked hears of a change."))
        self.flow.end()

    def fill(self, desk: ConsultationDesk) -> None:
        """Show it as the hub has it, unless something else is being typed."""
        if self.is_dirty and self._desk is not None and self._desk.head.id == desk.head.id:
            return
        self._desk = desk
        self.filling(on=True)
        self.title.setPlainText(desk.head.title)
        self.deadline.show_value(desk.head.deadline)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check the title."""
        return found(title=line_problem(one_line(self.title)))

    def intent(self) -> Intent | None:
        """Change it from the version that was read."""
        desk = self._desk
        if desk is None:
            return None
        fields = {"title": one_line(self.title), "deadline": self.deadline.value()}
        return Give(ChangeConsultation, fields, desk.head.id, desk.version)


def question_of(row: AgendaRow) -> VoteRow | None:
    """Give the question of a matter; one that was replaced before the sending is none."""
    asked = [vote for vote in row.votes if vote.state != VoteState.CANCELLED]
    return asked[-1] if asked else None


class MatterForm(Form):
    """A matter with its question, which `followers` give after the matter itself."""

    def __init__(self, consultation: Id, row: AgendaRow | None, *, may_edit: bool) -> None:
        super().__init__("matter", say("Save") if row else say("Add the matter"), "check" if row else "plus")
        self._id, self._row = consultation, row
        self._followers: tuple[Give, ...] = ()
        self._asked = None if row is None else question_of(row)
        self.title = LongTextEdit(lines=3)
        self.presenter = TextEdit(say("For example: Director of the Department of Home Affairs"))
        self.agency = TextEdit()
        self.question = LongTextEdit(lines=4)
        self.document = ChoiceEdit(
            (Choice("", say("No document")), *(Choice(one.id, one.title) for one in (row.documents if row else ())))
        )
        self.add_field("title", say("Title"), self.title)
        self.add_field(
            "question", say("Question to the members"), self.question, say("Members read exactly these words.")
        )
        self.add_field("document", say("Document asked about"), self.document).setVisible(bool(row and row.documents))
        self.add_field("presenter", say("Presenter"), self.presenter)
        self.add_field("agency", say("Submitting agency"), self.agency)
        self.flow.add(Body(say("Answers: agree, disagree, other opinion."), soft=True))
        self.remove = Button(say("Remove the matter"), ButtonRole.DANGER, "trash-2")
        self.remove.setObjectName("matter.remove")
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(row is not None and may_edit)
        self.buttons.add(self.remove)
        self.save.setEnabled(may_edit)
        self.flow.end()
        if row is not None:
            self._fill(row)

    def problems(self) -> Problems:
        """Check the description and the question."""
        described = item_problems(
            one_line(self.title), self.presenter.text(), self.agency.text(), _USUAL_MINUTES, paper_only=False
        )
        return {**described, **found(**line_problems({"question": (one_line(self.question), LINE_LIMIT)}))}

    def intent(self) -> Intent | None:
        """Add the matter or change it; its question follows."""
        fields: dict[str, object] = {
            "title": one_line(self.title),
            "presenter": self.presenter.text(),
            "submitting_agency": self.agency.text(),
        }
        if self._row is None:
            item = new_id()
            fields |= {"item": item, "minutes_planned": _USUAL_MINUTES, "paper_only": False}
            self._then(self._question(item))
            return Give(AddAgendaItem, fields, self._id)
        asked = None if self._asked is None else (self._asked.question, self._asked.document or "")
        if asked != (one_line(self.question), self.document.key()):
            self._then(self._question(self._row.id))
        fields |= {"item": self._row.id, "minutes_planned": self._row.minutes_planned}
        return Give(ChangeAgendaItem, fields, self._id, self._row.version)

    def _fill(self, row: AgendaRow) -> None:
        self.filling(on=True)
        self.title.setPlainText(row.title)
        self.presenter.setText(row.presenter)
        self.agency.setText(row.submitting_agency)
        if self._asked is not None:
            self.question.setPlainText(self._asked.question)
            self.document.choose(self._asked.document or "")
        self.filling(on=False)

    def _question(self, item: Id) -> Give:
        """Prepare the question of a matter, or word anew the one that was prepared."""
        asked = self._asked
        fields: dict[str, object] = {
            "vote": NEW if asked is None else asked.id,
            "item": item,
            "question": one_line(self.question),
            "document": self.document.key() or None,
            "form": Asked(kind=FormKind.OPINION),
        }
        if asked is None:
            return Give(PrepareVote, fields, self._id)
        return Give(ChangeVote, fields, self._id, asked.version)

    def _then(self, *intents: Give) -> None:
        self._followers = intents

    def followers(self) -> tuple[Give, ...]:
        """Give what is to be given after the intent, and forget it."""
        following, self._followers = self._followers, ()
        return following

    def _remove(self) -> None:
        if self._row is not None:
            self.given.emit(Give(RemoveAgendaItem, {"item": self._row.id}, self._id))


class ReasonForm(Form):
    """A reason that is kept, for a step that cannot be undone."""

    def __init__(self, consultation: Id, verb: type[Command], action: str, words: str, *, needed: bool = True) -> None:
        super().__init__("reason", action, "check")
        self._id, self._verb, self._needed = consultation, verb, needed
        self.reason = LongTextEdit(lines=3)
        self.flow.add(Body(words))
        field = self.add_field("reason", say("Reason (kept on record)"), self.reason)
        field.setVisible(needed)
        self.flow.end()

    def problems(self) -> Problems:
        """Check the reason where one is needed."""
        return found(reason=line_problem(one_line(self.reason))) if self._needed else {}

    def intent(self) -> Intent | None:
        """Do it."""
        return Give(self._verb, {"reason": one_line(self.reason)}, self._id)


class CiteForm(Form):
    """The agenda on which a matter is put, with its result, its documents and the summary."""

    def __init__(self, value: Consulting, outcome: MatterOutcome) -> None:
        super().__init__("cite", say("Put on the agenda"), "plus")
        self._value, self._outcome = value, outcome
        self.meeting = ChoiceEdit(
            tuple(Choice(one.id, f"{one.title} · {span_text(one.starts_at, one.ends_at)}") for one in value.meetings)
        )
        self.minutes = NumberEdit(1, 480)
        self.flow.add(Body(outcome.title, soft=True))
        hint = say("The matter stands there with its result; its documents and the summary are copied.")
        self.add_field("meeting", say("Meeting"), self.meeting, hint)
        self.add_field("minutes", say("Minutes planned"), self.minutes)
        self.flow.end()
        self.filling(on=True)
        self.minutes.setValue(_USUAL_MINUTES)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Ask for a meeting."""
        return found(meeting=None if self.meeting.key() else Refusal("meeting_unknown"))

    def intent(self) -> Intent | None:
        """Put it there by one command."""
        desk = self._value.desk
        row = next((one for one in desk.matters if one.id == self._outcome.matter), None)
        documents = (*desk.documents, *(() if row is None else row.documents))
        copied = [one.id for one in documents if one.published and not one.is_draft]
        copied += [] if desk.summary_paper is None else [desk.summary_paper.id]
        fields = {
            "item": NEW,
            "consultation": desk.head.id,
            "matter": self._outcome.matter,
            "minutes_planned": self.minutes.value(),
            "copies": tuple(Copy(of=one, document=new_id(), document_version=new_id()) for one in copied),
        }
        return Give(CiteConsultation, fields, meeting=self.meeting.key())
