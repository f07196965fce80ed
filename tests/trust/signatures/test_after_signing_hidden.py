"""What a reader acts on cannot be altered after signing, however deep it hangs; harmless changes stay allowed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm

from ecabinet.domain.signatures.findings import Certification, Change
from tests.trust.signatures.later_revisions import (
    FREE_PLACE,
    TEXT_PLACE,
    annotated,
    changed,
    codes,
    document,
    first_page,
    judged,
    signed,
)
from tests.trust.signatures.prepared import FORGERIES, Forgery, Name, Writer, dictionary, text

Sign = Callable[[bytes], bytes]

SIGNERS: dict[str, Sign] = {
    "one signer": signed,
    "two signers": lambda pdf: signed(signed(pdf), "S2"),
    "no changes": lambda pdf: signed(pdf, level=MDPPerm.NO_CHANGES),
    "filling in": lambda pdf: signed(pdf, level=MDPPerm.FILL_FORMS),
    "annotating": lambda pdf: signed(pdf, level=MDPPerm.ANNOTATE),
    "all fields locked": lambda pdf: signed(pdf, level=MDPPerm.FILL_FORMS, locked=FieldMDPSpec(FieldMDPAction.ALL)),
}


NEVER_FINE = {
    "A", "AA", "F", "attached file", "field V", "names JavaScript", "font", "order", "action listed as annotation",
    "content listed as annotation",
}  # fmt: skip
"""Forgeries that nobody can take upon himself afterwards."""


def prepared(forgery: Forgery, *, is_indirect: bool) -> bytes:
    """Return a document with what will be forged, in an object of its own or not."""

    def prepare(writer: Writer) -> None:
        def hold(value: generic.PdfObject) -> generic.PdfObject:
            own = deepcopy(value)
            return writer.add_object(own) if is_indirect else own

        forgery.prepare(writer, hold)

    return changed(document(with_form=True), prepare)


@pytest.mark.parametrize("is_indirect", [True, False], ids=["indirect", "direct"])
@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.name)
def test_what_readers_act_on_cannot_be_altered(forgery: Forgery, *, is_indirect: bool) -> None:
    pdf = prepared(forgery, is_indirect=is_indirect)
    for said, sign in SIGNERS.items():
        before = sign(pdf)
        assert {one.changes.state for one in judged(before)} <= {Change.NONE, Change.ALLOWED}, said
        for after in judged(changed(before, forgery.alter)):
            assert after.changes.state in {Change.UNEXPLAINED, Change.NOT_ALLOWED}, said
            if said == "no changes" and "unexplained" not in codes(after):
                assert after.certification.state == Certification.BROKEN, after.changes.items


@pytest.mark.parametrize("is_indirect", [True, False], ids=["indirect", "direct"])
@pytest.mark.parametrize("name", ["field V", "inherited value", "another parent"])
def test_a_locked_value_is_locked_wherever_it_stands(name: str, *, is_indirect: bool) -> None:
    (forgery,) = (one for one in FORGERIES if one.name == name)
    before = SIGNERS["all fields locked"](prepared(forgery, is_indirect=is_indirect))
    (after,) = judged(changed(before, forgery.alter))
    assert (after.changes.state, after.certification.state) == (Change.NOT_ALLOWED, Certification.BROKEN)


@pytest.mark.parametrize(
    "forgery",
    [one for one in FORGERIES if one.name in NEVER_FINE],
    ids=lambda one: one.name,
)
def test_who_signs_next_cannot_make_it_right(forgery: Forgery) -> None:
    altered = changed(signed(prepared(forgery, is_indirect=True)), forgery.alter)
    assert judged(signed(altered, "S2"))[0].changes.state == Change.UNEXPLAINED


def tagged(writer: Writer) -> None:
    tag = writer.add_object(dictionary(Type=Name("/StructElem"), S=Name("/P"), Alt=text("one")))
    writer.root["/StructTreeRoot"] = writer.add_object(dictionary(Type=Name("/StructTreeRoot"), K=tag))
    writer.root["/Extensions"] = writer.add_object(dictionary(ADBE=dictionary(BaseVersion=Name("/1.7"))))
    writer.root["/Spare"] = writer.add_object(text("spare"))
    writer.root["/AcroForm"]["/DR"] = writer.add_object(dictionary(Font=writer.add_object(dictionary())))
    writer.update_container(writer.root["/AcroForm"])
    writer.update_root()


def tag_anew(writer: Writer) -> None:
    tag = writer.root["/StructTreeRoot"]["/K"]
    tag["/Alt"] = text("two")
    writer.update_container(tag)


def extend(writer: Writer) -> None:
    extensions = writer.root["/Extensions"]
    extensions["/ESIC"] = dictionary(BaseVersion=Name("/1.7"))
    writer.update_container(extensions)


def grow_resources(writer: Writer) -> None:
    """Add a font for values to come, as every tool does that fills in forms."""
    fonts = writer.root["/AcroForm"]["/DR"]["/Font"]
    fonts["/New"] = writer.add_object(dictionary(Type=Name("/Font"), BaseFont=Name("/Courier")))
    writer.update_container(fonts)


def write_anew(writer: Writer) -> None:
    """Write objects once more as they are."""
    for one in (writer.root["/AcroForm"], writer.root["/StructTreeRoot"], *writer.root["/AcroForm"]["/Fields"]):
        writer.update_container(one.get_object())


@pytest.mark.parametrize("change", [tag_anew, extend, grow_resources, write_anew])
@pytest.mark.parametrize("name", [one for one in SIGNERS if one != "no changes"])
def test_what_shows_and_does_nothing_stays_allowed(change: Callable[[Writer], None], name: str) -> None:
    pdf = SIGNERS[name](changed(document(with_form=True), tagged))
    assert {one.changes.state for one in judged(changed(pdf, change))} <= {Change.ALLOWED, Change.NONE}


def test_tags_are_weighed_where_nothing_may_change() -> None:
    (after,) = judged(changed(SIGNERS["no changes"](changed(document(with_form=True), tagged)), tag_anew))
    assert (after.changes.state, after.certification.state) == (Change.NOT_ALLOWED, Certification.BROKEN)


def noted(*, flags: int, place: tuple[float, float, float, float] = TEXT_PLACE) -> Callable[[Writer], None]:
    """Lay a black note over the text, or elsewhere."""

    def change(writer: Writer) -> None:
        annotated(place, "0 g")(writer)
        note = first_page(writer)["/Annots"][-1].get_object()
        note["/F"] = generic.NumberObject(flags)

    return change


HIDDEN, PRINT, NO_VIEW = 2, 4, 32


@pytest.mark.parametrize("level", [None, MDPPerm.ANNOTATE])
@pytest.mark.parametrize("flags", [0, PRINT, PRINT | NO_VIEW])
def test_what_is_covered_on_screen_or_in_print_is_not_explained(flags: int, level: MDPPerm | None) -> None:
    pdf = signed(changed(signed(document(), level=level), noted(flags=flags)), "S2")
    first, _ = judged(pdf)
    assert first.changes.state == Change.UNEXPLAINED
    assert "covered" in codes(first)


@pytest.mark.parametrize("flags", [0, PRINT, HIDDEN, PRINT | NO_VIEW])
def test_a_note_in_a_free_place_is_allowed_wherever_it_is_seen(flags: int) -> None:
    pdf = signed(changed(signed(document()), noted(flags=flags, place=FREE_PLACE)), "S2")
    assert judged(pdf)[0].changes.state == Change.ALLOWED
