"""Whatever a pack holds, only harmless characters reach the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.content.text import clean, clean_line, has_stand_in, is_safe, name_of, unsafe_characters

# Characters that do something, among letters.
HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\r\t\n\u202e\u200d\ufeff\u2028\x00"))
)


@given(HOSTILE)
def test_cleaned_text_is_safe(text: str) -> None:
    assert is_safe(clean(text))


@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(HOSTILE)
def test_safe_text_is_left_as_it_is(text: str) -> None:
    assert (clean(text) == text) == is_safe(text)


@given(HOSTILE)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    assert "\n" not in clean_line(text)


@given(HOSTILE)
def test_text_is_unsafe_just_when_it_holds_an_unsafe_character_or_a_tab(text: str) -> None:
    assert is_safe(text) == (not list(unsafe_characters(text)) and "\t" not in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("\x9b2J", "�2J"),
        ("over\rwritten", "over␍written"),
        ("pay \u202e001 USD", "pay �001 USD"),
        ("zero\u200bwidth", "zero�width"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\x7f", "␡"),
        ("a\tb", "a   b"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize("text", ["1\u202f000", "naïve ≤ 5 → 日本", "two\nlines", "non\u00a0breaking", "👍🏽"])
def test_text_of_any_language_stays(text: str) -> None:
    assert clean(text) == text


def test_unsafe_characters_are_named_with_their_place() -> None:
    assert [(offset, name_of(character)) for offset, character in unsafe_characters("a\x1bb\u202e")] == [
        (1, "U+001B"),
        (3, "U+202E"),
    ]


def test_a_stand_in_is_recognised() -> None:
    assert has_stand_in(clean("a\x1b"))
    assert not has_stand_in("␦ stands for nothing here")
