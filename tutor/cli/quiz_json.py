"""`tutor quiz --json`: JSON Lines with a program. One question out, one response in, one feedback out."""

from __future__ import annotations

import json
import sys

from tutor.cli.remarks import nothing_to_ask, remark_left_out
from tutor.cli.streams import json_text
from tutor.scheduling.memory import CONFIDENCES, NO_IDEA, RATINGS, UNSURE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tutor.actions.changes import News
    from tutor.actions.feedback import Feedback
    from tutor.actions.sitting import Sitting
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked

KEYS = "abcdefg"


class Unreadable(ValueError):
    """A line from the program that says nothing we can use."""


def converse(sitting: Sitting) -> int:
    """Asks and answers until the limit or the end of input; always ends with a summary.

    Returns 1 where lines came and none was an answer: whoever wrote them takes the exit code for theirs.
    """
    remark_left_out(sitting.desk)
    if sitting.next_is_empty():
        nothing_to_ask(sitting)
    tell, answering = _teller(sitting), _Answering(sitting)
    try:
        while (asked := sitting.next()) is not None:
            tell(asked)
            _write(_question(asked))
            shown = sitting.desk.clock.ticks()
            if not answering.answer(asked, shown):
                break
    finally:
        _write(_summary(sitting))
    return int(answering.is_refused and not sitting.session.turns)


def _teller(sitting: Sitting) -> Callable[[Asked], None]:
    """Writes what changed since it was last asked: mended keys at once, the rest before its question."""
    if not sitting.desk.store.has_changes():
        return lambda asked: None
    from tutor.actions.changes import Bulletin, plain

    bulletin = Bulletin(sitting.desk)

    def write(news: list[News]) -> None:
        for one in news:
            _write({"type": "change", **plain(one)})
        bulletin.tell(news)

    write(bulletin.mended())
    return lambda asked: write(bulletin.about(asked))


