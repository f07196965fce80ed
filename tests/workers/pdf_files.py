"""PDF files written by hand, well-formed and hostile."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def pdf_of(objects: dict[int, bytes], *, info: int | None = None) -> bytes:
    """Write objects with a right cross-reference table; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    extra = b"/Info %d 0 R" % info if info else b""
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, extra, start)
    return bytes(out)


def revised(pdf: bytes, objects: dict[int, bytes]) -> bytes:
    """Append a revision with these objects, new ones and others that take the place of old ones."""
    out = bytearray(pdf)
    table = bytearray(b"xref\n0 0\n")
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    before = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    start = len(out)
    out += table + b"trailer\n<</Size 100/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
    return bytes(out)


def plain(pages: int = 1, *, box: bytes = b"0 0 595 842", title: str = "", content: bytes = b"") -> bytes:
    """Make a PDF of equal pages with one content stream."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R>>" % box
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
            3: b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            4: b"<</Title<%s>>>" % (b"FEFF" + title.encode("utf-16-be").hex().encode()),
            **dict.fromkeys(range(10, 10 + pages), page),
        },
        info=4,
    )


def double_flate(size: int = 1 << 30) -> bytes:
    """Make a file of about 2 kB whose page content is `size` blanks, deflated twice."""
    packer = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    once = b"".join(packer.compress(blanks) for _ in range(size >> 20)) + packer.flush()
    twice = zlib.compress(once, 9)
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>",
            3: b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice),
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>",
        }
    )


def claiming(pages: int) -> bytes:
    """Make a file whose page tree claims many pages and has one."""
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[10 0 R]>>" % pages,
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def encrypted(pdf: bytes, *, user_password: str) -> bytes:
    """Encrypt by pypdf, AES-256."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(user_password, "owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
