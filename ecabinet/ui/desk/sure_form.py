"""A last question before something goes that cannot be brought back."""

from __future__ import annotations

from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import Intent
from ecabinet.ui.kit.button import ButtonRole
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.say import say


class SureForm(Form):
    """Says what goes, and gives an intent once the person is sure."""

    def __init__(self, wanted: Intent, action: str, words: str) -> None:
        super().__init__("sure", action, "trash-2")
        self._wanted = wanted
        self.save.show_role(ButtonRole.DANGER)
        self.flow.add(Body(words))
        self.flow.add(Body(say("It cannot be brought back."), strong=True))
        self.flow.end()

    def intent(self) -> Intent | None:
        """Do it."""
        return self._wanted
