"""Marking of short typed answers: key terms decide the meaning, and spelling alone is forgiven.

A fluent wrong answer must not pass on similarity: "it does not retry" shares most letters with "it retries twice".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer
from tutor.questions.words import Words, same_word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.content.model.question import AcceptedText, NearMiss, TextQuestion

MAX_LENGTH = 400
_OR = re.compile(r"\bor\b|\s/\s?|\b/\s", re.IGNORECASE)
_LIST = re.compile(r"[,;/&+\n]|\band\b")
_CAMEL = re.compile(r"\b[A-Za-z]*[a-z][A-Z]\w*")
_NAME = re.compile(r"[A-Za-z]*[a-z][A-Z]\w*|\w+_\w+")


def grade(question: TextQuestion, typed: str) -> Grade:
    """Right when an accepted wording's terms all occur, nothing denies them and no near miss adds something wrong.

    Raises NotAnAnswer for what holds no words, too many, or a choice of several answers.
    """
    if len(typed) > MAX_LENGTH:
        raise NotAnAnswer(f"A short answer is wanted: this has more than {MAX_LENGTH} characters.")
    if not words_of(typed).words:
        raise NotAnAnswer("Type a short answer, or ? for no idea.")
    ways = [way for way in _OR.split(typed) if words_of(way).words]
    if len(ways) < 2:
        return _grade_one(question, typed)
    if all(_grade_one(question, way).is_correct for way in ways) or _is_choice_itself(question, typed):
        return Grade(True, question.accept[0].text)
    raise NotAnAnswer("Give one answer, not a choice of several.")


def is_right(question: TextQuestion, typed: str) -> bool:
    """Whether this would be graded right; what is no answer is not."""
    try:
        return grade(question, typed).is_correct
    except NotAnAnswer:
        return False


def _is_choice_itself(question: TextQuestion, typed: str) -> bool:
    """Whether an accepted wording names alternatives, and these are they: a queue or a topic."""
    accept = tuple(accepted for accepted in question.accept if _OR.search(accepted.text))
    return bool(accept) and _grade_one(replace(question, accept=accept), typed).is_correct


def _grade_one(question: TextQuestion, typed: str) -> Grade:
    expected, words = question.accept[0].text, words_of(typed)
    fitting = {accepted: places for accepted in question.accept if (places := _places(words, accepted))}
    taken = {i for places in fitting.values() for place in places for i in place}
    # What an accepted wording has beside its terms is no near miss: "concurrency 0" in "reserved concurrency 0".
    beside = _vocabulary(fitting, with_terms=False) - {words.words[i] for i in taken}
    for near in question.near:
        for i in (i for place in _places(words, near) for i in place):
            if i not in taken and not _is_known(words.words[i], beside):
                return Grade(False, expected, near.say)
    is_correct = bool(fitting) and not _has_foreign_number(question, words) and not _is_part_of_a_name(question, typed)
    if is_correct and _lists_foreign_names(question, typed):
        raise NotAnAnswer("Give one answer, not several.")
    return Grade(is_correct, expected)


def _places(words: Words, wording: AcceptedText | NearMiss) -> list[range]:
    """Where the terms of a wording stand; nowhere when one is missing, or denied where the wording does not deny it."""
    places: list[range] = []
    for ways, is_denied in _terms(wording):
        found = [place for way in ways for place in words.find(way)]
        if not found or any(words.denies(place) != is_denied for place in found):
            return []
        places += found
    return places


@lru_cache(maxsize=256)
def _terms(wording: AcceptedText | NearMiss) -> list[tuple[list[Words], bool]]:
    """For each term the ways to say it, and whether the wording's own text denies it."""
    own = words_of(wording.text)
    terms = [[words_of(way) for way in term.split("|")] for term in wording.terms or (wording.text,)]
    return [(ways, any(own.denies(place) for way in ways for place in own.find(way))) for ways in terms]


def _has_foreign_number(question: TextQuestion, words: Words) -> bool:
    """Whether a number is claimed that no accepted wording has, though they have numbers: twice, not three times."""
    known = {word for word in _vocabulary(question.accept) if word[0].isdigit()}
    return bool(known) and any(words.words[i] not in known and not words.denies(range(i, i + 1)) for i in words.numbers)


def _is_part_of_a_name(question: TextQuestion, typed: str) -> bool:
    """Whether a word of the answer was only found in the name of something else: EventBridge is not Event."""
    accepted, known = _vocabulary(question.accept), _all_words(question)
    for name in (words_of(name).words for name in _CAMEL.findall(typed)):
        if any(_is_known(word, accepted) for word in name) and not all(_is_known(word, known) for word in name):
            return True
    return False


def _lists_foreign_names(question: TextQuestion, typed: str) -> bool:
    """Whether a list also holds a name that the question knows nothing of: all names one can think of are no answer."""
    parts = [part.strip(" .`'\"") for part in _LIST.split(typed)]
    names = [words_of(part).words for part in parts if _NAME.fullmatch(part)] if len(parts) > 1 else []
    known = _all_words(question)
    return any(not _is_known(word, known) for name in names for word in name)


def _all_words(question: TextQuestion) -> set[str]:
    return _vocabulary(question.accept) | set(words_of(f"{question.stem} {question.explanation}").words)


def _vocabulary(wordings: Iterable[AcceptedText], with_terms: bool = True) -> set[str]:
    texts = (text for wording in wordings for text in (wording.text, *(wording.terms if with_terms else ())))
    return {word for text in texts for word in words_of(text).words}


def _is_known(word: str, known: set[str]) -> bool:
    return word in known or any(same_word(other, word) for other in known)
