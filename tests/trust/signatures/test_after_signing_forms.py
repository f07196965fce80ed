"""Readers that are told, after signing, to draw the fields of a form anew."""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers import cms_embedder

from ecabinet.domain.signatures.findings import Change
from tests.trust.signatures.later_revisions import (
    FREE_PLACE,
    changed,
    codes,
    document,
    filled,
    judged,
    signed,
    undated,
)
from tests.trust.signatures.later_revisions import (
    Change as Alter,
)


def told(*, to_redraw: bool) -> Alter:
    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        form["/NeedAppearances"] = generic.BooleanObject(to_redraw)
        writer.update_container(form)

    return change


def without(name: str) -> Alter:
    """Take a field away."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        kept = [one for one in form["/Fields"] if one.get_object()["/T"] != name]
        form["/Fields"] = generic.ArrayObject(kept)
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Annots"] = generic.ArrayObject(kept)
        writer.update_container(page)
        writer.update_container(form)

    return change


def valued(name: str, value: str) -> Alter:
    """Give a field a value that its looks do not show."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = next(one.get_object() for one in writer.root["/AcroForm"]["/Fields"] if one.get_object()["/T"] == name)
        field["/V"] = generic.pdf_string(value)
        writer.update_container(field)

    return change


def stripped(writer: IncrementalPdfFileWriter) -> None:
    """Take the looks of every field away, so that readers draw them by themselves already."""
    for one in writer.root["/AcroForm"]["/Fields"]:
        field = one.get_object()
        del field["/AP"]
        writer.update_container(field)


def leave_as_it_is(*_: object, **__: object) -> None:
    """Take the place of what clears `/NeedAppearances` when signing."""


def signed_by_another_tool(pdf: bytes) -> bytes:
    """Return it signed by a tool that leaves it to readers whether fields are drawn anew."""
    before = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"].get("/NeedAppearances")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cms_embedder, "ensure_sig_flags", leave_as_it_is)
        made = signed(pdf, "S9")
    assert PdfFileReader(io.BytesIO(made)).root["/AcroForm"].get("/NeedAppearances") == before
    return made


def test_a_value_that_was_hidden_below_its_looks_does_not_come_to_light() -> None:
    prepared = changed(document(with_form=True), valued("sotien", "9.999.999"))
    (after,) = judged(changed(signed(prepared), told(to_redraw=True)))
    assert after.changes.state == Change.UNEXPLAINED
    assert "redrawn" in codes(after)


@pytest.mark.parametrize("is_stripped", [False, True])
def test_looks_that_each_reader_draws_in_its_own_way_are_not_what_was_signed(*, is_stripped: bool) -> None:
    """Even where one renderer happens to draw the same."""
    form = changed(document(with_form=True), stripped) if is_stripped else document(with_form=True)
    pdf = changed(signed(form), told(to_redraw=True))
    for later in (pdf, signed_by_another_tool(pdf)):
        first = judged(later)[0]
        assert first.changes.state == Change.UNEXPLAINED
        assert "redrawn" in codes(first)


def test_a_document_whose_fields_are_signatures_only_has_nothing_to_draw_anew() -> None:
    first, _ = judged(changed(signed(signed(document(), box=FREE_PLACE), "S2"), told(to_redraw=True)))
    assert first.changes.state == Change.ALLOWED
    assert "redrawn" not in codes(first)


def test_a_blank_may_be_drawn_anew_by_who_signs_for_it() -> None:
    pdf = changed(signed(changed(document(with_form=True), without("sotien"))), told(to_redraw=True))
    (unsigned,) = judged(pdf)
    assert (unsigned.changes.state, undated(unsigned)) == (Change.UNEXPLAINED, {"form_filling"})
    first, _ = judged(signed_by_another_tool(pdf))
    assert first.changes.state == Change.ALLOWED


def test_a_certifier_who_allows_nothing_does_not_allow_drawing_anew() -> None:
    pdf = signed(document(with_form=True), level=MDPPerm.NO_CHANGES)
    (after,) = judged(changed(pdf, told(to_redraw=True)))
    assert after.changes.state == Change.NOT_ALLOWED


def test_what_was_told_and_taken_back_by_the_next_signer_is_allowed() -> None:
    """As tools do that fill in forms, and then tools that sign them."""
    pdf = signed(
        changed(changed(signed(document(with_form=True)), told(to_redraw=True)), filled("ykien", "Agreed")), "S2"
    )
    first, _ = judged(pdf)
    assert first.changes.state == Change.ALLOWED
    assert "redrawn" not in codes(first)


def test_looks_that_nobody_saw_when_signing_do_not_come_to_light() -> None:
    """Signed while readers drew the value; then they are told to show the looks, which say something else."""
    prepared = changed(changed(document(with_form=True), valued("sotien", "9.999.999")), told(to_redraw=True))
    pdf = signed_by_another_tool(prepared)
    first, _ = judged(signed(changed(pdf, told(to_redraw=False)), "S2"))
    assert first.changes.state == Change.UNEXPLAINED
    assert "covered" in codes(first)
