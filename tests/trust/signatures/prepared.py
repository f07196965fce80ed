"""Documents that hold something a reader acts on, and what somebody makes of it after signing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.trust.signatures.later_revisions import FREE_PLACE, annotated, first_page

Name = generic.NameObject
Dictionary = generic.DictionaryObject
Writer = IncrementalPdfFileWriter
Hold = Callable[[generic.PdfObject], generic.PdfObject]
"""Makes of a value what refers to it: itself, or a reference to an object of its own."""


@dataclass(frozen=True)
class Forgery:
    """What is put into a document before it is signed, and how it is altered later."""

    name: str
    prepare: Callable[[Writer, Hold], None]
    alter: Callable[[Writer], None]


def dictionary(**entries: generic.PdfObject) -> generic.DictionaryObject:
    """Return a dictionary."""
    return Dictionary({Name(f"/{key}"): value for key, value in entries.items()})


def array(*members: generic.PdfObject) -> generic.ArrayObject:
    """Return an array."""
    return generic.ArrayObject(members)


def text(value: str) -> generic.PdfObject:
    """Return a string."""
    found: generic.PdfObject = generic.pdf_string(value)
    return found


def number(value: int) -> generic.NumberObject:
    """Return a whole number."""
    return generic.NumberObject(value)


def numbers(*values: float) -> generic.ArrayObject:
    """Return an array of numbers."""
    return generic.ArrayObject(generic.FloatObject(one) for one in values)


def stream(content: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    """Return a stream."""
    return generic.StreamObject(dictionary(**entries), stream_data=content)


def script() -> generic.DictionaryObject:
    """Return an action that runs a script."""
    return dictionary(S=Name("/JavaScript"), JS=text("app.alert(1)"))


def launch() -> generic.DictionaryObject:
    """Return an action that starts a program."""
    return dictionary(S=Name("/Launch"), F=text("calc.exe"))


def address(value: str) -> generic.DictionaryObject:
    """Return an action that opens an address."""
    return dictionary(S=Name("/URI"), URI=text(value))


def put(writer: Writer, owner: generic.DictionaryObject, key: str, value: generic.PdfObject) -> None:
    """Replace what stands under a key: in the object it refers to, if it does, else in its owner."""
    held = owner.raw_get(key) if key in owner else None
    if not isinstance(held, generic.IndirectObject):
        owner[key] = value
        writer.update_container(owner)
        return
    writer.objects[(0, held.idnum)] = value
    value.container_ref = generic.Reference(held.idnum, 0, writer)


def add_annotation(writer: Writer, **entries: generic.PdfObject) -> None:
    """Add an annotation to the first page."""
    page = first_page(writer)
    note = dictionary(Type=Name("/Annot"), Rect=numbers(*FREE_PLACE), **entries)
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def annotation(writer: Writer) -> generic.DictionaryObject:
    """Return what `add_annotation` added: the only annotation that shows no field."""
    listed: list[generic.DictionaryObject] = [one.get_object() for one in first_page(writer)["/Annots"]]
    return next(one for one in listed if one.get("/Subtype") not in {None, "/Widget"})


def field(writer: Writer, name: str) -> generic.DictionaryObject:
    """Return a field."""
    listed: list[generic.DictionaryObject] = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
    return next(one for one in listed if one["/T"] == name)


def _annotated(key: str, first: generic.PdfObject, then: generic.PdfObject, **entries: generic.PdfObject) -> Forgery:
    """Return the forgery of one entry of an annotation."""

    def prepare(writer: Writer, hold: Hold) -> None:
        add_annotation(writer, **entries)
        body = annotation(writer)
        body[f"/{key}"] = hold(first)

    return Forgery(key, prepare, lambda writer: put(writer, annotation(writer), f"/{key}", then))


def _in_field(key: str, first: generic.PdfObject, then: generic.PdfObject) -> Forgery:
    """Return the forgery of one entry of the field `sotien`."""

    def prepare(writer: Writer, hold: Hold) -> None:
        found = field(writer, "sotien")
        found[f"/{key}"] = hold(first)
        writer.update_container(found)

    return Forgery(f"field {key}", prepare, lambda writer: put(writer, field(writer, "sotien"), f"/{key}", then))


def _in_catalogue(key: str, first: generic.PdfObject, then: generic.PdfObject) -> Forgery:
    """Return the forgery of one entry of the catalogue."""

    def prepare(writer: Writer, hold: Hold) -> None:
        writer.root[f"/{key}"] = hold(first)
        writer.update_root()

    return Forgery(f"catalogue {key}", prepare, lambda writer: put(writer, writer.root, f"/{key}", then))


def _in_names(key: str, first: generic.PdfObject, then: generic.PdfObject) -> Forgery:
    """Return the forgery of one name tree."""

    def prepare(writer: Writer, hold: Hold) -> None:
        tree = dictionary(Names=array(text("one")))
        tree["/Names"].append(hold(first))
        writer.root["/Names"] = writer.add_object(Dictionary({Name(f"/{key}"): writer.add_object(tree)}))
        writer.update_root()

    def alter(writer: Writer) -> None:
        tree = writer.root["/Names"][f"/{key}"]
        held = tree["/Names"].raw_get(1)
        if isinstance(held, generic.IndirectObject):
            writer.objects[(0, held.idnum)] = then
        else:
            tree["/Names"][1] = then
            writer.update_container(tree)

    return Forgery(f"names {key}", prepare, alter)


def _attached(content: bytes) -> generic.DictionaryObject:
    return dictionary(Type=Name("/Filespec"), F=text(f"{content.decode()}.txt"))


def _attachment() -> Forgery:
    """Return the forgery of an attached file's own bytes, which always are an object."""

    def prepare(writer: Writer, hold: Hold) -> None:
        kept = writer.add_object(stream(b"budget: 1.000", Type=Name("/EmbeddedFile")))
        told = dictionary(Type=Name("/Filespec"), F=text("budget.txt"), EF=dictionary(F=kept))
        add_annotation(writer, Subtype=Name("/FileAttachment"), FS=hold(told))

    def alter(writer: Writer) -> None:
        kept = annotation(writer)["/FS"]["/EF"]
        put(writer, kept, "/F", stream(b"budget: 9.000", Type=Name("/EmbeddedFile")))

    return Forgery("attached file", prepare, alter)


