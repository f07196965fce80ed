"""The trust list in words: hierarchies, parts, fingerprints in groups, how old a revocation list is."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ecabinet.client.screens.trust_import import Comparison, Obstacle
from ecabinet.client.screens.trust_list import AddressRow, Age, CertificateRow, CrlRow
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts
from ecabinet.ui.formats import date_text, date_time_text, number_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_GROUP: Final = 4
_GROUPS_A_LINE: Final = 4
_SHORT: Final = 16


def hierarchy_words(hierarchy: Hierarchy) -> str:
    """Name a hierarchy."""
    match hierarchy:
        case Hierarchy.OFFICIAL_DUTY:
            return say("For official duty")
        case Hierarchy.PUBLIC:
            return say("Public")
        case Hierarchy.OTHER:
            return say("Another list")


def role_words(role: CertificateRole) -> str:
    """Name what a certificate is used for."""
    return say("Root") if role == CertificateRole.ANCHOR else say("Sub-CA")


def fingerprint_text(fingerprint: str, a_line: int = _GROUPS_A_LINE) -> str:
    """Give a fingerprint in groups of four, four groups a line: two of them are compared line by line."""
    digits = fingerprint.upper()
    groups = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
    return "\n".join(" ".join(groups[at : at + a_line]) for at in range(0, len(groups), a_line))


def version_text(version: str) -> str:
    """Give the beginning of a version, in groups."""
    return fingerprint_text(version[:_SHORT])


def period_text(facts: CertificateFacts) -> str:
    """Give the days between which a certificate is valid."""
    return f"{_day(facts.not_before)} – {_day(facts.not_after)}"


def end_of_period_text(facts: CertificateFacts) -> str:
    """Give the last day on which a certificate is valid."""
    return say("until {day}", day=_day(facts.not_after))


def key_text(facts: CertificateFacts) -> str:
    """Give the key and the hash it is signed by."""
    return " · ".join(part for part in (facts.key, facts.digest.upper()) if part)


def crl_text(facts: CrlFacts) -> str:
    """Give what a revocation list says of itself."""
    made = say("Made {made}", made=date_time_text(facts.this_update))
    count = say("{count} certificates revoked", count=number_text(facts.entries))
    number = say("number {number}", number=facts.number) if facts.number else ""
    return " · ".join(part for part in (made, number, count) if part)


def comparison_badge(comparison: Comparison) -> BadgeValue:
    """Say how a fingerprint stands to the catalogue."""
    match comparison:
        case Comparison.MATCHES:
            return BadgeValue(say("As in the catalogue"), Tone.SUCCESS, "circle-check")
        case Comparison.DIFFERS:
            return BadgeValue(say("Same name, other fingerprint"), Tone.DANGER, "shield-alert")
        case Comparison.NOT_KNOWN:
            return BadgeValue(say("Not in the catalogue"), Tone.WARNING, "shield-question-mark")


def obstacle_words(obstacle: Obstacle) -> str:
    """Say why something cannot be imported."""
    match obstacle:
        case Obstacle.LISTED:
            return say("Already on the trust list")
        case Obstacle.NO_AUTHORITY:
            return say("Not the certificate of an authority (CA)")
        case Obstacle.OF_STRANGER:
            return say("No certificate on the list or in these files signed it")
        case Obstacle.NOT_NEWER:
            return say("The list that is kept is as new, or newer")


def age_badge(row: CertificateRow) -> BadgeValue:
    """Say how old the revocation lists of a certificate are."""
    match row.age:
        case None:
            return BadgeValue(say("No CRL"), Tone.NEUTRAL, "minus")
        case Age.OLD:
            return BadgeValue(say("CRL too old"), Tone.WARNING, "clock")
        case Age.ENDING:
            return BadgeValue(say("CRL ends soon"), Tone.INFO, "clock")
        case Age.FRESH:
            return BadgeValue(say("CRL good"), Tone.SUCCESS, "circle-check")


def end_text(crl: CrlRow) -> str:
    """Say until when a revocation list counts."""
    if crl.age == Age.OLD:
        return say("A newer one was due {due}. Import it.", due=date_time_text(crl.ends_at))
    return say("The next one is due {due}", due=date_time_text(crl.ends_at))


def source_text(crl: CrlRow) -> str:
    """Say where a revocation list came from."""
    moment = date_time_text(crl.taken_at)
    if not crl.source:
        return say("Imported from a file {moment}", moment=moment)
    return say("Fetched by the hub {moment}", moment=moment)


def asked_text(row: AddressRow) -> str:
    """Say when an address was asked for the last time, and what came of it."""
    return say("Asked {moment}: {outcome}", moment=date_time_text(row.asked_at), outcome=_outcome_words(row.outcome))


def _outcome_words(outcome: Fetch) -> str:
    words = {
        Fetch.TAKEN: say("a newer list was there and was taken."),
        Fetch.UNCHANGED: say("the list that is kept is still the newest."),
        Fetch.OLDER: say("the list there is older than the one that is kept."),
        Fetch.AWAY: say("no connection. It is asked again later."),
        Fetch.TOO_SLOW: say("no answer in time. It is asked again later."),
        Fetch.TOO_LARGE: say("the file there is too large."),
        Fetch.REDIRECTED: say("it points to another address, which is not followed."),
        Fetch.NO_FILE: say("there is no file. It is asked again later."),
        Fetch.NO_LIST: say("the file there is no revocation list."),
        Fetch.OF_STRANGER: say("nobody on the trust list signed the list there."),
        Fetch.OF_THE_FUTURE: say("the list there is dated in the future."),
        Fetch.NOT_ALLOWED: say("not asked, its host is not among those that the hub's settings allow."),
        Fetch.ANSWERED: say("it answered about a certificate."),
        Fetch.NO_ANSWER: say("what it answered proves nothing about the certificate. It is asked again later."),
    }
    return words[outcome]


def _day(moment: datetime | None) -> str:
    return "?" if moment is None else date_text(moment)
