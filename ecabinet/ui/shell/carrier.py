"""Carries out what a person wants that goes to the application: commands, files, what is put away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ecabinet.client.values import StagedFile
from ecabinet.domain.consultations.attach_to_opinion import AttachToOpinion
from ecabinet.domain.documents.file_document import FileDocument
from ecabinet.domain.documents.file_version import FileVersion
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import NEW, AttachFiles, Dismiss, Give, ReadTrustFiles, StageFiles
from ecabinet.ui.port import ApplicationPort
from ecabinet.wire.identity import new_id

Failed = Callable[[BaseException], None]


class Carrier:
    """Turns intents into calls of the application. What fails is told by `failed` of the call, else of the bridge."""

    def __init__(self, application: ApplicationPort, bridge: Bridge) -> None:
        """Carry to this application and answer over this bridge."""
        self._application = application
        self._bridge = bridge

    def give(self, intent: Give, failed: Failed | None = None) -> None:
        """Give a command, with fresh ids where the intent asks for them."""
        fields = {name: with_new_ids(value) for name, value in intent.fields.items()}
        future = self._application.give(intent.verb, meeting=intent.meeting, based_on=intent.based_on, **fields)
        self._bridge.deliver(future, _nothing, failed)

    def carry(self, intent: Dismiss | ReadTrustFiles) -> None:
        """Put a refused command away, or have files of certificates read and answer who asked."""
        if isinstance(intent, Dismiss):
            self._bridge.deliver(self._application.dismiss(intent.command), _nothing)
            return
        paths = [Path(path) for path in intent.paths]
        self._bridge.deliver(self._application.read_trust_files(paths), intent.answer)

    def stage(self, intent: StageFiles | AttachFiles, refused: Callable[[str, Refusal], None]) -> None:
        """Take files in and file each as it is there; `refused` tells the name of one that cannot be filed."""
        for path in map(Path, intent.paths):

            def staged(answer: StagedFile | Refusal, name: str = path.name) -> None:
                if isinstance(answer, Refusal):
                    refused(name, answer)
                else:
                    self.give(attaching(intent, answer) if isinstance(intent, AttachFiles) else filing(intent, answer))

            self._bridge.deliver(self._application.stage_file(path), staged)


def filing(intent: StageFiles, staged: StagedFile) -> Give:
    """Give the command that files a staged file: as a version of a document, or as a new document."""
    if intent.document is not None:
        version = {
            "document": intent.document,
            "document_version": NEW,
            "sha256": staged.sha256,
            "file_name": staged.file_name,
        }
        return Give(FileVersion, version, meeting=intent.meeting)
    fields = {
        "document": NEW,
        "document_version": NEW,
        "item": intent.item,
        "title": intent.title or Path(staged.file_name).stem,
        "doc_type": intent.doc_type,
        "agency_name": intent.agency_name,
        "sha256": staged.sha256,
        "file_name": staged.file_name,
        "handling": intent.handling,
    }
    return Give(FileDocument, fields, meeting=intent.meeting)


def attaching(intent: AttachFiles, staged: StagedFile) -> Give:
    """Give the command that puts a staged file beside an opinion."""
    fields = {
        "opinion_file": NEW,
        "vote": intent.vote,
        "sha256": staged.sha256,
        "file_name": staged.file_name,
        "seat": intent.seat,
    }
    return Give(AttachToOpinion, fields, meeting=intent.meeting)


def with_new_ids(value: object) -> object:
    """Give the value with a fresh id in each place of `NEW`, within tuples, lists and the values of dicts too."""
    if value is NEW:
        return new_id()
    if isinstance(value, tuple):
        return tuple(with_new_ids(one) for one in value)
    if isinstance(value, list):
        return [with_new_ids(one) for one in value]
    if isinstance(value, Mapping):
        return {key: with_new_ids(one) for key, one in value.items()}
    return value


def _nothing(_result: object) -> None:
    """Need no answer: the effect shows on the screens."""
