"""What can be chosen when a paper is signed, and how it is said."""

from __future__ import annotations

from enum import StrEnum

from ecabinet.client.screens.signing import SigningScreen, Standing
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.papers.places import CHAIR
from ecabinet.trust.signing.values import Level, Scheme, Spot, Tries
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.kit.editors import Choice
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


class Way(StrEnum):
    """How somebody signs."""

    KEY_FILE = "key_file"
    TOKEN = "token"  # noqa: S105 - a way of signing
    OUTSIDE = "outside"


def what_is_signed(screen: SigningScreen, *, for_the_agency: bool = False) -> str:
    """Say in which capacity the person signs which paper."""
    if screen.paper_kind is PaperKind.OPINION_SHEET:
        return say("You sign your own opinion.")
    if screen.paper_kind is PaperKind.SUMMARY:
        return _summary_signed(screen, for_the_agency=for_the_agency)
    as_chair, is_minutes = screen.place == CHAIR, screen.paper_kind is PaperKind.MINUTES
    if for_the_agency:
        return say("You sign the minutes for the agency.") if is_minutes else say("You sign the result for the agency.")
    if is_minutes:
        return say("You sign the minutes as chair.") if as_chair else say("You sign the minutes as secretary.")
    return say("You sign the result as chair.") if as_chair else say("You sign the result as secretary.")


def _summary_signed(screen: SigningScreen, *, for_the_agency: bool) -> str:
    if for_the_agency:
        return say("You sign the summary of opinions for the agency.")
    if screen.place == CHAIR:
        return say("You sign the summary of opinions as chair.")
    return say("You sign the summary of opinions as secretary.")


def ways() -> tuple[Choice, ...]:
    """Give the ways to sign."""
    return (
        Choice(Way.TOKEN, say("USB token")),
        Choice(Way.KEY_FILE, say("Key file (.p12)")),
        Choice(Way.OUTSIDE, say("Another tool, outside")),
    )


def levels() -> tuple[Choice, ...]:
    """Give the levels, the usual one first."""
    return (
        Choice(Level.TIMESTAMPED, say("With a timestamp (B-T)")),
        Choice(Level.LONG_TERM, say("With timestamp and evidence (B-LT)")),
        Choice(Level.BASIC, say("Without a timestamp (B-B)")),
    )


def spots() -> tuple[Choice, ...]:
    """Give whose signature it is: a person's, or the agency's with its seal."""
    return (
        Choice(Spot.PERSON, say("Signature of the authorised person")),
        Choice(Spot.SEAL, say("Agency's signature (seal)")),
    )


def schemes() -> tuple[Choice, ...]:
    """Give how an RSA key signs, as Circular 15/2025 asks first."""
    return (
        Choice(Scheme.PSS, say("RSA-PSS (Circular 15/2025)")),
        Choice(Scheme.PKCS1, say("PKCS#1 v1.5 (older tokens)")),
    )


def tries_words(tries: Tries) -> BannerValue | None:
    """Say what a token tells about wrong PINs, None where there was none."""
    match tries:
        case Tries.ALL:
            return None
        case Tries.FEWER:
            return BannerValue(say("A wrong PIN was given before"), say("The token locks after a few."), Tone.WARNING)
        case Tries.LAST:
            return BannerValue(say("One last try"), say("A wrong PIN now locks the token."), Tone.DANGER)
        case Tries.NONE:
            return BannerValue(say("The token is locked"), say("Have it unlocked by whoever issued it."), Tone.DANGER)


def standing_words(standing: Standing) -> BannerValue | None:
    """Say what keeps the agency from sealing what the authorised person signed, None where nothing does."""
    look = say("Look at this paper's signatures for the reason before you seal it.")
    match standing:
        case Standing.GOOD:
            return None
        case Standing.DOUBTED:
            return BannerValue(say("The authorised person's signature is not trusted yet"), look, Tone.WARNING)
        case Standing.CHECKING:
            wait = say("Wait until it was checked before you seal it.")
            return BannerValue(say("The authorised person's signature is being checked"), wait)
        case Standing.BROKEN:
            return BannerValue(say("The authorised person's signature is not valid"), look, Tone.DANGER)
        case Standing.MISSING:
            first = say("The agency seals what that person has signed: let them sign first.")
            return BannerValue(say("The authorised person has not signed here yet"), first, Tone.WARNING)
