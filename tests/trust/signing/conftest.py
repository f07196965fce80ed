"""A hierarchy, a paper to sign, and a way to look at what was signed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder, rsa_key
from ecabinet.papers.composing import typeset
from ecabinet.papers.marks import Picture, draw_mark
from tests.papers.samples import minutes

NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = "chìa khóa thử"


@pytest.fixture(scope="session")
def hierarchy() -> Hierarchy:
    return Hierarchy()


@pytest.fixture(scope="session")
def chair(hierarchy: Hierarchy) -> Holder:
    return hierarchy.person("Nguyễn Văn An", "Ủy ban nhân dân thành phố", rsa_key())


@pytest.fixture(scope="session")
def secretary(hierarchy: Hierarchy) -> Holder:
    return hierarchy.person("Trần Thị Bình", "Văn phòng Ủy ban nhân dân thành phố")


@pytest.fixture(scope="session")
def agency(hierarchy: Hierarchy) -> Holder:
    return hierarchy.agency("Ủy ban nhân dân thành phố", rsa_key())


@pytest.fixture(scope="session")
def expired(hierarchy: Hierarchy) -> Holder:
    return hierarchy.person("Hết Hạn", "Sở Thử", until=NOW - timedelta(days=1))


@pytest.fixture(scope="session")
def paper() -> bytes:
    return typeset(minutes())


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A person's picture, blue on nothing, 40 x 16 mm."""
    return draw_mark(Picture(ellipse_png((30, 60, 200, 255)), 40, 16))


@pytest.fixture(scope="session")
def seal() -> bytes:
    """A red ring of 36 mm."""
    return draw_mark(Picture(ellipse_png((210, 20, 20, 255), (360, 360)), 36, 36))


def ellipse_png(colour: tuple[int, int, int, int], size: tuple[int, int] = (400, 160)) -> bytes:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, size[0] - 6, size[1] - 6), outline=colour, width=10)
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
