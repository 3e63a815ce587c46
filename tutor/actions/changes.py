"""Telling the learner what changed: a mended key at once, the rest before its card or question is asked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tutor.content.library import Unknown
from tutor.store.changes import FACT, KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tutor.content.library import Library
    from tutor.desk import Desk
    from tutor.store.changes import Change
    from tutor.study.asking import Asked


@dataclass(frozen=True)
class MovedFact:
    """A fact with what it was for this learner and what it is, and where that was read."""

    id: str
    title: str
    was: str
    now: str
    statement: str
    source: str
    url: str
    checked: str


@dataclass(frozen=True)
class MovedCard:
    """A card that is due on another day: days from now, before and after its answers were marked anew."""

    title: str
    before: int
    after: int


@dataclass(frozen=True)
class News:
    """What changed since the learner met it: `changed` is fact, key or clarified; `asks` is '' where it is of a card.

    `key` is what is right now; `right` and `wrong` count the answers that are marked otherwise; `is_known` says that
    the learner foretold the same facts for another card, and saw them.
    """

    change: Change
    changed: str
    title: str
    asks: str
    how: str
    remember: str
    ask_first: str
    key: str = ""
    facts: tuple[MovedFact, ...] = ()
    answers: int = 0
    right: int = 0
    wrong: int = 0
    moved: tuple[MovedCard, ...] = ()
    is_known: bool = False

    @property
    def is_foretold_first(self) -> bool:
        """Whether the learner says what is the case now before it is shown."""
        return self.changed == FACT and not self.is_known

    @property
    def marked(self) -> str:
        """What a mended key makes of the learner's answers."""
        said = []
        if self.right:
            said.append(f"{self.right} of your answers {'was' if self.right == 1 else 'were'} right after all.")
        if self.wrong:
            said.append(f"{self.wrong} that had counted as right {'was' if self.wrong == 1 else 'were'} wrong.")
        return " ".join(said) or "None of your answers is marked otherwise."


class Bulletin:
    """What waits to be told; looked up once, and nothing is loaded where nothing ever changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[Change] = desk.store.changes.pending() if desk.store.has_changes() else []
        self._foretold = desk.store.changes.foretold() if self._waiting else set()

    def mended(self) -> list[News]:
        """Keys that were wrong: told when a sitting begins."""
        return self._news([change for change in self._waiting if change.changed == KEY])

    def about(self, asked: Asked) -> list[News]:
        """What is told before a question is asked: of its card, and of itself."""
        question = asked.question
        return self._news(
            [
                change
                for change in self._waiting
                if change.changed != KEY and (change.question or change.card) in (question.id, question.card)
            ]
        )

    def count(self) -> int:
        """How much waits, of what the packs still hold."""
        return len(self._news(self._waiting))

    def tell(self, news: Sequence[News], said: Mapping[str, str] | None = None) -> None:
        """Keeps that this was told, and what the learner took each fact for."""
        changes = [one.change for one in news]
        self._desk.store.changes.tell(self._desk.clock.now(), changes, said)
        self._waiting = [change for change in self._waiting if change not in changes]
        self._foretold = self._desk.store.changes.foretold() if self._waiting else set()

    def _news(self, changes: Sequence[Change]) -> list[News]:
        return [replace(news, is_known=self._knows(news)) for news in _held(self._desk, changes)]

    def _knows(self, news: News) -> bool:
        """Whether all its facts were foretold for another card."""
        return bool(news.facts) and self._foretold.issuperset((fact.id, fact.now) for fact in news.facts)


def remark(desk: Desk) -> str:
    """One sentence on what waits to be told, for a page that asks nothing; '' when that is nothing."""
    count = Bulletin(desk).count()
    if not count:
        return ""
    what = "1 thing that you learnt has" if count == 1 else f"{count} things that you learnt have"
    return f"{what} changed since: studying tells you."


def _held(desk: Desk, changes: Iterable[Change]) -> Iterator[News]:
    """What is said of changes, but for what has gone from the packs that are open."""
    for change in changes:
        try:
            yield news_of(desk, change)
        except Unknown:
            continue


def news_of(desk: Desk, change: Change) -> News:
    """A change with all that is said of it. Raises Unknown where the packs do not hold it any more."""
    library, today = desk.library, desk.today
    card = library.card(_card_of(library, change))
    asks, key = _question(library, change.question) if change.question else ("", "")
    data = change.data
    moved = [
        MovedCard(library.title("card", id), max(before - today, 0), max(after - today, 0))
        for id, before, after in data.get("moved", ())
        if library.has("card", id)
    ]
    return News(
        change,
        change.changed,
        card.title,
        asks,
        str(data.get("how", "")),
        card.remember,
        card.ask_first,
        key,
        tuple(_moved(library, fact) for fact in data.get("facts", ()) if change.changed == FACT),
        int(data.get("answers", 0)),
        int(data.get("right", 0)),
        int(data.get("wrong", 0)),
        tuple(card for card in moved if card.before != card.after),
    )


def _card_of(library: Library, change: Change) -> str:
    """The card of a change; where it has gone and its question stays, the one that this belongs to now."""
    if library.has("card", change.card) or not change.question:
        return change.card
    return library.parent("question" if library.has("question", change.question) else "problem", change.question)


def plain(news: News) -> dict[str, Any]:
    """A piece of news for a program; cards and questions by their whole ids."""
    facts = [{"fact": fact.id, "was": fact.was, "now": fact.now, "source": fact.url} for fact in news.facts]
    of_key = {"key": news.key, "right": news.right, "wrong": news.wrong} if news.changed == KEY else {}
    return {
        "changed": news.changed,
        "card": news.change.card,
        "question": news.change.question or None,
        "how": news.how,
        "facts": facts,
        **of_key,
    }


def is_foretold(said: str, value: str) -> bool:
    """Whether what was typed is this value, in any of its units or as it is written."""
    from tutor.calculator.quantities import Unreadable, parse
    from tutor.questions.number import in_asked_unit

    try:
        wanted = parse(value)
        given = in_asked_unit(parse(said, wanted.dimension), wanted)
    except Unreadable:
        return " ".join(said.lower().split()) == " ".join(value.lower().split())
    return (given.value, given.dimension) == (wanted.value, wanted.dimension)


def mended_before(desk: Desk, question: str) -> list[News]:
    """Each time that the key of a question was mended after it was answered, told or not."""
    if not desk.store.has_changes():
        return []
    return list(_held(desk, (change for change in desk.store.changes.of(question) if change.changed == KEY)))


def _question(library: Library, id: str) -> tuple[str, str]:
    """What a question or problem asks, and what is right."""
    from tutor.questions import expected

    if not library.has("question", id):
        return library.problem(id).title, ""
    question = library.question(id)
    return question.stem.strip().rpartition("\n\n")[2], expected(question)


def _moved(library: Library, moved: Mapping[str, Any]) -> MovedFact:
    fact = library.fact(moved["fact"])
    source = fact.source
    return MovedFact(
        moved["fact"], fact.title, moved["was"], moved["now"], fact.statement, source.title, source.url, fact.checked
    )
