"""Whatever the bytes are, there is a verdict; no signed file is unsigned, and nothing altered is valid."""

from __future__ import annotations

import io
import random
import socket
import zlib
from collections.abc import Callable

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ecabinet.domain.signatures.findings import Checkable
from ecabinet.domain.signatures.verdicts import Line, Stage
from tests.trust.signatures.authorities import hall, issue, judged, paper, signed
from tests.workers import pdf_files

SIGNATURE = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 5 9 5]/Contents<00>>>"


@pytest.mark.parametrize(
    ("pdf", "problem"),
    [
        (b"", "empty"),
        (b" \n" * 100, "empty"),
        (b"PK\x03\x04 an archive", "not_a_pdf"),
        (b"%PDF-1.7\n", "malformed"),
        (b"%PDF-1.7\n" + b"\0" * 5_000_000, "malformed"),
        (b"%PDF-1.7\n" + b"/Type/Sig " * 500_000, "malformed"),
        (b"%PDF-1.7\n/ByteRange[" + b"1" * 700 + b" x", "malformed"),
        (b"%PDF-1.7\n/ByteRange[" + b"123456789 " * 64 + b" x", "malformed"),
        (b"%PDF-1.7\n" + b"/#54#79#70#65 /" * 300_000, "malformed"),
    ],
    ids=["nothing", "white", "archive", "header", "zeros", "types", "digits", "numbers", "escapes"],
)
def test_what_is_no_document_is_told_so(pdf: bytes, problem: str) -> None:
    verdict = judged(pdf, hall().trust())
    assert (verdict.line, verdict.problem) == (Line.INDETERMINATE, problem)


def test_a_document_truncated_anywhere_is_never_valid_and_not_unsigned() -> None:
    pdf = signed(paper(), hall().signer)
    whole = len(pdf.rstrip())
    drawn = random.Random(20260102)
    for length in sorted({*drawn.sample(range(1, whole), k=200), *range(whole - 24, whole)}):
        verdict = judged(pdf[:length], None)
        assert verdict.line != Line.VALID, length
        if b"/ByteRange" in pdf[:length]:
            assert verdict.line != Line.UNSIGNED, length


def looped(kind: str) -> bytes:
    """Return a file whose cross-references lead back to themselves or to each other."""
    pdf = pdf_files.plain()
    start = int(pdf.rpartition(b"startxref")[2].split()[0])
    if kind == "to itself":
        return pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)
    if kind == "to a stream that is none":
        return pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/XRefStm %d" % start)
    if kind == "to each other":
        # The first section names the second, which stands behind it: its place follows from its length.
        second = len(pdf) + len(b"/Prev %d" % 1000)
        pdf = pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %04d" % second)
        return pdf + b"xref\n0 0\ntrailer\n<</Size 99/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, second)
    entries = b"/W[1 1 1]/Index[98 1]/Length 3>>stream\n\0\0\0\nendstream\nendobj\n"
    stream = b"30 0 obj\n<</Type/XRef/Size 99/Root 1 0 R/Prev %d%s" % (len(pdf), entries)
    return pdf + stream + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


@pytest.mark.parametrize("kind", ["to itself", "to a stream that is none", "to each other", "of streams"])
def test_loops_of_cross_references_end_in_a_verdict_and_hide_no_signature(kind: str) -> None:
    verdict = judged(looped(kind), None)
    assert (verdict.line, verdict.problem, verdict.signatures) == (Line.INDETERMINATE, "malformed", ())
    signed_loop = looped(kind).replace(b"xref\n0 1\n", b"9 0 obj\n" + SIGNATURE + b"\nendobj\nxref\n0 1\n", 1)
    assert [one.checkable.state for one in judged(signed_loop, None).signatures] == [Checkable.NOT_LISTED]


