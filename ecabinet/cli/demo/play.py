"""What the acts share: the script, the people, the pictures, and what happened so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ecabinet.cli.demo.album import Album
from ecabinet.cli.demo.city import City
from ecabinet.cli.demo.company import Company, Player, sees
from ecabinet.cli.demo.others import Others
from ecabinet.cli.demo.room import RoomScreen
from ecabinet.cli.demo.script import DemoScript
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.vocabulary import Meeting

ABSENT = "gd-y-te"
"""Key of the member who is absent with a reason."""
PRINCIPAL = "gd-tttt"
"""Key of the member who sends a substitute."""
CUT_OFF = "gd-tai-chinh"
"""Key of the member whose link is cut for part of the session."""
WINDOWS = 11
"""So many members, the first ones of the list after the chair, have a window; the others who come have real clients
without one."""
SILENT = 3
"""So many members, the last ones of the list, neither answer nor come."""


@dataclass
class Play:
    """The state of a performance. `facts` is what `summary.json` will tell."""

    script: DemoScript
    city: City
    company: Company
    album: Album
    room: RoomScreen
    others: Others
    out: Path
    documents: dict[str, Path]
    facts: dict[str, object] = field(default_factory=dict)
    meeting: Id = ""

    @property
    def secretary(self) -> Player:
        """The secretary."""
        return self.company[self.script.secretary.key]

    @property
    def chair(self) -> Player:
        """The chair."""
        return self.company[self.script.members[0].key]

    @property
    def guest(self) -> Player:
        """The guest of one item."""
        return self.company[self.script.guest.key]

    @property
    def coming(self) -> tuple[str, ...]:
        """Keys of the members who come, the chair first."""
        keys = [member.key for member in self.script.members[: len(self.script.members) - SILENT]]
        return tuple(key for key in keys if key not in {ABSENT, PRINCIPAL})

    @property
    def seen(self) -> tuple[str, ...]:
        """Keys of those who come and have a window, the chair first."""
        with_windows = {member.key for member in self.script.members[: WINDOWS + 1]}
        return tuple(key for key in self.coming if key in with_windows)

    @property
    def unseen(self) -> tuple[str, ...]:
        """Keys of those who come and have no window."""
        return tuple(key for key in self.coming if key not in self.seen)

    @property
    def delegate(self) -> Player:
        """A member whose window stands for all members' in the pictures."""
        return self.company[self._delegate]

    @property
    def _delegate(self) -> str:
        return next(key for key in self.seen[1:] if key != CUT_OFF)

    def picture(self, title: str) -> None:
        """Take a picture of every workspace that is open."""
        keys = {
            "secretariat": self.script.secretary.key,
            "chair": self.script.members[0].key,
            "guest": self.script.guest.key,
        }
        if self.seen[1] in self.company.players:
            keys["delegate"] = self._delegate
        players = {place: self.company[key] for place, key in keys.items() if key in self.company.players}
        self._same_everywhere(list(players.values()))
        self.album.take(title, [(place, player.window) for place, player in players.items()])
        self.room.picture(self.album.path_of("room", title))

    def _same_everywhere(self, players: Sequence[Player]) -> None:
        """Wait until what one has heard of the meeting's course has reached all of them."""
        if not self.meeting:
            return
        newest = max(player.application.ask(self._course).result() for player in players)
        for player in players:
            if player.key != self.script.guest.key:
                sees(player, lambda view: self._course(view) >= newest, "the course of the meeting")

    def _course(self, view: View) -> int:
        meeting = view.world.get(Meeting, self.meeting)
        return 0 if meeting is None else meeting.version

    def rest(self, key: str) -> None:
        """Put somebody's window away, unless its pictures are taken."""
        pictured = {self.script.secretary.key, self.script.guest.key, self.script.members[0].key, self._delegate}
        if key not in pictured:
            self.company.rest(key)