def _bookmark(first: generic.PdfObject | None, then: generic.PdfObject) -> Forgery:
    """Return the forgery of a bookmark's action; without a first one the bookmarks come new."""

    def add(writer: Writer, action: generic.PdfObject) -> None:
        top = dictionary(Type=Name("/Outlines"), Count=number(1))
        held = writer.add_object(top)
        one = writer.add_object(dictionary(Title=text("Article 1"), Parent=held, A=action))
        top["/First"] = top["/Last"] = one
        writer.root["/Outlines"] = held
        writer.update_root()

    def prepare(writer: Writer, hold: Hold) -> None:
        if first is not None:
            add(writer, hold(first))

    def alter(writer: Writer) -> None:
        if first is None:
            add(writer, then)
        else:
            put(writer, writer.root["/Outlines"]["/First"], "/A", then)

    return Forgery("bookmark", prepare, alter)


def _inherited() -> Forgery:
    """Return the forgery of a value that a field takes from a field above it, which no form lists."""

    def prepare(writer: Writer, hold: Hold) -> None:
        found = field(writer, "sotien")
        value = found.raw_get("/V")
        del found["/V"]
        found["/Parent"] = writer.add_object(dictionary(FT=Name("/Tx"), V=hold(value)))
        writer.update_container(found)

    return Forgery(
        "inherited value",
        prepare,
        lambda writer: put(writer, field(writer, "sotien")["/Parent"], "/V", text("9.999")),
    )