@pytest.mark.parametrize(
    "objects",
    [
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>"},
        {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields " + b"[" * 100_000 + b"]" * 100_000 + b">>>>"},
        {1: b"<</Type/Catalog/AcroForm<</Fields[3 0 R]>>>>", 3: b"<</FT/Sig/T(a)/Kids[3 0 R 4 0 R]>>", 4: b"3 0 R"},
        {1: b"<</Type/Catalog/AcroForm 1 0 R/Perms 1 0 R/DSS 1 0 R>>"},
        {1: b"[1 0 R]"},
    ],
    ids=["a million pages", "nesting", "a form that contains itself", "a catalogue of itself", "no catalogue"],
)
def test_loops_and_lies_end_in_a_verdict(objects: dict[int, bytes]) -> None:
    assert judged(pdf_files.pdf_of(objects), hall().trust()).line in (Line.UNSIGNED, Line.INDETERMINATE)


def test_bombs_are_too_costly_or_left_alone() -> None:
    packed = zlib.compress(b" " * (100 << 20), 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    store = b"<</Type/Catalog/Pages 2 0 R/DSS<</Certs[3 0 R]/CRLs[3 0 R]/OCSPs[3 0 R]>>>>"
    bomb = pdf_files.pdf_of({1: store, 2: b"<</Type/Pages/Count 0/Kids[]>>", 3: stream})
    assert judged(bomb, hall().trust()).line == Line.UNSIGNED
    assert judged(pdf_files.double_flate(64 << 20), hall().trust()).line == Line.UNSIGNED


@pytest.mark.parametrize(
    "dictionary",
    [
        SIGNATURE,
        SIGNATURE.replace(b"/Type/Sig", b""),
        SIGNATURE.replace(b"/ByteRange[0 5 9 5]", b""),
        SIGNATURE.replace(b"/ByteRange", b"/Byte#52ange").replace(b"/Type/Sig", b"/Type/#53ig"),
        SIGNATURE.replace(b"/Type/Sig", b"/Type /DocTimeStamp").replace(b"adbe.pkcs7.detached", b"ETSI.RFC3161"),
    ],
    ids=["plain", "without type", "without range", "in escapes", "timestamp"],
)
def test_a_signature_that_no_form_lists_is_found(dictionary: bytes) -> None:
    pdf = pdf_files.pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>", 3: dictionary})
    verdict = judged(pdf, None)
    assert verdict.line == Line.INDETERMINATE
    assert [one.checkable.state for one in verdict.signatures] == [Checkable.NOT_LISTED]


def test_a_removed_form_does_not_make_a_signed_document_unsigned() -> None:
    pdf = signed(paper(), hall().signer)
    verdict = judged(pdf.replace(b"/AcroForm", b"/AcroFxrm"), None)
    assert verdict.line != Line.UNSIGNED
    assert verdict.signatures


@pytest.mark.parametrize(
    ("sub_filter", "state"),
    [
        (b"adbe.x509.rsa_sha1", Checkable.LEGACY_FORMAT),
        (b"adbe.pkcs7.sha1", Checkable.LEGACY_FORMAT),
        (b"hanoi.secret", Checkable.UNKNOWN_FORMAT),
        (b"adbe.pkcs7.detached", Checkable.MALFORMED),
    ],
)
def test_listed_signatures_that_nobody_can_check_are_named_and_hide_no_other(
    sub_filter: bytes, state: Checkable
) -> None:
    odd = SIGNATURE.replace(b"adbe.pkcs7.detached", sub_filter)
    pdf = pdf_files.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>",
            2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>",
            3: b"<</FT/Sig/T(Old)/V 4 0 R>>",
            4: odd,
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )
    verdict = judged(signed(pdf, hall().signer), None, stage=Stage.FIRST)
    assert {(one.field, one.checkable.state) for one in verdict.signatures} == {
        ("S1", Checkable.YES),
        ("Old", state),
    }
    assert verdict.line == Line.INDETERMINATE


@pytest.mark.parametrize(
    ("value", "dictionary"),
    [
        (b"(a text)", b"null"),
        (b"[4 0 R]", SIGNATURE),
        (b"[" + SIGNATURE + b"]", b"null"),
        (SIGNATURE, b"null"),
        (b"4 0 R", SIGNATURE.replace(b"[0 5 9 5]", b"[0 5.0 9 5]")),
        (b"4 0 R", SIGNATURE.replace(b"[0 5 9 5]", b"[0 -5 9 5]")),
        (b"4 0 R", SIGNATURE.replace(b"[0 5 9 5]", b" 5 0 R")),
        (b"4 0 R", SIGNATURE[:-2] + b"/Prop_Build[>>"),
    ],
    ids=["text", "in an array", "direct in an array", "direct", "fractions", "negative", "range elsewhere", "unclosed"],
)
def test_a_malformed_signature_is_told_once(value: bytes, dictionary: bytes) -> None:
    pdf = pdf_files.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>",
            2: b"<</Type/Pages/Count 0/Kids[]>>",
            3: b"<</FT/Sig/T(Old)/V %s>>" % value,
            4: dictionary,
            5: b"[0 5 9 5]",
        }
    )
    assert [(one.field, one.checkable.state) for one in judged(pdf, None).signatures] == [("Old", Checkable.MALFORMED)]


def test_a_dictionary_that_no_field_names_is_told_beside_a_malformed_one() -> None:
    pdf = pdf_files.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>",
            2: b"<</Type/Pages/Count 0/Kids[]>>",
            3: b"<</FT/Sig/T(Old)/V(a text)>>",
            4: SIGNATURE.replace(b"/ByteRange[0 5 9 5]", b""),
        }
    )
    states = [one.checkable.state for one in judged(pdf, None).signatures]
    assert states == [Checkable.MALFORMED, Checkable.NOT_LISTED]


