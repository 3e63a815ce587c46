"""`tutor quiz --json`: JSON Lines with a program. One question out, one response in, one feedback out."""

from __future__ import annotations

import json
import sys

from tutor.cli.quiz import nothing_to_ask, remark_left_out
from tutor.scheduling.memory import CONFIDENCES, NO_IDEA, RATINGS, UNSURE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.actions.sitting import Asked, Feedback, Sitting
    from tutor.questions.grade import Response

KEYS = "abcdef"


class Unreadable(ValueError):
    """A line from the program that says nothing we can use."""


def converse(sitting: Sitting) -> int:
    """Asks and answers until the limit or the end of input; always ends with a summary."""
    remark_left_out(sitting.desk)
    if sitting.next_is_empty():
        nothing_to_ask(sitting)
    try:
        while (asked := sitting.next()) is not None:
            _write(_question(asked))
            shown = sitting.desk.clock.ticks()
            if not _answer(sitting, asked, shown):
                break
    finally:
        _write(_summary(sitting))
    return 0


def _answer(sitting: Sitting, asked: Asked, shown: float) -> bool:
    """Reads lines until one is an answer; False at the end of input."""
    from tutor.questions import NotAnAnswer

    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            response, confidence = _read(line, asked)
            ms = int((sitting.desk.clock.ticks() - shown) * 1000)
            feedback = sitting.answer(asked, response, confidence, ms)
        except (Unreadable, NotAnAnswer) as problem:
            _write({"type": "error", "message": str(problem)})
            continue
        _write(_feedback(feedback))
        return True
    return False


def _read(line: str, asked: Asked) -> tuple[Response, str]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise Unreadable(f"not JSON: {error}") from error
    if not isinstance(given, dict):
        raise Unreadable('an object is wanted: {"response": ["b"], "confidence": "sure"}')
    confidence = given.get("confidence", UNSURE)
    if confidence not in CONFIDENCES:
        raise Unreadable(f"confidence is one of {', '.join(CONFIDENCES)}")
    response = given.get("response")
    if confidence == NO_IDEA and not response:
        return "", confidence
    if not asked.order:
        if not isinstance(response, str):
            raise Unreadable('"response" is a text for this kind')
        return response, confidence
    keys = KEYS[: len(asked.order)]
    if not isinstance(response, list) or not all(
        isinstance(key, str) and key in keys and len(key) == 1 for key in response
    ):
        raise Unreadable(f'"response" is a list of keys from {", ".join(keys)}')
    return frozenset(asked.order[keys.index(key)] for key in response), confidence


def _question(asked: Asked) -> dict[str, Any]:
    question = asked.question
    exhibit = question.exhibit
    return {
        "type": "question",
        "id": question.id,
        "card": question.card,
        "kind": question.kind,
        "stem": question.stem,
        "exhibit": {"kind": exhibit.kind, "text": exhibit.text} if exhibit else None,
        "choices": [{"key": key, "text": choice.text} for key, choice in zip(KEYS, asked.choices, strict=False)],
        "choose": asked.choose,
    }


def _feedback(feedback: Feedback) -> dict[str, Any]:
    asked = feedback.asked
    keyed = list(zip(KEYS, asked.choices, strict=False))
    right = [key for key, choice in keyed if choice.correct]
    return {
        "type": "feedback",
        "id": asked.question.id,
        "correct": feedback.grade.is_correct,
        "rating": feedback.rating,
        "days": feedback.days,
        "expected": right if keyed else feedback.grade.expected,
        "remark": feedback.grade.remark,
        "explanation": asked.question.explanation,
        "choices": [{"key": key, "text": c.text, "correct": c.correct, "why": c.why} for key, c in keyed],
    }


def _summary(sitting: Sitting) -> dict[str, Any]:
    turns = sitting.session.turns
    counted = {rating: sum(turn.rating == rating for turn in turns) for rating in RATINGS}
    return {"type": "summary", "asked": len(turns), "right": sum(turn.is_right for turn in turns), **counted}


def _write(message: dict[str, Any]) -> None:
    print(json.dumps(message, ensure_ascii=False), flush=True)