def _another_parent() -> Forgery:
    """Return the forgery by which a field takes its value from elsewhere."""

    def prepare(writer: Writer, hold: Hold) -> None:
        del hold
        found = field(writer, "sotien")
        found["/Parent"] = writer.add_object(dictionary(FT=Name("/Tx"), V=found.raw_get("/V")))
        del found["/V"]
        writer.update_container(found)

    def alter(writer: Writer) -> None:
        found = field(writer, "sotien")
        found["/Parent"] = writer.add_object(dictionary(FT=Name("/Tx"), V=text("9.999")))
        writer.update_container(found)

    return Forgery("another parent", prepare, alter)


def _supplied() -> Forgery:
    """Return the forgery of a link to an action that is only made after signing."""
    missing = 99

    def prepare(writer: Writer, hold: Hold) -> None:
        del hold
        add_annotation(writer, Subtype=Name("/Link"), A=generic.IndirectObject(missing, 0, writer))

    def alter(writer: Writer) -> None:
        writer.objects[(0, missing)] = launch()

    return Forgery("action supplied later", prepare, alter)


def _action_listed_as_annotation() -> Forgery:
    """Return the forgery of an action that stands among the annotations too."""

    def prepare(writer: Writer, hold: Hold) -> None:
        del hold
        action = writer.add_object(address("https://city.example/"))
        add_annotation(writer, Subtype=Name("/Link"), A=action)
        _list(writer, action)

    def alter(writer: Writer) -> None:
        put(writer, annotation(writer), "/A", address("https://evil.example/"))

    return Forgery("action listed as annotation", prepare, alter)


def _content_listed_as_annotation() -> Forgery:
    """Return the forgery of a page's content that stands among its annotations too; it looks as before."""

    def prepare(writer: Writer, hold: Hold) -> None:
        del hold
        _list(writer, first_page(writer).raw_get("/Contents"))

    def alter(writer: Writer) -> None:
        page = first_page(writer)
        put(writer, page, "/Contents", stream(page["/Contents"].data + b"\n% a word that nobody sees"))

    return Forgery("content listed as annotation", prepare, alter)


def _list(writer: Writer, listed: generic.PdfObject) -> None:
    page = first_page(writer)
    page["/Annots"] = generic.ArrayObject([*page["/Annots"], listed])
    writer.update_container(page)


def _order() -> Forgery:
    """Return the forgery of which annotation lies above the other."""

    def prepare(writer: Writer, hold: Hold) -> None:
        del hold
        annotated(FREE_PLACE, "0 g")(writer)
        annotated(FREE_PLACE, "1 g")(writer)

    def alter(writer: Writer) -> None:
        page = first_page(writer)
        page["/Annots"] = generic.ArrayObject(reversed(page["/Annots"]))
        writer.update_container(page)

    return Forgery("order", prepare, alter)


def _page_action() -> Forgery:
    def prepare(writer: Writer, hold: Hold) -> None:
        page = first_page(writer)
        page["/AA"] = dictionary(O=hold(dictionary(S=Name("/Named"), N=Name("/NextPage"))))
        writer.update_container(page)

    return Forgery("page action", prepare, lambda writer: put(writer, first_page(writer)["/AA"], "/O", script()))


def _layers() -> Forgery:
    """Return the forgery of which layers are seen."""

    def prepare(writer: Writer, hold: Hold) -> None:
        layer = writer.add_object(dictionary(Type=Name("/OCG"), Name=text("Layer")))
        shown = dictionary(ON=array(layer), OFF=array())
        writer.root["/OCProperties"] = dictionary(OCGs=array(layer), D=hold(shown))
        writer.update_root()

    def alter(writer: Writer) -> None:
        layers = writer.root["/OCProperties"]
        put(writer, layers, "/D", dictionary(ON=array(), OFF=array(layers["/OCGs"].raw_get(0))))

    return Forgery("layers", prepare, alter)


