"""What a person wants, as frozen values: pages emit them, the shell carries them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from ecabinet.client.screens.frame import Place
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.documents.entities import DocType, HandlingMark
from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.trust.trust_files import TrustFilesRead


class Marker(Enum):
    """Stands in the fields of `Give` where a value is made when the command is given."""

    NEW = "new"


NEW: Final[Literal[Marker.NEW]] = Marker.NEW
"""A fresh id, drawn by the shell. May stand anywhere in the fields, also inside tuples, lists and dict values."""


@dataclass(frozen=True)
class Give:
    """Give a command. `fields` are its own fields; `meeting` and `based_on` those that every command has."""

    verb: type[Command]
    fields: Mapping[str, object] = field(default_factory=dict)
    meeting: Id | None = None
    based_on: int | None = None


@dataclass(frozen=True)
class Go:
    """Show a place of the rail, of a meeting where it has one. `item` is to be in sight there."""

    place: Place
    meeting: Id | None = None
    item: Id | None = None


@dataclass(frozen=True)
class OpenFile:
    """Read a file page by page: a document's version or a typeset paper. `pages` 0: not known yet."""

    title: str
    sha256: str
    pages: int = 0


@dataclass(frozen=True)
class SaveFile:
    """Keep a readable copy of a file outside, after the person chose where; `file_name` is proposed."""

    sha256: str
    file_name: str


@dataclass(frozen=True)
class SaveReport:
    """Keep the report on a document's signatures outside, after the person chose where."""

    sha256: str
    file_name: str


@dataclass(frozen=True)
class SaveTable:
    """Keep the opinions of a consultation outside as a spreadsheet, after the person chose where."""

    consultation: Id
    file_name: str


@dataclass(frozen=True)
class SaveStatistics:
    """Keep statistics of consultations outside as a paper or a spreadsheet, after the person chose where."""

    found: Statistics
    file_name: str
    as_paper: bool


@dataclass(frozen=True)
class StageFiles:
    """File PDFs as documents of a meeting (`item` None) or of an item; or one as a new version of `document`.

    An empty `title` becomes the file's name without its ending.
    """

    meeting: Id
    paths: tuple[str, ...]
    item: Id | None = None
    document: Id | None = None
    title: str = ""
    doc_type: DocType = DocType.OTHER
    agency_name: str = ""
    handling: HandlingMark = HandlingMark.NONE


@dataclass(frozen=True)
class AttachFiles:
    """Put PDFs beside my opinion on a question that is asked in writing, or that of a `seat` whose mandate I carry."""

    meeting: Id
    vote: Id
    paths: tuple[str, ...]
    seat: Id | None = None


@dataclass(frozen=True)
class ReadTrustFiles:
    """Have a worker read certificates and revocation lists; `answer` is called with what it found, or a Refusal."""

    paths: tuple[str, ...]
    answer: Callable[[TrustFilesRead | Refusal], None]


@dataclass(frozen=True)
class ShowResult:
    """Show the result of a closed vote with its reason."""

    vote: Id


@dataclass(frozen=True)
class ShowBallot:
    """Raise my ballot of the vote that is open over the page, also where the page keeps it down."""


@dataclass(frozen=True)
class Dismiss:
    """Put a refused command away, by its id."""

    command: Id


Intent = (
    Give
    | Go
    | OpenFile
    | SaveFile
    | SaveReport
    | SaveTable
    | SaveStatistics
    | StageFiles
    | AttachFiles
    | ReadTrustFiles
    | ShowResult
    | ShowBallot
    | Dismiss
)
