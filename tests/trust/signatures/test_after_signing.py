"""What may follow a signature, and what may not."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.validation.dss import DocumentSecurityStore

from ecabinet.domain.signatures.findings import Certification, Change
from ecabinet.trust.signatures.differences import Differences
from ecabinet.trust.signatures.differences_notes import Note
from tests.trust.signatures.later_revisions import (
    FREE_PLACE,
    TEXT_PLACE,
    annotated,
    changed,
    codes,
    document,
    encrypted,
    filled,
    first_page,
    judged,
    signed,
)


def test_a_document_that_ends_with_its_signature_is_unchanged() -> None:
    (after,) = judged(signed(document()))
    assert after.changes.state == Change.NONE
    assert after.certification.state == Certification.NONE


def test_a_second_signature_in_a_free_place_is_allowed_and_told() -> None:
    first, second = judged(signed(signed(document()), "S2", box=FREE_PLACE))
    assert first.changes.state == Change.ALLOWED
    assert "signature" in codes(first)
    assert first.changes.pages_differ == (1,)
    assert second.changes.state == Change.NONE


def test_a_second_signature_that_covers_text_leaves_the_first_unexplained() -> None:
    first, _ = judged(signed(signed(document()), "S2", box=TEXT_PLACE, background=True))
    assert first.changes.state == Change.UNEXPLAINED
    assert "covered" in codes(first)


def test_signatures_may_lie_over_signatures() -> None:
    pdf = signed(signed(document(), box=FREE_PLACE), "S2", box=FREE_PLACE, background=True)
    assert {one.changes.state for one in judged(pdf)} <= {Change.ALLOWED, Change.NONE}


def test_evidence_for_later_may_always_be_added() -> None:
    def evidence(writer: IncrementalPdfFileWriter) -> None:
        store = DocumentSecurityStore(writer)
        writer.root["/DSS"] = writer.add_object(store.as_pdf_object())
        writer.update_root()

    (after,) = judged(changed(signed(document(), level=MDPPerm.NO_CHANGES), evidence))
    assert after.changes.state == Change.ALLOWED
    assert codes(after) == {"validation_data"} | (codes(after) & {"metadata"})
    assert after.certification.state == Certification.KEPT


def test_a_blank_that_is_filled_in_and_signed_for_is_allowed() -> None:
    pdf = signed(changed(signed(document(with_form=True)), filled("ykien", "Agreed")), "S2")
    first, second = judged(pdf)
    assert first.changes.state == Change.ALLOWED
    assert {"form_filling", "signature"} <= codes(first)
    assert second.changes.state == Change.NONE


def test_a_blank_that_is_filled_in_and_signed_by_nobody_is_not_explained() -> None:
    (after,) = judged(changed(signed(document(with_form=True)), filled("ykien", "Agreed")))
    assert after.changes.state == Change.UNEXPLAINED


def test_a_value_that_was_signed_is_not_replaced_even_by_the_next_signer() -> None:
    pdf = signed(changed(signed(document(with_form=True)), filled("sotien", "9.999.999")), "S2")
    first, _ = judged(pdf)
    assert first.changes.state == Change.UNEXPLAINED
    assert "covered" in codes(first)


@pytest.mark.parametrize(
    ("level", "state", "kept"),
    [
        (MDPPerm.FILL_FORMS, Change.ALLOWED, Certification.KEPT),
        (MDPPerm.ANNOTATE, Change.ALLOWED, Certification.KEPT),
    ],
)
def test_the_certifier_says_whether_fields_may_be_filled_in(level: MDPPerm, state: Change, kept: Certification) -> None:
    pdf = signed(changed(signed(document(with_form=True), level=level), filled("ykien", "Agreed")), "S2")
    assert (judged(pdf)[0].changes.state, judged(pdf)[0].certification.state) == (state, kept)
    assert judged(pdf)[0].certification.level == level.value


@pytest.mark.parametrize("change", [filled("ykien", "Agreed"), annotated(FREE_PLACE)])
def test_a_certifier_who_allows_nothing_is_obeyed(change: Callable[[IncrementalPdfFileWriter], None]) -> None:
    (after,) = judged(changed(signed(document(with_form=True), level=MDPPerm.NO_CHANGES), change))
    assert after.changes.state == Change.NOT_ALLOWED
    assert after.certification.state == Certification.BROKEN


@pytest.mark.parametrize(
    ("level", "state"),
    [
        (MDPPerm.FILL_FORMS, Change.NOT_ALLOWED),
        (MDPPerm.ANNOTATE, Change.ALLOWED),
        (None, Change.ALLOWED),
    ],
)
def test_the_certifier_says_whether_notes_may_be_added(level: MDPPerm | None, state: Change) -> None:
    pdf = signed(changed(signed(document(), level=level), annotated(FREE_PLACE)), "S2")
    assert judged(pdf)[0].changes.state == state


@pytest.mark.parametrize("ground", ["1 1 1 rg", "0 0 0 rg", "0.9 0.1 0.1 rg"])
def test_a_note_that_covers_text_is_unexplained_though_notes_are_allowed(ground: str) -> None:
    pdf = signed(changed(signed(document(), level=MDPPerm.ANNOTATE), annotated(TEXT_PLACE, ground)), "S2")
    first = judged(pdf)[0]
    assert first.changes.state == Change.UNEXPLAINED
    assert "covered" in codes(first)


def test_a_locked_field_stays_as_it_was_signed() -> None:
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=["sotien"])
    pdf = signed(document(with_form=True), locked=lock)
    (broken,) = judged(changed(pdf, filled("sotien", "9.999.999")))
    assert broken.changes.state == Change.NOT_ALLOWED
    assert broken.certification.state == Certification.BROKEN
    assert broken.certification.locked_fields == ("sotien",)
    kept, _ = judged(signed(changed(pdf, filled("ykien", "Agreed")), "S2"))
    assert kept.changes.state == Change.ALLOWED
    assert kept.certification.state == Certification.KEPT


def test_a_lock_of_everything_but_some_fields_is_read_the_other_way_round() -> None:
    lock = FieldMDPSpec(FieldMDPAction.EXCLUDE, fields=["ykien"])
    pdf = signed(document(with_form=True), locked=lock)
    assert judged(changed(pdf, filled("sotien", "2")))[0].changes.state == Change.NOT_ALLOWED
    assert judged(signed(changed(pdf, filled("ykien", "Agreed")), "S2"))[0].changes.state == Change.ALLOWED


def test_replaced_content_is_not_allowed() -> None:
    def replace(writer: IncrementalPdfFileWriter) -> None:
        page = first_page(writer)
        new = generic.StreamObject(stream_data=b"BT /F1 14 Tf 70 700 Td (Article 1. Approves nothing) Tj ET")
        page["/Contents"] = writer.add_object(new)
        writer.update_container(page)

    for pdf in (changed(signed(document()), replace), signed(changed(signed(document()), replace), "S2")):
        first = judged(pdf)[0]
        assert first.changes.state == Change.NOT_ALLOWED
        assert {"content", "content_differs"} <= codes(first)
        assert first.changes.pages_differ == (1,)


def test_content_that_is_written_anew_but_means_the_same_is_no_change() -> None:
    def rewrite(writer: IncrementalPdfFileWriter) -> None:
        page = first_page(writer)
        content = page["/Contents"]
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=content.data))
        page["/Resources"] = generic.DictionaryObject(page["/Resources"])
        writer.update_container(page)

    (after,) = judged(changed(signed(document()), rewrite))
    assert after.changes.state in {Change.NONE, Change.ALLOWED}


def test_other_content_that_looks_the_same_is_not_explained() -> None:
    def rewrite(writer: IncrementalPdfFileWriter) -> None:
        page = first_page(writer)
        more = page["/Contents"].data + b"\n% and a word that nobody sees"
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=more))
        writer.update_container(page)

    (after,) = judged(changed(signed(document()), rewrite))
    assert after.changes.state == Change.UNEXPLAINED


def test_a_page_that_is_gone_is_not_allowed() -> None:
    def remove(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"] = generic.ArrayObject([pages["/Kids"].raw_get(0)])
        pages["/Count"] = generic.NumberObject(1)
        writer.update_container(pages)

    (after,) = judged(changed(signed(document(2)), remove))
    assert after.changes.state == Change.NOT_ALLOWED
    assert "pages" in codes(after)


def test_what_shows_nothing_is_allowed_and_told() -> None:
    def tidy(writer: IncrementalPdfFileWriter) -> None:
        page = first_page(writer)
        page["/Tabs"] = generic.NameObject("/S")
        writer.update_container(page)
        writer.root["/Lang"] = generic.pdf_string("vi")
        writer.update_root()

    (after,) = judged(changed(signed(document()), tidy))
    assert after.changes.state == Change.ALLOWED
    assert {"structure", "same_rendering"} <= codes(after)


def described_anew(writer: IncrementalPdfFileWriter) -> None:
    """Make a new object the description, in place of the old one."""
    writer.set_info(generic.DictionaryObject({generic.NameObject("/Title"): generic.pdf_string("Another title")}))


def retitled(writer: IncrementalPdfFileWriter) -> None:
    description = writer.trailer["/Info"]
    description["/Title"] = generic.pdf_string("Another title")
    writer.update_container(description)


@pytest.mark.parametrize("change", [described_anew, retitled])
@pytest.mark.parametrize("level", [None, MDPPerm.NO_CHANGES])
def test_a_new_description_of_the_document_is_allowed_and_told(
    change: Callable[[IncrementalPdfFileWriter], None], level: MDPPerm | None
) -> None:
    (after,) = judged(changed(signed(document(), level=level), change))
    assert (after.changes.state, codes(after)) == (Change.ALLOWED, {"metadata"})


def test_a_revision_that_adds_what_nothing_refers_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else the revision also says when it was made, to the second.
    monkeypatch.setattr(IncrementalPdfFileWriter, "_update_meta", lambda _writer: None)

    def add(writer: IncrementalPdfFileWriter) -> None:
        writer.add_object(generic.pdf_string("nobody asks for this"))

    (after,) = judged(changed(signed(document()), add))
    assert (after.changes.state, codes(after)) == (Change.ALLOWED, {"unused", "same_rendering"})


def test_a_second_catalogue_that_was_prepared_before_signing_does_not_take_over() -> None:
    """Only the trailer changes: it begins at a catalogue that was signed with the rest, and never shown."""
    writer = IncrementalPdfFileWriter(io.BytesIO(document()))
    writer.root["/AcroForm"] = form = writer.add_object(
        generic.DictionaryObject({generic.NameObject("/Fields"): generic.ArrayObject()})
    )
    writer.update_root()
    other = PdfFileReader(io.BytesIO(document(with_form=True))).root
    pages = writer.import_object(other.raw_get("/Pages"))
    prepared = generic.DictionaryObject(
        {
            generic.NameObject("/Type"): generic.NameObject("/Catalog"),
            generic.NameObject("/Pages"): pages,
            generic.NameObject("/AcroForm"): form,
        }
    )
    root = writer.add_object(prepared).idnum
    written = io.BytesIO()
    writer.write(written)
    pdf = signed(written.getvalue())
    previous = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    trailer = b"trailer\n<</Size 99/Root %d 0 R/Prev %d>>\n" % (root, previous)
    (after,) = judged(pdf + b"\nxref\n0 0\n%sstartxref\n%d\n%%%%EOF\n" % (trailer, len(pdf) + 1))
    assert after.changes.state == Change.NOT_ALLOWED
    assert "pages" in codes(after)


@pytest.mark.parametrize("key", ["/OpenAction", "/AA"])
def test_a_script_that_comes_later_is_not_explained(key: str) -> None:
    def script(writer: IncrementalPdfFileWriter) -> None:
        writer.root[key] = generic.DictionaryObject(
            {
                generic.NameObject("/S"): generic.NameObject("/JavaScript"),
                generic.NameObject("/JS"): generic.pdf_string("app.alert(1)"),
            }
        )
        writer.update_root()

    (after,) = judged(changed(signed(document()), script))
    assert after.changes.state == Change.UNEXPLAINED
    assert "active_content" in codes(after)


def test_a_signature_that_was_overwritten_is_not_allowed() -> None:
    def overwrite(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0].get_object()
        field["/V"] = writer.add_object(generic.DictionaryObject(field["/V"]))
        writer.update_container(field)

    pdf = changed(signed(signed(document()), "S2"), overwrite)
    states = [one.changes.state for one in judged(pdf)]
    assert Change.NOT_ALLOWED in states


def test_content_prepared_before_signing_to_be_supplied_later_is_not_allowed() -> None:
    """A page that refers to an object which does not exist is signed; then somebody makes that object."""
    plain = IncrementalPdfFileWriter(io.BytesIO(document()))
    page = first_page(plain)
    missing = 77
    page["/Contents"] = generic.ArrayObject([
        page.raw_get("/Contents"), generic.IndirectObject(missing, 0, plain)
    ])  # fmt: skip
    plain.update_container(page)
    written = io.BytesIO()
    plain.write(written)
    pdf = signed(written.getvalue())

    def supply(writer: IncrementalPdfFileWriter) -> None:
        shown = generic.StreamObject(stream_data=b"1 1 1 rg 60 690 400 30 re f")
        writer.objects[(0, missing)] = shown
        shown.container_ref = generic.Reference(missing, 0, writer)

    (after,) = judged(changed(pdf, supply))
    assert after.changes.state == Change.NOT_ALLOWED


@pytest.mark.parametrize("is_signed_again", [False, True])
def test_a_hidden_field_that_is_brought_to_light_is_not_explained(is_signed_again: bool) -> None:  # noqa: FBT001 - a case
    def flag(value: int) -> Callable[[IncrementalPdfFileWriter], None]:
        def change(writer: IncrementalPdfFileWriter) -> None:
            field = writer.root["/AcroForm"]["/Fields"][1].get_object()
            field["/F"] = generic.NumberObject(value)
            writer.update_container(field)

        return change

    pdf = changed(signed(changed(document(with_form=True), flag(2))), flag(4))
    first = judged(signed(pdf, "S2") if is_signed_again else pdf)[0]
    assert first.changes.state == Change.UNEXPLAINED
    assert "form" in codes(first)


def test_a_file_that_is_attached_later_is_not_explained() -> None:
    def attach(writer: IncrementalPdfFileWriter) -> None:
        names = generic.DictionaryObject({generic.NameObject("/Names"): generic.ArrayObject()})
        writer.root["/Names"] = generic.DictionaryObject({generic.NameObject("/EmbeddedFiles"): names})
        writer.update_root()

    (after,) = judged(changed(signed(document()), attach))
    assert after.changes.state == Change.UNEXPLAINED
    assert "attachment" in codes(after)


def test_each_revision_is_looked_at_once_for_all_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    original = Differences._step  # noqa: SLF001 - what is counted

    def counted(self: Differences, revision: int) -> Iterator[Note]:
        looked.append(revision)
        return original(self, revision)

    monkeypatch.setattr(Differences, "_step", counted)
    pdf = document()
    for place in range(5):
        pdf = signed(pdf, f"S{place}")
    assert len(judged(pdf)) == 5
    assert sorted(looked) == sorted(set(looked))


@pytest.mark.parametrize("password", ["", "mật khẩu"])
def test_an_encrypted_document_is_judged_like_any_other(password: str) -> None:
    pdf = signed(encrypted(document(with_form=True), password), password=password)
    for fill, state in ((filled("ykien", "Agreed"), Change.ALLOWED), (filled("sotien", "9.999"), Change.UNEXPLAINED)):
        later = signed(changed(pdf, fill, password), "S2", box=FREE_PLACE, password=password)
        assert [one.changes.state for one in judged(later, password)] == [state, Change.NONE]
