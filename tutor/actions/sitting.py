"""A sitting: the next question, the answer that is on disk before the feedback shows, undo, flag, the last lap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.study.asking import Asked, shuffled_count, words_shown
from tutor.study.selection import AHEAD, DUE, NEW, ROUND, Scope, deck
from tutor.study.session import Session, Turn, freshest
from tutor.study.shuffle import shuffled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.content.model.question import Question
    from tutor.desk import Desk
    from tutor.questions.grade import Grade, Response
    from tutor.scheduling.memory import Memory

LAP = "lap"
# Kinds where the time says something: nothing is typed.
PACED = ("single", "multiple", "judge")


@dataclass(frozen=True)
class Feedback:
    """What an answer came to. Its card is due again in `days`; only its card's first answer on a day is counted."""

    asked: Asked
    response: Response
    grade: Grade
    confidence: str
    rating: str | None
    memory: Memory
    days: int
    event: str
    is_counted: bool = True

    @property
    def is_confident_error(self) -> bool:
        """Wrong, and the learner was sure."""
        return not self.grade.is_correct and self.confidence == "sure"


class Sitting:
    """What a front end holds while the learner studies. Every change is on disk before a method returns."""

    def __init__(self, desk: Desk, scope: Scope, seed: int, limit: int | None = None) -> None:
        self.desk = desk
        self.scope = scope
        self.session = Session(limit)
        self._seed = seed
        self._deck = self._cards()
        self._returned: list[Asked] = []
        self._past: list[tuple[Session, Asked, str]] = []  # before each answer: the sitting, what was asked, the event
        self._paces: dict[str, tuple[float, float]] = {}

    def next(self) -> Asked | None:
        """The question to put now; None when the sitting is full, the lap is run, or the scope is empty."""
        if self._returned:
            return self._returned.pop()
        if self.session.lap is not None:
            left = self.session.lap_left
            return self._probe(left[0], LAP) if left else None
        if self.session.is_full:
            return None
        if self.session.second and len(self._questions(self.session.second)) > 1:
            return self._probe(self.session.second, NEW)
        for card, reason in self._deck:
            return self._probe(card, reason)
        return None

    def next_is_empty(self) -> bool:
        """Whether there is nothing to ask at all."""
        asked = self.next()
        if asked is not None:
            self.put_back(asked)
        return asked is None

    def answer(self, asked: Asked, response: Response, confidence: str, ms: int, used_hint: bool = False) -> Feedback:
        """Marks and records an answer. Raises NotAnAnswer when it is none: nothing is recorded then."""
        from tutor.scheduling.memory import LAP as LAP_MODE
        from tutor.scheduling.memory import STUDY, SURE, Answer

        question = asked.question
        mark = _marked(question, response, confidence)
        mode = LAP_MODE if self.session.lap is not None else STUDY
        moment = self.desk.clock.now()
        pace = self._pace(question.kind, ms, words_shown(question))
        answer = Answer(question.id, moment.day, mark.is_correct, confidence, pace, used_hint, mode)
        recorded = self.desk.store.record(moment, question.card, answer, ms, _circumstances(asked, response))
        event, rating, memory = recorded.event, recorded.rating, recorded.memory
        self._past.append((self.session, asked, event))
        is_sure = confidence == SURE
        turn = Turn(event, question.card, question.id, mark.is_correct, is_sure, asked.is_new, rating)
        self.session = self.session.answered(turn)
        days = memory.due_on - moment.day
        return Feedback(asked, response, mark, confidence, rating, memory, days, event, recorded.is_counted)

    def undo(self) -> Asked | None:
        """Takes the last answer of this sitting back and returns its question, to be put again. None without one."""
        if not self._past:
            return None
        session, asked, event = self._past[-1]
        self.desk.store.void(self.desk.clock.now(), event)
        self._past.pop()
        self.session = session
        return asked

    def put_back(self, asked: Asked) -> None:
        """Lets a question that was taken and not answered come next: the one put back last comes first.

        A question of the last lap goes when an undo led out of the lap: the lap may be another one then.
        """
        if asked.reason != LAP or self.session.lap is not None:
            self._returned.append(asked)

    def rate(self, feedback: Feedback, rating: str) -> Feedback:
        """Counts an answer otherwise. Practice is not counted at all: its feedback comes back as it was."""
        if not feedback.is_counted:
            return feedback
        memory = self.desk.store.rate(self.desk.clock.now(), feedback.event, rating)
        self.session = self.session.rated(feedback.event, rating)
        if memory is None:
            return feedback
        return replace(feedback, rating=rating, memory=memory, days=memory.due_on - self.desk.today)

    def is_flagged(self, asked: Asked) -> bool:
        """Whether the learner marked the question as one to look at again."""
        return asked.question.id in self.desk.store.flagged()

    def flag(self, asked: Asked) -> bool:
        """Marks a question as one to look at again, or takes the mark off; returns whether it has one now."""
        is_flagged = not self.is_flagged(asked)
        now, question = self.desk.clock.now(), asked.question
        self.desk.store.note(now, "flag", question.card, question.id, {"is_on": is_flagged})
        return is_flagged

    def begin_last_lap(self) -> None:
        """Goes over what was missed, another question each. A question still waiting is not asked any more."""
        self._returned.clear()
        self.session = self.session.in_last_lap()

    def why(self, asked: Asked) -> str:
        """Why this question comes now, in a sentence."""
        from tutor.scheduling.memory import recall_chance

        memory = self.desk.store.memory(asked.question.card)
        worth = {"core": "the exams turn on it", "common": "the exams use it often", "awareness": "good to know"}
        weight = worth[self.desk.library.card(asked.question.card).yield_]
        if asked.reason == LAP:
            return "You missed this card in this sitting."
        if memory is None:
            return f"A new card: {weight}."
        chance = f"{recall_chance(memory, self.desk.today):.0%}".replace("%", " %")
        if asked.reason == DUE:
            return f"Due: your chance to recall it today is about {chance}; {weight}."
        if asked.reason == NEW:
            return f"Second question of a new card: {weight}."
        if asked.reason == ROUND:
            return "Everything in this scope was asked: another round."
        return f"Reading ahead: nothing is due; recall about {chance}."

    def warm_up(self) -> None:
        """Imports what the first answer needs and looks up the learner's pace, while the learner reads."""
        from tutor.questions import choices, number, text  # noqa: F401
        from tutor.scheduling.memory import warm_up

        warm_up()

        for kind in PACED:
            self._pace(kind, 0, 1)

    def _cards(self) -> Iterator[tuple[str, str]]:
        store, library, scope = self.desk.store, self.desk.library, self.scope
        today = self.desk.today
        return deck(
            scope.only,
            due=lambda: self._in_scope(store.due(today)),
            new=lambda: (card for card in scope.cards or library.cards(scope.topics) if not store.is_met(card)),
            ahead=lambda: self._in_scope(store.ahead(today)),
            weak=lambda: self._in_scope(self._weak()),
            can_ask=lambda card: bool(self._questions(card)),
        )

    def _weak(self) -> list[str]:
        from tutor.progress.mastery import SHAKY, of_card

        today = self.desk.today
        memories = self.desk.store.memories()
        met = [*self.desk.store.due(today), *self.desk.store.ahead(today)]
        return [card for card in met if of_card(memories.get(card), today) == SHAKY]

    def _in_scope(self, cards: Iterable[str]) -> Iterable[str]:
        topics, only = self.scope.topics, self.scope.cards
        return (
            card
            for card in cards
            if (not only or card in only) and (not topics or self.desk.library.parent("card", card) in topics)
        )

    def _questions(self, card: str) -> list[str]:
        return self.desk.library.probes(card, kind=self.scope.kind)

    def _probe(self, card: str, reason: str) -> Asked:
        probes = self._questions(card)
        question = self.desk.library.question(freshest(probes, self.desk.store.asked(probes)))
        order = shuffled(shuffled_count(question), self._seed + len(self.session.questions), question.id)
        return Asked(question, order, reason, not self.desk.store.is_met(card))

    def _pace(self, kind: str, ms: int, words: int) -> str:
        """Slow beyond twice the learner's median for a choice kind, fast under half of it; '' until it is known."""
        from tutor.scheduling.pace import AWAY_MS, limits, pace_of

        if kind not in PACED:
            return ""
        if kind not in self._paces:
            self._paces[kind] = limits(self.desk.store.log.pace_samples(kind))
        return pace_of(ms, words, self._paces[kind]) if ms < AWAY_MS else ""


def _marked(question: Question, response: Response, confidence: str) -> Grade:
    """The mark of a response; no idea is wrong, whatever was chosen before. Raises NotAnAnswer."""
    from tutor.questions import expected, grade
    from tutor.questions.grade import Grade
    from tutor.scheduling.memory import NO_IDEA

    return Grade(False, expected(question)) if confidence == NO_IDEA else grade(question, response)


def _circumstances(asked: Asked, response: Response) -> dict[str, object]:
    """What the log keeps of an answer beside the mark, so that it can be marked again."""
    from tutor.questions.grade import GRADER_VERSION

    return {
        "response": sorted(response) if isinstance(response, frozenset) else response,
        "shown": asked.order,
        "kind": asked.question.kind,
        "words": words_shown(asked.question),
        "revision": asked.question.revision,
        "grader": GRADER_VERSION,
    }


__all__ = ["AHEAD", "DUE", "LAP", "NEW", "ROUND", "Asked", "Feedback", "Sitting"]
