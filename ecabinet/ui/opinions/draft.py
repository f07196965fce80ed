"""An answer that is half done: it stays until it is sent, whatever else is looked at meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice


@dataclass(frozen=True)
class OpinionDraft:
    """What is chosen and typed and not sent; `changing` where it would replace a recorded answer."""

    choice: Choice | None
    text: str
    changing: bool


@dataclass(frozen=True)
class OpinionDrafts:
    """The half-done answers of a page, by question."""

    by_question: dict[Id, OpinionDraft]