def with_contents(pdf: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a signed document with its CMS changed, in the same place."""
    first = pdf.index(b"/Contents <") + len(b"/Contents <")
    last = pdf.index(b">", first)
    changed = change(bytes.fromhex(pdf[first:last].decode())).hex().encode()
    return pdf[:first] + changed.ljust(last - first, b"0")[: last - first] + pdf[last:]


def doubled_signer(raw: bytes) -> bytes:
    """Return a CMS with its signer info twice."""
    message = cms.ContentInfo.load(raw)
    infos = message["content"]["signer_infos"]
    message["content"]["signer_infos"] = cms.SignerInfos([infos[0], infos[0].copy()])
    return bytes(message.dump(force=True))


def test_two_signer_infos_are_not_judged_as_one() -> None:
    pdf = with_contents(signed(paper(), hall().signer), doubled_signer)
    verdict = judged(pdf, hall().trust())
    assert verdict.line == Line.INDETERMINATE
    assert verdict.reasons == ("checkable.malformed",)


def test_a_certificate_with_a_broken_date_is_not_valid_and_hides_no_other() -> None:
    end = hall().signer.certificate.not_valid_after_utc.strftime("%y%m%d%H%M%SZ").encode()
    pdf = with_contents(signed(paper(), hall().signer), lambda raw: raw.replace(end, b"999999999999Z"))
    verdict = judged(signed(pdf, hall().signer, field="S2"), hall().trust(*hall().good_lists()), stage=Stage.FIRST)
    assert len(verdict.signatures) == 2
    assert verdict.signatures[0].line != Line.VALID
    assert verdict.signatures[1].reasons == ("changes.not_examined",)


def test_nothing_is_fetched_whatever_addresses_a_certificate_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    nosy = issue("Tò Mò", hall().authority, addresses=("http://10.0.0.1/admin", "http://ca.example/list.crl"))
    assert judged(signed(paper(), nosy), hall().trust()).lacks_only_revocation


def with_usage_rights(reference: bytes) -> bytes:
    """Return a file whose catalogue names a signature as one of usage rights."""
    pdf = pdf_files.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/Perms<</UR3 3 0 R>>>>",
            2: b"<</Type/Pages/Count 0/Kids[]>>",
            3: SIGNATURE.replace(b"[0 5 9 5]", b"[0 100 104 300]").replace(b"/Type/Sig", b"/Type/Sig" + reference),
        }
    )
    gap = pdf.index(b"<00>")
    return pdf.replace(b"[0 100 104 300]", b"[0 %d %d %d]" % (gap, gap + 4, len(pdf) - gap - 4))


def test_usage_rights_are_named_and_ignored() -> None:
    verdict = judged(with_usage_rights(b"/Reference[<</TransformMethod/UR3>>]"), None)
    assert verdict.line == Line.UNSIGNED
    assert [one.kind.value for one in verdict.signatures] == ["usage_rights"]


def without_its_field(pdf: bytes, *, is_copied: bool) -> bytes:
    """Return a signed document without its form, its signature or a copy of it named as one of usage rights."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    value = writer.root["/AcroForm"]["/Fields"][0].get_object().raw_get("/V")
    if is_copied:
        copied = generic.DictionaryObject(value.get_object())
        method = {generic.NameObject("/TransformMethod"): generic.NameObject("/UR3")}
        copied["/Reference"] = generic.ArrayObject([generic.DictionaryObject(method)])
        value = writer.add_object(copied)
    writer.root["/Perms"] = generic.DictionaryObject({generic.NameObject("/UR3"): value})
    del writer.root["/AcroForm"]
    writer.update_root()
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("is_copied", [False, True])
def test_a_signature_is_none_of_usage_rights_for_being_named_so(*, is_copied: bool) -> None:
    verdict = judged(without_its_field(signed(paper(), hall().signer), is_copied=is_copied), None)
    assert verdict.line == Line.INDETERMINATE
    assert "checkable.not_listed" in verdict.reasons


def test_what_a_signature_is_for_is_not_changed_later() -> None:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/Perms<</UR3 3 0 R>>>>",
        2: b"<</Type/Pages/Count 0/Kids[]>>",
        3: SIGNATURE.replace(b"/Type/Sig", b"/Type/Sig/Reference[4 0 R]"),
        4: b"<</TransformMethod/DocMDP>>",
    }
    pdf = pdf_files.revised(pdf_files.pdf_of(objects), {4: b"<</TransformMethod/UR3>>"})
    assert judged(pdf, None).line == Line.INDETERMINATE


@pytest.mark.parametrize("reference", [b"", b"/Reference[]", b"/Reference[<</TransformMethod/DocMDP>>]"])
def test_what_grants_no_rights_is_no_signature_of_usage_rights(reference: bytes) -> None:
    assert judged(with_usage_rights(reference), None).line == Line.INDETERMINATE


def test_one_changed_byte_in_the_signed_ranges_is_never_valid() -> None:
    pdf = signed(paper(), hall().signer)
    trust = hall().trust(*hall().good_lists())
    assert judged(pdf, trust).line == Line.VALID
    first, last = pdf.index(b"/Contents <") + len("/Contents "), pdf.index(b">", pdf.index(b"/Contents <"))
    signed_places = [place for place in range(len(pdf)) if not first <= place <= last]
    drawn = random.Random(20260101)
    for place in drawn.sample(signed_places, k=1000):
        changed = pdf[:place] + bytes([pdf[place] ^ drawn.randrange(1, 256)]) + pdf[place + 1 :]
        assert judged(changed, trust).line != Line.VALID, place
