"""Facts: the list, and one with source, history and uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.views.reading_pack import write_reading_pack
from tutor.actions.lookup import FactEntry, FactGroup, fact_entry, fact_groups, fact_ids
from tutor.content.model.question import Question
from tutor.views import facts as view
from tutor.views import search as search_view
from tutor.views.frame import room
from tutor.views.glyphs import UNICODE
from tutor.views.lines import cells, plain

ROOT = Path(__file__).parents[2]
SIZES = ((40, 12), (60, 16), (80, 24), (110, 30), (120, 40))


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    learner = open_learner(write_reading_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    learner = open_learner(ROOT, tmp_path_factory.mktemp("data"))
    yield learner
    learner.desk.close()


def listed(learner: Learner, cursor: int, size: tuple[int, int]) -> list[str]:
    """The list of all facts as plain lines."""
    groups = fact_groups(learner.desk, fact_ids(learner.desk))
    facts = [learner.desk.library.fact(id) for group in groups for id in group.ids]
    body = view.list_body(view.rows_of(groups), facts.__getitem__, cursor, *size, UNICODE)
    return [plain(line) for line in body.lines]


def test_the_list_has_title_value_and_the_day_it_was_checked_under_the_topic(learner: Learner) -> None:
    assert [line.split() for line in listed(learner, 0, (80, 24))] == [
        "Paper planes".split(),
        "▸ 1 Folds of a plane 7 folds 2026-11-01".split(),
        [],
        "Named by no card".split(),
        "2 A note at home 1 2026-11-01".split(),
    ]


def test_what_is_not_shown_is_counted_in_facts_and_not_in_rows(shipped: Learner) -> None:
    lines = listed(shipped, 0, (80, 24))
    shown = sum(line[-10:].count("-") == 2 for line in lines)
    assert lines[-1] == f"  {shipped.desk.library.count('fact') - shown} below"


def test_facts_of_one_group_need_no_heading() -> None:
    assert view.rows_of([FactGroup("Paper planes", ("p/a", "p/b"))]) == [0, 1]


def test_a_fact_stands_under_the_first_topic_that_names_it(shipped: Learner) -> None:
    groups = fact_groups(shipped.desk, fact_ids(shipped.desk))
    assert sorted(id for group in groups for id in group.ids) == sorted(shipped.desk.library.ids("fact"))
    assert [group.title for group in groups][:1] == [shipped.desk.library.title("topic", "lambda/concurrency")]
    assert groups[-1].title == "Named by no card"


def test_a_wide_screen_says_beside_the_list_what_the_fact_is(learner: Learner) -> None:
    lines = [line[view.DETAIL_COLUMN :] for line in listed(learner, 0, (120, 40))]
    assert lines == ["7 folds", "", "A sheet can be folded seven times.", "", "The book of folds"]


def test_a_fact_shows_its_whole_address_what_older_banks_say_and_what_uses_it(learner: Learner) -> None:
    (sheet,) = view.sheets(fact_entry(learner.desk, "p/planes.folds"), 80, 24)
    assert "\n".join(plain(line).strip() for line in sheet.lines) == (
        "Folds of a plane\n7 folds\n\nA sheet can be folded seven times.\n\n"
        "What older question banks say\nOlder banks still say six.\n\n"
        "What it once was\n6, until 2020-01-31\n\n"
        "The book of folds, checked 2026-11-01\nhttps://example.org/folds?of=paper\n\n"
        "Used by\n1  card      The nose"
    )
    assert sheet.links == {15: 0}


def test_sources_of_several_facts_are_all_named_each_page_once(learner: Learner) -> None:
    folds, local = [learner.desk.library.fact(id) for id in ("p/planes.folds", "p/planes.local")]
    assert view.sources([folds, local, folds]) == (
        "The book of folds, checked 2026-11-01\nhttps://example.org/folds?of=paper\n"
        "A file, checked 2026-11-01\nhttps://example.org/home"
    )
    assert view.sources([]) == "This question names no source."


def test_an_address_that_is_longer_than_the_screen_goes_on_below(learner: Learner) -> None:
    (sheet,) = view.sheets(fact_entry(learner.desk, "p/planes.folds"), 24, 60)
    lines = [plain(line).strip() for line in sheet.lines]
    at = lines.index("https://example.org/")
    assert "".join(lines[at : at + 2]) == "https://example.org/folds?of=paper"


def test_a_topic_has_the_facts_that_its_cards_name(learner: Learner) -> None:
    assert fact_ids(learner.desk, "p/planes") == ["p/planes.folds"]
    assert fact_ids(learner.desk, "p/kites") == []
    assert fact_ids(learner.desk) == ["p/planes.folds", "p/planes.local"]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_every_shipped_fact_and_question_fits(
    everything: tuple[list[FactEntry], list[Question]], size: tuple[int, int]
) -> None:
    width, height = size
    facts, questions = everything
    sheets = [sheet for fact in facts for sheet in view.sheets(fact, width, height)]
    for shows_key in (True, False):
        for question in questions:
            sheets += search_view.question_sheets(question, *size, UNICODE, shows_key)
    assert [sheet for sheet in sheets if len(sheet.lines) > room(height)] == []
    assert [line for sheet in sheets for line in sheet.lines if cells(plain(line)) > width] == []


@pytest.fixture(scope="module")
def everything(shipped: Learner) -> tuple[list[FactEntry], list[Question]]:
    """All facts with their uses, and all questions."""
    library = shipped.desk.library
    facts = [fact_entry(shipped.desk, id) for id in library.ids("fact")]
    return facts, [library.question(id) for id in library.ids("question")]


@pytest.mark.parametrize("size", SIZES)
def test_the_list_of_shipped_facts_fits_wherever_the_cursor_is(shipped: Learner, size: tuple[int, int]) -> None:
    count = shipped.desk.library.count("fact")
    for cursor in (0, count // 2, count - 1):
        lines = listed(shipped, cursor, size)
        assert len(lines) <= room(size[1])
        assert [line for line in lines if cells(line) > size[0]] == []
        assert sum(line.startswith("  ▸") for line in lines) == 1
