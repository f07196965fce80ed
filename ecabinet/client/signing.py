"""Signing a paper on one's own device. The key stays in this process; the PDF is parsed in workers only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from ecabinet.client.pages import Workers, page_request
from ecabinet.client.values import PagePicture
from ecabinet.domain.kernel import Id, Refusal, World
from ecabinet.domain.trust_list.entities import RevocationList, TrustedCertificate
from ecabinet.trust.signing.values import (
    Evidence,
    EvidenceRequest,
    Level,
    Mark,
    OutsideRequest,
    Preparation,
    Prepared,
    Scheme,
    Spot,
    Token,
)
from ecabinet.workers.faults import TaskRefused, WorkFault

_MOST_SMALL_BYTES = 8 * 1024 * 1024
_PICTURE_WIDTH, _PICTURE_HEIGHT = 50.0, 20.0
"""Room for a person's picture between title and name, in millimetres."""

_OF_OUR_OWN = {"timestamp_does_not_hold": "timestamp_refused", "signature_covers_text": "picture_covers_text"}
"""What to say of a signature made here, by what would be said of one made outside."""


@dataclass(frozen=True, kw_only=True)
class SigningOrder:
    """What somebody signs with, and how. `secret` (a password or a PIN) is in no repr and no log.

    Either `key_file` (PKCS #12) or `token` is given. `picture` is a PNG of the person's signature, or of the agency's
    seal, which is `seal_width` millimetres wide; without one nothing is seen of the signature on the page. A corner of
    the page is not offered: it is for separate attachments and for copies, and none of these is signed here.
    """

    sha256: str
    paper: Id
    meeting: Id
    file_name: str
    place: str
    level: Level
    scheme: Scheme = Scheme.PSS
    key_file: Path | None = None
    token: Token | None = None
    secret: str = field(default="", repr=False)
    spot: Spot = Spot.PERSON
    picture: Path | None = None
    seal_width: float = 36.0
    timestamps: str = ""


class _Drawing(msgspec.Struct, frozen=True, tag="picture"):
    """`papers.marks.Picture`, said here so that this process never loads the library that draws."""

    png: bytes
    width: float
    height: float


def evidence_of(world: World) -> Evidence:
    """Return what the trust list has for level B-LT."""
    return Evidence(
        certificates=tuple(one.der for one in world.find(TrustedCertificate)),
        crls=tuple(one.der for one in world.find(RevocationList)),
    )


async def sign(order: SigningOrder, pdf: bytes, evidence: Evidence, workers: Workers, now: datetime) -> bytes | Refusal:
    """Sign a PDF, or say why not and what to do; nothing is kept here. `now` is the hub's time (aware)."""
    prepared = await _prepared(order, pdf, workers, now)
    if isinstance(prepared, Refusal):
        return prepared
    signed = await asyncio.to_thread(_complete, order, pdf, prepared, now)
    if isinstance(signed, bytes) and order.level == Level.LONG_TERM:
        whole = await _task(workers, "add_evidence", msgspec.msgpack.encode(EvidenceRequest(signed, evidence)))
        signed = Refusal("prepared_wrongly") if isinstance(whole, bytes) and not whole.startswith(signed) else whole
    return signed if isinstance(signed, Refusal) else await _looked_at(pdf, signed, workers)


async def _looked_at(pdf: bytes, signed: bytes, workers: Workers) -> bytes | Refusal:
    """Return what was just signed if it holds as it would have to from outside: a key may not be its certificate's."""
    answer = await _task(workers, "check_signed_outside", msgspec.msgpack.encode(OutsideRequest(pdf, signed)))
    if isinstance(answer, Refusal):
        return Refusal(_OF_OUR_OWN.get(answer.code, "signed_badly"))
    return signed


async def preview(
    order: SigningOrder, pdf: bytes, workers: Workers, now: datetime, width: int
) -> PagePicture | Refusal:
    """Draw the page on which the signature will be seen, `width` pixels wide. No key is used, nothing is signed."""
    prepared = await _prepared(order, pdf, workers, now)
    if isinstance(prepared, Refusal):
        return prepared
    if not prepared.pdf.startswith(pdf):
        return Refusal("prepared_wrongly")
    page = 0 if prepared.box is None else prepared.box.page
    drawn = await _task(workers, "render_page", page_request(prepared.pdf, page, width))
    return drawn if isinstance(drawn, Refusal) else msgspec.msgpack.decode(drawn, type=PagePicture)


