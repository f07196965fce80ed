"""The verdict on a document's signatures in plain Vietnamese and English, for screens, papers and the command line.

The four results are those of Circular 15/2025/TT-BKHCN. Whatever comes out of a foreign file is made safe to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ecabinet.domain.signatures.findings import Algorithm, Checkable, Time, Trust, Weight, weight_of
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, SignatureKind, SignatureVerdict
from ecabinet.papers.signature_evidence import evidence
from ecabinet.papers.signature_states import (
    FINDING_NAMES,
    KINDS,
    PROBLEM_WORDS,
    UNKNOWN_PROBLEM,
    Language,
    Words,
    words_of,
)
from ecabinet.papers.signature_text import moment_words, sentence, shown

_LINES: Final[Mapping[Line, Words]] = {
    Line.VALID: Words("HỢP LỆ", "VALID"),
    Line.INVALID: Words("KHÔNG HỢP LỆ", "NOT VALID"),
    Line.INDETERMINATE: Words("KHÔNG ĐỦ THÔNG TIN", "NOT ENOUGH INFORMATION"),
    Line.UNSIGNED: Words("KHÔNG CÓ CHỮ KÝ", "NO SIGNATURE"),
}
_KINDS: Final[Mapping[SignatureKind, Words]] = {
    SignatureKind.SIGNATURE: Words("chữ ký", "signature"),
    SignatureKind.TIMESTAMP: Words("dấu thời gian", "timestamp"),
    SignatureKind.USAGE_RIGHTS: Words("chữ ký quyền sử dụng (không tính)", "usage rights (not counted)"),
}
_REASONS_SAID: Final = 3
_NAMES_SAID: Final = 3


class FindingLine(msgspec.Struct, frozen=True):
    """One finding as a person reads it: its name, a sentence with its evidence, and what it weighs.

    `code` is the stable `finding.state`; `detail` is technical and in English, empty where nothing more is known.
    """

    name: str
    words: str
    weight: Weight
    code: str = ""
    detail: str = ""


def line_words(line: Line, language: Language) -> str:
    """Return the bottom line as it is displayed: HỢP LỆ, KHÔNG HỢP LỆ, KHÔNG ĐỦ THÔNG TIN, KHÔNG CÓ CHỮ KÝ."""
    return _LINES[line].told(language)


def kind_words(kind: SignatureKind, language: Language) -> str:
    """Return what a signature dictionary is called, in small letters."""
    return _KINDS[kind].told(language)


def reason_words(code: str, language: Language) -> str:
    """Return the clause for a code `finding.state` or `document.problem`; an unknown code is given as it is."""
    name, _, state = code.partition(".")
    if name == "document":
        return PROBLEM_WORDS.get(state, UNKNOWN_PROBLEM).told(language)
    kind = KINDS.get(name)
    if kind is None or state not in {one.value for one in kind}:
        return shown(code)
    return words_of(kind(state)).told(language)


def finding_lines(signature: SignatureVerdict, language: Language) -> tuple[FindingLine, ...]:
    """Return every finding of a signature in order; one that cannot be checked has only that line."""
    lines = []
    for name, state in signature.states():
        clauses = (words_of(state).told(language), *evidence(name, signature, language))
        lines.append(
            FindingLine(
                name=FINDING_NAMES[name].told(language),
                words=sentence("; ".join(clauses)),
                weight=weight_of(state),
                code=f"{name}.{state.value}",
                detail=shown(getattr(getattr(signature, name), "detail", ""), 300),
            )
        )
    return tuple(lines)


def signer_words(signature: SignatureVerdict, language: Language) -> str:
    """Return who signed, with the organisation in brackets where it says more: `Nguyễn Văn A (Sở Nội vụ)`."""
    signer = signature.signer
    name, organisation = shown(signer.name), shown(signer.organisation)
    if not name and not organisation and signature.trust.path:
        name = shown(signature.trust.path[0].subject)
    if not name and not organisation:
        return "người ký không rõ tên" if language == "vi" else "an unnamed signer"
    if not name or not organisation or organisation.casefold() in name.casefold():
        return name or organisation
    return f"{name} ({organisation})"


def signed_at_words(signature: SignatureVerdict, language: Language) -> str:
    """Return when it was signed and who says so; empty where nobody does."""
    time = signature.time
    if time.proven is not None:
        return moment_words(time.proven, language)
    if time.claimed is None:
        return ""
    told = moment_words(time.claimed, language)
    return f"{told} theo giờ do người ký khai" if language == "vi" else f"{told} by the signer's own clock"


def originals_sentence(verdict: DocumentVerdict, language: Language) -> str:
    """Say whose signatures stand: an original needs a person's and an agency's (Decree 30/2020, article 5)."""
    if not verdict.counted:
        return ""
    person, agency = bool(verdict.person_signed), bool(verdict.agency_signed)
    told = {
        (True, True): Words(
            "Có chữ ký của người có thẩm quyền và chữ ký của cơ quan, tổ chức.",
            "A person and an agency have signed.",
        ),
        (True, False): Words(
            "Có chữ ký của cá nhân; không có chữ ký của cơ quan, tổ chức.",
            "A person has signed; no agency has.",
        ),
        (False, True): Words(
            "Có chữ ký của cơ quan, tổ chức; không có chữ ký của cá nhân.",
            "An agency has signed; no person has.",
        ),
        (False, False): Words("Không có chữ ký nào đứng vững.", "No signature stands."),
    }
    strangers = Words(
        "Có chữ ký của người mà không tổ chức chứng thực tin cậy nào xác nhận: không được tính.",
        "Signatures of somebody whom no trusted authority named are not counted.",
    )
    said = told[person, agency].told(language)
    return f"{said} {strangers.told(language)}" if verdict.by_strangers else said


def summary_sentence(verdict: DocumentVerdict, language: Language) -> str:
    """Return what a delegate needs to know, in one or two sentences."""
    code = verdict.problem or ("only_timestamps" if verdict.is_only_stamped else "")
    problem = sentence(reason_words(f"document.{code}", language)) if code else ""
    counted = verdict.counted
    if not counted:
        unsigned = "Văn bản không có chữ ký số." if language == "vi" else "The document has no digital signature."
        return problem or unsigned
    told = _about_one(counted[0], language) if len(counted) == 1 else _about_several(verdict, language)
    return f"{told} {problem}".rstrip()


def _about_one(signature: SignatureVerdict, language: Language) -> str:
    if signature.checkable.state != Checkable.YES:
        reason = words_of(signature.checkable.state).told(language)
        return sentence(f"Văn bản {reason}" if language == "vi" else reason)
    who = _named(signature, language)
    if signature.line == Line.VALID:
        return sentence(_standing(signature, who, language))
    if signature.reasons == ("revocation.not_checked",):
        return sentence(_waits_for_revocation(signature, who, language))
    reasons = _reasons(signature, language)
    if signature.line == Line.INVALID:
        return sentence(f"{who} không hợp lệ: {reasons}" if language == "vi" else f"{who} is not valid: {reasons}")
    if language == "vi":
        return sentence(f"Chưa đủ thông tin để kết luận về {_small(who)}: {reasons}")
    return sentence(f"There is not enough information about {_small(who)}: {reasons}")


def _standing(signature: SignatureVerdict, who: str, language: Language) -> str:
    is_vi = language == "vi"
    at = signed_at_words(signature, language)
    parts = [f"{who} hợp lệ" if is_vi else f"{who} is valid"]
    if at:
        parts.append(f"ký lúc {at}" if is_vi else f"signed at {at}")
    told = ", ".join(parts)
    notes = [reason_words(note, language) for note in signature.notes if note in _SAID_NOTES]
    if signature.trust.state == Trust.NOT_JUDGED:
        notes.append(words_of(Trust.NOT_JUDGED).told(language))
    return "; ".join((told, *notes))


_SAID_NOTES = frozenset({f"algorithm.{Algorithm.OLD.value}", f"time.{Time.UNKNOWN.value}"})


def _waits_for_revocation(signature: SignatureVerdict, who: str, language: Language) -> str:
    at = signed_at_words(signature, language)
    if language == "vi":
        when = f", ký lúc {at}" if at else ""
        told = f"{who} nguyên vẹn và được tin cậy{when}; {reason_words('revocation.not_checked', 'vi')}"
    else:
        when = f", signed at {at}" if at else ""
        told = f"{who} is intact and trusted{when}; {reason_words('revocation.not_checked', 'en')}"
    notes = [reason_words(note, language) for note in signature.notes if note in _SAID_NOTES]
    return "; ".join((told, *notes))


def _about_several(verdict: DocumentVerdict, language: Language) -> str:
    counted = verdict.counted
    is_vi = language == "vi"
    worst = max((one.line for one in counted), key=_BADNESS.index)
    concerned = [one for one in counted if one.line == worst]
    total = _count_words(counted, language)
    names = _names(concerned, language)
    if worst == Line.VALID:
        told = f"Tất cả {total} đều hợp lệ: {names}" if is_vi else f"All {total} are valid: {names}"
        left_out = [words_of(Trust.NOT_JUDGED).told(language)] if counted[0].trust.state == Trust.NOT_JUDGED else []
        return sentence("; ".join((told, *left_out)))
    how_many = f"{len(concerned)}/{len(counted)}"
    reasons = _listed_reasons(tuple(dict.fromkeys(code for one in concerned for code in one.reasons)), language)
    if worst == Line.INVALID:
        head = (
            f"Văn bản có {total}; {how_many} không hợp lệ"
            if is_vi
            else f"The document has {total}; {how_many} not valid"
        )
    elif verdict.lacks_only_revocation:
        head = (
            f"Văn bản có {total}, nguyên vẹn và được tin cậy"
            if is_vi
            else f"The document has {total}, intact and trusted"
        )
        return sentence(_with(head, names)) + " " + sentence(reasons)
    else:
        head = (
            f"Văn bản có {total}; {how_many} chưa đủ thông tin"
            if is_vi
            else f"The document has {total}; {how_many} unclear"
        )
    return sentence(_with(head, names)) + " " + sentence(("Lý do: " if is_vi else "Reason: ") + reasons)


def _with(head: str, names: str) -> str:
    return f"{head}: {names}" if names else head


_BADNESS = (Line.UNSIGNED, Line.VALID, Line.INDETERMINATE, Line.INVALID)


def _count_words(signatures: Sequence[SignatureVerdict], language: Language) -> str:
    """`2 chữ ký và 1 dấu thời gian`, `2 signatures and 1 timestamp`."""
    parts = []
    for kind in (SignatureKind.SIGNATURE, SignatureKind.TIMESTAMP):
        count = sum(1 for one in signatures if one.kind == kind)
        if count:
            plural = "s" if language == "en" and count > 1 else ""
            parts.append(f"{count} {kind_words(kind, language)}{plural}")
    return (" và " if language == "vi" else " and ").join(parts)


def _names(signatures: Sequence[SignatureVerdict], language: Language) -> str:
    known = [one for one in signatures if one.signer.name or one.signer.organisation or one.trust.path]
    names = list(dict.fromkeys(signer_words(one, language) for one in known))
    told = ", ".join(names[:_NAMES_SAID])
    rest = len(names) - _NAMES_SAID
    if rest <= 0:
        return told
    return f"{told} và {rest} người ký khác" if language == "vi" else f"{told} and {rest} more"


def _named(signature: SignatureVerdict, language: Language) -> str:
    who = signer_words(signature, language)
    kind = kind_words(signature.kind, language)
    return f"{kind[:1].upper()}{kind[1:]} của {who}" if language == "vi" else f"The {kind} of {who}"


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _reasons(signature: SignatureVerdict, language: Language) -> str:
    return _listed_reasons(signature.reasons, language)


def _listed_reasons(codes: tuple[str, ...], language: Language) -> str:
    told = [reason_words(code, language) for code in codes[:_REASONS_SAID]]
    return "; ".join(told) + ("; …" if len(codes) > _REASONS_SAID else "")
