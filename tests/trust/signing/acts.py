"""The acts of signing, as the tests speak of them."""

from __future__ import annotations

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.trust.signing.completing import complete
from ecabinet.trust.signing.evidence import add_evidence
from ecabinet.trust.signing.keys import KeyInHand, open_key_file
from ecabinet.trust.signing.preparing import prepare
from ecabinet.trust.signing.timestamps import local_timestamps
from ecabinet.trust.signing.values import Evidence, EvidenceRequest, Level, Mark, Preparation, Scheme
from tests.trust.signing.conftest import NOW, PASSWORD


def in_hand(hierarchy: Hierarchy, holder: Holder, scheme: Scheme = Scheme.PSS) -> KeyInHand:
    """Open the key file of somebody."""
    opened = open_key_file(hierarchy.key_file(holder, PASSWORD), PASSWORD, NOW, scheme)
    assert isinstance(opened, KeyInHand)
    return opened


def signed(
    pdf: bytes, hierarchy: Hierarchy, key: KeyInHand, level: Level = Level.TIMESTAMPED, mark: Mark | None = None
) -> bytes:
    """Sign with a key in hand."""
    prepared = prepare(Preparation(pdf=pdf, moment=NOW, mark=mark, name="Nguyễn Văn An", reason="Phê duyệt biên bản"))
    stamps = None
    if level != Level.BASIC:
        stamps = local_timestamps(hierarchy.stamper.der, hierarchy.stamper.secret, hierarchy.chain)
    done = complete(pdf, prepared, key, stamps)
    assert isinstance(done, bytes)
    if level != Level.LONG_TERM:
        return done
    evidence = Evidence(certificates=hierarchy.chain, crls=hierarchy.crls(NOW))
    return add_evidence(EvidenceRequest(done, evidence), NOW)


def signed_by(pdf: bytes, hierarchy: Hierarchy, holder: Holder, mark: Mark | None = None) -> bytes:
    """Sign with somebody's key file, with a timestamp."""
    with in_hand(hierarchy, holder) as key:
        return signed(pdf, hierarchy, key, mark=mark)
