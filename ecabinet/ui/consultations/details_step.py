"""The first step: title and deadline, what is still missing, and the sending."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.consultation import NeedOf
from ecabinet.client.screens.consultations import ConsultationStage
from ecabinet.client.screens.consulting import Consulting
from ecabinet.client.view import Pending
from ecabinet.domain.consultations.change_consultation import ChangeConsultation
from ecabinet.domain.consultations.remove_consultation import RemoveConsultation
from ecabinet.domain.consultations.send_consultation import SendConsultation
from ecabinet.ui.consultations.forms import HeadForm, MatterCommand
from ecabinet.ui.consultations.step import ConsultingStep
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.desk.sure_form import SureForm
from ecabinet.ui.intents import Dismiss, Give
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def need_words(need: NeedOf) -> str:
    """Say what a draft still misses."""
    match need:
        case NeedOf.MATTERS:
            return say("There is no matter yet.")
        case NeedOf.QUESTIONS:
            return say("A matter has no question yet.")
        case NeedOf.DOCUMENTS:
            return say("A document is not published yet.")
        case NeedOf.DEADLINE:
            return say("The deadline has passed.")


class DetailsStep(ConsultingStep):
    """The form at the left; at the right who is asked by which rule, and the buttons."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.form = HeadForm()
        self.form.given.connect(self.intent)
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("consultation.refused")
        for button in self.refused.findChildren(Button):
            button.setObjectName("consultation.mend")
        self.refused.acted.connect(self._dismiss)
        self._committee, self._chair, self._rule, self._asked = Body(), Body(), Body(), Body()
        self._needs = Banner(BannerValue(""))
        self._needs.setObjectName("consultation.needs")
        self.send = Button(say("Send to the members"), ButtonRole.PRIMARY, "send")
        self.send.setObjectName("consultation.send")
        self.send.clicked.connect(lambda: self.give(SendConsultation))
        self.remove = Button(say("Remove the draft"), ButtonRole.DANGER, "trash-2")
        self.remove.setObjectName("consultation.remove")
        self.remove.clicked.connect(self._ask_removal)
        left, right = Card(say("Title and deadline")), Card(say("Who is asked"))
        left.add(self.form, 1)
        for caption, words in (
            (say("Committee"), self._committee), (say("Chair"), self._chair), (say("Rule"), self._rule),
            (say("Asked"), self._asked),
        ):  # fmt: skip
            right.add(Fact(caption, words))
        right.add(self._needs)
        right.add(WrapRow(self.send, self.remove))
        right.body.addStretch(1)
        panes = Columns(42, margin_steps=0)
        panes.add(left, 3)
        panes.add(right, 2)
        self.column.addWidget(self.refused)
        self.column.addWidget(panes, 1)

    def show_consultation(self, value: Consulting) -> None:
        """Show it as the hub has it."""
        desk, prepared = value.desk, value.prepared
        head = desk.head
        self.form.fill(desk)
        over = head.stage in {ConsultationStage.CLOSED, ConsultationStage.WITHDRAWN, ConsultationStage.COUNTED}
        self.form.setEnabled(prepared is not None and not over)
        self._committee.setText(head.committee_name)
        self._chair.setText(head.chair_name)
        self._rule.setText(value.rule_title)
        people = () if prepared is None else prepared.people
        asked = len(desk.people) or sum(1 for row in people if row.votes)
        self._asked.setText(say("{count} members", count=asked))
        draft = head.stage == ConsultationStage.DRAFT
        self.send.setVisible(draft)
        self.send.setEnabled(not desk.needs)
        self.remove.setVisible(desk.may_edit)
        self._needs.setVisible(draft)
        missing = " ".join(need_words(need) for need in desk.needs)
        if missing:
            self._needs.show_value(BannerValue(say("Not ready to be sent"), missing, Tone.WARNING))
        else:
            words = say("What is asked, who is asked and the rule cannot be changed afterwards.")
            self._needs.show_value(BannerValue(say("Ready to be sent"), words, Tone.SUCCESS))
        self._show_refused()

    def _ask_removal(self) -> None:
        """Ask once more: all matters, questions and documents go with a draft."""
        if self.value is None:
            return
        head = self.value.desk.head
        words = say("The draft “{title}” goes with all its matters, questions and documents.", title=head.title)
        form = SureForm(Give(RemoveConsultation, {}, head.id), say("Remove the draft"), words)
        self.open_form(say("Remove the draft"), form)

    def _show_refused(self) -> None:
        pending = self._refused()
        self.refused.setVisible(pending is not None)
        if pending is not None and pending.refusal is not None:
            sentence = refusal_sentence(pending.refusal)
            title = say("The hub did not accept this")
            action = say("Mend it") if isinstance(pending.command, ChangeConsultation) else say("Put away")
            self.refused.show_value(BannerValue(title, sentence, Tone.DANGER, action))

    def _refused(self) -> Pending | None:
        """Give what was refused last; what a matter's form gave is mended where the matters are."""
        pending = () if self.value is None else self.value.desk.refused
        return next((one for one in reversed(pending) if not isinstance(one.command, MatterCommand)), None)

    def _dismiss(self) -> None:
        """Put the refused command away; a change of title and deadline comes back into its form."""
        pending = self._refused()
        if self.value is None or pending is None:
            return
        if isinstance(pending.command, ChangeConsultation) and pending.refusal is not None:
            self.form.fill_mine(self.value.desk, pending.command, pending.refusal)
        self.intent.emit(Dismiss(pending.command.id))
