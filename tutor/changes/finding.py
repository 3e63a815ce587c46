"""What changed since the packs were opened last: facts that moved, keys that were wrong, what was made clearer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.changes.news import packs_of
from tutor.changes.regrading import marked_anew
from tutor.content.library import Unknown
from tutor.scheduling.memory import NO_IDEA
from tutor.store.changes import CLARIFIED, FACT, KEY, Change, Regrade, Taught
from tutor.store.state import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.content.library import Library
    from tutor.store.changes import Marked
    from tutor.store.moment import Moment
    from tutor.store.store import Store


@dataclass(frozen=True)
class Worth:
    """A fact's value with its unit, its earlier values in any form, the last of them, and until when that held."""

    value: str
    earlier: frozenset[str]
    last: str
    until: str


def worth_of(fact: dict[str, Any]) -> Worth:
    """What a fact is worth and was worth; an earlier value counts with the fact's unit and as it stands."""
    unit, earlier = fact.get("unit", ""), sorted(fact.get("history", ()), key=lambda old: str(old["until"]))
    values = [old["value"] for old in earlier]
    with_unit = [f"{value} {unit}".strip() for value in values]
    last, until = (with_unit[-1], earlier[-1]["until"]) if earlier else ("", "")
    return Worth(f"{fact['value']} {unit}".strip(), frozenset((*values, *with_unit)), last, until)


def take_in(library: Library, store: Store, moment: Moment) -> None:
    """Finds what changed, lets cards whose facts changed begin anew, and marks answers to mended keys once more."""
    packs, name, begun = packs_of(library), library.edition(), store.newest_seq()
    found = _Found(library, store)
    changes = found.changes()
    store.changes.take_in(moment, packs, name, found.news(), changes, found.regrades, begun)


