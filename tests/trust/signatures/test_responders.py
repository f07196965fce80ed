"""What a worker asks a responder (OCSP), and what of its answer is taken and judged by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from ecabinet.domain.signatures.findings import Revocation, Validity
from ecabinet.domain.signatures.material import ResponderAnswer, TrustMaterial
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.domain.trust_list.facts import fingerprint_of
from ecabinet.trust.certificate_facts import certificate_facts
from ecabinet.trust.signatures.certificates import described
from ecabinet.trust.signatures.responder_requests import AnswerRead, AnswerToRead, AskedAbout
from ecabinet.trust.signatures.responders import read_answer, write_question
from ecabinet.trust.signatures.verdict_cache import key_for
from tests.trust.signatures.answers import Responder, answer, nonce_in
from tests.trust.signatures.authorities import DAY, NOW, Holder, hall, issue, judged, paper, policy, signed

HOUR = timedelta(hours=1)


def about(holder: Holder) -> AskedAbout:
    """Ask as the hub does: the number is what the verdict shows."""
    return AskedAbout(issuer=hall().authority.der, serial=described(holder.asn1).serial)


def responder() -> Responder:
    return Responder.of(hall().authority, hall().signer)


def read(make: Callable[[bytes], bytes]) -> AnswerRead:
    """Ask about the signer, and read what is made of the question."""
    asked = about(hall().signer)
    question = write_question(asked)
    return read_answer(AnswerToRead(about=asked, nonce=question.nonce, raw=make(question.body), moment=NOW))


def test_a_question_names_the_certificate_and_has_a_number_of_its_own() -> None:
    first, second = (write_question(about(hall().signer)) for _ in range(2))
    assert responder().asked_about(first.body) is hall().signer
    assert nonce_in(first.body) == first.nonce != second.nonce
    assert len(ocsp.load_der_ocsp_request(first.body).extensions) == 1


def test_an_answer_to_the_question_is_taken_with_its_times() -> None:
    assert read(responder().answer) == AnswerRead(this_update=NOW, next_update=NOW + DAY)
    assert read(lambda question: responder().revoke(question, NOW - DAY)) == AnswerRead(
        is_revoked=True, this_update=NOW, next_update=NOW + DAY
    )


def test_an_answer_that_the_issuer_itself_made_for_everybody_is_taken() -> None:
    assert read(lambda _: answer(hall().signer, hall().authority, hall().authority)).problem == ""
    endless = read(lambda _: answer(hall().signer, hall().authority, hall().authority, until=None, made=NOW - DAY))
    assert endless == AnswerRead(this_update=NOW - DAY)


def of_stranger(question: bytes) -> bytes:
    stranger = issue("Responder", purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,))
    return answer(hall().signer, hall().authority, stranger, nonce=nonce_in(question))


def of_one_not_appointed(question: bytes) -> bytes:
    return answer(hall().signer, hall().authority, issue("R", hall().authority), nonce=nonce_in(question))


def about_another(question: bytes) -> bytes:
    other = issue("Người khác", hall().authority)
    return answer(other, hall().authority, responder().hand, nonce=nonce_in(question))


def about_a_namesake_of_another_issuer(question: bytes) -> bytes:
    """The same number, given by an authority that only has the same name."""
    namesake = issue("Authority G2", is_authority=True)
    return answer(hall().signer, namesake, responder().hand, nonce=nonce_in(question))


def unknown(question: bytes) -> bytes:
    return answer(hall().signer, hall().authority, responder().hand, is_known=False, nonce=nonce_in(question))


def altered(question: bytes) -> bytes:
    """One bit of the signature is another."""
    raw = responder().answer(question)
    place = raw.index(ocsp.load_der_ocsp_response(raw).signature) + 20
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def refused(_question: bytes) -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER).public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    "make", [of_stranger, of_one_not_appointed, about_another, about_a_namesake_of_another_issuer, unknown, refused]
)
def test_what_says_nothing_of_the_certificate_is_not_taken(make: Callable[[bytes], bytes]) -> None:
    assert read(make) == AnswerRead(problem="says_nothing")


def test_an_answer_that_was_altered_is_not_taken() -> None:
    assert read(altered).problem in {"says_nothing", "malformed"}


def test_an_answer_to_another_question_is_not_taken() -> None:
    other = write_question(about(hall().signer))
    assert read(lambda _: responder().answer(other.body)) == AnswerRead(problem="other_question")


def test_an_answer_is_taken_only_as_long_as_it_is_in_force() -> None:
    def made(question: bytes, ago: timedelta, until: timedelta | None) -> bytes:
        return responder().answer(question, made=NOW - ago, until=None if until is None else NOW + until)

    assert read(lambda question: made(question, 2 * DAY, -HOUR)) == AnswerRead(problem="old")
    assert read(lambda question: made(question, DAY + HOUR, None)) == AnswerRead(problem="old")
    assert read(lambda question: made(question, -HOUR, DAY)) == AnswerRead(problem="of_the_future")
    assert read(lambda question: made(question, -timedelta(minutes=2), DAY)).problem == ""


@pytest.mark.parametrize("raw", [b"", b"<html>503</html>", b"\x30\x82\xff\xff", b"\x30\x03\x0a\x01\x00", bytes(2000)])
def test_rubbish_is_no_answer(raw: bytes) -> None:
    assert read(lambda _: raw).problem in {"malformed", "says_nothing"}


def test_an_answer_cut_anywhere_is_not_taken() -> None:
    asked = about(hall().signer)
    question = write_question(asked)
    whole = responder().answer(question.body)
    for end in range(len(whole)):
        cut = AnswerToRead(about=asked, nonce=question.nonce, raw=whole[:end], moment=NOW)
        assert read_answer(cut).problem, end


@pytest.mark.parametrize("serial", ["", "không phải số"])
def test_a_certificate_without_a_number_cannot_be_asked_about(serial: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        write_question(AskedAbout(issuer=hall().authority.der, serial=serial))


def test_addresses_of_responders_are_read_alike_in_verdicts_and_on_the_trust_list() -> None:
    good = ("http://ocsp.ca.example/", "https://ocsp.ca.example:8443/a")
    made = issue("Signer", hall().authority, responders=(*good, "ldap://ca.example/", "file:///etc/passwd"))
    assert described(made.asn1).ocsp_addresses == certificate_facts(made.certificate).ocsp_addresses == good
    assert described(hall().signer.asn1).ocsp_addresses == ()


def with_answers(*answers: tuple[Holder, bytes]) -> TrustMaterial:
    """Return the trust in the hall's root, with answers as the hub keeps them."""
    held = [
        ResponderAnswer(certificate=fingerprint_of(holder.der), sha256=fingerprint_of(der), der=der)
        for holder, der in answers
    ]
    return msgspec.structs.replace(hall().trust(hall().good_lists()[0]), ocsps=tuple(held))


