"""One sitting as a value: what was answered, what comes second, what the last lap goes over."""

from __future__ import annotations

from dataclasses import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Turn:
    """One answered question. `event` is its id in the log; `rating` is None for a lucky guess, and where the answer
    was only logged, as practice: then it is not `is_counted`.
    """

    event: str
    card: str
    question: str
    is_right: bool
    was_sure: bool
    was_new: bool
    rating: str | None
    is_counted: bool = True


@dataclass(frozen=True)
class Session:
    """A sitting. `limit` is how many answers it takes, None for as many as the learner likes; where each card
    `is_asked_once`, nothing comes second.
    """

    limit: int | None = None
    is_asked_once: bool = False
    turns: tuple[Turn, ...] = ()
    lap: tuple[Turn, ...] | None = None

    def answered(self, turn: Turn) -> Session:
        """The sitting after one more answer."""
        if self.lap is not None:
            return replace(self, lap=(*self.lap, turn))
        return replace(self, turns=(*self.turns, turn))

    def in_last_lap(self) -> Session:
        """The sitting with its last lap begun, or begun again."""
        return replace(self, lap=())

    def rated(self, event: str, rating: str) -> Session:
        """The sitting with one answer counted otherwise; what was only logged stays so."""
        turns = [replace(t, rating=rating) if t.event == event and t.rating else t for t in self.turns]
        return replace(self, turns=tuple(turns))

    @property
    def last(self) -> Turn | None:
        """The newest answer."""
        turns = self.lap or self.turns
        return turns[-1] if turns else None

    @property
    def is_full(self) -> bool:
        """Whether the limit is reached."""
        return self.limit is not None and len(self.turns) >= self.limit

    @property
    def second(self) -> str:
        """The new card whose second question comes now: it was not both right and sure at its first."""
        last = self.turns[-1] if self.turns and self.lap is None and not self.is_asked_once else None
        return last.card if last is not None and last.was_new and not (last.is_right and last.was_sure) else ""

    @property
    def missed(self) -> tuple[str, ...]:
        """Cards with a wrong answer in this sitting, in the order of their first miss."""
        return tuple(dict.fromkeys(turn.card for turn in self.turns if not turn.is_right))

    @property
    def lap_left(self) -> tuple[str, ...]:
        """Cards that the last lap still goes over. The card asked just before the lap comes last in it."""
        missed, done = self.missed, {turn.card for turn in self.lap or ()}
        if missed and missed[0] == self.turns[-1].card:
            missed = (*missed[1:], missed[0])
        return tuple(card for card in missed if card not in done)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions of this sitting, oldest first."""
        return tuple(turn.question for turn in (*self.turns, *(self.lap or ())))


def freshest(probes: Sequence[str], asked: dict[str, int], seen: Sequence[str] = ()) -> str:
    """The question of a card to ask now: the first never asked, else the one asked longest ago.

    Those that were `seen` in this sitting come last.
    """
    return min(probes, key=lambda probe: (probe in seen, asked.get(probe, 0)))
