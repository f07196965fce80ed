"""A process that judges a thousand documents in bulk with so many workers, and tells what it took."""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from itertools import islice, repeat
from pathlib import Path

from ecabinet.domain.signatures.material import AlgorithmPolicy
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import EXAMINE_LIMITS, TASKS, ExamineRequest, decode_verdict, encode_request
from ecabinet.workers.pool import Pool

_LOOK_EVERY = 25


def main() -> int:
    """Take folder, count and workers; print seconds, KiB at their highest, and processor time here and in the workers.

    The seconds are those of the documents alone; processor time is of everything, the start of the processes too.
    """
    folder, count, workers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    policy, moment = bundled_policy(), datetime.now(UTC)
    papers = sorted(folder.glob("*.pdf"))
    turns = islice((one for some in repeat(papers) for one in some), count)
    with Pool(workers, EXAMINE_LIMITS, TASKS) as pool:
        warm = [pool.submit("examine", _request(papers[0], policy, moment)) for _ in range(workers * 2)]
        for one in warm:
            one.result()
        begun = time.perf_counter()
        # A window keeps only a few documents in memory at once.
        waiting = []
        lines = []
        largest = _memory()
        for path in turns:
            waiting.append(pool.submit("examine", _request(path, policy, moment)))
            if len(waiting) > workers * 4:
                lines.append(decode_verdict(waiting.pop(0).result()).line)
                largest = max(largest, _memory()) if len(lines) % _LOOK_EVERY == 0 else largest
        lines += [decode_verdict(one.result()).line for one in waiting]
        seconds = time.perf_counter() - begun
    if set(lines) != {Line.VALID} or len(lines) != count:
        print(f"not all valid: {set(lines)}", file=sys.stderr)
        return 1
    own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(seconds, largest, own.ru_utime + own.ru_stime, theirs.ru_utime + theirs.ru_stime)
    return 0


def _memory() -> int:
    """Return the sum of what this process and its workers took at their highest, in KiB.

    The system's own count of children would include what the parent held when it started them.
    """
    pids = [pid for task in Path("/proc/self/task").iterdir() for pid in _children(task)]
    return sum(_highest(pid) for pid in ("self", *pids))


def _children(task: Path) -> list[str]:
    """Return the processes that a thread started; none if it has ended meanwhile."""
    try:
        return (task / "children").read_text().split()
    except OSError:
        return []


def _highest(pid: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) for words in lines if words[:1] == ["VmHWM:"]), 0)


def _request(path: Path, policy: AlgorithmPolicy, moment: datetime) -> bytes:
    request = ExamineRequest(pdf=path.read_bytes(), trust=None, policy=policy, moment=moment)
    return encode_request(request)


if __name__ == "__main__":
    sys.exit(main())