async def signed_outside(exported: bytes, path: Path, workers: Workers) -> bytes | Refusal:
    """Return what is in a file if it is what was exported plus a signature, or say why it is not."""
    found = await _small_file(path, Refusal("no_such_file"), most=len(exported) + _MOST_SMALL_BYTES)
    if isinstance(found, Refusal):
        return found
    request = msgspec.msgpack.encode(OutsideRequest(exported, found))
    answer = await _task(workers, "check_signed_outside", request)
    return answer if isinstance(answer, Refusal) else found


def tokens_here() -> tuple[Token, ...]:
    """Return the tokens that are plugged in. Loads their makers' libraries; takes seconds."""
    from ecabinet.trust.signing.tokens import libraries, tokens  # noqa: PLC0415 - loaded by those who sign

    found: list[Token] = []
    for library in libraries():
        told = tokens(library)
        found += [] if isinstance(told, Refusal) else told
    return tuple(found)


def _complete(order: SigningOrder, pdf: bytes, prepared: Prepared, now: datetime) -> bytes | Refusal:
    from ecabinet.trust.signing.completing import complete  # noqa: PLC0415 - loaded by those who sign
    from ecabinet.trust.signing.keys import open_key_file  # noqa: PLC0415 - as above
    from ecabinet.trust.signing.timestamps import TimestampService  # noqa: PLC0415 - as above
    from ecabinet.trust.signing.tokens import open_token  # noqa: PLC0415 - as above

    if order.token is not None:
        opened = open_token(order.token, order.secret, now, order.scheme)
    else:
        content = _read(order.key_file)
        opened = (
            Refusal("key_file_unreadable")
            if content is None
            else open_key_file(content, order.secret, now, order.scheme)
        )
    if isinstance(opened, Refusal):
        return opened
    service = None if order.level == Level.BASIC else TimestampService(order.timestamps)
    with opened as key:
        return complete(pdf, prepared, key, service)


async def _prepared(order: SigningOrder, pdf: bytes, workers: Workers, now: datetime) -> Prepared | Refusal:
    mark = await _mark(order, workers)
    if isinstance(mark, Refusal):
        return mark
    request = Preparation(pdf=pdf, moment=now, mark=mark)
    answer = await _task(workers, "prepare_signature", msgspec.msgpack.encode(request))
    return answer if isinstance(answer, Refusal) else msgspec.msgpack.decode(answer, type=Prepared)


async def _mark(order: SigningOrder, workers: Workers) -> Mark | Refusal | None:
    if order.picture is None:
        return Refusal("seal_picture_missing") if order.spot == Spot.SEAL else None
    png = await _small_file(order.picture, Refusal("picture_unreadable"))
    if isinstance(png, Refusal):
        return png
    is_seal = order.spot == Spot.SEAL
    width, height = (order.seal_width, order.seal_width) if is_seal else (_PICTURE_WIDTH, _PICTURE_HEIGHT)
    drawing = _Drawing(png, width, height)
    drawn = await _task(workers, "draw_mark", msgspec.msgpack.encode(drawing))
    if isinstance(drawn, Refusal):
        return drawn
    return Mark(spot=order.spot, drawing=drawn, place=order.place)


async def _small_file(path: Path, otherwise: Refusal, most: int = _MOST_SMALL_BYTES) -> bytes | Refusal:
    content = await asyncio.to_thread(_read, path, most)
    return otherwise if content is None else content


def _read(path: Path | None, most: int = _MOST_SMALL_BYTES) -> bytes | None:
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


async def _task(workers: Workers, task: str, payload: bytes) -> bytes | Refusal:
    doing: Awaitable[bytes] = asyncio.wrap_future(workers.submit(task, payload))
    try:
        return await doing
    except TaskRefused as refused:
        return Refusal(refused.code)
    except WorkFault:
        return Refusal("damaged_pdf")  # what brings a limited process down is no paper of ours
