"""Marking of short typed answers: key terms decide the meaning, rapidfuzz forgives spelling and nothing else.

A fluent wrong answer must not pass on similarity: "it does not retry" shares most letters with "it retries twice".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import AcceptedText, NearMiss, TextQuestion

MAX_LENGTH = 400
_WORD = re.compile(r"[^\W_]+(?:[.:/][^\W_]+)*|%|\$")
_NOT = frozenset("not no never without cannot none neither nor nothing isn doesn don won can't isnt doesnt dont wont cant".split())
_NUMBERS = {
    word: str(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"twice": "2 times", "once": "1 times", "thrice": "3 times"}


def grade(question: TextQuestion, typed: str) -> Grade:
    """Right when an accepted wording's terms all occur, nothing denies them and no near miss fits better."""
    words = _words(typed)
    if not words:
        raise NotAnAnswer("Type a short answer, or ? for no idea.")
    if len(typed) > MAX_LENGTH:
        raise NotAnAnswer(f"A short answer is wanted: this has more than {MAX_LENGTH} characters.")
    expected = question.accept[0].text
    if "or" in words and not any("or" in _words(accepted.text) for accepted in question.accept):
        raise NotAnAnswer("Give one answer, not a choice of several.")
    exact = any(words == _words(accepted.text) for accepted in question.accept)
    if not exact:
        for near in question.near:
            if _fits(words, near):
                return Grade(False, expected, near.say)
    is_correct = exact or any(_fits(words, accepted) for accepted in question.accept)
    return Grade(is_correct, expected)


def _fits(words: list[str], wording: AcceptedText | NearMiss) -> bool:
    """Whether the words carry a wording's terms, and deny as much as it does."""
    own = _words(wording.text)
    if _denies(words) != _denies(own):
        return False
    terms = wording.terms or (wording.text,)
    return all(any(_occurs(_words(way), words) for way in term.split("|")) for term in terms)


def _denies(words: list[str]) -> bool:
    return sum(word in _NOT for word in words) % 2 == 1


def _words(text: str) -> list[str]:
    """Lower-case words; numbers as digits; CamelCase and punctuation do not part words that are written as one."""
    spread = " ".join(_NUMBERS.get(word, word) for word in re.sub(r"['’`]", "", text.lower()).split())
    return [_NUMBERS.get(word, word) for word in _WORD.findall(spread.replace("-", " "))]


def _occurs(term: list[str], words: list[str]) -> bool:
    """Whether a term's words stand side by side, spelling forgiven; a name may also be written in parts."""
    size = len(term)
    if any(all(_same(t, w) for t, w in zip(term, words[i:], strict=False)) for i in range(len(words) - size + 1)):
        return True
    joined = "".join(term)
    return len(joined) >= 5 and any(
        _same(joined, "".join(words[i:j])) for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words) + 1))
    )


def _same(term: str, word: str) -> bool:
    """One slip in a word of five letters, two from nine on; digits and short words must be exact."""
    if term == word:
        return True
    if len(term) < 5 or len(word) < 4 or any(c.isdigit() for c in term + word):
        return False
    from rapidfuzz.distance import OSA

    allowed = 2 if len(term) >= 9 else 1
    return int(OSA.distance(term, word, score_cutoff=allowed)) <= allowed


def says_the_same(accepted: str, typed: str) -> bool:
    """Whether two short texts are the same words, spelling forgiven in long ones."""
    wanted, given = _words(accepted), _words(typed)
    return len(wanted) == len(given) and all(_same(w, g) for w, g in zip(wanted, given, strict=True))
