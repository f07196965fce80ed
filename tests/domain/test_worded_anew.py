"""What was prepared and nobody has heard of can be worded anew, or taken away with all that hangs on it."""

from __future__ import annotations

from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting import preparing
from tests.domain.consulted import OPINION, Consulted
from tests.stage import Stage


def test_a_question_is_worded_anew_until_others_have_heard_of_it() -> None:
    draft = Consulted(Stage())
    fields = {"vote": draft.votes[0], "item": draft.matters[0], "form": OPINION}
    draft.must(preparing.ChangeVote, based_on=1, question="Đồng ý không?", **fields)
    changed = draft.at.world.get(v.Vote, draft.votes[0])
    assert changed is not None
    assert changed.question == "Đồng ý không?"
    sent = draft.send()
    refused = sent.refused(sent.at.secretary, preparing.ChangeVote, based_on=2, question="Khác?", **fields)
    assert refused == "consultation_was_sent"


def test_a_matter_of_a_draft_goes_with_its_documents_and_its_question() -> None:
    draft = Consulted(Stage(), matters=2)
    first, second = draft.matters
    draft.must(v.RemoveAgendaItem, item=first)
    assert draft.matters == (second,)
    left = draft.at.world
    assert [one.item for one in left.find(v.Document, meeting=draft.id)] == [second]
    assert [one.item for one in left.find(v.DocumentVersion, meeting=draft.id)] == [second]
    assert [one.item for one in left.find(v.Vote, meeting=draft.id)] == [second]
