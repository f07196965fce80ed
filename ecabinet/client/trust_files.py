"""Reading certificates and revocation lists from outside: a worker parses them, a person compares, nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from ecabinet.client.pages import Workers
from ecabinet.domain.kernel import Refusal
from ecabinet.trust.trust_files import TASK, ReadTrustFiles, TrustFilesRead, decode_answer, encode_request
from ecabinet.workers.faults import TaskRefused, WorkFault


async def read_trust_files(paths: Sequence[Path], known: Sequence[bytes], workers: Workers) -> TrustFilesRead | Refusal:
    """Read files and folders; `known` certificates (DER) may have signed the revocation lists among them."""
    absolute = await asyncio.to_thread(lambda: tuple(str(path.absolute()) for path in paths))
    request = encode_request(ReadTrustFiles(paths=absolute, known=tuple(known)))
    try:
        return decode_answer(await asyncio.wrap_future(workers.submit(TASK, request)))
    except TaskRefused as refused:
        return Refusal(refused.code)
    except WorkFault:
        return Refusal("trust_file_damaged")  # what brings a limited process down is no certificate
