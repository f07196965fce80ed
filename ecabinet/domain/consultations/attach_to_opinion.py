"""Put a file beside one's opinion."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.consultations.opinions import opinion_of, with_files
from ecabinet.domain.documents.file_document import handed_in_file
from ecabinet.domain.documents.file_names import file_name_problem
from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Put, Refusal, World

MOST_FILES = 5
"""Most files that go with one opinion."""


class AttachToOpinion(Command, frozen=True, kw_only=True):
    """Put a PDF beside the opinion of one's seat, or of the seat whose mandate one carries; seen at the count.

    Where the opinion was given already, its sheet is made anew.
    """

    opinion_file: Id
    vote: Id
    sha256: str
    file_name: str
    seat: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse who is not asked, a closed question, another's answer, too many files, and one that is missing."""
        opinion = opinion_of(world, self, self.vote, actor.person, self.seat)
        if isinstance(opinion, Refusal):
            return opinion
        if opinion.answer is not None and opinion.answer.person != actor.person:
            return Refusal("ballot_of_another")
        problem = file_name_problem(self.file_name)
        if problem is not None:
            return problem
        found = handed_in_file(world, self.sha256, actor.person)
        if isinstance(found, Refusal):
            return found
        if any(one.sha256 == found.id for one in opinion.files):
            return Refusal("opinion_file_twice")
        if len(opinion.files) >= MOST_FILES:
            return Refusal("too_many_opinion_files", {"most": str(MOST_FILES)})
        attached = OpinionFile(
            id=self.opinion_file,
            meeting=opinion.vote.meeting,
            vote=opinion.vote.id,
            participant=opinion.participant,
            person=actor.person,
            sha256=found.id,
            size=found.size,
            pages=found.pages,
            file_name=unicodedata.normalize("NFC", self.file_name),
        )
        return with_files(opinion, Put(attached), now)
