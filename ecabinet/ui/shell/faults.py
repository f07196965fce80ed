"""What happens to an error nobody expected: it is logged under a number, said calmly, and the windows live on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from uuid import uuid4

_LOG = logging.getLogger(__name__)


def number_fault(fault: BaseException) -> str:
    """Log an unexpected error and return the number it is found by."""
    number = uuid4().hex[:8].upper()
    _LOG.error("unexpected error %s", number, exc_info=(type(fault), fault, fault.__traceback__))
    return number


def catch_unexpected(tell: Callable[[BaseException], None]) -> None:
    """Give errors that leave a slot on the main thread to `tell`, in place of ending the program."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        tell(fault)

    sys.excepthook = hook
