"""What a scope supplies: its cards in the order of asking, and of a card the question to put now."""

from __future__ import annotations

from tutor.study.asking import Asked, shuffled_count
from tutor.study.selection import FLAGGED, LAP, PROBLEM, ROUND, Scope, deck
from tutor.study.session import freshest
from tutor.study.shuffle import shuffled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tutor.desk import Desk


class Supply:
    """The cards and questions that a sitting may ask."""

    def __init__(self, desk: Desk, scope: Scope, seed: int) -> None:
        self._desk = desk
        self._scope = scope
        self._seed = seed
        self._flagged = self._flags() if scope.only == FLAGGED else []
        self._is_open = scope == Scope()  # to the plan: nothing narrower was asked for, and no plan was met yet

    def cards(self) -> Iterator[tuple[str, str]]:
        """Cards with the reason for each, without end while one can be asked."""
        store, library, scope = self._desk.store, self._desk.library, self._scope
        today = self._desk.today
        if scope.only == FLAGGED:
            return self._flagged_cards()
        return deck(
            scope.only,
            due=lambda: self._in_scope(store.due(today)),
            new=lambda: (card for card in scope.cards or library.cards(scope.topics) if not store.is_met(card)),
            ahead=lambda: self._in_scope(store.ahead(today)),
            weak=lambda: self._in_scope(self._weak()),
            can_ask=self._can_ask,
            planned=self._planned,
        )

    def warm_up(self) -> None:
        """Lets today's plan be made aside where one is to be followed and is not there yet."""
        if self._is_open:
            from tutor.actions.plan_aside import plan_aside

            plan_aside(self._desk)

    def questions(self, card: str) -> list[str]:
        """The questions of a card that may be asked here."""
        probes = self._all_questions(card)
        return [id for id in probes if id in self._flagged] if self._scope.only == FLAGGED else probes

    def _all_questions(self, card: str) -> list[str]:
        library, kind = self._desk.library, self._scope.kind
        probes = library.probes(card, kind=kind)
        mock = library.probes(card, "mock", kind) if kind != PROBLEM else []
        if mock:  # a mock question is studied once its exam was handed in
            seen = self._desk.store.asked(mock)
            probes = [*probes, *(id for id in mock if id in seen)]
        return probes

    def probe(self, card: str, reason: str, seen: Sequence[str] = ()) -> Asked:
        """The freshest question of a card in a sitting that saw these; what it offers is shuffled anew each turn.

        A last lap over flagged questions takes another one of the card where there is one.
        """
        turn, probes = len(seen), self._all_questions(card) if reason == LAP else self.questions(card)
        id = freshest(probes, self._desk.store.asked(probes), seen)
        if not self._desk.library.has("question", id):
            return self._posed(id, probes, reason, turn)
        return self._shuffled(id, reason, turn)

    def _shuffled(self, id: str, reason: str, turn: int) -> Asked:
        question = self._desk.library.question(id)
        order = shuffled(shuffled_count(question), self._seed + turn, question.id)
        return Asked(question, order, reason, not self._desk.store.is_met(question.card))

    def _posed(self, id: str, probes: list[str], reason: str, turn: int) -> Asked:
        """A problem in the variant whose turn it is; where it cannot be computed, what else the card has."""
        from tutor.actions.posing import NotPosed, as_asked, pose

        for problem in (id, *(other for other in probes if other != id)):
            if self._desk.library.has("question", problem):
                return self._shuffled(problem, reason, turn)
            try:
                return as_asked(self._desk, pose(self._desk, problem), reason)
            except NotPosed:
                continue
        raise NotPosed("No problem of this card can be computed. `tutor check` shows why.")

    def _planned(self) -> Iterator[tuple[str, str]]:
        """The cards of today's plan with its reasons, once, as soon as it is there; without those answered today."""
        from tutor.actions.plan_kept import order

        found = order(self._desk) if self._is_open else None
        if found is None:
            return
        self._is_open = False
        today = self._desk.today
        for card, why in found:
            memory = self._desk.store.memory(card)
            if memory is None or memory.answered_on < today:
                yield card, why

    def _can_ask(self, card: str) -> bool:
        """Whether a card has a question, or a problem that can be computed."""
        probes = self.questions(card)
        if not probes or self._desk.library.has("question", probes[0]):
            return bool(probes)
        from tutor.actions.posing import NotPosed

        try:
            return bool(self._posed(probes[0], probes, "", 0))
        except NotPosed:
            return False

    def _weak(self) -> list[str]:
        from tutor.progress.mastery import SHAKY, of_card

        today = self._desk.today
        memories = self._desk.store.memories()
        met = [*self._desk.store.due(today), *self._desk.store.ahead(today)]
        return [card for card in met if of_card(memories.get(card), today) == SHAKY]

    def _flags(self) -> list[str]:
        from tutor.actions.flags import flagged_ids

        return flagged_ids(self._desk)

    def _flagged_cards(self) -> Iterator[tuple[str, str]]:
        """The card of each flagged question: as often as it has one."""
        from tutor.actions.flags import card_of

        cards = [card_of(self._desk, id) for id in self._flagged]
        cards = [card for card in self._in_scope(cards) if self._can_ask(card)]
        yield from ((card, FLAGGED) for card in cards)
        while cards:
            yield from ((card, ROUND) for card in cards)

    def _in_scope(self, cards: Iterable[str]) -> Iterable[str]:
        topics, only = self._scope.topics, self._scope.cards
        return (
            card
            for card in cards
            if (not only or card in only) and (not topics or self._desk.library.parent("card", card) in topics)
        )
