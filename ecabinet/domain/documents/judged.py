"""What has signatures to be judged, versions of documents and signed papers alike, and the verdicts on them."""

from __future__ import annotations

from typing import TypeAlias

from ecabinet.domain.documents.entities import DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.papers.entities import Paper, PaperVerdict

JudgedFile: TypeAlias = DocumentVersion | Paper
FileVerdict: TypeAlias = VersionVerdict | PaperVerdict


def judged_file(world: World, about: Id) -> JudgedFile | None:
    """Return the version, or the paper that somebody signed, of this id."""
    version = world.get(DocumentVersion, about)
    if version is not None:
        return version
    paper = world.get(Paper, about)
    return None if paper is None or paper.signs is None else paper


def judged_files(world: World) -> tuple[JudgedFile, ...]:
    """Return everything that has a verdict or should have one. A paper that nobody signed is the hub's own work."""
    return (*world.find(DocumentVersion), *(paper for paper in world.find(Paper) if paper.signs is not None))


def verdict_on(world: World, about: Id) -> FileVerdict | None:
    """Return the verdict on a version or a paper."""
    return world.get(VersionVerdict, about) or world.get(PaperVerdict, about)


def verdicts(world: World, *, sha256: str | None = None) -> tuple[FileVerdict, ...]:
    """Return all verdicts, or those on one file, which several versions may be."""
    return (*world.find(VersionVerdict, natural=sha256), *world.find(PaperVerdict, natural=sha256))
