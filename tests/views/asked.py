"""Questions as they are asked and answered, for the views: every way to be wrong that a view could show otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tutor.actions.feedback import Feedback
from tutor.content.library import Library
from tutor.questions import grade
from tutor.questions.grade import Response
from tutor.scheduling.memory import AGAIN, GOOD, NO_IDEA, SURE, Memory
from tutor.study.asking import Asked, shuffled_count
from tutor.study.shuffle import shuffled
from tutor.views.study import FEEDBACK, QUESTION, StudyState

MEMORY = Memory(2.3, 5.0, 20_000, 20_000, 20_001, False, "q", 1)
LONG = "an answer of many words as people write them when they are not quite sure what was asked"


def every_question(library: Library) -> Iterator[Asked]:
    """Each question of the packs, its choices shuffled."""
    for id in library.ids("question"):
        question = library.question(id)
        yield Asked(question, shuffled(shuffled_count(question), 3, question.id), "new", True)


def responses(asked: Asked) -> list[Response]:
    """The right response and every single wrong one; for what is typed, what the author foresaw and a long one."""
    question, count = asked.question, len(asked.order)
    match asked.kind:
        case "single" | "judge":
            return [frozenset((i,)) for i in range(count)]
        case "multiple":
            return [frozenset(chosen) for chosen in combinations(range(count), asked.choose)]
        case "order":
            return [tuple(range(count)), tuple(reversed(range(count))), *_swapped(tuple(range(count)))]
        case "match":
            right = tuple(asked.rights.index(pair.right) for pair in asked.pairs)
            right = tuple(asked.order[i] for i in right)
            return [right, *[(*right[:i], (right[i] + 1) % count, *right[i + 1 :]) for i in range(len(right))]]
        case "cloze":
            blanks = getattr(question, "blanks", ())
            return [tuple(blank.accept[0] for blank in blanks), tuple(LONG for _ in blanks)]
        case "number":
            return [getattr(question, "answer", ""), *[wrong.value for wrong in getattr(question, "wrong", ())]]
        case _:
            wordings = (*getattr(question, "accept", ()), *getattr(question, "near", ()))
            return [wordings[0].text, LONG, *[wording.text for wording in wordings]]


def fed_back(asked: Asked, response: Response, confidence: str = SURE) -> Feedback:
    """The feedback on a response; no idea is wrong."""
    mark = grade(asked.question, response)
    rating = GOOD if mark.is_correct and confidence != NO_IDEA else AGAIN
    return Feedback(asked, response, mark, confidence, rating, MEMORY, 1, "event")


def question_state(asked: Asked, turn: int = 0) -> StudyState:
    """The screen that asks it."""
    return StudyState(QUESTION, asked, turn=turn)


def feedback_state(library: Library, feedback: Feedback, turn: int = 0, cursor: int = -1) -> StudyState:
    """The screen that answers it."""
    card = library.card(feedback.asked.question.card)
    return StudyState(FEEDBACK, feedback.asked, feedback, card, turn=turn, cursor=cursor)


def _swapped(right: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [(*right[:i], right[i + 1], right[i], *right[i + 2 :]) for i in range(len(right) - 1)]
