"""Rules for how questions are worded: what the stem announces, what choices and explanation say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tutor.content.findings import Span
from tutor.content.model.question import Choice
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at, span_of_part
from tutor.content.words import COMMON, subjects, words

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six")
_COUNT = re.compile(rf"\b(?:choose|select|pick|mark|which)\s+(?:the\s+)?({'|'.join(_NUMBERS)}|[1-6])\b")
_OF_THE_ABOVE = re.compile(
    r"\b(?:all|none|both|neither|any|some) of (?:the|these) (?:above|others?|answers|choices|options)\b"
)
# A "not" behind one of these words describes the situation and does not turn the ask round.
_CLAUSE = r"\b(?:when|if|that|who|whose|while|after|before|because|so|without|where|although|though|and|but)\b"
_NEGATIVE_ASK = re.compile(
    rf"\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?!{_CLAUSE})[^.?,])*?\b(not|never|cannot|least[ -]likely|incorrect|false)\b"
    r"|\b(except)\s*[?:.]?$"
)
# One of these is in every ask that the pattern finds; most asks have none, and are looked through sooner so.
_NEGATIONS = ("not", "never", "least", "incorrect", "false", "except")
EXAM_CHOICES = {"single": (4, 4), "multiple": (5, 6)}


def announced_number_is_marked(item: Item, reading: Reading) -> None:
    """As many choices are correct as the ask announces: "Select TWO"."""
    question = item.value
    ask = _ask(question.stem)
    found = _COUNT.search(ask.lower())
    if found is None:
        return
    said = found[1]
    wanted = int(said) if said.isdigit() else _NUMBERS.index(said)
    right = sum(choice.correct for choice in question.choices)
    if right != wanted and (wanted > 1 or found[0][0] != "w"):
        marked = f"{right} {'is' if right == 1 else 'are'} marked as correct"
        said = ask[found.start() : found.end()]
        place = _span_in_ask(item, reading, found.start(), said)
        reading.say_at(place, "E310", f'the stem says "{said}", and {marked}')


def exam_style_is_of_the_exam(item: Item, reading: Reading) -> None:
    """The exams ask for one of four, or for several of five or six."""
    question = item.value
    if question.style != "exam":
        return
    least, most = EXAM_CHOICES.get(question.kind, (0, 0))
    if not most:
        message = f"the exams have no {question.kind} questions"
        reading.say(at(item.node, "style"), "W311", message, "single or multiple, or style: recall")
    elif not least <= len(question.choices) <= most:
        message = f"the exams let choose from five or six, found {len(question.choices)} choices"
        reading.say(at(item.node, "choices"), "W311", message, "add a choice, or style: recall")


def choices_are_not_nearly_the_same(item: Item, reading: Reading) -> None:
    """No two choices differ in filling words or endings alone."""
    seen: dict[tuple[str, ...], int] = {}
    for position, choice in enumerate(item.value.choices):
        key = tuple([_bare(word) for word in words(choice.text) if word == "not" or word not in COMMON])
        first = seen.setdefault(key, position)
        if first != position and key and words(choice.text) != words(item.value.choices[first].text):
            node = at(item.node, "choices", position, "text")
            reading.say(node, "W312", f"choice {position + 1} says nearly the same as choice {first + 1}")


def explanation_mentions_the_key(item: Item, reading: Reading) -> None:
    """The explanation shares a word with what is right. What a cited fact says is not known here."""
    explanation = item.value.explanation
    key = subjects(_right_texts(item.value)) if "<fact:" not in explanation else None
    if key and not key & subjects([explanation]):
        node = at(item.node, "explanation")
        reading.say(node, "W313", "the explanation has no word of the right answer", "say why just that is right")


def choices_stand_alone(item: Item, reading: Reading) -> None:
    """No choice speaks of the others: they are shown in any order."""
    for position, choice in enumerate(item.value.choices):
        text = choice.text.lower()
        found = _OF_THE_ABOVE.search(text) if " of the" in text else None
        if found:
            node = at(item.node, "choices", position, "text")
            hint = "name what is meant, or ask for several choices"
            reading.say(
                node, "W314", f'"{choice.text[found.start() : found.end()]}": choices are shown in any order', hint
            )


def negative_ask_is_emphasised(item: Item, reading: Reading) -> None:
    """An ask for what does not hold says so in capitals: NOT, EXCEPT."""
    ask = _ask(item.value.stem)
    found = _NEGATIVE_ASK.search(ask) if any(word in ask for word in _NEGATIONS) else None
    if found:
        word = found[1] or found[2]
        message = f'the ask turns on "{word}", which is easily read over'
        place = _span_in_ask(item, reading, found.start(1 if found[1] else 2), word)
        reading.say_at(place, "W315", message, f"write {word.upper()}, or ask for what holds")


def other_cards_are_others(item: Item, reading: Reading) -> None:
    """`also` and `blames` name other cards than the question's own."""
    own = item.value.card
    for position, card in enumerate(item.value.also):
        if card == own:
            reading.say(at(item.node, "also", position), "W316", "also names the question's own card", "delete it")
    for position, choice in enumerate(getattr(item.value, "choices", ())):
        if choice.blames == own:
            node = at(item.node, "choices", position, "blames")
            reading.say(node, "W316", "blames names the question's own card", "it is asked again anyway: delete it")


def _ask(stem: str) -> str:
    """The last paragraph."""
    return stem.rpartition("\n\n")[2]


def _span_in_ask(item: Item, reading: Reading, begin: int, part: str) -> Span:
    """Where a part of the ask stands."""
    before, gap, ask = item.value.stem.rpartition("\n\n")
    return span_of_part(at(item.node, "stem"), reading, before + gap + ask[:begin], part)


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _right_texts(question: object) -> Iterator[str]:
    """What the learner should have answered, in the author's words. A number may be written in many ways."""
    choices: tuple[Choice, ...] = getattr(question, "choices", ())
    is_ordered = getattr(question, "kind", "") == "order"
    yield from (choice.text for choice in choices if choice.correct or is_ordered)
    yield from (accepted.text for accepted in getattr(question, "accept", ()))
    yield from (pair.right for pair in getattr(question, "pairs", ()))
    yield from (text for blank in getattr(question, "blanks", ()) for text in blank.accept)
