"""A process that judges a thousand documents in bulk with so many workers, and tells how long and how large."""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from itertools import islice, repeat
from pathlib import Path

from ecabinet.domain.signatures.verdicts import Line
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import EXAMINE_LIMITS, TASKS, ExamineRequest, decode_verdict, encode_request
from ecabinet.workers.pool import Pool


def main() -> int:
    """Take folder, count and workers; print seconds, and KiB of this process and of its largest worker."""
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
        for path in turns:
            waiting.append(pool.submit("examine", _request(path, policy, moment)))
            if len(waiting) > workers * 2:
                lines.append(decode_verdict(waiting.pop(0).result()).line)
        lines += [decode_verdict(one.result()).line for one in waiting]
        seconds = time.perf_counter() - begun
    if set(lines) != {Line.VALID} or len(lines) != count:
        print(f"not all valid: {set(lines)}", file=sys.stderr)
        return 1
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return 0


def _request(path: Path, policy: object, moment: datetime) -> bytes:
    request = ExamineRequest(pdf=path.read_bytes(), trust=None, policy=policy, moment=moment)  # type: ignore[arg-type]
    return encode_request(request)


if __name__ == "__main__":
    sys.exit(main())