class _Found:
    """What differs between what was taught before and what is taught now."""

    def __init__(self, library: Library, store: Store) -> None:
        self._library, self._store = library, store
        self._before = store.changes.taught()
        self._known = store.changes.known()
        self._renames = store.renames()
        self._worths = {id: worth_of(fact) for id, fact in library.facts_as_they_stand().items()}
        self._revised = library.revised()
        self.regrades: dict[str, list[Regrade]] = {}

    def news(self) -> Taught:
        """What is taught otherwise than before, to be kept."""
        facts = {id: worth.value for id, worth in self._worths.items() if self._before.facts.get(id) != worth.value}
        revisions = {f"{kind} {id}": len(changes) + 1 for kind, id, changes in self._revised}
        return Taught(facts, {id: at for id, at in revisions.items() if self._before.revisions.get(id) != at})

    def changes(self) -> list[Change]:
        """Everything that the learner does not know yet, of cards and questions that were met."""
        cards = self._cards_of_facts()
        found: list[Change] = []
        for kind, id, changes in self._revised:
            if kind == "card":
                found += self._of_card(id, changes, cards)
            else:
                found += self._of_question(kind, id, changes, cards)
        anew = [self._anew(card, causes) for card, causes in cards.items()]
        return [change for change in [*anew, *found] if not self._is_known(change)]

    def _cards_of_facts(self) -> dict[str, list[str]]:
        """Cards that were met and rest on a fact which is not what it was, with the causes."""
        cards: dict[str, list[str]] = {}
        for id, worth in self._worths.items():
            was = self._before.facts.get(id)
            if was is None or was == worth.value or was not in worth.earlier:
                continue
            for card in self._cards_on(id):
                cards.setdefault(card, []).append(f"fact {id} {worth.value}")
        return cards

    def _cards_on(self, fact: str) -> Iterator[str]:
        for kind, id in self._library.uses("fact", fact):
            if kind == "card" and self._store.is_met(id) and fact in self._library.card(id).facts:
                yield id

    def _of_card(self, id: str, changes: Sequence[str], cards: dict[str, list[str]]) -> Iterator[Change]:
        met = self._revision_met(id)
        if met is None or not self._store.is_met(id):
            return
        missed, cause = changes[met - 1 :], f"card {id} {len(changes) + 1}"
        if FACT in missed:
            cards.setdefault(id, []).append(cause)
        elif CLARIFIED in missed:
            yield Change(id, "", CLARIFIED, (cause,), {"how": self._library.card(id).changed_how})

    def _revision_met(self, id: str) -> int | None:
        """The revision of a card that was taught last, under any of its names; None where its pack was never open."""
        known = names(self._renames, "card", id)
        if not any(name.partition("/")[0] in self._before.packs for name in known):
            return None
        return max(self._before.revisions.get(f"card {name}", 1) for name in known)

    def _of_question(self, kind: str, id: str, changes: Sequence[str], cards: dict[str, list[str]]) -> Iterator[Change]:
        answers = self._store.changes.answers(id)
        if not answers:
            return
        card, cause = self._library.parent(kind, id), f"question {id} {len(changes) + 1}"
        missed = changes[max(answer.revision for answer in answers) - 1 :]
        if FACT in missed:
            if self._store.is_met(card) and self._store.changes.is_answered_since_renewal(card, id):
                cards.setdefault(card, []).append(cause)
            return
        how = {"how": self._how(kind, id)}
        if self._regrade(id, changes, answers) or KEY in missed:
            yield Change(card, id, KEY, (cause,), how)
        elif CLARIFIED in missed:
            yield Change(card, id, CLARIFIED, (cause,), how)

    def _regrade(self, id: str, changes: Sequence[str], answers: Sequence[Marked]) -> bool:
        """Marks the answers that were marked by a wrong key; says whether there are any."""
        regrades = []
        for answer in answers:
            missed = changes[answer.marked_by - 1 :]
            if KEY not in missed or FACT in missed or answer.confidence == NO_IDEA:
                continue
            is_right = None if self._was_of_its_day(id, answer) else marked_anew(self._library, id, answer)
            mark = answer.is_right if is_right is None else is_right
            regrades.append(Regrade(answer, mark, len(changes) + 1))
        if regrades:
            self.regrades[id] = regrades
        return bool(regrades)

    def _was_of_its_day(self, id: str, answer: Marked) -> bool:
        """Whether a problem was answered with a fact that has moved since: it was right or wrong by what was taught."""
        if not self._library.has("problem", id):
            return False
        then = self._store.changes.facts_at(answer.event)
        facts = [fact for fact in self._library.problem(id).let.values() if fact in self._worths]
        worths = [(then.get(fact), self._worths[fact]) for fact in facts]
        return any(was != worth.value and was in worth.earlier for was, worth in worths)

    def _anew(self, card: str, causes: list[str]) -> Change:
        """A card that begins anew, with the facts that moved; where an author names none, those that moved last."""
        named = self._library.card(card)
        facts = [fact for fact in named.facts if any(cause.startswith(f"fact {fact} ") for cause in causes)]
        moved = [self._moved(id, self._worths[id]) for id in facts or self._latest(named.facts)]
        return Change(card, "", FACT, tuple(causes), {"facts": moved, "how": named.changed_how})

    def _latest(self, facts: Sequence[str]) -> list[str]:
        """Of a card's facts those that have an earlier value, and of these the ones that moved last."""
        until = {id: self._worths[id].until for id in facts if id in self._worths and self._worths[id].until}
        return [id for id in until if until[id] == max(until.values())]

    def _moved(self, id: str, worth: Worth) -> dict[str, Any]:
        """A fact with what it was for this learner: the value taught before, else the one before today's."""
        was = self._before.facts.get(id, "")
        return {"fact": id, "was": was if was in worth.earlier else worth.last, "now": worth.value}

    def _how(self, kind: str, id: str) -> str:
        try:
            return str(self._library.plain(kind, id).get("changed_how", ""))
        except Unknown:
            return ""

    def _is_known(self, change: Change) -> bool:
        """Whether everything that caused a change was found before, perhaps on another machine."""
        known = self._known.get(change.card, set())
        return known.issuperset(change.causes) and change.question not in self.regrades
