"""What a worker is asked before and after a responder (OCSP) is, without what parses: the hub loads no parser."""

from __future__ import annotations

from datetime import datetime

import msgspec

WRITE_QUESTION = "write_question"
READ_ANSWER = "read_answer"
TASKS = {
    WRITE_QUESTION: "ecabinet.trust.signatures.responders:write_question_task",
    READ_ANSWER: "ecabinet.trust.signatures.responders:read_answer_task",
}


class AskedAbout(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate by its `serial` (hex) and its `issuer` (DER)."""

    issuer: bytes
    serial: str


class WrittenQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a request (DER), and the number in it that an answer made for it repeats."""

    body: bytes
    nonce: bytes


class AnswerToRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a responder sent to a question with this `nonce`, to be read at a moment (UTC)."""

    about: AskedAbout
    nonce: bytes
    raw: bytes
    moment: datetime


class AnswerRead(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer that is in force says, when it was made and when the next comes; else the `problem` with it."""

    problem: str = ""
    is_revoked: bool = False
    this_update: datetime | None = None
    next_update: datetime | None = None


def encode(asked: AskedAbout | AnswerToRead) -> bytes:
    """Return the payload of a task."""
    return msgspec.msgpack.encode(asked)


def decode_question(answer: bytes) -> WrittenQuestion:
    """Return what the task wrote."""
    return msgspec.msgpack.decode(answer, type=WrittenQuestion)


def decode_answer(answer: bytes) -> AnswerRead:
    """Return what the task read."""
    return msgspec.msgpack.decode(answer, type=AnswerRead)
