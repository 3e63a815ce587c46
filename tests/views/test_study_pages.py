"""The Study screen over the shipped pack and one of every kind: nothing scrolls, nothing is cut, nothing hides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.cli.kinds import write_kinds
from tests.views.asked import every_question, fed_back, feedback_state, question_state, responses
from tutor import paths
from tutor.content.library import Library, open_library
from tutor.study.asking import Asked
from tutor.tui.screens.study_frame import note_lines
from tutor.views.frame import WIDE, room
from tutor.views.glyphs import ASCII, UNICODE, Glyphs
from tutor.views.lines import Line, cells, plain
from tutor.views.question import parts_of
from tutor.views.study import CARD, Body, StudyState, body

SIZES = [(80, 24), (60, 20), (100, 30), (120, 40), (110, 24)]
CHOSEN = ("single", "multiple", "judge")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack, and beside it one with every kind."""
    kinds = write_kinds(tmp_path_factory.mktemp("kinds"))
    with closing(open_library((paths.shipped_pack(), str(kinds)), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


def fits(page: Body, width: int, height: int) -> bool:
    """No line wider than the screen, and no more lines than the screen has rows for."""
    return len(page.lines) <= room(height) and all(cells(plain(line)) <= width for line in page.lines)


def pages(state: StudyState, width: int, height: int, signs: Glyphs = UNICODE) -> list[Body]:
    """Every page that Tab turns to."""
    first = body(state, width, height, signs)
    return [body(turned(state, turn), width, height, signs) for turn in range(len(first.pages))]


def turned(state: StudyState, turn: int) -> StudyState:
    return StudyState(state.phase, state.asked, state.feedback, state.card, turn=turn, cursor=state.cursor)


def words_of(lines: list[Line]) -> str:
    """What stands on lines, without what wrapping does to it."""
    return "".join("".join(plain(line).split()) for line in lines)


def unwrapped(text: str) -> str:
    return "".join(text.replace("`", "").split())


def starts_of_choices(page: Body) -> list[tuple[str, str]]:
    """Number and first letters of each choice, in the order shown."""
    firsts = {i: row for row, i in sorted(page.rows.items(), reverse=True)}
    lines = [plain(page.lines[row])[page.column :].lstrip("✓✗ ") for row in sorted(firsts.values())]
    return [(line[0], line[3:8]) for line in lines]


# Sizes


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_of_every_question_fits(width: int, height: int, library: Library) -> None:
    unfit = [
        (asked.question.id, page.pages)
        for asked in every_question(library)
        for page in pages(question_state(asked), width, height)
        if not fits(page, width, height)
    ]
    assert unfit == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_feedback_on_every_answer_fits_whichever_why_is_open(width: int, height: int, library: Library) -> None:
    unfit = []
    for asked in every_question(library):
        every = responses(asked)
        for response in every if (width, height) == (80, 24) else every[-1:]:
            feedback = fed_back(asked, response)
            closed = pages(feedback_state(library, feedback), width, height)
            count = len(asked.pairs) or asked.gaps or len(asked.order)
            opened = [body(feedback_state(library, feedback, cursor=i), width, height, UNICODE) for i in range(count)]
            unfit += [(asked.question.id, response) for page in (*closed, *opened) if not fits(page, width, height)]
    assert unfit == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_card_fits(width: int, height: int, library: Library) -> None:
    unfit = [
        id
        for id in library.ids("card")
        for page in pages(StudyState(CARD, card=library.card(id)), width, height)
        if not fits(page, width, height)
    ]
    assert unfit == []


def test_ascii_signs_are_wider_and_fit_as_well(library: Library) -> None:
    for asked in every_question(library):
        feedback = feedback_state(library, fed_back(asked, responses(asked)[-1]))
        for page in (*pages(question_state(asked), 60, 20, ASCII), *pages(feedback, 60, 20, ASCII)):
            assert fits(page, 60, 20)


# Nothing hides


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (120, 40)])
def test_stem_exhibit_and_all_that_is_offered_stand_on_some_page(width: int, height: int, library: Library) -> None:
    for asked in every_question(library):
        shown = words_of([line for page in pages(question_state(asked), width, height) for line in page.lines])
        beside = width >= WIDE  # lines of two columns are read across
        texts = [*parts_of(asked.question.stem), *[c.text for c in asked.choices], *asked.rights]
        texts += [pair.left for pair in asked.pairs]
        if not beside:
            assert [text for text in texts if unwrapped(text) not in shown] == []
        if asked.question.exhibit is not None:
            wide_rows = [row for row in asked.question.exhibit.text.split("\n") if cells(row) > width - 6]
            rows = [row for row in asked.question.exhibit.text.split("\n") if row not in wide_rows]
            assert [row for row in rows if "".join(row.split()) not in shown] == []


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20)])
def test_the_why_of_each_part_opens_in_its_place(width: int, height: int, library: Library) -> None:
    for asked in every_question(library):
        feedback = fed_back(asked, responses(asked)[-1])
        for position, why in enumerate(whys(asked)):
            state = feedback_state(library, feedback, cursor=position)
            lines = [line for page in pages(state, width, height) for line in page.lines]
            assert unwrapped(why) in words_of(lines), asked.question.id


