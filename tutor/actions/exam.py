"""A mock exam being sat: every change is on disk before a method returns, so that being killed loses nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tutor.actions.exam_forms import NoForm
from tutor.actions.exam_marking import answer_at, right_at
from tutor.actions.exam_questions import askable, asked_of, choose_of
from tutor.errors import TutorError
from tutor.study.asking import parts_of, shuffled_count
from tutor.study.exam import (
    CLOCK,
    DISCARD,
    END,
    GO,
    LEARNER,
    OPEN,
    TIME,
    Exam,
    Item,
    Paper,
    Slot,
    Step,
    answering,
    choosing,
    crossing,
    marking,
    sat,
    unscored,
)
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    from tutor.actions.exam_forms import FormLine
    from tutor.desk import Desk
    from tutor.store.exams import Began
    from tutor.study.asking import Asked

# So often passing time is written down: being killed gives back at most as much.
BEAT_MS = 5_000


class NotDiscarded(TutorError):
    """Only an exam in which nothing is answered can be discarded."""


def open_exam(desk: Desk) -> Exam | None:
    """The exam that waits to be gone on with."""
    id = desk.store.exams.open()
    return exam_of(desk, id) if id else None


def discard(desk: Desk) -> Exam:
    """Discards the open exam, for which nothing is recorded, and returns it as it was. Raises NotDiscarded."""
    exam = open_exam(desk)
    if exam is None:
        raise NotDiscarded("No exam is open.")
    _discard(desk, exam, exam.used)
    return exam


def exam_of(desk: Desk, id: str) -> Exam:
    """An exam by its event, as its steps left it."""
    return taken_up(desk, next(began for began in desk.store.exams.all() if began.id == id))


def taken_up(desk: Desk, began: Began) -> Exam:
    """An exam that was begun, as its steps left it; once it was handed in, with the marks that count today."""
    paper = began.paper
    items = [Item(each["question"], tuple(each["order"]), *_item(each)) for each in paper["items"]]
    steps = [Step(step["do"], step["at"], step["used"], step["value"]) for step in desk.store.exams.steps(began.id)]
    exam = sat(Paper(began.id, paper["blueprint"], paper["form"], paper["ms"], tuple(items)), steps)
    return _marked(desk, exam) if exam.ended else exam


def _marked(desk: Desk, exam: Exam) -> Exam:
    """The exam by what the log has of its answers: marks, and names of choices where the paper has none."""
    marks, rights, items = desk.store.exams.marks(exam.paper.id), [], []
    for item, at_the_end in zip(exam.paper.items, exam.rights, strict=True):
        right, parts = marks.get(item.question, (at_the_end, ()))
        rights.append(right)
        items.append(replace(item, parts=item.parts or parts))
    return replace(exam, paper=replace(exam.paper, items=tuple(items)), rights=tuple(rights))


def begin(desk: Desk, line: FormLine, seed: int) -> Sitter:
    """Begins an exam. Raises ExamOpen while another one is open."""
    blueprint = desk.library.blueprint(line.blueprint)
    form = next(form for form in blueprint.forms if form.id == line.form)
    questions = [desk.library.question(id) for id in askable(desk, form)]
    if not questions:
        raise NoForm("None of the form's questions can be asked; `tutor check` shows why.")
    seen = desk.store.exams.seen(question.id for question in questions)
    left_out = unscored(len(questions), blueprint.questions, blueprint.scored, f"{blueprint.id}#{form.id}")
    items = [
        {
            "question": question.id,
            "order": shuffled(shuffled_count(question), seed, question.id),
            "parts": parts_of(question),
            "choose": choose_of(question),
            "seen": question.id in seen,
            "scored": place not in left_out,
        }
        for place, question in enumerate(questions)
    ]
    paper = {"blueprint": blueprint.id, "form": form.id, "ms": form.minutes * 60_000, "items": items}
    return Sitter(desk, exam_of(desk, desk.store.exams.begin(desk.clock.now(), paper)))


class Sitter:
    """What a front end holds while an exam is sat. The clock runs from here on."""

    def __init__(self, desk: Desk, exam: Exam) -> None:
        self.desk = desk
        self.exam = exam
        self._base = exam.used
        self._since = desk.clock.ticks()
        self._take(Step(OPEN, exam.at, exam.used))

    @property
    def used(self) -> int:
        """Milliseconds used, by a clock that only runs forward."""
        return min(self._base + int((self.desk.clock.ticks() - self._since) * 1000), self.exam.paper.ms)

    @property
    def left(self) -> int:
        """Milliseconds left."""
        return self.exam.paper.ms - self.used

    @property
    def is_early(self) -> bool:
        """Whether handing in now would be very early: under a quarter of the time is used, and several are open."""
        return 4 * self.used < self.exam.paper.ms and len(self.exam.open_questions) > 1

    @property
    def asked(self) -> Asked | None:
        """The question at which one is; None when the pack does not have it as it was any more."""
        return asked_of(self.desk, self.exam, self.exam.at)

    def go(self, place: int) -> None:
        """To another question."""
        if 0 <= place < len(self.exam.slots) and place != self.exam.at:
            self._take(Step(GO, place, self.used))

    def answer(self, chosen: frozenset[int]) -> None:
        """Chooses exactly these, by file position."""
        self._mark(answering(self.exam.slot, chosen))

    def choose(self, position: int) -> None:
        """Takes a choice (file position), or takes it back."""
        self._mark(choosing(self.exam.slot, position, self.exam.item))

    def cross(self, position: int) -> None:
        """Eliminates a choice (file position), or takes it in again."""
        self._mark(crossing(self.exam.slot, position))

    def flag(self) -> bool:
        """Flags the question or takes the flag off; returns whether it has one now."""
        slot = self.exam.slot
        self._mark(Slot(slot.chosen, slot.crossed, not slot.is_flagged, slot.is_guess))
        return self.exam.slot.is_flagged

    def guess(self) -> bool:
        """Marks the answer as a guess or takes that off; returns whether it is one now."""
        slot = self.exam.slot
        self._mark(Slot(slot.chosen, slot.crossed, slot.is_flagged, not slot.is_guess))
        return self.exam.slot.is_guess

    def beat(self) -> bool:
        """Writes down that time passes, now and then; hands in at the end. Returns whether the exam is over."""
        if self.exam.ended:
            return True
        if self.left <= 0:
            self.hand_in(TIME)
        elif self.used - self.exam.used >= BEAT_MS:
            self.pause()
        return bool(self.exam.ended)

    def pause(self) -> None:
        """Writes the time down."""
        self._take(Step(CLOCK, self.exam.at, self.used))

    def discard(self) -> None:
        """Ends the exam without a result: its questions were shown, no more. Raises NotDiscarded where something is
        answered."""
        self.exam = _discard(self.desk, self.exam, self.used)

    def hand_in(self, by: str = LEARNER) -> None:
        """Ends the exam: marks it, and lets every answer count for its card. All of it is on disk, or nothing."""
        marks = [right_at(self.desk, self.exam, place) for place in range(len(self.exam.slots))]
        step = Step(END, self.exam.at, self.used, {"by": by, "rights": marks})
        after = self.exam.stepped(step)
        moment = self.desk.clock.now()
        answers = [
            answer_at(self.desk, after, place, moment.day) for place, mark in enumerate(marks) if mark is not None
        ]
        store = self.desk.store.exams
        store.hand_in(moment, self.exam.paper.id, self.exam.steps, _plain(step), answers)
        self.exam = after

    def _mark(self, slot: Slot) -> None:
        self._take(marking(self.exam.at, self.used, slot))

    def _take(self, step: Step) -> None:
        """Writes a step, then takes it. Raises ExamElsewhere."""
        moment = self.desk.clock.now()
        self.desk.store.exams.step(moment, self.exam.paper.id, self.exam.steps, _plain(step))
        self.exam = self.exam.stepped(step)


def _discard(desk: Desk, exam: Exam, used: int) -> Exam:
    if not exam.is_blank:
        raise NotDiscarded("Only an exam in which nothing is answered can be discarded: this one is handed in, by :e.")
    step = Step(DISCARD, exam.at, used)
    desk.store.exams.step(desk.clock.now(), exam.paper.id, exam.steps, _plain(step))
    return exam.stepped(step)


def _plain(step: Step) -> dict[str, Any]:
    return {"do": step.do, "at": step.at, "used": step.used, "value": dict(step.value)}


def _item(each: dict[str, Any]) -> tuple[int, bool, bool, tuple[int, ...]]:
    return each["choose"], each["seen"], each["scored"], tuple(each.get("parts", ()))
