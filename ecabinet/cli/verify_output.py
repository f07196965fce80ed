"""What `ecabinet verify` says about a file: a JSON object on one line, or text for a person."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

import msgspec

from ecabinet.cli.verify_work import Judged
from ecabinet.domain.signatures.findings import Checkable, Weight
from ecabinet.domain.signatures.verdicts import Line, SignatureVerdict
from ecabinet.papers.signature_changes import change_lines
from ecabinet.papers.signature_display import display_lines
from ecabinet.papers.signature_states import Language
from ecabinet.papers.signature_text import shown
from ecabinet.papers.signature_words import (
    finding_lines,
    kind_words,
    line_words,
    originals_sentence,
    signer_words,
    summary_sentence,
)

_MARKS: Final[Mapping[Weight, str]] = {
    Weight.LEFT_OUT: "-",
    Weight.GOOD: "+",
    Weight.NOTED: "i",
    Weight.DOUBT: "?",
    Weight.BAD: "x",
}
_INKS: Final[Mapping[Line, str]] = {Line.VALID: "32", Line.INVALID: "31", Line.INDETERMINATE: "33", Line.UNSIGNED: "2"}
_TEXT_LIMIT: Final = 500
_CHANGES_SAID: Final = 20


class SignatureRow(msgspec.Struct, frozen=True, kw_only=True):
    """One signature in the JSON output. The states are the words of `ecabinet.domain.signatures.findings`."""

    field: str
    kind: str
    signer: str
    organisation: str
    verdict: str
    reasons: tuple[str, ...]
    checkable: str
    integrity: str
    changes: str
    coverage: str
    trust: str
    validity: str
    revocation: str
    time: str
    signed_at: datetime | None
    algorithm: str
    certification: str
    purpose: str


class FileRow(msgspec.Struct, frozen=True, kw_only=True):
    """One file in the JSON output."""

    file: str
    sha256: str
    verdict: str
    reasons: tuple[str, ...]
    signatures: tuple[SignatureRow, ...]
    seconds: float


def json_line(judged: Judged) -> str:
    """Return the object for one file, without a line feed in it or after it."""
    verdict = judged.verdict
    row = FileRow(
        file=judged.name,
        sha256=verdict.sha256,
        verdict=verdict.line.value,
        reasons=verdict.reasons,
        signatures=tuple(map(_row, verdict.signatures)),
        seconds=round(judged.seconds, 3),
    )
    return msgspec.json.encode(row).decode()


def _row(signature: SignatureVerdict) -> SignatureRow:
    time = signature.time
    return SignatureRow(
        field=shown(signature.field, _TEXT_LIMIT),
        kind=signature.kind.value,
        signer=shown(signature.signer.name, _TEXT_LIMIT),
        organisation=shown(signature.signer.organisation, _TEXT_LIMIT),
        verdict=signature.line.value,
        reasons=signature.reasons,
        checkable=signature.checkable.state.value,
        integrity=signature.integrity.state.value,
        changes=signature.changes.state.value,
        coverage=signature.coverage.state.value,
        trust=signature.trust.state.value,
        validity=signature.validity.state.value,
        revocation=signature.revocation.state.value,
        time=time.state.value,
        signed_at=time.proven or time.claimed,
        algorithm=signature.algorithm.state.value,
        certification=signature.certification.state.value,
        purpose=signature.purpose.state.value,
    )


def text_of(judged: Judged, language: Language, *, is_only: bool, width: int = 0, has_colours: bool = False) -> str:
    """Return what a person reads about a file: everything for the only one, else what is worth saying.

    Lines are broken at `width` columns; 0 leaves them whole.
    """
    verdict = judged.verdict
    result = line_words(verdict.line, language)
    coloured = f"\x1b[1;{_INKS[verdict.line]}m{result}\x1b[0m" if has_colours else result
    lines = [f"{shown(judged.name, _TEXT_LIMIT)}: {coloured}"]
    said = [summary_sentence(verdict, language)]
    if is_only:
        said += [originals_sentence(verdict, language), f"SHA-256 {verdict.sha256}" if verdict.sha256 else ""]
    lines += [line for sentence in said if sentence for line in _broken(sentence, "  ", width)]
    for number, signature in enumerate(verdict.signatures, start=1):
        kind = kind_words(signature.kind, language)
        who = signer_words(signature, language)
        head = f"{number}. {kind[:1].upper()}{kind[1:]}: {who}: {line_words(signature.line, language)}"
        lines += [*_broken(head, "  ", width), *_details(signature, language, width, is_only=is_only)]
    return "\n".join(lines)


def _details(signature: SignatureVerdict, language: Language, width: int, *, is_only: bool) -> Iterator[str]:
    if is_only and signature.checkable.state == Checkable.YES:
        for one in display_lines(signature, language)[1:]:
            yield from _broken(f"{one.label}: {one.words}", "       ", width)
    for line in finding_lines(signature, language):
        if is_only or line.weight >= Weight.NOTED:
            told = f"{_MARKS[line.weight]} {line.name}: {line.words}"
            yield from _broken(f"{told} [{line.detail}]" if line.detail and is_only else told, "     ", width)
    if is_only:
        changes = change_lines(signature.changes, language)
        for change in (*changes[:_CHANGES_SAID], *(["…"] if len(changes) > _CHANGES_SAID else [])):
            yield from _broken(f"- {change}", "       ", width)


def total_of(counts: Mapping[Line, int], language: Language) -> str:
    """Return how many files came to what, as in `Tổng số 3 tệp. HỢP LỆ: 2; KHÔNG HỢP LỆ: 1`."""
    total = sum(counts.values())
    told = "; ".join(f"{line_words(line, language)}: {counts[line]}" for line in Line if counts.get(line))
    return f"Tổng số {total} tệp. {told}." if language == "vi" else f"{total} files. {told}."


def _broken(text: str, indent: str, width: int) -> list[str]:
    if not width:
        return [f"{indent}{text}"]
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
