"""Chair and secretary sign the minutes on their own devices; everybody sees each version, none is overwritten."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from asn1crypto import keys, tsp, x509
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers as tool
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.cli.client_parts import CLIENT_TASKS
from ecabinet.cli.demo.hierarchy import Hierarchy, Holder, rsa_key
from ecabinet.client.application import Application
from ecabinet.client.device import Device
from ecabinet.client.screens.signatures import SignaturesScreen, signatures_screen
from ecabinet.client.screens.signing import SigningScreen, Standing, signing_screen
from ecabinet.client.signing import SigningOrder, sign, signed_outside
from ecabinet.client.values import PagePicture, StagedFile
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.papers.entities import Paper, PaperKind
from ecabinet.domain.papers.places import CHAIR, SECRETARY
from ecabinet.domain.signatures.findings import Integrity
from ecabinet.domain.signatures.material import Anchor, TrustMaterial
from ecabinet.domain.signatures.material import Hierarchy as Kind
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.papers.composing import typeset as typeset_paper
from ecabinet.trust.signatures.examine import examine
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signing.timestamps import local_timestamps
from ecabinet.trust.signing.values import Box, Evidence, Level, Preparation, Scheme, Spot
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool
from tests.client.company import Company, until
from tests.hub.house import PATIENCE, HubStage
from tests.hub.list_server import Page, list_server
from tests.papers.samples import minutes
from tests.trust.signing.outside_tools import with_wider_page

SECRET = "chìa khóa thử"


@pytest.fixture(scope="module")
def hierarchy() -> Hierarchy:
    return Hierarchy(datetime(2022, 1, 1, tzinfo=UTC))


@pytest.fixture
def meeting(stage: HubStage) -> Id:
    """A meeting whose minutes are approved; the hub is about to typeset them."""
    meeting = stage.in_session()
    sections = (Section("Nội dung 1", "Các đại biểu thảo luận."),)
    stage.must(stage.chair, v.CloseSession, meeting=meeting)
    stage.must(stage.secretary, v.StartMinutes, meeting=meeting, number=1, sections=sections)
    stage.must(stage.chair, v.ApproveMinutes, meeting=meeting, based_on=1)
    return meeting


def versions(view: View, meeting: Id) -> list[Paper]:
    return [one for one in view.world.find(Paper, meeting=meeting) if one.paper_kind is PaperKind.MINUTES]


def seen(person: Application, meeting: Id, count: int) -> list[Paper]:
    """Wait until somebody sees so many versions of the minutes, and return them."""
    until(person, lambda view: len(versions(view, meeting)) == count)
    return person.ask(lambda view: versions(view, meeting)).result(PATIENCE)


def screen_of(person: Application, paper: Paper) -> SigningScreen:
    found = person.ask(lambda view: signing_screen(view, paper.sha256)).result(PATIENCE)
    assert found is not None
    return found


def order(screen: SigningScreen, key_file: Path, secret: str = SECRET, level: Level = Level.BASIC) -> SigningOrder:
    return SigningOrder(
        sha256=screen.sha256,
        paper=screen.paper,
        meeting=screen.meeting,
        file_name=screen.file_name,
        place=screen.place,
        level=level,
        key_file=key_file,
        secret=secret,
    )


def file(person: Application, screen: SigningScreen, staged: StagedFile | Refusal, stage: HubStage) -> None:
    assert isinstance(staged, StagedFile), staged
    person.give(
        v.FileSignedPaper, meeting=screen.meeting, paper=stage.new_id(), signs=screen.paper, sha256=staged.sha256
    ).result(PATIENCE)


def key_file(hierarchy: Hierarchy, holder: Holder, folder: Path) -> Path:
    path = folder / "khoa.p12"
    path.write_bytes(hierarchy.key_file(holder, SECRET))
    return path


def signers(person: Application, paper: Paper, folder: Path) -> list[str]:
    target = folder / "ban-sao.pdf"
    assert person.save_copy(paper.sha256, target).result(PATIENCE) is None
    with target.open("rb") as copy:
        return [one.signer_cert.subject.native["common_name"] for one in PdfFileReader(copy).embedded_signatures]


def test_secretary_and_chair_sign_in_turn_and_a_member_sees_both(
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path
) -> None:
    secretary, chair = company.sign_in(stage.secretary), company.sign_in(stage.chair)
    member = company.sign_in(stage.members[1])
    (typeset,) = seen(secretary, meeting, 1)
    assert member.ask(lambda view: signing_screen(view, typeset.sha256)).result(PATIENCE) is None
    theirs = screen_of(secretary, typeset)
    assert theirs.place == SECRETARY
    key = key_file(hierarchy, hierarchy.person("Trần Thị Bình", "Văn phòng"), tmp_path)
    file(secretary, theirs, secretary.sign_paper(order(theirs, key)).result(PATIENCE), stage)
    once = next(one for one in seen(chair, meeting, 2) if one.signs == typeset.id)
    assert screen_of(chair, typeset).replaced
    mine = screen_of(chair, once)
    assert (mine.place, mine.replaced, mine.has_mine) == (CHAIR, False, False)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"), tmp_path)
    file(chair, mine, chair.sign_paper(order(mine, key)).result(PATIENCE), stage)
    twice = next(one for one in seen(member, meeting, 3) if one.signs == once.id)
    assert twice.signed_by == stage.chair
    assert signers(member, twice, tmp_path) == ["Trần Thị Bình", "Nguyễn Văn An"]
    assert signers(member, typeset, tmp_path) == []
    both = until(member, lambda view: _judged_twice(view, twice.sha256))
    assert both is not None
    assert both.hub is not None
    assert both.own is not None
    for verdict in (both.hub, both.own):
        assert [one.signer.name for one in verdict.signatures] == ["Trần Thị Bình", "Nguyễn Văn An"]
        assert {one.integrity.state for one in verdict.signatures} == {Integrity.INTACT}
    # What the hub typeset has no signatures to speak of.
    assert member.ask(lambda view: signatures_screen(view, typeset.sha256)).result(PATIENCE) is None


def _judged_twice(view: View, sha256: str) -> SignaturesScreen | None:
    screen = signatures_screen(view, sha256)
    return screen if screen is not None and screen.hub is not None and screen.own is not None else None


def test_what_was_looked_at_is_taken_whatever_becomes_of_the_file_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "da-ky.pdf"
    path.write_bytes(b"signed")

    class Workers:
        def submit(self, task: str, payload: bytes, *, wall_seconds: float | None = None) -> Future[bytes]:
            del task, payload, wall_seconds
            path.write_bytes(b"something else")
            done: Future[bytes] = Future()
            done.set_result(b"")
            return done

    assert asyncio.run(signed_outside(b"exported", path, Workers())) == b"signed"


def test_the_agency_s_seal_lies_over_the_chair_s_signature_and_everything_is_valid(
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path
) -> None:
    secretary, chair = company.sign_in(stage.secretary), company.sign_in(stage.chair)
    (typeset,) = seen(secretary, meeting, 1)
    mine = screen_of(chair, typeset)
    assert (mine.may_seal, screen_of(secretary, typeset).chair_signed) == (False, False)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban nhân dân thành phố"), tmp_path)
    by_chair = replace(order(mine, key), picture=picture_file(tmp_path, (800, 320)))
    file(chair, mine, chair.sign_paper(by_chair).result(PATIENCE), stage)
    once = next(one for one in seen(secretary, meeting, 2) if one.signs == typeset.id)
    until(secretary, lambda view: _standing(view, once) == Standing.DOUBTED)  # nobody confirmed a trust list here
    theirs = screen_of(secretary, once)
    assert (theirs.may_seal, theirs.chair_signed) == (True, True)
    key = key_file(hierarchy, hierarchy.agency("Ủy ban nhân dân thành phố"), tmp_path)
    sealing = replace(order(theirs, key), spot=Spot.SEAL, place=CHAIR, seal_width=36.0)
    assert secretary.sign_paper(sealing).result(PATIENCE) == Refusal("seal_picture_missing")
    sealing = replace(sealing, picture=picture_file(tmp_path, (360, 360)))
    file(secretary, theirs, secretary.sign_paper(sealing).result(PATIENCE), stage)
    sealed = next(one for one in seen(chair, meeting, 3) if one.signs == once.id)
    assert signers(chair, sealed, tmp_path) == ["Nguyễn Văn An", "Ủy ban nhân dân thành phố"]
    pdf = (tmp_path / "ban-sao.pdf").read_bytes()
    person, seal = boxes(pdf)
    assert seal.width == pytest.approx(36 * 72 / 25.4, abs=1)
    assert seal.right == pytest.approx(person.left + person.width / 3, abs=1)
    verdict = examine(pdf, trust_in(hierarchy, company.house.clock()), bundled_policy(), company.house.clock())
    assert verdict.line == Line.VALID, verdict.reasons
    assert [one.signer.is_agency for one in verdict.signatures] == [False, True]


def _standing(view: View, paper: Paper) -> Standing | None:
    screen = signing_screen(view, paper.sha256)
    return None if screen is None else screen.chair_stands


def test_the_page_is_drawn_before_it_is_signed_and_no_key_is_asked_for(
    company: Company, meeting: Id, tmp_path: Path
) -> None:
    chair = company.sign_in(company.stage.chair)
    (typeset,) = seen(chair, meeting, 1)
    screen = screen_of(chair, typeset)
    looking = replace(order(screen, tmp_path / "none.p12"), secret="", picture=picture_file(tmp_path, (800, 320)))
    looked = chair.preview_signature(looking, 600).result(PATIENCE)
    assert isinstance(looked, PagePicture)
    bare = chair.preview_signature(replace(looking, picture=None), 600).result(PATIENCE)
    assert isinstance(bare, PagePicture)
    assert [reddish(one) > 50 for one in (looked, bare)] == [True, False]
    (tmp_path / "hinh.png").write_bytes(b"no picture")
    assert chair.preview_signature(looking, 600).result(PATIENCE) == Refusal("picture_unreadable")
    assert seen(chair, meeting, 1) == [typeset]


@pytest.mark.parametrize(("scheme", "name"), [(Scheme.PSS, "rsassa_pss"), (Scheme.PKCS1, "rsassa_pkcs1v15")])
def test_an_rsa_key_signs_by_the_scheme_that_was_chosen(  # noqa: PLR0913, PLR0917 - each is a thing of the scene
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path, scheme: Scheme, name: str
) -> None:
    chair = company.sign_in(stage.chair)
    (typeset,) = seen(chair, meeting, 1)
    screen = screen_of(chair, typeset)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban", rsa_key()), tmp_path)
    file(chair, screen, chair.sign_paper(replace(order(screen, key), scheme=scheme)).result(PATIENCE), stage)
    once = next(one for one in seen(chair, meeting, 2) if one.signs == typeset.id)
    target = tmp_path / "ban-sao.pdf"
    assert chair.save_copy(once.sha256, target).result(PATIENCE) is None
    with target.open("rb") as copy:
        (signature,) = PdfFileReader(copy).embedded_signatures
        assert signature.signer_info["signature_algorithm"].signature_algo == name


def picture_file(folder: Path, size: tuple[int, int]) -> Path:
    """Write a PNG of a red bar on nothing."""
    path = folder / "hinh.png"
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, size[1] // 3, size[0], size[1] // 2), fill=(220, 20, 20, 255))
    image.save(path)
    return path


def reddish(drawn: PagePicture) -> int:
    """Count the pixels of the bar."""
    bgr = zip(drawn.pixels[0::4], drawn.pixels[1::4], drawn.pixels[2::4], strict=True)
    return sum(1 for blue, green, red in bgr if red > 150 and green < 90 and blue < 90)


def boxes(pdf: bytes) -> list[Box]:
    """Return where the signatures are seen, in their order."""
    reader = PdfFileReader(BytesIO(pdf))
    found = []
    for one in reader.embedded_signatures:
        left, bottom, right, top = (float(number) for number in one.sig_field["/Rect"])
        found.append(Box(0, left, bottom, right, top))
    return found


def trust_in(hierarchy: Hierarchy, now: datetime) -> TrustMaterial:
    """Trust its root, with its lists."""
    return TrustMaterial(
        version="1",
        anchors=(Anchor(der=hierarchy.root.der, hierarchy=Kind.OFFICIAL_DUTY),),
        intermediates=(hierarchy.issuer.der,),
        crls=hierarchy.crls(now),
    )


def test_what_goes_wrong_is_told_and_nothing_is_filed(  # noqa: PLR0913, PLR0917 - each is a thing of the scene
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(0)
    chair = company.sign_in(stage.chair)
    (typeset,) = seen(chair, meeting, 1)
    screen = screen_of(chair, typeset)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"), tmp_path)

    def refusal(secret: str, path: Path = key, level: Level = Level.BASIC) -> Refusal:
        told = chair.sign_paper(order(screen, path, secret, level)).result(PATIENCE)
        assert isinstance(told, Refusal)
        return told

    assert refusal("sai") == Refusal("wrong_key_password")
    assert refusal(SECRET, tmp_path / "none.p12") == Refusal("key_file_unreadable")
    assert refusal(SECRET, key, Level.TIMESTAMPED) == Refusal("timestamp_address")
    assert SECRET not in repr(order(screen, key)) + caplog.text
    assert seen(chair, meeting, 1) == [typeset]


def test_what_was_just_signed_and_does_not_hold_is_told_and_not_filed(
    company: Company, meeting: Id, hierarchy: Hierarchy, tmp_path: Path
) -> None:
    chair = company.sign_in(company.stage.chair)
    (typeset,) = seen(chair, meeting, 1)
    screen = screen_of(chair, typeset)
    holder = hierarchy.person("Nguyễn Văn An", "Ủy ban", rsa_key())
    authority = local_timestamps(hierarchy.stamper.der, hierarchy.stamper.secret, hierarchy.chain)

    def forged(query: bytes) -> bytes:
        answer = authority.request_tsa_response(tsp.TimeStampReq.load(query))
        content = answer["time_stamp_token"]["content"]
        content["signer_infos"][0]["signature"] = bytes(256)
        told: bytes = answer.dump(force=True)
        return told

    with list_server() as server:
        server.pages["/tsa"] = Page(headers={"Content-Type": "application/timestamp-reply"})
        server.responders["/tsa"] = forged
        stamping = order(screen, key_file(hierarchy, holder, tmp_path), level=Level.TIMESTAMPED)
        told = chair.sign_paper(replace(stamping, timestamps=server.address("/tsa"))).result(PATIENCE)
        assert (told, server.asked) == (Refusal("timestamp_refused"), ["/tsa"])
    covering = replace(order(screen, key_file(hierarchy, holder, tmp_path)), picture=opaque_picture(tmp_path))
    sealing = replace(covering, spot=Spot.SEAL, place=CHAIR, seal_width=60.0)
    assert chair.sign_paper(sealing).result(PATIENCE) == Refusal("picture_covers_text")
    assert seen(chair, meeting, 1) == [typeset]


def test_a_worker_that_lets_something_else_be_signed_is_found_out(hierarchy: Hierarchy, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    paper = typeset_paper(minutes())
    wider = with_wider_page(paper)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"), tmp_path)
    signing = SigningOrder(
        sha256="", paper="", meeting="", file_name="", place=CHAIR, level=Level.BASIC, key_file=key, secret=SECRET
    )
    with Pool(1, Limits(), CLIENT_TASKS) as pool:

        class Workers:
            def submit(self, task: str, payload: bytes, *, wall_seconds: float | None = None) -> Future[bytes]:
                if task == "prepare_signature":
                    asked = msgspec.msgpack.decode(payload, type=Preparation)
                    payload = msgspec.msgpack.encode(msgspec.structs.replace(asked, pdf=wider))
                return pool.submit(task, payload, wall_seconds=wall_seconds)

        rightly = asyncio.run(sign(signing, paper, Evidence(), pool, now))
        assert isinstance(rightly, bytes)
        assert asyncio.run(sign(signing, paper, Evidence(), Workers(), now)) == Refusal("signed_badly")


def opaque_picture(folder: Path) -> Path:
    """Write a PNG that is white all over."""
    path = folder / "trang.png"
    Image.new("RGBA", (360, 360), (255, 255, 255, 255)).save(path)
    return path


def test_nothing_is_signed_on_a_device_of_the_room(
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path
) -> None:
    Device(company.folder / "may-tinh-bang").share()
    chair = company.sign_in(stage.chair, "may-tinh-bang")
    (typeset,) = seen(chair, meeting, 1)
    key = key_file(hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"), tmp_path)
    told = chair.sign_paper(order(screen_of(chair, typeset), key)).result(PATIENCE)
    assert told == Refusal("device_is_shared")


def test_a_paper_signed_outside_is_taken_only_if_it_is_that_paper(
    company: Company, stage: HubStage, meeting: Id, hierarchy: Hierarchy, tmp_path: Path
) -> None:
    chair = company.sign_in(stage.chair)
    (typeset,) = seen(chair, meeting, 1)
    screen = screen_of(chair, typeset)
    exported, back = tmp_path / "bien-ban.pdf", tmp_path / "bien-ban-da-ky.pdf"
    assert chair.save_copy(typeset.sha256, exported).result(PATIENCE) is None
    back.write_bytes(_signed_elsewhere(exported.read_bytes(), hierarchy))
    other = tmp_path / "khac.pdf"
    other.write_bytes(back.read_bytes().replace(b"ReportLab", b"Reportlab", 1))
    assert chair.take_signed(typeset.sha256, other).result(PATIENCE) == Refusal("signed_other_document")
    assert chair.take_signed(typeset.sha256, exported).result(PATIENCE) == Refusal("signed_nothing")
    assert chair.take_signed(typeset.sha256, tmp_path / "none.pdf").result(PATIENCE) == Refusal("no_such_file")
    file(chair, screen, chair.take_signed(typeset.sha256, back).result(PATIENCE), stage)
    last = next(one for one in seen(chair, meeting, 2) if one.signs == typeset.id)
    assert signers(chair, last, tmp_path) == ["Nguyễn Văn An"]


def _signed_elsewhere(pdf: bytes, hierarchy: Hierarchy) -> bytes:
    """Sign with pyHanko's own signer, as another tool would."""
    holder = hierarchy.person("Nguyễn Văn An", "Ủy ban")
    signer = tool.SimpleSigner(
        signing_cert=x509.Certificate.load(holder.der),
        signing_key=keys.PrivateKeyInfo.load(holder.secret),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    done: BytesIO = tool.sign_pdf(writer, tool.PdfSignatureMetadata(field_name="KySo"), signer)
    return done.getvalue()
