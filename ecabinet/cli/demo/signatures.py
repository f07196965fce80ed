"""The demonstration's documents carry real signatures: made at run time, by a hierarchy that exists for one session.

One document is changed after signing, one is signed by somebody whose certificate was revoked before: both are to be
found out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import result_of
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.cli.demo.script import DemoDocument
from ecabinet.cli.demo.seals import seal_picture, signature_picture
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.papers.places import ISSUER
from ecabinet.papers.marks import Drawing, Lines, Picture
from ecabinet.trust.signing.completing import complete
from ecabinet.trust.signing.keys import open_key_file
from ecabinet.trust.signing.timestamps import local_timestamps
from ecabinet.trust.signing.values import Mark, Preparation, Prepared, Spot
from ecabinet.workers.pool import Pool

TAMPERED = "bao-cao-phan-tich-pci-2022"
"""Key of the document that is changed after it was signed."""
REVOKED = "bao-cao-cong-bo-sipas-2022"
"""Key of the document whose signer's certificate was revoked before."""

_SINCE = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
_REVOKED_AT = dt.datetime(2023, 3, 1, tzinfo=dt.UTC)
_LISTED_AT = dt.datetime(2023, 4, 20, tzinfo=dt.UTC)
_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_SIGNED_AT = dt.time(16, 30, tzinfo=_VIETNAM)
_PASSWORD = "chi de trinh dien"  # noqa: S105 - keys that exist for one demonstration
_ORIGINAL_DATE, _OTHER_DATE = b"/CreationDate (D:2000", b"/CreationDate (D:2023"
_SIGNATURE_WIDTH, _SIGNATURE_HEIGHT, _SEAL_SIZE = 46, 18, 36
"""In millimetres; a seal is put in its real size."""


@dataclass
class Signatures:
    """Everybody's keys, and the documents they sign."""

    pool: Pool
    hierarchy: Hierarchy = field(default_factory=lambda: Hierarchy(_SINCE))
    _people: dict[str, Holder] = field(default_factory=dict)
    _agencies: dict[str, Holder] = field(default_factory=dict)

    def signed(self, document: DemoDocument, pdf: bytes) -> bytes:
        """Sign a document as its kind is signed: by person and agency, or by the agency alone what is attached."""
        moment = dt.datetime.combine(document.issued_on, _SIGNED_AT)
        name, agency = document.signatory.name or document.signatory.title, " ".join(document.letterhead.issuing_agency)
        if document.kind == "draft":
            told = f"{document.letterhead.symbol}; {moment.isoformat()}"
            return self._by(self._agency(agency), pdf, moment, Spot.CORNER, Lines((told,)))
        picture = Picture(signature_picture(name), _SIGNATURE_WIDTH, _SIGNATURE_HEIGHT)
        signed = self._by(self._person(document, name, agency), pdf, moment, Spot.PERSON, picture)
        seal = Picture(seal_picture(agency), _SEAL_SIZE, _SEAL_SIZE)
        sealed = self._by(self._agency(agency), signed, moment + dt.timedelta(minutes=12), Spot.SEAL, seal)
        return _tampered(sealed) if document.key == TAMPERED else sealed

    def write_trust(self, folder: Path) -> tuple[Path, ...]:
        """Write root, intermediate and revocation lists, for the administrator to import."""
        folder.mkdir(parents=True, exist_ok=True)
        contents = {"goc.cer": self.hierarchy.root.der, "trung-gian.cer": self.hierarchy.issuer.der}
        for number, crl in enumerate(self.hierarchy.crls(_LISTED_AT), start=1):
            contents[f"thu-hoi-{number}.crl"] = crl
        paths = []
        for name, content in contents.items():
            paths.append(folder / name)
            paths[-1].write_bytes(content)
        return tuple(paths)

    def _person(self, document: DemoDocument, name: str, agency: str) -> Holder:
        if document.key == REVOKED:
            holder = self.hierarchy.person(name, agency)
            self.hierarchy.revoke(holder, _REVOKED_AT)
            return holder
        key = f"{name}/{agency}"
        if key not in self._people:
            self._people[key] = self.hierarchy.person(name, agency)
        return self._people[key]

    def _agency(self, name: str) -> Holder:
        if name not in self._agencies:
            self._agencies[name] = self.hierarchy.agency(name)
        return self._agencies[name]

    def _by(self, holder: Holder, pdf: bytes, moment: dt.datetime, spot: Spot, drawing: Drawing) -> bytes:
        drawn = result_of(self.pool.submit("draw_mark", msgspec.msgpack.encode(drawing)), "a picture")
        mark = Mark(spot=spot, drawing=drawn, place=ISSUER)
        request = msgspec.msgpack.encode(Preparation(pdf=pdf, moment=moment, mark=mark))
        prepared = result_of(self.pool.submit("prepare_signature", request), "a place for a signature")
        stamper = self.hierarchy.stamper
        stamps = local_timestamps(stamper.der, stamper.secret, self.hierarchy.chain, moment + dt.timedelta(seconds=2))
        key = open_key_file(self.hierarchy.key_file(holder, _PASSWORD), _PASSWORD, moment)
        if isinstance(key, Refusal):
            raise DemoFailed(f"a key does not open: {key.code}")
        with key:
            done = complete(pdf, msgspec.msgpack.decode(prepared, type=Prepared), key, stamps)
        if isinstance(done, Refusal):
            raise DemoFailed(f"a document was not signed: {done.code}")
        return done


def _tampered(pdf: bytes) -> bytes:
    """Give the file another date, as somebody would who knows nothing of signatures."""
    if _ORIGINAL_DATE not in pdf:
        raise DemoFailed("there is no date to tamper with")
    return pdf.replace(_ORIGINAL_DATE, _OTHER_DATE, 1)
