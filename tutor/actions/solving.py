"""A problem being solved: its answer rates its card and is on disk before anything of the way is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions.back import back
from tutor.actions.feedback import Feedback, check_rating, circumstances, marked, why_hard
from tutor.actions.posing import as_asked, pose
from tutor.scheduling.memory import NO_IDEA, Answer
from tutor.study.attempt import Attempt, Tried
from tutor.study.selection import ROUND

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.questions.grade import Grade
    from tutor.study.asking import Asked


class Solving:
    """What a front end holds while a problem is solved."""

    def __init__(self, desk: Desk, id: str, seed: int | None = None) -> None:
        self.desk = desk
        self.id = id
        self._seed = seed
        self.attempt, self.asked = _begun(desk, id, seed)
        self.feedback: Feedback | None = None
        self._undo: tuple[str, Attempt] | None = None

    def hint(self) -> bool:
        """Shows one hint more; False when there is none."""
        before, self.attempt = self.attempt, self.attempt.hinted()
        return self.attempt is not before

    def answer(self, typed: str, confidence: str, ms: int) -> Feedback:
        """Marks and records the answer. Raises NotAnAnswer when it is none: nothing is recorded then."""
        asked, desk, hints = self.asked, self.desk, self.attempt.hints
        question = asked.question
        mark = marked(question, typed, confidence, asked.posed)
        moment = desk.clock.now()
        answer = Answer(question.id, moment.day, mark.is_correct, confidence, used_hint=hints > 0)
        data = {**circumstances(asked, typed), "hints": hints}
        done = desk.store.record(moment, question.card, answer, ms, data)
        self._undo = (done.event, self.attempt)
        self.attempt = self.attempt.answered()
        days = done.memory.due_on - moment.day
        because = why_hard(done.rating, confidence, "", hints > 0)
        self.feedback = Feedback(
            asked,
            typed,
            mark,
            confidence,
            done.rating,
            done.memory,
            days,
            done.event,
            done.is_counted,
            because,
            back(desk, done.memory.due_on, moment.day),
        )
        return self.feedback

    def work_through(self, ms: int = 0) -> None:
        """Begins with the worked steps. Asked for before an answer was given, they count as no idea."""
        if self.feedback is None:
            self.answer("", NO_IDEA, ms)
        self.attempt = self.attempt.stepping()

    def try_step(self, typed: str) -> Grade:
        """Marks what was typed for the present step and goes on to the next. Raises NotAnAnswer."""
        from tutor.questions.problem import grade_step

        return self._stepped(typed, grade_step(self.attempt.posed, len(self.attempt.tried), typed))

    def show_step(self) -> Grade:
        """Goes on to the next step without a try."""
        from tutor.questions.grade import Grade

        step = self.attempt.step
        return self._stepped("", Grade(False, step.expected.shown if step is not None else ""))

    def again(self) -> None:
        """Poses another variant."""
        if self._seed is not None:
            self._seed += 1
        self.attempt, self.asked = _begun(self.desk, self.id, self._seed)
        self.feedback = self._undo = None

    def rate(self, rating: str) -> Feedback | None:
        """Counts the answer otherwise; practice is not counted at all, and None is no answer. Raises NotRated."""
        feedback = self.feedback
        if feedback is None or not feedback.is_counted:
            return feedback
        check_rating(feedback, rating)
        memory = self.desk.store.rate(self.desk.clock.now(), feedback.event, rating)
        if memory is not None:
            today = self.desk.today
            days, after_rest = memory.due_on - today, back(self.desk, memory.due_on, today)
            self.feedback = replace(feedback, rating=rating, because="", memory=memory, days=days, back=after_rest)
        return self.feedback

    def undo(self) -> bool:
        """Takes the answer back and poses the same variant again; False without one."""
        if self._undo is None:
            return False
        event, attempt = self._undo
        self.desk.store.void(self.desk.clock.now(), event)
        self.attempt = attempt
        self.feedback = self._undo = None
        return True

    def _stepped(self, typed: str, mark: Grade) -> Grade:
        if self.attempt.step is None:
            raise ValueError("no step is open")
        self.attempt = self.attempt.stepped(Tried(typed, mark))
        return mark


def _begun(desk: Desk, id: str, seed: int | None) -> tuple[Attempt, Asked]:
    posed = pose(desk, id, seed)
    return Attempt(posed), as_asked(desk, posed, ROUND)
