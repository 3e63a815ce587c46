"""The frame of every screen: head, the line, body, answer line, keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.views.frame import Frame, Key, Page, beside, compose, footer, head, room, rule
from tutor.views.glyphs import ASCII, UNICODE
from tutor.views.lines import Line, cells, plain

KEYS = tuple(Key(label, word, word) for label, word in (("Enter", "next"), ("Tab", "question"), ("?", "help")))
TITLES = st.text(st.sampled_from("aM é漢\n"), max_size=90)


def page(body: list[Line], height: int = 10, frame: Frame | None = None) -> Page:
    return compose(frame or Frame("Study", answer=(("answer", "text"),), keys=KEYS), body, {}, 40, height, UNICODE)


def shown(page: Page) -> list[str]:
    return [plain(line) for line in page.lines]


def lines(count: int) -> list[Line]:
    return [((f"line {i}", "text"),) for i in range(count)]


def test_a_short_body_has_blank_rows_around_it() -> None:
    assert shown(page(lines(2))) == [
        "  Study",
        "─" * 40,
        "",
        "line 0",
        "line 1",
        "",
        "",
        "answer",
        "",
        "  Enter next   Tab question   ? help",
    ]


def test_a_full_body_takes_the_blank_rows() -> None:
    assert shown(page(lines(6))) == [
        "  Study",
        "─" * 40,
        *[f"line {i}" for i in range(6)],
        "answer",
        "  Enter next   Tab question   ? help",
    ]


@given(count=st.integers(0, 40), height=st.integers(4, 50))
def test_a_page_has_as_many_rows_as_the_screen_and_knows_its_answer_line(count: int, height: int) -> None:
    made = page(lines(count), height)
    assert len(made.lines) == height
    assert made.lines[made.answer_row] == (("answer", "text"),)
    assert room(height) == height - 4


@given(title=TITLES, place=TITLES, figure=TITLES, width=st.integers(60, 120))
def test_the_head_is_one_line_whatever_the_titles_are(title: str, place: str, figure: str, width: int) -> None:
    line = head(Frame(title[:12].replace("\n", ""), place, figure), width, UNICODE)
    assert "\n" not in plain(line)
    assert cells(plain(line)) <= width


def test_the_line_under_the_head_shows_how_far_one_is() -> None:
    assert plain(rule(None, 10, UNICODE)) == "──────────"
    assert [plain(rule(done, 10, ASCII)) for done in (0, 0.25, 1, 7)] == [
        "----------",
        "==--------",
        "==========",
        "==========",
    ]


@given(
    words=st.lists(st.text("abcdefgh ", min_size=1, max_size=14), min_size=1, max_size=12), width=st.integers(30, 120)
)
def test_the_last_key_is_always_shown_and_every_key_shown_can_be_clicked(words: list[str], width: int) -> None:
    keys = [Key(f"k{i}", word.strip() or "x", f"do{i}") for i, word in enumerate(words)]
    line, spans = footer(keys, width)
    text = "".join(piece for piece, _ in line)
    assert cells(text) <= width
    assert spans[-1][2] == keys[-1].action
    assert [text[start:end] for start, end, _ in spans] == [
        f"{key.label} {key.word}" for key in keys if key.action in {action for _, _, action in spans}
    ]


def test_a_click_beside_the_column_that_is_picked_does_nothing() -> None:
    made = compose(Frame("Study", keys=KEYS), lines(2), {1: "pick(0)"}, 40, 10, UNICODE, 25)
    assert made.targets[4] == ((25, 40, "pick(0)"),)
    assert 3 not in made.targets


def test_keys_on_the_answer_line_can_be_clicked_where_they_are_shown() -> None:
    answer = (("  ", "text"), ("2 chosen", "bold"), ("     ", "text"), ("Enter", "accent bold"), (" sure", "muted"))
    keys = (Key("Enter", "sure", "sure"), Key("u", "unsure", "unsure"))
    made = compose(Frame("Study", answer=answer, keys=KEYS, answer_keys=keys), lines(2), {}, 40, 10, UNICODE)
    assert made.targets[made.answer_row] == [(15, 25, "sure")]


def test_a_note_stands_above_the_answer_line_and_over_a_full_body() -> None:
    note = ((("note", "flag"),),)
    made = compose(Frame("Study", keys=KEYS, note=note), lines(6), {}, 40, 10, UNICODE)
    assert shown(made)[6:9] == ["line 4", "note", ""]


def test_without_unicode_keys_are_called_by_words_and_cuts_end_in_dots() -> None:
    keys = tuple(Key(label, "go", "go") for label in ("↑↓", "⇧Tab", "…?"))
    made = compose(Frame("Study", "a place with a name too long for the head", keys=keys), [], {}, 44, 8, ASCII)
    assert shown(made)[0] == "  Study  a place with a name too long..."
    assert shown(made)[-1] == "  Up/Down go   Shift-Tab go   ...? go"


def test_two_columns_start_where_they_should() -> None:
    assert [plain(line) for line in beside(lines(1), lines(3), 10)] == [
        "line 0    line 0",
        "          line 1",
        "          line 2",
    ]
    assert [plain(line) for line in beside(lines(3), lines(1), 10)] == ["line 0    line 0", "line 1", "line 2"]
