"""What the hub writes to its log: one JSON object a line, without personal texts, secrets or tokens."""

from __future__ import annotations

import json
import logging
import secrets
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from ecabinet.domain.kernel import EnvironmentFault

_LOG = logging.getLogger("ecabinet.hub")
_FRAMES = 12


class _Lines(logging.Formatter):
    """One object a line. Of a foreign record logger, template and exception type are told, never what filled it in."""

    def format(self, record: logging.LogRecord) -> str:
        said = getattr(record, "said", None)
        fields: dict[str, object] = dict(said) if isinstance(said, dict) else _of_library(record)
        if record.exc_info and record.exc_info[1] is not None:
            fields["fault"] = _told(record.exc_info[1])
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": moment, "level": record.levelname.lower(), **fields}, ensure_ascii=False)


def write_to(stream: TextIO | None = None) -> None:
    """Send the log of this process to a stream (standard error if None), warnings and above of the libraries too."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Lines())
    for name, level in (("ecabinet.hub", logging.INFO), ("uvicorn", logging.WARNING), ("asyncio", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(level)
        logger.propagate = False


def note(event: str, **fields: str | float | None) -> None:
    """Write that something happened. Fields are ids, codes and numbers, never what somebody typed."""
    _LOG.info(event, extra={"said": {"event": event, **fields}})


def warn(event: str, fault: BaseException | None = None, **fields: str | float | None) -> None:
    """Write that something went wrong outside the program."""
    said: Mapping[str, object] = {"event": event, **fields}
    _LOG.warning(event, extra={"said": said}, exc_info=fault)


def bug(event: str, fault: BaseException) -> str:
    """Write an unexpected exception and return the number by which a person can ask for it."""
    number = secrets.token_hex(4)
    _LOG.error(event, extra={"said": {"event": event, "number": number}}, exc_info=fault)
    return number


def _of_library(record: logging.LogRecord) -> dict[str, object]:
    """Tell which message a library wrote. Without arguments it may have been filled in already: it is not told."""
    fields: dict[str, object] = {"event": "library", "by": record.name}
    return {**fields, "template": record.msg} if record.args and isinstance(record.msg, str) else fields


def _told(fault: BaseException) -> dict[str, object]:
    """Tell an exception by types and places. Messages of foreign exceptions may quote what somebody typed."""
    told: dict[str, object] = {"type": type(fault).__qualname__}
    if isinstance(fault, EnvironmentFault):
        told["code"] = fault.code
    if isinstance(fault, OSError):
        told["errno"] = fault.errno
    frames = traceback.extract_tb(fault.__traceback__)[-_FRAMES:]
    told["at"] = [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in frames]
    if fault.__cause__ is not None:
        told["cause"] = _told(fault.__cause__)
    return told
