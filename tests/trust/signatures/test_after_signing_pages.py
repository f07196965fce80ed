"""Long documents: what was forged on a late page is found, and what nobody had time to compare is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ecabinet.domain.signatures.findings import Change
from ecabinet.trust.signatures import differences, renderings
from ecabinet.trust.signatures.differences_notes import Kind, Note
from tests.trust.signatures.later_revisions import changed, codes, document, judged, signed, undated
from tests.workers import pdf_files

PAGES = 45
EARLY = 41
"""Pages that hang on the first node of the tree; the others hang on the second one, and take from it what they show."""


def tree() -> bytes:
    """Return a document whose late pages draw what the node above them calls /A; a second drawing is prepared."""
    numbers = [20 + page for page in range(PAGES)]
    kids = [b" ".join(b"%d 0 R" % one for one in some) for some in (numbers[:EARLY], numbers[EARLY:])]
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length %d>>stream\n%s\nendstream"
    signed_for, prepared = b"0 0 0 rg 60 600 100 30 re f", b"0 0 0 rg 60 600 400 30 re f"
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents 7 0 R>>"
    return pdf_files.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[3 0 R 4 0 R]>>" % PAGES,
            3: b"<</Type/Pages/Parent 2 0 R/Count %d/Kids[%s]>>" % (EARLY, kids[0]),
            4: b"<</Type/Pages/Parent 2 0 R/Count %d/Kids[%s]/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>>>"
            % (PAGES - EARLY, kids[1]),
            5: form % (len(signed_for), signed_for),
            6: form % (len(prepared), prepared),
            7: b"<</Length 5>>stream\n/A Do\nendstream",
            **{one: page % (3 if place < EARLY else 4) for place, one in enumerate(numbers)},
        }
    )


def late_node(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    node: generic.DictionaryObject = writer.root["/Pages"]["/Kids"][1].get_object()
    return node


def exchange(writer: IncrementalPdfFileWriter) -> None:
    """Let the second node call the prepared drawing /A."""
    node = late_node(writer)
    drawings = node["/Resources"]["/XObject"]
    drawings["/A"] = drawings.raw_get("/B")
    writer.update_container(node)


def turn(writer: IncrementalPdfFileWriter) -> None:
    node = late_node(writer)
    node["/Rotate"] = generic.NumberObject(180)
    writer.update_container(node)


def move(writer: IncrementalPdfFileWriter) -> None:
    """Let the last page stand below another node, which no tree knows, and take from that one what it shows."""
    other = late_node(writer)
    page: generic.DictionaryObject = other["/Kids"][-1].get_object()
    copied = generic.DictionaryObject({key: other.raw_get(key) for key in other})
    drawings = generic.DictionaryObject({generic.NameObject("/A"): other["/Resources"]["/XObject"].raw_get("/B")})
    copied["/Resources"] = generic.DictionaryObject({generic.NameObject("/XObject"): drawings})
    page["/Parent"] = writer.add_object(copied)
    writer.update_container(page)


@pytest.mark.parametrize("change", [exchange, turn, move])
def test_what_a_late_page_inherits_is_part_of_what_was_signed(
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    (after,) = judged(changed(signed(tree()), change))
    assert after.changes.state == Change.NOT_ALLOWED
    assert {"content", "content_differs"} <= codes(after)
    assert after.changes.pages_differ[-1] == PAGES
    assert after.changes.pages_differ[0] > EARLY


def forge_a_late_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(PAGES - 2)[0].get_object()
    more = page["/Contents"].data + b"\n0 0 0 rg 60 600 400 30 re f"
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=more))
    writer.update_container(page)


def untold(*_: object) -> Iterator[Note]:
    """Stand for all by which somebody gets past the analysis of the structure."""
    yield Note(Kind.STRUCTURE, "something")


def test_a_forged_page_beyond_the_fortieth_is_found_by_sight_where_nothing_says_which_page_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(differences, "_notes", untold)
    (after,) = judged(changed(signed(document(PAGES)), forge_a_late_page))
    assert after.changes.state == Change.UNEXPLAINED
    assert codes(after) == {"structure", "shown_differently"}
    assert after.changes.pages_differ == (PAGES - 1,)


def test_pages_that_nobody_had_time_to_compare_are_a_doubt_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def tidy(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/Lang"] = generic.pdf_string("vi")
        writer.update_root()

    pdf = changed(signed(document(PAGES)), tidy)
    (compared,) = judged(pdf)
    assert (compared.changes.state, undated(compared)) == (Change.ALLOWED, {"structure", "same_rendering"})
    monkeypatch.setattr(renderings, "MOST_SECONDS", -1)
    (hurried,) = judged(pdf)
    assert (hurried.changes.state, undated(hurried)) == (Change.UNEXPLAINED, {"structure", "not_all_compared"})
