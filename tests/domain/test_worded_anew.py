"""What was prepared and nobody has heard of can be worded anew, or taken away with all that hangs on it."""

from __future__ import annotations

from ecabinet.domain import vocabulary as v
from tests.domain.consulted import OPINION, Consulted
from tests.stage import Stage


def test_a_question_is_worded_anew_until_others_have_heard_of_it() -> None:
    sent = Consulted(Stage())
    item, first = sent.matters[0], sent.votes[0]
    again = sent.at.new_id()
    sent.must(v.PrepareVote, vote=again, item=item, question="Đồng ý không?", form=OPINION, instead=first)
    assert sent.at.world.get(v.Vote, first) is None
    other = sent.matter("Nội dung khác")
    fields = {"vote": sent.at.new_id(), "question": "Đồng ý không?", "form": OPINION}
    assert sent.refused(sent.at.secretary, v.PrepareVote, item=other, instead=again, **fields) == "vote_unknown"
    assert sent.refused(sent.at.secretary, v.PrepareVote, item=item, instead=first, **fields) == "vote_unknown"


def test_a_matter_of_a_draft_goes_with_its_documents_and_its_question() -> None:
    draft = Consulted(Stage(), matters=2)
    first, second = draft.matters
    draft.must(v.RemoveAgendaItem, item=first)
    assert draft.matters == (second,)
    left = draft.at.world
    assert [one.item for one in left.find(v.Document, meeting=draft.id)] == [second]
    assert [one.item for one in left.find(v.DocumentVersion, meeting=draft.id)] == [second]
    assert [one.item for one in left.find(v.Vote, meeting=draft.id)] == [second]


def test_a_question_that_electors_were_asked_about_stays() -> None:
    at = Stage()
    meeting = at.in_session()
    item, vote = at.items(meeting)[0], at.new_id()
    at.must(at.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question="Thông qua?")
    at.must(at.chair, v.AskReady, meeting=meeting, vote=vote)
    refused = at.refused(
        at.secretary, v.PrepareVote, meeting=meeting, vote=at.new_id(), item=item, question="Khác?", instead=vote
    )
    assert refused == "vote_was_asked"
