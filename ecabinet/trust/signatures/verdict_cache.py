"""Verdicts that were found out before: the same file by the same trust, policy and moment is not judged twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime
from typing import NamedTuple

from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.trust.signatures.requests import WITHOUT_TRUST


class VerdictKey(NamedTuple):
    """What a verdict depends on. The moment counts to the hour; the verdict says which it was reached for.

    `answers` are the SHA-256 of all responders' answers: before a file is judged nobody knows which it needs.
    """

    sha256: str
    trust_version: str
    policy_version: str
    moment: datetime | None
    stage: Stage
    answers: frozenset[str] = frozenset()


def key_for(
    sha256: str, trust: TrustMaterial | None, policy: AlgorithmPolicy, moment: datetime, stage: Stage = Stage.FULL
) -> VerdictKey:
    """Return the key. Where trust is left out of the verdict no moment counts."""
    if trust is None:
        return VerdictKey(sha256, WITHOUT_TRUST, policy.version, None, stage)
    answers = frozenset(one.sha256 for one in trust.ocsps)
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return VerdictKey(sha256, trust.version, policy.version, hour, stage, answers)


class VerdictCache:
    """Keeps the verdicts used last, at most `most`. Thread-safe.

    What could not be found out because of time, memory or a crash is not kept: the next try may succeed.
    """

    def __init__(self, most: int = 2_000) -> None:
        """Start empty."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[VerdictKey, DocumentVerdict] = OrderedDict()

    def get(self, key: VerdictKey) -> DocumentVerdict | None:
        """Return a kept verdict. One of the full stage answers for the first, too."""
        with self._lock:
            for wanted in (key._replace(stage=Stage.FULL), key):
                if (found := self._kept.get(wanted)) is not None:
                    self._kept.move_to_end(wanted)
                    return found
        return None

    def put(self, key: VerdictKey, verdict: DocumentVerdict) -> None:
        """Keep a verdict, unless it only says that the work was not done."""
        if verdict.was_not_done or verdict.problem in ("encrypted", "wrong_password"):
            return
        with self._lock:
            self._kept[key] = verdict
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