def whys(asked: Asked) -> list[str]:
    """The whys in the order in which their parts are shown after the answer."""
    if asked.kind == "order":
        return [choice.why for choice in getattr(asked.question, "choices", ())]
    if asked.kind == "cloze":
        return [blank.why for blank in getattr(asked.question, "blanks", ())]
    return [pair.why for pair in asked.pairs] or [choice.why for choice in asked.choices]


def test_what_was_right_and_what_was_chosen_wrongly_is_open_at_once(library: Library) -> None:
    for asked in every_question(library):
        if asked.kind not in CHOSEN:
            continue
        for response in responses(asked):
            page = body(feedback_state(library, fed_back(asked, response)), 80, 24, UNICODE)
            shown = words_of(page.lines)
            opened = [c for i, c in zip(asked.order, asked.choices, strict=True) if c.correct or i in response]
            assert any(unwrapped(choice.why) in shown for choice in opened)
            assert sum(unwrapped(choice.why) in shown for choice in opened) >= min(2, len(opened)), asked.question.id


def test_an_order_shows_where_each_step_was_put(library: Library) -> None:
    asked = next(asked for asked in every_question(library) if asked.kind == "order")
    count = len(asked.order)
    feedback = fed_back(asked, (1, 0, *range(2, count)))
    shown = words_of(body(feedback_state(library, feedback), 120, 40, UNICODE).lines)
    assert "(you:2)" in shown
    assert "(you:1)" in shown
    assert "(you:3)" not in shown


def test_an_address_ends_its_rows_at_slashes() -> None:
    address = "https://docs.aws.amazon.com/lambda/latest/dg/a-page-with-a-name/and-more-of-it.html"
    rows = [plain(row).strip() for row in note_lines(f"Title, checked 2026-11-17\n{address}", 80)]
    assert rows == ["", "Title, checked 2026-11-17", address.removesuffix("and-more-of-it.html"), "and-more-of-it.html"]
    whole = "https://docs.aws.amazon.com/lambda/latest/dg/a-page-with-a-name-that-is-long.html"[:78]
    assert plain(note_lines(f"Title\n{whole}", 80)[-1]).strip() == whole


# Choices


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_choices_keep_their_order_and_number_between_question_and_feedback(
    width: int, height: int, library: Library
) -> None:
    for asked in every_question(library):
        if asked.kind not in CHOSEN or asked.choose > 1:
            continue
        offered = next(page for page in pages(question_state(asked), width, height) if page.rows)
        before = starts_of_choices(offered)
        for response in responses(asked):
            feedback = feedback_state(library, fed_back(asked, response))
            assert starts_of_choices(body(feedback, width, height, UNICODE)) == before


def test_a_click_on_any_line_of_a_choice_is_a_click_on_it(library: Library) -> None:
    for asked in every_question(library):
        if asked.kind in CHOSEN:
            page = next(page for page in pages(question_state(asked), 80, 24) if page.rows)
            for position, choice in enumerate(asked.choices):
                lines = [page.lines[row] for row, i in page.rows.items() if i == position]
                assert unwrapped(choice.text) in words_of(lines)


# Tab


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_tab_turns_every_page_and_comes_back_to_the_first(width: int, height: int, library: Library) -> None:
    for asked in every_question(library):
        for state in (question_state(asked), feedback_state(library, fed_back(asked, responses(asked)[-1]))):
            leaves = pages(state, width, height)
            assert len({tuple(leaf.lines) for leaf in leaves}) == len(leaves[0].pages)
            assert body(turned(state, len(leaves)), width, height, UNICODE) == leaves[0]


def test_an_exhibit_is_behind_tab_at_80_columns_and_beside_the_choices_at_120(library: Library) -> None:
    with_exhibit = [asked for asked in every_question(library) if asked.question.exhibit is not None]
    assert with_exhibit
    for asked in with_exhibit:
        state = question_state(asked)
        assert "exhibit" in body(state, 80, 24, UNICODE).pages
        assert body(state, 120, 40, UNICODE).pages == ("",)


def test_a_screen_too_short_for_two_columns_turns_pages_instead(library: Library) -> None:
    exhibit = next(a for a in every_question(library) if a.question.exhibit and a.question.id.startswith("kinds/"))
    assert body(question_state(exhibit), 120, 24, UNICODE).pages == ("",)
    short = pages(question_state(exhibit), 120, 10)
    assert short[0].pages == ("question", "exhibit", "choices")
    assert [fits(page, 120, 10) for page in short] == [True] * 3


def test_an_exhibit_as_wide_as_may_be_leaves_room_for_choices_only_on_a_wide_screen(library: Library) -> None:
    wide = next(a for a in every_question(library) if a.question.exhibit and a.question.id.startswith("kinds/"))
    assert body(question_state(wide), 113, 30, UNICODE).pages == ("",)
    assert body(question_state(wide), 112, 30, UNICODE).pages == ("question", "exhibit")
