"""A mock exam being sat: every change is on disk before a method returns, so that being killed loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.errors import Misuse, TutorError
from tutor.scheduling.memory import GUESS, NO_IDEA, Answer
from tutor.study.asking import Asked, parts_of, shuffled_count, words_shown
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
    from collections.abc import Sequence

    from tutor.content.model.blueprint import Blueprint, MockForm
    from tutor.content.model.question import Question
    from tutor.desk import Desk

# What the log calls an answer of an exam. It says nothing of confidence but a guess: a right one counts as hard.
MOCK = "mock"
EXAM_KINDS = ("single", "multiple")
# So often passing time is written down: being killed gives back at most as much.
BEAT_MS = 5_000


class NoForm(TutorError):
    """There is no form to sit."""


class NoSuchForm(Misuse):
    """No form is the one that was named."""


class NotDiscarded(TutorError):
    """Only an exam in which nothing is answered can be discarded."""


@dataclass(frozen=True)
class FormLine:
    """A form of an exam: how many questions it has, how many of them were never seen, how often it was handed in.

    `common` of its questions are also in the form of another exam, `like`: the one with which it has most in common.
    """

    blueprint: str
    title: str
    form: str
    minutes: int
    questions: int
    unseen: int
    times: int
    like: str = ""
    common: int = 0


def forms(desk: Desk) -> list[FormLine]:
    """The forms of every exam, in the order of the files."""
    handed_in = [began.paper for began in desk.store.exams.all() if _is_handed_in(desk, began.id)]
    return [
        _form_line(desk, blueprint, form, handed_in)
        for blueprint in desk.library.blueprints()
        for form in blueprint.forms
    ]


def chosen_form(lines: Sequence[FormLine], blueprint: str = "", form: str = "", questions: int = 0) -> FormLine:
    """The form that is asked for: of those that fit, the one with most questions never seen.

    Raises NoForm, NoSuchForm.
    """
    fitting = [
        line
        for line in lines
        if (not blueprint or line.blueprint == blueprint)
        and (not form or line.form == form)
        and (not questions or line.questions == questions)
    ]
    if fitting:
        return max(fitting, key=lambda line: (line.unseen / max(1, line.questions), -line.times))
    if not lines:
        raise NoForm("The pack holds no form of a mock exam.")
    have = "; ".join(f"{line.blueprint.rpartition('/')[2]} {line.form} ({line.questions})" for line in lines)
    raise NoSuchForm(f"There is no such form. There are: {have}.")


def wished_form(desk: Desk, blueprint: str = "", form: str = "", questions: int = 0) -> FormLine:
    """The form to sit: of the exam that is named, else of the learner's own where it has such a form.

    Raises NoForm, NoSuchForm.
    """
    from tutor.actions.ready import NotReady, chosen

    lines = forms(desk)
    if not blueprint:
        try:
            return chosen_form(lines, chosen(desk, "", None)[0].id, form, questions)
        except (NotReady, NoForm, NoSuchForm):
            pass
    return chosen_form(lines, blueprint, form, questions)


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
    began = next(began for began in desk.store.exams.all() if began.id == id)
    paper = began.paper
    items = [Item(each["question"], tuple(each["order"]), *_item(each)) for each in paper["items"]]
    steps = [Step(step["do"], step["at"], step["used"], step["value"]) for step in desk.store.exams.steps(id)]
    return sat(Paper(id, paper["blueprint"], paper["form"], paper["ms"], tuple(items)), steps)


def begin(desk: Desk, line: FormLine, seed: int) -> Sitter:
    """Begins an exam. Raises ExamOpen while another one is open."""
    blueprint = desk.library.blueprint(line.blueprint)
    form = next(form for form in blueprint.forms if form.id == line.form)
    questions = [desk.library.question(id) for id in _askable(desk, form)]
    if not questions:
        raise NoForm("None of the form's questions can be asked; `tutor check` shows why.")
    seen = desk.store.asked([question.id for question in questions])
    left_out = unscored(len(questions), blueprint.questions, blueprint.scored, f"{blueprint.id}#{form.id}")
    items = [
        {
            "question": question.id,
            "order": shuffled(shuffled_count(question), seed, question.id),
            "choose": _choose(question),
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
        """Ends the exam as if it had not been begun. Raises NotDiscarded where something is answered."""
        self.exam = _discard(self.desk, self.exam, self.used)

    def hand_in(self, by: str = LEARNER) -> None:
        """Ends the exam: marks it, and lets every answer count for its card. All of it is on disk, or nothing."""
        marks = [_right(self.desk, self.exam, place) for place in range(len(self.exam.slots))]
        step = Step(END, self.exam.at, self.used, {"by": by, "rights": marks})
        after = self.exam.stepped(step)
        moment = self.desk.clock.now()
        answers = [_answer(self.desk, after, place, moment.day) for place, mark in enumerate(marks) if mark is not None]
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
        raise NotDiscarded("Only an exam in which nothing is answered can be discarded: this one is handed in, by :h.")
    step = Step(DISCARD, exam.at, used)
    desk.store.exams.step(desk.clock.now(), exam.paper.id, exam.steps, _plain(step))
    return exam.stepped(step)


def asked_of(desk: Desk, exam: Exam, place: int) -> Asked | None:
    """A question of an exam as it is put; None when the pack does not have it as it was any more."""
    item = exam.paper.items[place]
    if not _is_askable(desk, item.question):
        return None
    question = desk.library.question(item.question)
    if shuffled_count(question) != len(item.order) or _choose(question) != item.choose:
        return None
    return Asked(question, item.order, MOCK, False)


def _right(desk: Desk, exam: Exam, place: int) -> bool | None:
    """Whether an answer is right; None when its question is gone."""
    from tutor.questions import grade

    asked = asked_of(desk, exam, place)
    if asked is None:
        return None
    return exam.is_answered(place) and grade(asked.question, exam.slots[place].chosen).is_correct


def _answer(desk: Desk, exam: Exam, place: int, day: int) -> tuple[str, Answer, int, dict[str, Any]]:
    """Card, answer, ms and data of one question, as the log keeps them."""
    from tutor.questions.grade import GRADER_VERSION

    item, slot = exam.paper.items[place], exam.slots[place]
    question = desk.library.question(item.question)
    confidence = NO_IDEA if not exam.is_answered(place) else GUESS if slot.is_guess else ""
    data = {
        "response": sorted(slot.chosen),
        "shown": item.order,
        "parts": parts_of(question),
        "kind": question.kind,
        "words": words_shown(question),
        "revision": question.revision,
        "grader": GRADER_VERSION,
    }
    return question.card, Answer(question.id, day, bool(exam.rights[place]), confidence, mode=MOCK), slot.ms, data


def _plain(step: Step) -> dict[str, Any]:
    return {"do": step.do, "at": step.at, "used": step.used, "value": dict(step.value)}


def _item(each: dict[str, Any]) -> tuple[int, bool, bool]:
    return each["choose"], each["seen"], each["scored"]


def _is_handed_in(desk: Desk, id: str) -> bool:
    steps = desk.store.exams.steps(id)
    return bool(steps) and steps[-1]["do"] == END


def _form_line(desk: Desk, blueprint: Blueprint, form: MockForm, papers: Sequence[Any]) -> FormLine:
    ids = _askable(desk, form)
    unseen = len(ids) - len(desk.store.asked(ids))
    times = sum(paper["blueprint"] == blueprint.id and paper["form"] == form.id for paper in papers)
    like, common = _likest(desk, blueprint, set(ids))
    return FormLine(blueprint.id, blueprint.title, form.id, form.minutes, len(ids), unseen, times, like, common)


def _likest(desk: Desk, blueprint: Blueprint, ids: set[str]) -> tuple[str, int]:
    """The form of another exam that asks most of these questions, and how many; none where no form asks any."""
    others = [(other, form) for other in desk.library.blueprints() if other.id != blueprint.id for form in other.forms]
    shared = [
        (f"{desk.library.short(other.id).upper()}, form {form.id}", len(ids & set(form.questions)))
        for other, form in others
    ]
    return max((each for each in shared if each[1]), key=lambda each: each[1], default=("", 0))


def _askable(desk: Desk, form: MockForm) -> list[str]:
    """The form's questions that an exam can ask: choices to choose from."""
    return [id for id in dict.fromkeys(form.questions) if _is_askable(desk, id)]


def _is_askable(desk: Desk, id: str) -> bool:
    from tutor.content.library import Unknown

    try:
        return desk.library.question(id).kind in EXAM_KINDS
    except Unknown:
        return False


def _choose(question: Question) -> int:
    return sum(choice.correct for choice in getattr(question, "choices", ()))
