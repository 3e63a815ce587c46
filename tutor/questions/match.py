"""Marking of pairs: right when every left-hand text has the right-hand text that the author gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer, Response

if TYPE_CHECKING:
    from tutor.content.model.question import MatchQuestion


def right_hand(question: MatchQuestion) -> list[str]:
    """What can be matched, in file order: each pair's right-hand text once, then the decoys."""
    return list(dict.fromkeys([*(pair.right for pair in question.pairs), *question.decoys]))


def grade(question: MatchQuestion, response: Response) -> Grade:
    """Right when all pairs are. Raises NotAnAnswer unless each left-hand text has one partner."""
    texts = right_hand(question)
    if not isinstance(response, tuple) or len(response) != len(question.pairs):
        given = len(response) if isinstance(response, tuple) else 0
        raise NotAnAnswer(f"Match all {len(question.pairs)}: {given} matched.")
    chosen = [position for position in response if isinstance(position, int) and 0 <= position < len(texts)]
    if len(chosen) != len(response):
        raise NotAnAnswer("Choose from the texts shown.")
    wrong = [pair.left for pair, i in zip(question.pairs, chosen, strict=True) if texts[i] != pair.right]
    expected = "; ".join(f"{pair.left}: {pair.right}" for pair in question.pairs)
    if not wrong:
        return Grade(True, expected)
    count = len(question.pairs)
    return Grade(False, expected, f"{count - len(wrong)} of {count} are matched.")
