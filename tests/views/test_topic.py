"""The pages of a topic: what stands on them before and after the learner commits, and that all of it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.views.reading_pack import write_reading_pack
from tutor.actions.reading import Reading, reading
from tutor.views import topic as view
from tutor.views.frame import Frame, compose
from tutor.views.glyphs import ASCII, UNICODE, Glyphs
from tutor.views.lines import cells, plain
from tutor.views.topic import card as pages
from tutor.views.topic.state import Part, Sheet, TopicState, entries, packed

ROOT = Path(__file__).parents[2]
SIZES = ((40, 12), (60, 16), (80, 24), (110, 30), (120, 40))
HIDEABLE = (pages.CARD, pages.CODE, pages.MYTH, pages.PITFALL)


@pytest.fixture
def planes(tmp_path: Path) -> Iterator[Reading]:
    """The topic of the reading pack, opened with seed 1."""
    learner = open_learner(write_reading_pack(tmp_path / "pack"), tmp_path / "data")
    yield reading(learner.desk, "p/planes", seed=1)
    learner.desk.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """A learner at the shipped pack."""
    learner = open_learner(ROOT, tmp_path_factory.mktemp("data"))
    yield learner
    learner.desk.close()


def sheets(state: TopicState, size: tuple[int, int] = (80, 24), signs: Glyphs = UNICODE) -> list[Sheet]:
    return view.sheets(state, *size, signs)


def text(sheet: Sheet) -> str:
    """A page without its roles, each line without its margin."""
    return "\n".join(plain(line).strip() for line in sheet.lines)


def opened(state: TopicState) -> TopicState:
    """The state with everything on its card uncovered."""
    for name in HIDEABLE:
        state = state.opening(name, 1)
    return state.opening(pages.COMPARE, 99)


def on_card(topic: Reading, number: int = 1) -> TopicState:
    return TopicState(topic).going(number)


def page(state: TopicState, name: str) -> Sheet:
    """The first page of this name, with the body already open."""
    return next(sheet for sheet in sheets(state.opening(pages.CARD, 1)) if sheet.name == name)


def test_the_opening_says_the_idea_the_picture_and_where_it_breaks_down(planes: Reading) -> None:
    (sheet,) = sheets(TopicState(planes))
    assert text(sheet) == (
        "A plane is a sheet that was folded well.\n\n"
        "Picture it\nA leaf that falls slowly.\n\n"
        "Where the picture breaks down\nA leaf has no pilot.\n\n"
        "You will be able to\n- Fold a plane that flies"
    )


def test_the_closing_says_what_to_take_away_the_words_and_where_to_go_on(planes: Reading) -> None:
    (sheet,) = sheets(TopicState(planes).going(3))
    assert text(sheet) == (
        "To take away\n- Fold well.\n\nWords\nStall: The wing lifts no more.\n\nGo on with\n1  Kites\nThey fly too."
    )
    assert sheet.links == {7: 0, 8: 0}


def test_nothing_of_a_card_shows_before_the_learner_has_answered_for_themselves(planes: Reading) -> None:
    (sheet,) = sheets(on_card(planes))
    assert text(sheet) == "?  What happens to a plane without weight in its nose?"
    assert plain(sheet.hint) == "  Answer for yourself first"


def test_the_card_has_the_drawing_on_its_page_where_there_is_room(planes: Reading) -> None:
    assert text(page(on_card(planes), pages.CARD)) == (
        "?  What happens to a plane without weight in its nose?\n\n"
        "It stalls. Weight in front keeps the nose down.\n\n"
        "nose ===> tail\n\n"
        "Weight goes to the front.\n\n"
        "'It climbs, stops and falls' points here."
    )


def drawn(planes: Reading, shift: int, width: int) -> list[str]:
    """A drawing of 60 columns at a width of the screen, moved by so many columns."""
    first, *rest = planes.leaves
    card = replace(first.card, diagram="0123456789" * 6 + "\nnose\n", body="", remember="", cue="", ask_first="")
    state = on_card(replace(planes, leaves=(replace(first, card=card), *rest))).opening(pages.DRAWING, shift)
    lines = [plain(line) for line in sheets(state, (width, 40))[0].lines]
    return [line for line in lines if line]


def test_a_drawing_that_is_too_wide_says_how_much_is_left_and_moves_sideways(planes: Reading) -> None:
    assert drawn(planes, 0, 64) == ["  " + "0123456789" * 6, "  nose"]
    assert drawn(planes, 0, 54) == ["  " + "0123456789" * 5, "  nose", "  The drawing goes on: > 10 columns"]
    assert drawn(planes, 4, 54) == [
        "  456789" + "0123456789" * 4 + "0123",
        "  The drawing goes on: < 4 columns, > 6 columns",
    ]
    assert drawn(planes, 99, 54) == ["  " + "0123456789" * 5, "  The drawing goes on: < 10 columns"]


def test_pages_come_in_one_order(planes: Reading) -> None:
    names = [sheet.name for sheet in sheets(on_card(planes).opening(pages.CARD, 1))]
    assert names == ["card", "code", "myth", "pitfall", "compare", "use"]


def test_a_card_that_asks_nothing_first_is_open_at_once(planes: Reading) -> None:
    (sheet,) = sheets(on_card(planes, 2))
    assert text(sheet) == "[Choose TWO] it steers.\n\nBehind."


def test_two_codes_do_not_say_which_is_better_until_one_is_chosen(planes: Reading) -> None:
    before = page(on_card(planes), pages.CODE)
    assert text(before) == "1\n│ fold nose\n\n2\n│ fold tail"
    assert plain(before.hint) == "  Which of the two does as the card says?      1 the first    2 the second"
    after = page(on_card(planes).opening(pages.CODE, 2), pages.CODE)
    assert text(after) == "1  ✓\n│ fold nose\n\n2  ✗\n│ fold tail\n\nThe weight belongs in front."
    assert plain(after.hint) == "  ✗ Not this one   1 does as the card says"


def test_the_better_code_stands_first_for_some_seeds_and_second_for_others(tmp_path: Path) -> None:
    learner = open_learner(write_reading_pack(tmp_path / "pack"), tmp_path / "data")
    firsts = {reading(learner.desk, "p/planes", seed).leaves[0].is_good_first for seed in range(20)}
    learner.desk.close()
    assert firsts == {True, False}


def claiming(topic: Reading, is_true: bool) -> TopicState:
    """The first card, its claim the belief or what is so."""
    first, *rest = topic.leaves
    return on_card(replace(topic, leaves=(replace(first, is_claim_true=is_true), *rest)))


@pytest.mark.parametrize(
    ("is_true", "said", "verdict"),
    [
        (False, pages.ACCEPTED, "  ✗ A myth   and you believed it"),
        (False, pages.REJECTED, "  ✓ Right, a myth"),
        (False, pages.SHOWN, "  A myth"),
        (True, pages.ACCEPTED, "  ✓ Right, it is so"),
        (True, pages.REJECTED, "  ✗ It is so   and you took it for a myth"),
        (True, pages.SHOWN, "  It is so"),
    ],
)
def test_a_claim_is_judged_before_it_is_said_to_be_so_or_a_myth(
    planes: Reading, is_true: bool, said: int, verdict: str
) -> None:
    assert plain(page(claiming(planes, is_true), pages.MYTH).hint) == "  Is it so?      y yes    n no, a myth"
    assert plain(page(claiming(planes, is_true).opening(pages.MYTH, said), pages.MYTH).hint) == verdict


def test_a_belief_is_answered_by_what_is_so_and_what_is_so_by_the_belief(planes: Reading) -> None:
    belief, fact = claiming(planes, False), claiming(planes, True)
    assert text(page(belief, pages.MYTH)) == "Some say\nBig wings are always better."
    assert text(page(fact, pages.MYTH)) == "Some say\nBig wings bend."
    assert text(page(belief.opening(pages.MYTH, pages.REJECTED), pages.MYTH)) == (
        "Some say\nBig wings are always better.\n\nIn fact\nBig wings bend.\n\nWhy it matters\nBent wings do not lift."
    )
    assert text(page(fact.opening(pages.MYTH, pages.ACCEPTED), pages.MYTH)) == (
        "Some say\nBig wings bend.\n\nA myth about it\nBig wings are always better.\n\n"
        "Why it matters\nBent wings do not lift."
    )


def test_about_half_of_the_claims_of_a_day_are_true_and_each_changes_with_the_days(shipped: Learner) -> None:
    library, today = shipped.desk.library, shipped.desk.today
    by_day = [
        [leaf.is_claim_true for id in library.ids("topic") for leaf in reading(shipped.desk, id, 1, day).leaves]
        for day in range(today, today + 10)
    ]
    assert all(0.3 < sum(claims) / len(claims) < 0.7 for claims in by_day)
    assert [card for card in zip(*by_day, strict=True) if len(set(card)) == 1] == []


def test_a_claim_is_the_same_all_day_whatever_the_seed(shipped: Learner) -> None:
    claims = [
        [leaf.is_claim_true for leaf in reading(shipped.desk, "lambda/limits", seed, 20_000).leaves]
        for seed in range(5)
    ]
    assert claims == [claims[0]] * 5


def test_a_mistake_shows_its_mend_and_its_root_cause_when_uncovered(planes: Reading) -> None:
    assert text(page(on_card(planes), pages.PITFALL)) == "✗ A mistake people make\nFolding in the air."
    assert text(page(on_card(planes).opening(pages.PITFALL, 1), pages.PITFALL)).endswith(
        "✓ Instead\nFolding on a table.\n\nWhere it comes from\nPaper needs a hard ground."
    )


def test_rows_of_a_comparison_are_uncovered_one_by_one_and_nothing_moves(planes: Reading) -> None:
    grids = [text(page(on_card(planes).opening(pages.COMPARE, n), pages.COMPARE)) for n in range(3)]
    cells_shown = ["in front", "behind", "keeps it down", "keeps it straight"]
    assert [[cell in grid for cell in cells_shown].count(True) for grid in grids] == [0, 2, 4]
    assert [grid.count("?") for grid in grids] == [4, 2, 0]
    assert len({grid.count("\n") for grid in grids}) == 1


def test_the_end_of_a_card_and_of_a_topic_says_what_enter_asks(planes: Reading) -> None:
    said = [plain(view.pause_line(on_card(planes), questions, 80)) for questions in (2, 1, 0)]
    assert said == [
        "  The card ends here    → reads on    Enter asks 2 questions about it",
        "  The card ends here    → reads on    Enter asks 1 question about it",
        "  The card ends here    → reads on    Enter asks questions about the topic",
    ]
    closing = on_card(planes).going(3)
    assert plain(view.pause_line(closing, 0, 80)) == "  The topic ends here    Enter asks questions about it"
    assert plain(view.pause_line(closing, 0, 30)) == "  The topic ends here    Enter"


def test_when_it_applies_comes_before_the_facts_and_each_fact_has_its_source(planes: Reading) -> None:
    assert text(page(on_card(planes), "use")) == (
        "Example\nA clip on the nose.\n\nPatterns\n- Fold\n- throw\n- look\n\nNot when\nThe plane already dives.\n\n"
        "A sheet can be folded seven times.\nThe book of folds, checked 2026-11-01"
    )


def test_the_map_brackets_the_present_card_and_says_how_it_is_held(planes: Reading) -> None:
    assert plain(view.map_line(on_card(planes), 78, UNICODE)) == "  Cards [·]·   1 of 2, not met"
    assert plain(view.map_line(TopicState(planes), 78, ASCII)) == "  Cards  . .   0 of 2 met"


def test_the_map_of_many_cards_shows_those_around_the_present_one(planes: Reading) -> None:
    many = replace(planes, leaves=planes.leaves * 100)
    line = plain(view.map_line(on_card(many, 150), 78, UNICODE))
    assert "[·]" in line
    assert line.endswith("150 of 200, not met")
    assert cells(line) <= 78


def test_text_that_looks_like_markup_shows_every_character(planes: Reading) -> None:
    state = on_card(planes, 2)
    lines = view.body(state, sheets(state)[0], 80, 24, UNICODE).lines
    shown = [plain(line) for line in lines]
    assert "  The tail [/b][@click=app.quit]x[/]" in shown
    assert "  [Choose TWO] it steers." in shown


def test_a_list_moves_to_the_next_page_whole_and_a_tall_one_is_cut() -> None:
    def line(word: str) -> list[tuple[tuple[str, str], ...]]:
        return [((word, "text"),)]

    parts = [Part(line("a") * 3), *entries("List", [line("b"), line("c")])]
    assert [len(lines) for lines, _ in packed(parts, 5)] == [3, 3]
    assert [len(lines) for lines, _ in packed([Part(line("a") * 7)], 3)] == [3, 3, 1]


def all_states(topic: Reading) -> Iterator[TopicState]:
    for at in range(len(topic.leaves) + 2):
        yield TopicState(topic).going(at)
        yield TopicState(topic).going(at).opening(pages.CARD, 1)
        yield opened(TopicState(topic).going(at))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_page_of_the_shipped_pack_fits(shipped: Learner, size: tuple[int, int], signs: Glyphs) -> None:
    width, height = size
    wrong = []
    for id in shipped.desk.library.ids("topic"):
        for state in all_states(reading(shipped.desk, id, seed=1)):
            for sheet in view.sheets(state, width, height, signs):
                body = view.body(state, sheet, width, height, signs)
                screen = compose(Frame("Topic", answer=sheet.hint), body.lines, {}, width, height, signs)
                is_cut = len(body.lines) < len(sheet.lines)
                too_wide = [plain(line) for line in screen.lines if cells(plain(line)) > width]
                if len(screen.lines) != height or is_cut or too_wide:
                    wrong.append((id, state.at, sheet.name, len(screen.lines), is_cut, too_wide))
    assert wrong == []


def words(text: str) -> set[str]:
    return set(text.replace("`", "").split())


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
def test_no_word_of_a_shipped_card_is_lost_between_its_pages(shipped: Learner, size: tuple[int, int]) -> None:
    lost = {}
    for id in shipped.desk.library.ids("topic"):
        topic = reading(shipped.desk, id, seed=1)
        for at, leaf in enumerate(topic.leaves, 1):
            shown = words(" ".join(text(sheet) for sheet in sheets(opened(on_card(topic, at)), size)))
            card = leaf.card
            texts = [card.body, card.remember, card.cue, card.example, card.not_when, *card.patterns]
            texts += [part for part in (card.myth, card.pitfall) if part for part in vars(part).values()]
            texts += [fact.statement for fact in leaf.facts]
            missing = words(" ".join(texts)) - shown
            if missing:
                lost[leaf.id] = missing
    assert lost == {}
