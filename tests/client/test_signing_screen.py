"""Before the agency seals, the chair's signature is worth what the verdict says of it, and not that a file was sent."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.client.screens.signing import SigningScreen, Standing, signing_screen
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.signatures.findings import Change, Integrity, Trust
from ecabinet.domain.signatures.verdicts import DocumentVerdict, SignatureKind, SignatureVerdict
from tests.domain.plays import MINUTES_FILE, Play, verdict
from tests.papers.signature_samples import GOOD, found

SIGNED, SEALED = "9" * 64, "8" * 64


def put_behind(until: int, signature: SignatureVerdict = GOOD) -> SignatureVerdict:
    """A signature that reaches to there; the typeset paper has 900 bytes, what was handed in 2,000."""
    return msgspec.structs.replace(signature, coverage=msgspec.structs.replace(GOOD.coverage, signed_until=until))


AGENCY = msgspec.structs.replace(GOOD, signer=msgspec.structs.replace(GOOD.signer, is_agency=True))
STAMP = msgspec.structs.replace(GOOD, kind=SignatureKind.TIMESTAMP)


class Scene:
    """Approved minutes; somebody hands in a version with something behind it."""

    def __init__(self) -> None:
        self.at = Play("approved")
        self.minutes = self.at.typeset_minutes()

    def hand_in(self, person: Id, signs: Id, sha256: str, before: str) -> Id:
        self.at.prove(sha256, before)
        paper = self.at.new_id()
        self.at.must(person, v.FileSignedPaper, meeting=self.at.meeting, paper=paper, signs=signs, sha256=sha256)
        return paper

    def screen(self, sha256: str, *known: DocumentVerdict) -> SigningScreen:
        link = LinkState(LinkPhase.ONLINE, self.at.now)
        judged = {one.sha256: one for one in known}
        view = View(world=self.at.world, me=self.at.secretary, now=self.at.now, link=link, judged=judged)
        screen = signing_screen(view, sha256)
        assert screen is not None
        return screen


@pytest.mark.parametrize(
    ("signatures", "standing"),
    [
        ((put_behind(1800),), Standing.GOOD),
        ((put_behind(1500), put_behind(1900, STAMP)), Standing.GOOD),
        ((put_behind(1800, found(trust=Trust.NOT_TRUSTED)),), Standing.DOUBTED),
        ((put_behind(1800, found(integrity=Integrity.ALTERED)),), Standing.BROKEN),
        ((put_behind(1800, found(changes=Change.NOT_EXAMINED)),), Standing.CHECKING),
        ((put_behind(1800, STAMP),), Standing.MISSING),
        ((put_behind(1800, AGENCY),), Standing.MISSING),
        ((put_behind(900),), Standing.MISSING),
        ((), Standing.MISSING),
    ],
)
def test_only_a_person_s_new_signature_counts_and_as_much_as_its_verdict_says(
    signatures: tuple[SignatureVerdict, ...], standing: Standing
) -> None:
    scene = Scene()
    scene.hand_in(scene.at.chair, scene.minutes, SIGNED, MINUTES_FILE)
    screen = scene.screen(SIGNED, verdict(SIGNED, signatures=signatures))
    assert screen.chair_stands == standing
    assert screen.chair_signed == (standing in {Standing.GOOD, Standing.DOUBTED})


def test_what_has_no_verdict_yet_is_being_checked() -> None:
    scene = Scene()
    scene.hand_in(scene.at.chair, scene.minutes, SIGNED, MINUTES_FILE)
    assert scene.screen(SIGNED).chair_stands == Standing.CHECKING
    assert scene.screen(SIGNED, verdict(SIGNED, problem="out_of_time")).chair_stands == Standing.CHECKING


def test_what_the_secretary_handed_in_is_not_the_chair_s() -> None:
    scene = Scene()
    scene.hand_in(scene.at.secretary, scene.minutes, SIGNED, MINUTES_FILE)
    assert scene.screen(SIGNED, verdict(SIGNED, signatures=(put_behind(1800),))).chair_stands == Standing.MISSING


def test_the_chair_s_signature_counts_below_later_ones_and_not_beside_the_paper_that_is_read() -> None:
    scene = Scene()
    once = scene.hand_in(scene.at.chair, scene.minutes, SIGNED, MINUTES_FILE)
    scene.hand_in(scene.at.secretary, once, SEALED, SIGNED)
    known = verdict(SIGNED, signatures=(put_behind(1800),))
    assert scene.screen(SEALED, known).chair_stands == Standing.GOOD
    assert scene.screen(MINUTES_FILE, known).chair_stands == Standing.MISSING
