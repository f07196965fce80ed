"""Who hears of what: those who may follow it, each once."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.domain.kernel import Id
from ecabinet.hub.followers import Followers, each_once


@dataclass(frozen=True)
class Somebody:
    person: Id
    device: str = "tablet"


LAN, HUNG = Somebody("lan"), Somebody("hung")
LAN_AT_HOME = Somebody("lan", "home")


def everybody() -> Followers[Somebody]:
    followers: Followers[Somebody] = Followers()
    for one in (LAN, HUNG, LAN_AT_HOME):
        followers.add(one)
    return followers


def test_a_newcomer_follows_nothing_and_is_known() -> None:
    followers = everybody()
    assert set(followers.newcomers()) == set(followers) == {LAN, HUNG, LAN_AT_HOME}
    assert followers.of("meeting/1") == ()
    assert set(followers.of_person("lan")) == {LAN, LAN_AT_HOME}


def test_who_may_follow_an_audience_is_found_by_it() -> None:
    followers = everybody()
    followers.follows(LAN, frozenset({"meeting/1", "person/lan"}))
    followers.follows(HUNG, frozenset({"meeting/1"}))
    assert set(followers.of("meeting/1")) == {LAN, HUNG}
    assert followers.of("person/lan") == (LAN,)
    assert followers.newcomers() == [LAN_AT_HOME]


def test_who_lost_an_audience_is_not_found_by_it_any_more() -> None:
    followers = everybody()
    followers.follows(LAN, frozenset({"meeting/1", "person/lan"}))
    followers.follows(LAN, frozenset({"meeting/2"}))
    assert followers.of("meeting/1") == followers.of("person/lan") == ()
    assert followers.of("meeting/2") == (LAN,)


def test_who_is_gone_is_found_nowhere_and_cannot_come_back_by_a_late_word() -> None:
    followers = everybody()
    followers.follows(LAN, frozenset({"meeting/1"}))
    followers.remove(LAN)
    followers.follows(LAN, frozenset({"meeting/1"}))
    assert followers.of("meeting/1") == ()
    assert followers.of_person("lan") == (LAN_AT_HOME,)
    assert len(followers) == 2


def test_each_is_told_once_under_the_first_name() -> None:
    groups = (("display", (LAN,)), ("meeting", (LAN, HUNG)))
    assert list(each_once(groups)) == [("display", LAN), ("meeting", HUNG)]