def test_a_kept_answer_is_what_a_signature_is_judged_by_and_the_verdict_names_it() -> None:
    good = answer(hall().signer, hall().authority, responder().hand)
    pdf = signed(paper(), hall().signer)
    assert judged(pdf, with_answers()).lacks_only_revocation
    verdict = judged(pdf, with_answers((hall().signer, good)))
    assert (verdict.line, verdict.answers) == (Line.VALID, (fingerprint_of(good),))
    found = verdict.signatures[0].revocation
    assert (found.source, found.of, found.evidence_sha256[0]) == ("fetched_ocsp", NOW, fingerprint_of(good))


def test_a_kept_answer_that_tells_a_revocation_makes_it_invalid() -> None:
    told = answer(hall().signer, hall().authority, responder().hand, revoked=NOW - DAY)
    found = judged(signed(paper(), hall().signer), with_answers((hall().signer, told))).signatures[0]
    assert (found.revocation.state, found.validity.state) == (Revocation.REVOKED, Validity.REVOKED)


def test_what_is_kept_counts_by_its_bytes_alone() -> None:
    """Whoever put an answer of a stranger there made nothing valid."""
    forged = of_stranger(write_question(about(hall().signer)).body)
    verdict = judged(signed(paper(), hall().signer), with_answers((hall().signer, forged)))
    assert verdict.lacks_only_revocation
    assert verdict.answers == (fingerprint_of(forged),)


def test_answers_about_others_are_no_part_of_a_verdict() -> None:
    other = issue("Người khác", hall().authority)
    kept = answer(other, hall().authority, responder().hand)
    assert judged(signed(paper(), hall().signer), with_answers((other, kept))).answers == ()


def test_a_verdict_from_before_an_answer_does_not_stand_for_one_after_it() -> None:
    good = answer(hall().signer, hall().authority, responder().hand)
    before, after = (
        key_for("ab" * 32, one, policy(), NOW) for one in (with_answers(), with_answers((hall().signer, good)))
    )
    assert before != after
    assert before._replace(answers=after.answers) == after
