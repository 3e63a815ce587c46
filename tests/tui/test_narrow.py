"""The app in a window of 60 columns and 20 rows: what matters is whole, what is too long goes on below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.tui.player import playing

ROOT = Path(__file__).parents[2]
NARROW = (60, 20)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the shipped pack."""
    learner = open_learner(ROOT, tmp_path)
    yield learner
    learner.desk.close()


async def test_how_a_decision_is_submitted_is_whole(learner: Learner) -> None:
    async with playing(learner, NARROW) as player:
        await player.press("d", "1", "enter", "1")
        assert player.answer_line == "1 chosen  Enter sure  u unsure  g guess  z no idea"


async def test_what_is_said_of_a_form_goes_on_below(learner: Learner) -> None:
    async with playing(learner, NARROW) as player:
        shown = await player.press("e")
        assert "25 never seen; the same\n       as DVA-C03, form a\n" in shown
        assert "…" not in shown


async def test_an_address_goes_on_below_its_beginning(learner: Learner) -> None:
    async with playing(learner, NARROW) as player:
        await player.press("enter")
        await player.type("z")
        await player.press("k")
        at = next(row for row, line in enumerate(player.rows) if line.startswith("  https://"))
        assert len(player.rows[at]) <= 58
        assert player.rows[at + 1].startswith("  ")


async def test_the_aside_of_a_row_of_the_plan_is_left_out_whole(learner: Learner) -> None:
    async with playing(learner, NARROW) as player:
        shown = await player.press("g")
        assert "  ▸ Exam            Developer - Associate (DVA-C02)\n" in shown
        assert "Esc as it was" in (await player.press("enter"))


async def test_a_sentence_of_readiness_stands_on_one_page(learner: Learner) -> None:
    async with playing(learner, NARROW) as player:
        await player.press("p")
        await player.worked()
        await player.press("r")
        pages = 0
        while player.place.split()[1] in ("readiness", "more"):
            said = [row for row in player.rows[2:-1] if row.strip()]
            assert not said[0].startswith("    ")
            assert said[-1].endswith((".", "another day"))
            pages += 1
            await player.press("tab")
        assert pages > 1
