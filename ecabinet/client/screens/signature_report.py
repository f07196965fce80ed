"""The report on one document's signatures: the verdict that is shown, and what hub and device each came to."""

from __future__ import annotations

from ecabinet.client.screens.signatures import signatures_screen
from ecabinet.client.view import View
from ecabinet.domain.documents.entities import Document, DocumentVersion
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.papers.values import Judge, JudgedFile, Judgement, SignatureReport


def signature_report(view: View, sha256: str) -> SignatureReport | None:
    """Return the paper, None for a file that is no version of a document I see or that nobody has judged yet."""
    screen = signatures_screen(view, sha256)
    verdict = None if screen is None else screen.shown
    if screen is None or verdict is None:
        return None
    told_of: Judge = "hub" if verdict is screen.hub else "device"
    judgements = _judgement("hub", screen.hub) + _judgement("device", screen.own)
    return SignatureReport((JudgedFile(_name(view, sha256), verdict, judgements, told_of),))


def _judgement(judge: Judge, found: DocumentVerdict | None) -> tuple[Judgement, ...]:
    return () if found is None else (Judgement(judge, found.line, found.judged_at, found.trust_version),)


def _name(view: View, sha256: str) -> str:
    version = view.world.find(DocumentVersion, natural=sha256)[0]
    document = view.world.get(Document, version.document)
    return version.file_name if document is None else f"{document.title} ({version.file_name})"
