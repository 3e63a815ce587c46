"""Rules against keys that can be guessed: the right choice must not be told by how it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.content.guess import ABSOLUTE
from tutor.content.model.question import Choice
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at, span_of_part
from tutor.content.words import COMMON, words

# How much longer than the longest wrong choice the right one may be, and from how many characters on it shows.
MUCH_LONGER, LEAST_CHARACTERS = 1.5, 12
MOST_ECHOES = 2
_ARTICLE = re.compile(r"\b(an?)\s*[:…_.?]*$")


def key_is_not_the_longest_by_far(item: Item, reading: Reading) -> None:
    """A right choice that is much longer than all others is picked without reading."""
    choices = item.value.choices
    longest = max((len(choice.text) for choice in choices if not choice.correct), default=0)
    for position, choice in enumerate(choices):
        length = len(choice.text)
        if choice.correct and length > MUCH_LONGER * longest and length - longest >= LEAST_CHARACTERS:
            node = at(item.node, "choices", position, "text")
            message = f"the right choice has {length} characters, the longest wrong one {longest}"
            reading.say(node, "W321", message, "say as much in the wrong ones, or less here")


def key_does_not_echo_the_stem(item: Item, reading: Reading) -> None:
    """Words of the stem that only the right choice repeats point at it."""
    choices = item.value.choices
    stem = set(words(item.value.stem))
    for position, choice in enumerate(choices):
        echoes = stem & _telling(choice.text) if choice.correct else set()
        if len(echoes) > MOST_ECHOES:
            echoes -= {word for other in choices if not other.correct for word in words(other.text)}
        if len(echoes) > MOST_ECHOES:
            node = at(item.node, "choices", position, "text")
            said = ", ".join(sorted(echoes))
            reading.say(node, "N322", f"only the right choice repeats these words of the stem: {said}")


def absolute_words_are_on_both_sides(item: Item, reading: Reading) -> None:
    """always, never and the like in wrong choices only, or in right ones only, tell them apart."""
    choices = item.value.choices
    right, wrong = _absolute(choices, is_right=True), _absolute(choices, is_right=False)
    if right and not wrong:
        said, side = right, "the right choice has"
    elif len({word for _, word in wrong}) > 1 and not right:
        said, side = wrong, "the wrong choices have"
    else:
        return
    position, word = said[0]
    before, found, _ = re.split(rf"(?i)\b({word})\b", choices[position].text, maxsplit=1)
    place = span_of_part(at(item.node, "choices", position, "text"), reading, before, found)
    words_said = ", ".join(sorted({word for _, word in said}))
    reading.say_at(place, "N323", f"only {side} absolute words: {words_said}")


def article_fits_every_choice(item: Item, reading: Reading) -> None:
    """A stem that ends in "an" rules out the choices that do not begin with a vowel."""
    stem = item.value.stem
    found = _ARTICLE.search(stem) if _ends_in_article(stem) else None
    if found is None:
        return
    fits = {_begins_with_vowel(choice.text) for choice in item.value.choices}
    if len(fits) == 2:
        message = f'the stem ends in "{found[1]}", which fits some of the choices only'
        place = span_of_part(at(item.node, "stem"), reading, stem[: found.start(1)], found[1])
        reading.say_at(place, "W324", message, 'end it in "a(n)", or move the article into the choices')


def _ends_in_article(stem: str) -> bool:
    """A quick look, since few stems do: the pattern has the last word."""
    return stem.rstrip().rstrip(":…_.?").rstrip().endswith(("a", "an"))


def _telling(text: str) -> set[str]:
    return {word for word in set(words(text)) - COMMON if len(word) > 3}


def _absolute(choices: Sequence[Choice], is_right: bool) -> list[tuple[int, str]]:
    """The absolute words of the right or the wrong choices, each with its choice, as they are read."""
    sides = [(position, choice.text) for position, choice in enumerate(choices) if choice.correct == is_right]
    return [
        (position, word)
        for position, text in sides
        if not ABSOLUTE.isdisjoint(said := words(text))
        for word in said
        if word in ABSOLUTE
    ]


def _begins_with_vowel(text: str) -> bool:
    return text.lstrip("`\"' ")[:1].lower() in "aeiou"
