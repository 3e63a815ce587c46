"""The learner's database as the program knows it: the state, and every way to change it."""

from __future__ import annotations

from dataclasses import replace

from tutor.scheduling.memory import after, is_counted, rating_of
from tutor.store.database import transaction
from tutor.store.ids import uuid7
from tutor.store.replay import Replay
from tutor.store.state import names, newest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from tutor.scheduling.memory import Answer, Memory
    from tutor.store.changes import Changes
    from tutor.store.evidence import Evidence
    from tutor.store.exams import Exams
    from tutor.store.log import Given, Recorded, TakenBack
    from tutor.store.moment import Moment
    from tutor.store.rollup import Rollup
    from tutor.store.tallies import Tallies

    Rename = tuple[str, str, str]  # kind, old id, new id


class Store(Replay):
    """The state, and the log that it is made from. Every write is one transaction, on disk before it returns."""

    @property
    def exams(self) -> Exams:
        """The mock exams."""
        from tutor.store.exams import Exams

        return Exams(self._db, self)

    @property
    def changes(self) -> Changes:
        """What changed under the learner."""
        from tutor.store.changes import Changes

        return Changes(self._db, self)

    @property
    def evidence(self) -> Evidence:
        """What the log tells of how well the tutor foretells."""
        from tutor.store.evidence import Evidence

        return Evidence(self._db, self)

    @property
    def tallies(self) -> Tallies:
        """What figures are made from."""
        from tutor.store.tallies import Tallies

        return Tallies(self._db)

    @property
    def _rollup(self) -> Rollup:
        from tutor.store.rollup import Rollup

        return Rollup(self._db)

    def close(self) -> None:
        """Lets go of the database."""
        self._db.close()

    def settings(self) -> dict[str, Any]:
        """What the learner decided, the newest value of each name."""
        return self.tallies.settings()

    def flagged(self) -> list[str]:
        """Questions that the learner marked as ones to look at again, the newest first."""
        renames = self._renames()
        flags: dict[str, bool] = {}
        for question, is_on in self.log.flags():
            id = newest(renames, "question", question)
            flags.pop(id, None)
            flags[id] = is_on
        return [question for question in reversed(flags) if flags[question]]

    def times_asked(self, questions: Iterable[str]) -> dict[str, int]:
        """How often each of these was answered, without what was taken back."""
        renames = self._renames()
        return {question: self.log.times(names(renames, "question", question)) for question in questions}

    def last_given(self, kind: str, ids: Iterable[str]) -> Given | None:
        """The newest answer on one of these cards or to one of these questions, under whatever names they had."""
        renames = self._renames()
        return self.log.last_given(kind, [name for id in ids for name in names(renames, kind, id)])

    def record(self, moment: Moment, card: str, answer: Answer, ms: int, data: Mapping[str, Any]) -> Recorded:
        """Appends an answer and puts the memory it leaves behind."""
        with transaction(self._db):
            return self.record_inside(moment, card, answer, ms, data)

    def void(self, moment: Moment, event: str) -> None:
        """Takes an answer back. Nothing is deleted: a void is appended, and the card is replayed without the answer."""
        with transaction(self._db):
            self._void(moment, event)

    def take_back(self, moment: Moment) -> TakenBack | None:
        """Takes back the newest answer that was not taken back, its ids those of today; None when there is none."""
        with transaction(self._db):
            answer = self.log.newest_answer()
            if answer is None:
                return None
            self._void(moment, answer.event)
            renames = self._renames()
        card, question = newest(renames, "card", answer.card), newest(renames, "question", answer.question)
        return replace(answer, card=card, question=question)

    def rate(self, moment: Moment, event: str, rating: str) -> Memory | None:
        """Counts an answer otherwise than the tutor did; returns the memory this leaves."""
        with transaction(self._db):
            card, question, _ = self.log.whereabouts(event)
            self.log.decide(moment, "rate", card=card, question=question, target=event, rating=rating)
            return self._rebuild_card(newest(self._renames(), "card", card))

    def note(
        self, moment: Moment, kind: str, card: str = "", question: str = "", data: Mapping[str, Any] | None = None
    ) -> str:
        """Appends what is no answer: a flag, a setting, an exam day. Returns the event's id."""
        with transaction(self._db):
            return self.log.decide(moment, kind, data, card=card, question=question)

    def carry(self, moment: Moment, renames: Iterable[Rename], is_in_use: Callable[[str, str], bool]) -> None:
        """Lets history follow ids that authors changed. Each change is logged once, when it is first met.

        An old id that is in use (the author took the rename back) keeps its own history, or gets it back. Answers to
        problems stand in the log as answers to questions do, and are followed as such.
        """
        wanted = [("question" if kind == "problem" else kind, old, new) for kind, old, new in renames]

        def is_used(kind: str, id: str) -> bool:
            return is_in_use(kind, id) or (kind == "question" and is_in_use("problem", id))

        if not self._fresh(wanted, is_used):  # nearly always, so it is asked without a lock first
            return
        with transaction(self._db):
            earlier = self._renames()
            fresh = self._fresh(wanted, is_used)
            for kind, old, new in fresh:
                self.log.decide(moment, "rename", {"kind": kind, "old": old, "new": new})
                self._put_rename(kind, old, new)
            touched = [(kind, id) for kind, old, new in fresh for id in (old, new, newest(earlier, kind, old))]
            self._rebuild_some(dict.fromkeys(touched))

    def rebuild(self) -> None:
        """Makes the state anew from the log."""
        with transaction(self._db):
            self.rebuild_inside()

    def renames(self) -> dict[tuple[str, str], str]:
        """What each earlier id of a kind became; it may have been renamed again."""
        return self._renames()

    # Inside a transaction

    def rebuild_card_inside(self, card: str) -> Memory | None:
        """Makes a card's memory anew from the log, as a part of something bigger."""
        return self._rebuild_card(card)

    def last_at(self, card: str) -> int:
        """When a card was last answered or began anew, in UTC milliseconds; 0 before that."""
        return self._memory_and_time(card)[1]

    def record_inside(
        self, moment: Moment, card: str, answer: Answer, ms: int, data: Mapping[str, Any], exam: str = ""
    ) -> Recorded:
        """Appends an answer, as a part of something bigger: an exam's are recorded when it is handed in."""
        from tutor.store.log import Recorded, circumstances, foretold

        event = uuid7(moment.at)
        weights = self.weights()
        before, is_latest = self._before(card, moment.at, event)
        rating, forecast = rating_of(before, answer), foretold(before, answer)
        self.log.append(
            moment,
            "answer",
            {**data, **circumstances(answer), **forecast},
            id=event,
            card=card,
            question=answer.question,
            target=exam,
            is_right=answer.is_right,
            confidence=answer.confidence,
            ms=ms,
            rating=rating,
        )
        memory = after(before, answer, self._desired_retention, weights)
        if is_latest:
            self._put_memory(card, memory, moment.at)
            self._rollup.add(event)
        else:
            memory = self._rebuild_card(card) or memory
            self._rollup.mend(event)
        self._put_probe(answer.question, self.log.last_seq([answer.question]))
        return Recorded(event, rating, is_counted(before, answer), memory)

    def leave_open_inside(
        self, moment: Moment, card: str, answer: Answer, ms: int, data: Mapping[str, Any], exam: str
    ) -> None:
        """Appends a question of an exam without a whole answer: it says nothing of its card, and may be studied now."""
        from tutor.store.log import circumstances

        columns = {"card": card, "question": answer.question, "target": exam, "ms": ms}
        columns |= {"is_right": False, "confidence": answer.confidence}
        self.log.append(moment, "answer", {**data, **circumstances(answer)}, **columns)
        self._put_probe(answer.question, self.log.last_seq([answer.question]))

    def rebuild_inside(self) -> None:
        """Makes the state anew from the log, as a part of something bigger: a migration, an import."""
        for table in ("memory", "probe", "rename"):
            self._db.execute(f"DELETE FROM {table}")
        for rename in self.log.renames():
            self._put_rename(*rename)
        renames = self._renames()
        self._rebuild_cards()
        pairs = self.log.cards_and_questions()
        for question in {newest(renames, "question", question) for _, question in pairs}:
            self._rebuild_probe(question)
        self._rollup.rebuild()

    def recount_inside(self, events: Iterable[str]) -> None:
        """Counts answers anew that were marked anew."""
        for event in events:
            self._rollup.mend(event)

    def _before(self, card: str, at: int, event: str) -> tuple[Memory | None, bool]:
        """The memory that an answer meets, and whether it is the card's latest one.

        It is not when the clock went back, perhaps behind a change of the card all of whose answers were taken back:
        then it counts as a replay in the order of time will count it.
        """
        memory, last_at = self._memory_and_time(card)
        if at > last_at and (memory is not None or not self.has_changes()):
            return memory, True
        return self._replayed(card, (at, event))[0], False

    def _void(self, moment: Moment, event: str) -> None:
        card, question, _ = self.log.whereabouts(event)
        self.log.append(moment, "void", card=card, question=question, target=event)
        renames = self._renames()
        self._rebuild_card(newest(renames, "card", card))
        self._rebuild_probe(newest(renames, "question", question))
        self._rollup.mend(event)

    def _fresh(self, renames: list[Rename], is_in_use: Callable[[str, str], bool]) -> list[Rename]:
        """The changes of ids that are not known yet. Where two items claim one old id, the first has it."""
        known = self._renames()
        wanted: dict[tuple[str, str], str] = {}
        for kind, old, new in renames:
            wanted.setdefault((kind, old), new)
        reverted = {(kind, old): old for kind, old in known if is_in_use(kind, old)}
        fresh = {key: new for key, new in wanted.items() if known.get(key) != new and not is_in_use(*key)}
        return [(kind, old, new) for (kind, old), new in {**reverted, **fresh}.items()]

    def _rebuild_some(self, touched: Iterable[tuple[str, str]]) -> None:
        """Makes the state of cards and questions anew whose ids changed."""
        renames = self._renames()
        for kind, id in touched:
            if kind == "card":
                self._rebuild_card(id)
            elif kind == "question":
                self._rebuild_probe(id)
                for card in self.log.cards_of([id]):
                    self._rebuild_card(newest(renames, "card", card))

    def _rebuild_cards(self) -> None:
        """Makes every memory anew."""
        for card in self._met():
            self._rebuild_card(card)

    def _rebuild_probe(self, question: str) -> None:
        renames = self._renames()
        is_gone = ("question", question) in renames
        self._put_probe(question, None if is_gone else self.log.last_seq(names(renames, "question", question)))
