"""The documents of the session: written by the demonstration itself, or taken from a folder."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from ecabinet.cli.demo.backstage import result_of
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.script import DemoDocument, DemoScript, paper_for
from ecabinet.cli.demo.signatures import Signatures
from ecabinet.papers.composing import encode_paper
from ecabinet.workers.pool import Pool


class Typesetting:
    """Documents of the script on their way through the workers."""

    def __init__(self, script: DemoScript, pool: Pool) -> None:
        """Begin to typeset and sign every document, one after another beside whatever else goes on."""
        self.signatures = Signatures(pool)
        self._documents = [document for item in script.items for document in item.documents]
        composed = [pool.submit("compose", encode_paper(paper_for(document))) for document in self._documents]
        self._signing = ThreadPoolExecutor(1, thread_name_prefix="signing")
        self._signed = [
            self._signing.submit(self._sign, document, paper)
            for document, paper in zip(self._documents, composed, strict=True)
        ]

    def write(self, folder: Path) -> dict[str, Path]:
        """Write every document into a folder, signed; return their paths by key."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = {}
        for document, future in zip(self._documents, self._signed, strict=True):
            path = folder / document.file_name
            path.write_bytes(result_of(future, document.file_name))
            paths[document.key] = path
        self._signing.shutdown()
        return paths

    def _sign(self, document: DemoDocument, paper: Future[bytes]) -> bytes:
        return self.signatures.signed(document, result_of(paper, document.file_name))


def take_documents(script: DemoScript, folder: Path) -> dict[str, Path]:
    """Use the PDFs of a folder instead, in the order of their names, one after another for each document of the script.

    Raises DemoFailed when the folder has none.
    """
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf" and path.is_file())
    if not found:
        raise DemoFailed(f"{folder} has no PDF")
    keys = [document.key for item in script.items for document in item.documents]
    return {key: found[place % len(found)] for place, key in enumerate(keys)}
