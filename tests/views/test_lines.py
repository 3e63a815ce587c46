"""Lines: wrapping loses nothing and keeps its width, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from tutor.views.lines import Line, broken, cells, cut, folded, plain, spread, wrap

WIDTHS = st.integers(min_value=24, max_value=120)
# Words as authors write them, and what they never should: wide signs, accents of their own, endless names.
LETTERS = st.sampled_from("aeMx0-_./:[]()@é漢字‘’́…")
WORDS = st.one_of(st.text(LETTERS, min_size=1, max_size=12), st.text(LETTERS, min_size=60, max_size=200))
PROSE = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def texts(lines: list[Line]) -> list[str]:
    return [plain(line) for line in lines]


def roles(lines: list[Line]) -> list[tuple[str, str]]:
    return [piece for line in lines for piece in line]


@given(text=PROSE, width=WIDTHS, indent=st.integers(min_value=0, max_value=8))
def test_no_line_is_wider_than_asked_for(text: str, width: int, indent: int) -> None:
    lines = wrap(text, width, "text", ((" " * indent, "text"),), " " * indent)
    assert max(map(cells, texts(lines))) <= width


@given(text=PROSE, width=WIDTHS)
def test_no_letter_is_lost_and_none_is_added(text: str, width: int) -> None:
    assert "".join("".join(texts(wrap(text, width))).split()) == "".join(text.split())


@given(text=st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join), width=WIDTHS)
def test_words_that_fit_stay_whole_and_in_order(text: str, width: int) -> None:
    assert " ".join(texts(wrap(text, width))).split() == text.split()


@given(text=PROSE, width=WIDTHS)
def test_a_line_takes_every_word_that_fits(text: str, width: int) -> None:
    lines = texts(wrap(text, width))
    for line, following in pairwise(lines):
        first = following.split(" ")[0]
        is_broken_word = cells(line.split(" ")[-1]) + cells(first) > width
        assert cells(line) + 1 + cells(first) > width or is_broken_word


def test_a_word_wider_than_the_line_goes_on_in_the_next_without_a_space() -> None:
    arn = "arn:aws:lambda:eu-west-1:123456789012:function:checkout"
    assert texts(wrap(f"See {arn} now", 24, rest="  ")) == [
        "See",
        "  arn:aws:lambda:eu-west",
        "  -1:123456789012:functi",
        "  on:checkout now",
    ]


def test_a_hanging_indent_stands_before_every_line_but_the_first() -> None:
    lines = wrap("one two three four", 12, "muted", (("  1  ", "accent"),), "     ")
    assert lines == [
        (("  1  ", "accent"), ("one two", "muted")),
        (("     three", "muted"),),
        (("     four", "muted"),),
    ]


def test_a_long_label_leaves_its_line_to_itself() -> None:
    assert texts(wrap("asynchronously", 24, "text", (("  destination: ", "bold"),), "    ")) == [
        "  destination:",
        "    asynchronously",
    ]


def test_paragraphs_keep_one_blank_line_between_them() -> None:
    assert texts(wrap("One\ntwo.\n\n\n\nThree.", 40, first=(("- ", "text"),), rest="  ")) == [
        "- One two.",
        "",
        "  Three.",
    ]


def test_an_empty_text_is_its_label() -> None:
    assert wrap("", 40, "text", (("  ", "text"),)) == [(("  ", "text"),)]


def test_code_between_backticks_is_bold_in_reading_text_and_plain_elsewhere() -> None:
    assert wrap("Set `Timeout: 900` and `x`.", 40) == [
        (("Set ", "text"), ("Timeout: 900", "bold"), (" and ", "text"), ("x", "bold"), (".", "text"))
    ]
    assert wrap("Set `Timeout: 900`.", 40, "muted") == [(("Set Timeout: 900.", "muted"),)]


def test_code_stays_bold_over_the_end_of_a_line() -> None:
    assert wrap("`aws lambda invoke`", 11) == [(("aws lambda", "bold"),), (("invoke", "bold"),)]


def test_a_backtick_without_a_partner_is_shown() -> None:
    assert texts(wrap("It costs 5` more", 60)) == ["It costs 5` more"]
    assert texts(wrap("an `` empty one", 60)) == ["an `` empty one"]


@given(text=st.text(st.sampled_from("ab` \n"), max_size=40))
@example("`a` `")
def test_only_pairs_of_backticks_go(text: str) -> None:
    shown = "".join("".join(texts(wrap(text, 60))).split())
    assert shown.replace("`", "") == "".join(text.split()).replace("`", "")
    assert (text.count("`") - shown.count("`")) % 2 == 0


def test_a_word_half_in_code_is_one_word() -> None:
    assert wrap("the `Invoke`-only `a`b", 40) == [
        (("the ", "text"), ("Invoke", "bold"), ("-only ", "text"), ("a", "bold"), ("b", "text"))
    ]


@given(text=st.text(LETTERS, max_size=300), width=st.integers(min_value=4, max_value=80))
def test_what_has_no_place_to_break_is_broken_at_the_width(text: str, width: int) -> None:
    rows = ["".join(part for part, _ in row) for row in broken([(text[:50], "bold"), (text[50:], "text")], width)]
    assert "".join(rows) == text
    assert max(map(cells, rows)) <= width


@given(text=st.text(LETTERS, max_size=100), width=st.integers(min_value=0, max_value=80))
def test_a_cut_text_fits_on_its_one_line(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(cut(text, width, "...")) <= width


def test_a_cut_text_ends_in_the_sign_and_one_that_fits_does_not() -> None:
    assert cut("Concurrency and throttling", 14) == "Concurrency a…"
    assert cut("Concurrency", 11) == "Concurrency"
    assert cut("two\nlines", 20) == "two lines"
    assert cut("漢字漢字", 6) == "漢字…"
    assert cut("漢字漢字", 1) == "…"
    assert cut("漢字", 0) == ""


def test_the_end_of_a_text_is_not_measured_letter_by_letter() -> None:
    assert cut("漢" * 1_000_000, 24) == "漢" * 11 + "…"


def test_wide_and_combining_signs_count_as_terminals_count_them() -> None:
    assert [cells(text) for text in ("abc", "漢字", "é", "é", "️", "–…")] == [3, 4, 1, 1, 0, 2]


def test_something_at_each_end_keeps_a_space_between() -> None:
    assert plain(spread((("left", "bold"),), (("right", "muted"),), 20)) == "left           right"
    assert plain(spread((("left", "bold"),), (("right", "muted"),), 5)) == "left right"


def test_a_date_is_never_parted() -> None:
    said = "The quota was raised for every account on 17 November 2026, and not before."
    assert [plain(line) for line in wrap(said, 50)] == [
        "The quota was raised for every account on",
        "17 November 2026, and not before.",
    ]


def test_a_row_that_is_too_wide_hangs_below_its_second_column() -> None:
    row = (("  id  ", "accent"), ("What it is about in words", "text"), ("   3 due", "muted"))
    assert folded(row, 40) == [row]
    assert folded(row, 26) == [
        (("  id", "accent"), ("  What it is about in", "text")),
        (("      words", "text"), ("   3 due", "muted")),
    ]


def test_what_stands_apart_goes_on_in_the_next_line_whole() -> None:
    row = (("  held  ", "muted"), ("3 safe   12 shaky   40 not met", "text"))
    assert [plain(line) for line in folded(row, 30)] == ["  held  3 safe   12 shaky", "        40 not met"]


def test_a_row_without_room_beside_its_first_column_goes_on_a_little_in() -> None:
    row = (("a.long.id.of.a.question  ", "accent"), ("What does it ask?", "text"))
    assert [plain(line) for line in folded(row, 32)] == ["a.long.id.of.a.question", "    What does it ask?"]
    assert [plain(line) for line in folded(row, 10)] == [
        "a.long.id.of.a.question",
        "    What",
        "    does",
        "    it",
        "    ask?",
    ]


@given(st.lists(st.tuples(st.text(" ab", max_size=30), st.just("text")), min_size=1, max_size=4), st.integers(12, 40))
def test_a_folded_row_keeps_its_words_and_its_width(pieces: list[tuple[str, str]], width: int) -> None:
    rows = [plain(line) for line in folded(tuple(pieces), width)]
    assert "".join(rows).replace(" ", "") == "".join(text for text, _ in pieces).replace(" ", "")
    assert all(cells(row) <= width or len(row.split()) == 1 for row in rows)
