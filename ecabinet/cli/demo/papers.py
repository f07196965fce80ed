"""The documents of the session: written by the demonstration itself, or taken from a folder."""

from __future__ import annotations

from pathlib import Path

from ecabinet.cli.demo.backstage import result_of
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.script import DemoScript, paper_for
from ecabinet.papers.composing import encode_paper
from ecabinet.workers.pool import Pool


def write_documents(script: DemoScript, pool: Pool, folder: Path) -> dict[str, Path]:
    """Typeset every document of the script; return their paths by key."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = [document for item in script.items for document in item.documents]
    composed = [pool.submit("compose", encode_paper(paper_for(document))) for document in documents]
    paths = {}
    for document, future in zip(documents, composed, strict=True):
        path = folder / document.file_name
        path.write_bytes(result_of(future, document.file_name))
        paths[document.key] = path
    return paths


def take_documents(script: DemoScript, folder: Path) -> dict[str, Path]:
    """Use the PDFs of a folder instead, in the order of their names, one after another for each document of the script.

    Raises DemoFailed when the folder has none.
    """
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf" and path.is_file())
    if not found:
        raise DemoFailed(f"{folder} has no PDF")
    keys = [document.key for item in script.items for document in item.documents]
    return {key: found[place % len(found)] for place, key in enumerate(keys)}