class _Answering:
    """Lines of the program, and whether one was refused."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.is_refused = False

    def answer(self, asked: Asked, shown: float) -> bool:
        """Reads lines until one is an answer; False at the end of input."""
        from tutor.questions import NotAnAnswer

        for line in sys.stdin:
            if not line.strip():
                continue
            try:
                response, confidence = _read(line, asked)
                ms = int((self._sitting.desk.clock.ticks() - shown) * 1000)
                feedback = self._sitting.answer(asked, response, confidence, ms)
            except (Unreadable, NotAnAnswer) as problem:
                self.is_refused = True
                _write({"type": "error", "message": str(problem)})
                continue
            _write(_feedback(feedback))
            return True
        return False


def _read(line: str, asked: Asked) -> tuple[Response, str]:
    try:
        given = json.loads(line)
    except RecursionError as error:
        raise Unreadable("not JSON: nested too deeply") from error
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
    return _response(response, asked), confidence


def _response(given: Any, asked: Asked) -> Response:
    """The response in the form of its kind. Raises Unreadable."""
    match asked.kind:
        case "number" | "problem" | "text":
            if not isinstance(given, str):
                raise Unreadable('"response" is a text for this kind')
            return _whole(given)
        case "cloze":
            if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
                raise Unreadable('"response" is a list of texts, one a gap')
            return tuple(map(_whole, given))
        case "match":
            return _matched(given, asked)
        case "order":
            return tuple(_positions(given, asked))
        case _:
            return frozenset(_positions(given, asked))


def _whole(text: str) -> str:
    """The text without halves of characters, which JSON can escape and nothing can write."""
    return text.encode("utf-8", "replace").decode()


def _matched(given: Any, asked: Asked) -> tuple[int, ...]:
    lefts = [str(i + 1) for i in range(len(asked.pairs))]
    if not isinstance(given, dict) or sorted(given) != lefts:
        raise Unreadable(f'"response" is a mapping from each of {", ".join(lefts)} to a key at the right')
    return tuple(_positions([given[left] for left in lefts], asked))


def _positions(given: Any, asked: Asked) -> list[int]:
    keys = KEYS[: len(asked.order)]
    if not isinstance(given, list) or not all(isinstance(key, str) and len(key) == 1 and key in keys for key in given):
        raise Unreadable(f'"response" is a list of keys from {", ".join(keys)}')
    if len(set(given)) < len(given) and asked.kind != "match":
        raise Unreadable('"response" names a key twice')
    return [asked.order[keys.index(key)] for key in given]


def _question(asked: Asked) -> dict[str, Any]:
    question = asked.question
    exhibit = question.exhibit
    message: dict[str, Any] = {
        "type": "question",
        "id": question.id,
        "card": question.card,
        "kind": question.kind,
        "stem": question.stem,
        "exhibit": {"kind": exhibit.kind, "title": exhibit.title, "text": exhibit.text} if exhibit else None,
        "choices": [{"key": key, "text": choice.text} for key, choice in zip(KEYS, asked.choices, strict=False)],
        "choose": asked.choose,
    }
    if asked.seed is not None:
        message["seed"] = asked.seed
    if asked.kind == "match":
        message["left"] = [{"key": str(i), "text": pair.left} for i, pair in enumerate(asked.pairs, 1)]
        message["right"] = [{"key": key, "text": text} for key, text in zip(KEYS, asked.rights, strict=False)]
    if asked.kind == "cloze":
        message |= {"blanks": asked.gaps, "text": getattr(question, "text", "")}
    return message


def _feedback(feedback: Feedback) -> dict[str, Any]:
    asked = feedback.asked
    return {
        "type": "feedback",
        "id": asked.question.id,
        "correct": feedback.grade.is_correct,
        "rating": feedback.rating,
        "days": feedback.days,
        "expected": _expected(asked, feedback.grade.expected),
        "remark": feedback.grade.remark,
        "explanation": asked.question.explanation,
        "choices": _whys(asked),
    }


def _expected(asked: Asked, words: str) -> Any:
    """The right response in the form that the program would have sent it."""
    keyed = dict(zip(asked.order, KEYS, strict=False))
    match asked.kind:
        case "number" | "problem" | "text":
            return words
        case "cloze":
            return [blank.accept[0] for blank in getattr(asked.question, "blanks", ())]
        case "order":
            return [keyed[i] for i in range(len(asked.order))]
        case "match":
            keys = dict(zip(asked.rights, KEYS, strict=False))
            return {str(i): keys[pair.right] for i, pair in enumerate(asked.pairs, 1)}
        case _:
            return [key for key, choice in zip(KEYS, asked.choices, strict=False) if choice.correct]


def _whys(asked: Asked) -> list[dict[str, Any]]:
    """Every part with its why; a step of an order is correct as such, a pair and a gap too."""
    if asked.kind == "match":
        return [
            {"key": str(i), "text": p.left, "right": p.right, "correct": True, "why": p.why}
            for i, p in enumerate(asked.pairs, 1)
        ]
    if asked.kind == "cloze":
        blanks = getattr(asked.question, "blanks", ())
        return [{"key": str(i), "text": b.accept[0], "correct": True, "why": b.why} for i, b in enumerate(blanks, 1)]
    is_order = asked.kind == "order"
    return [
        {"key": key, "text": c.text, "correct": is_order or c.correct, "why": c.why}
        for key, c in zip(KEYS, asked.choices, strict=False)
    ]


def _summary(sitting: Sitting) -> dict[str, Any]:
    turns = sitting.session.turns
    counted = {rating: sum(turn.rating == rating for turn in turns) for rating in RATINGS}
    counted["unrated"] = len(turns) - sum(counted.values())  # a lucky guess, and practice
    return {"type": "summary", "asked": len(turns), "right": sum(turn.is_right for turn in turns), **counted}


def _write(message: dict[str, Any]) -> None:
    print(json_text(message), flush=True)
