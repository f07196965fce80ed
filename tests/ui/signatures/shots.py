"""Every state of a document's signatures, made ready to be drawn: the reader with the panel beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.ui.intents import Go, OpenFile
from ecabinet.ui.looks import Looks
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.signatures.panel import SignaturePanel
from tests.papers import signature_samples as samples
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication

Make = Callable[[Looks, QApplication], QWidget]

VALID = samples.document(samples.GOOD, samples.AGENCY)
ALTERED = samples.document(samples.found(integrity=f.Integrity.ALTERED), samples.AGENCY)
UNCHECKED = samples.document(samples.found(revocation=f.Revocation.NOT_CHECKED, algorithm=f.Algorithm.OLD))
UNSIGNED = samples.document()
LEGACY = samples.document(samples.found(checkable=f.Checkable.LEGACY_FORMAT))
BROKEN = samples.document(problem="out_of_time")


def reader(
    looks: Looks, app: QApplication, own: DocumentVerdict | None, *hubs: DocumentVerdict
) -> tuple[Workspace, FakeApplication]:
    """Open a document of which this device found this and the hub these, one after the other, with the panel."""
    city = City()
    city.start()
    application = city.application()
    version = city.newest(city.document)
    city.unjudge(city.document)
    for verdict in hubs:
        city.judge(city.document, verdict)
    if own is not None:
        application.judged[version.sha256] = city.named(own, version.sha256)
    made = Workspace(application, looks, Go(Place.MEETING))
    made.resize(1280, 800)
    made.show()
    app.processEvents()
    made.carry(OpenFile("Tờ trình số 412/TTr-QHKT", version.sha256, 24))
    for _ in range(6):
        app.processEvents()
    button = made.findChild(QPushButton, "reader.signatures")
    assert button is not None
    button.click()
    return made, application


def _reader(own: DocumentVerdict | None, *hubs: DocumentVerdict) -> Make:
    return lambda looks, app: reader(looks, app, own, *hubs)[0]


def panel_of(made: QWidget) -> SignaturePanel:
    """Return the panel beside the page."""
    found = made.findChild(SignaturePanel)
    assert found is not None
    return found


STATES: dict[str, Make] = {
    "valid": _reader(VALID, VALID),
    "invalid": _reader(ALTERED, ALTERED),
    "indeterminate": _reader(UNCHECKED, UNCHECKED),
    "unsigned": _reader(UNSIGNED, UNSIGNED),
    "legacy": _reader(LEGACY, LEGACY),
    "differs": _reader(ALTERED, VALID),
    "checking": _reader(None),
    "undetermined": _reader(None, BROKEN),
    "changed": _reader(None, VALID, UNCHECKED),
}