def _font(*, is_listed: bool) -> Forgery:
    """Return the forgery of a font with which readers draw values, or of the default that names it."""

    def font(base: str) -> generic.DictionaryObject:
        return dictionary(Type=Name("/Font"), Subtype=Name("/Type1"), BaseFont=Name(base))

    def prepare(writer: Writer, hold: Hold) -> None:
        form = writer.root["/AcroForm"]
        blank = field(writer, "sotien")
        del blank["/AP"]
        writer.update_container(blank)
        form["/DR"] = dictionary(Font=dictionary(Num=hold(font("/Helvetica"))))
        form["/DA"] = hold(text("/Num 12 Tf 0 g"))
        writer.update_container(form)

    def alter(writer: Writer) -> None:
        form = writer.root["/AcroForm"]
        if is_listed:
            put(writer, form["/DR"]["/Font"], "/Num", font("/ZapfDingbats"))
        else:
            put(writer, form, "/DA", text("/Num 0 Tf 1 g"))

    return Forgery("font" if is_listed else "default of drawing", prepare, alter)


def _popup(said: str) -> generic.DictionaryObject:
    return dictionary(Type=Name("/Annot"), Subtype=Name("/Popup"), Rect=numbers(0, 0, 9, 9), Contents=text(said))


FORGERIES = (
    _annotated("A", address("https://city.example/"), address("https://evil.example/"), Subtype=Name("/Link")),
    _annotated("A", address("https://city.example/"), launch(), Subtype=Name("/Link")),
    _annotated("A", address("https://city.example/"), script(), Subtype=Name("/Link")),
    _annotated("AA", dictionary(U=address("https://city.example/")), dictionary(U=script()), Subtype=Name("/Link")),
    _annotated("Contents", text("Agreed"), text("Not agreed"), Subtype=Name("/Text")),
    _annotated("F", number(34), number(36), Subtype=Name("/Stamp")),
    _attachment(),
    _supplied(),
    _bookmark(None, launch()),
    _bookmark(address("https://city.example/"), address("https://evil.example/")),
    _bookmark(dictionary(S=Name("/Named"), N=Name("/NextPage")), launch()),
    _in_field("V", text("1.250"), text("9.999")),
    _in_field("AA", dictionary(K=script()), dictionary(K=launch())),
    _in_field("Ff", number(0), number(1 << 12)),
    _inherited(),
    _another_parent(),
    _font(is_listed=True),
    _font(is_listed=False),
    _in_catalogue("OpenAction", dictionary(S=Name("/Named"), N=Name("/FirstPage")), script()),
    _in_catalogue("AA", dictionary(WC=script()), dictionary(WC=launch())),
    _in_catalogue(
        "URI", dictionary(Base=text("https://city.example/")), dictionary(Base=text("https://evil.example/"))
    ),
    _in_catalogue("Collection", dictionary(View=Name("/D")), dictionary(View=Name("/H"), D=text("other.pdf"))),
    _in_catalogue("AF", array(_attached(b"one")), array(_attached(b"two"))),
    _in_catalogue(
        "PageLabels",
        dictionary(Nums=array(number(0), dictionary(P=text("1-")))),
        dictionary(Nums=array(number(0), dictionary(P=text("2-")))),
    ),
    _in_catalogue("ViewerPreferences", dictionary(Duplex=Name("/Simplex")), dictionary(PrintPageRange=numbers(1, 1))),
    _in_catalogue("NobodyKnows", dictionary(One=text("1")), dictionary(One=text("2"))),
    _in_names("JavaScript", script(), dictionary(S=Name("/JavaScript"), JS=text("app.alert(2)"))),
    _in_names("EmbeddedFiles", _attached(b"one"), _attached(b"two")),
    _in_names("Dests", numbers(0, 1), numbers(0, 2)),
    _annotated("Popup", _popup("Agreed"), _popup("Not agreed"), Subtype=Name("/Text")),
    _action_listed_as_annotation(),
    _content_listed_as_annotation(),
    _order(),
    _page_action(),
    _layers(),
)
