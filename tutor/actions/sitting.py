"""A sitting: the next question, the answer that is on disk before the feedback shows, undo, the last lap."""

from __future__ import annotations

from dataclasses import replace

from tutor.actions.feedback import Feedback, check_rating, circumstances, marked, why_hard
from tutor.actions.supply import Supply
from tutor.study.asking import Asked, words_shown
from tutor.study.selection import FLAGGED, LAP, NEW, Scope
from tutor.study.session import Session, Turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.pacing import Pacing
    from tutor.desk import Desk
    from tutor.questions.grade import Response


class Sitting:
    """What a front end holds while the learner studies. Every change is on disk before a method returns."""

    def __init__(self, desk: Desk, scope: Scope, seed: int, limit: int | None = None) -> None:
        self.desk = desk
        self.scope = scope
        self.session = Session(limit)
        self._supply = Supply(desk, scope, seed)
        self._deck = self._supply.cards()
        self._returned: list[Asked] = []
        self._past: list[tuple[Session, Asked, str]] = []  # before each answer: the sitting, what was asked, the event
        self._pacing: Pacing | None = None

    def next(self) -> Asked | None:
        """The question to put now; None when the sitting is full, the lap is run, or the scope is empty."""
        if self._returned:
            return self._returned.pop()
        if self.session.lap is not None:
            left = self.session.lap_left
            return self._probe(left[0], LAP) if left else None
        if self.session.is_full:
            return None
        second = self.session.second if self.scope.only != FLAGGED else ""
        if second and len(self._supply.questions(second)) > 1:
            return self._probe(second, NEW)
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
        from tutor.actions.back import back
        from tutor.scheduling.memory import LAP as LAP_MODE
        from tutor.scheduling.memory import STUDY, SURE, Answer

        question = asked.question
        mark = marked(question, response, confidence, asked.posed)
        mode = LAP_MODE if self.session.lap is not None else STUDY
        moment = self.desk.clock.now()
        pace = self._pace().of(question.kind, ms, words_shown(question))
        answer = Answer(question.id, moment.day, mark.is_correct, confidence, pace, used_hint, mode)
        recorded = self.desk.store.record(moment, question.card, answer, ms, circumstances(asked, response))
        event, rating, memory = recorded.event, recorded.rating, recorded.memory
        self._past.append((self.session, asked, event))
        is_sure = confidence == SURE
        is_new, is_counted = asked.is_new, recorded.is_counted
        turn = Turn(event, question.card, question.id, mark.is_correct, is_sure, is_new, rating, is_counted)
        self.session = self.session.answered(turn)
        days = memory.due_on - moment.day
        because = why_hard(rating, confidence, pace, used_hint)
        after_rest = back(self.desk, memory.due_on, moment.day)
        return Feedback(
            asked, response, mark, confidence, rating, memory, days, event, recorded.is_counted, because, after_rest
        )

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
        """Counts an answer otherwise. Practice is not counted at all: its feedback comes back as it was.

        Raises NotRated, where a wrong answer would count as a right one.
        """
        from tutor.actions.back import back

        if not feedback.is_counted:
            return feedback
        check_rating(feedback, rating)
        memory = self.desk.store.rate(self.desk.clock.now(), feedback.event, rating)
        self.session = self.session.rated(feedback.event, rating)
        if memory is None:
            return feedback
        today = self.desk.today
        days, after_rest = memory.due_on - today, back(self.desk, memory.due_on, today)
        return replace(feedback, rating=rating, memory=memory, days=days, because="", back=after_rest)

    def begin_last_lap(self) -> None:
        """Goes over what was missed, another question each. A question still waiting is not asked any more."""
        self._returned.clear()
        self.session = self.session.in_last_lap()

    def warm_up(self) -> None:
        """Imports what the first answer needs, looks up the learner's pace, has the day planned: the learner reads."""
        from tutor.questions import choices, number, text  # noqa: F401
        from tutor.scheduling.memory import warm_up

        warm_up()
        self._pace().warm_up()
        self._supply.warm_up()

    def _probe(self, card: str, reason: str) -> Asked:
        return self._supply.probe(card, reason, self.session.questions)

    def _pace(self) -> Pacing:
        if self._pacing is None:
            from tutor.actions.pacing import Pacing

            self._pacing = Pacing(self.desk.store)
        return self._pacing
