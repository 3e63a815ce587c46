"""The plan in the app: asked at the first run, changed later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.actions.exam_pack import BLUEPRINT, write_exam_pack
from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tests.tui.player import Player, playing
from tutor.actions.plan_setting import PlanSetting, Rest, choose, plan_setting
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.placement import PlacementOfferScreen
from tutor.tui.screens.plan import PlanScreen


def write_editions(root: Path) -> Path:
    """The pack with an exam whose old edition ends on 31 October 2024, after which the new one is sat."""
    write_exam_pack(root)
    old = (root / "content/exams/demo.yaml").read_text().replace("family: demo\n", "family: demo\nsuccessor: next\n")
    old = old.replace("questions: 65\n", "last_day: 2024-10-31\nquestions: 65\n", 1)
    (root / "content/exams/demo.yaml").write_text(old)
    new = BLUEPRINT.format(questions=65, scored=50).replace("forms:\n", "")
    new = new.replace("id: demo", "id: next", 1).replace("DEMO-1", "NEXT-2")
    new = new.replace("questions: 65\n", "first_day: 2024-11-01\nquestions: 65\n", 1)
    (root / "content/exams/next.yaml").write_text(new)
    return root


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner who was never asked, at a pack with two editions of an exam."""
    learner = open_learner(write_editions(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


async def give(player: Player, text: str) -> str:
    """Types into the row that is open, and goes on."""
    player.app.screen.query_one("#answer", Input).value = text
    return await player.press("enter")


def on(player: Player) -> type[object]:
    """Which screen is open."""
    return type(player.app.screen)


# The first run


async def test_the_first_run_asks_for_exam_day_and_minutes_and_offers_a_placement(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        assert player.place.startswith("Welcome")
        assert player.rows[8:14] == [
            "    Exam",
            "    ▸ 1  Demo (DEMO-1)",
            "         until 31 October 2024; NEXT follows on 1 November 2024",
            "      2  Demo (NEXT-2)",
            "         from 1 November 2024",
            "",
        ]
        await player.press("down", "enter")
        assert "  ▸ Day" in player.rows
        await give(player, "5 nov")
        assert "  ▸ Minutes a day" in player.rows
        await give(player, "25")
        assert on(player) is PlacementOfferScreen
        assert plan_setting(learner.desk) == PlanSetting("p/next", DAY + 32, 25)
        await player.press("escape")
        assert on(player) is HomeScreen
        assert player.rows[3].startswith("  32 days  to Tuesday 5 November")
        assert "  Today  25 minutes" in player.rows


async def test_a_day_that_was_typed_is_still_there_after_a_look_at_the_exam(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        await player.press("down", "enter")
        player.app.screen.query_one("#answer", Input).value = "5 nov"
        await player.press("up", "enter")
        assert player.app.screen.query_one("#answer", Input).value == "5 nov"


async def test_esc_skips_all_and_it_is_asked_once(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        await player.press("escape")
        assert on(player) is HomeScreen
        assert player.rows[3].startswith("  No exam day yet   g plan")
    async with playing(learner, is_first_run=True) as player:
        assert on(player) is HomeScreen
    assert learner.sql("SELECT data FROM event WHERE kind = 'setting'") == [('{"plan_asked": true}',)]


async def test_each_part_can_be_skipped_by_an_empty_answer(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        await player.press("enter")
        await give(player, "")
        await give(player, "")
        assert on(player) is PlacementOfferScreen
    assert plan_setting(learner.desk) == PlanSetting("p/demo", None, 20)


async def test_what_is_refused_says_why_in_its_row_and_is_still_there(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        await player.press("enter")
        shown = await give(player, "soonish")
        assert '"soonish" names no day. Write it as' in shown
        assert player.app.screen.query_one("#answer", Input).value == "soonish"
        shown = await give(player, "5 nov")
        assert "DEMO can be sat until 2024-10-31, not on" in shown
        shown = await give(player, "2024-10-01")
        assert "2024-10-01 is past" in shown
        await player.press("up", "2", "enter")
        await give(player, "5 nov")
        assert "  ▸ Minutes a day" in player.rows
        shown = await give(player, "plenty")
        assert '"plenty" is no number of minutes. Write 20, 45 min or 1 h.' in shown
    assert plan_setting(learner.desk) == PlanSetting("p/next", DAY + 32, 20)


async def test_who_has_answered_before_is_not_stopped_by_it(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("enter", "z", "escape", "escape")
    learner.clock.sleep(days=1)
    async with playing(learner, is_first_run=True) as player:
        assert on(player) is HomeScreen
        assert player.rows[3].startswith("  No exam day yet   g plan")


async def test_an_edition_that_is_over_is_not_offered(learner: Learner) -> None:
    learner.clock.sleep(days=60)
    async with playing(learner, is_first_run=True) as player:
        assert "DEMO-1" not in player.screen
        assert "    ▸ 1  Demo (NEXT-2)" in player.rows


# Later


async def test_every_row_can_be_changed_and_is_kept(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("g")
        assert player.rows[3:7] == [
            "  ▸ Exam            Demo (DEMO-1)   the first that can be sat",
            "    Day             none yet",
            "    Minutes a day   20",
            "    Rest            none",
        ]
        await player.press("down", "enter")
        await give(player, "in 2 weeks")
        await player.press("down", "enter")
        await give(player, "1 h")
        await player.press("down", "enter")
        await give(player, "sundays, 8 oct to 9 oct")
        assert player.rows[4:7] == [
            "    Day             Friday 18 October, in 14 days",
            "    Minutes a day   60",
            "  ▸ Rest            Sundays; Tue 8 Oct to Wed 9 Oct",
        ]
        assert player.app.minutes == 60
    rest = Rest(frozenset({6}), frozenset({DAY + 4, DAY + 5}))
    assert plan_setting(learner.desk) == PlanSetting("", DAY + 14, 60, rest)


async def test_a_row_opens_with_what_is_kept_and_an_empty_day_takes_it_back(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 14, rest=Rest(frozenset({5, 6})))
    async with playing(learner) as player:
        await player.press("g", "down", "enter")
        assert player.app.screen.query_one("#answer", Input).value == "2024-10-18"
        await give(player, "")
        assert "  ▸ Day             none yet" in player.rows
        await player.press("down", "down", "enter")
        assert player.app.screen.query_one("#answer", Input).value == "sat, sun"
    assert plan_setting(learner.desk).on is None


async def test_esc_leaves_a_row_as_it_was_and_then_the_plan(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 14)
    async with playing(learner) as player:
        await player.press("g", "down", "enter")
        player.app.screen.query_one("#answer", Input).value = "+3"
        await player.press("escape")
        assert "  ▸ Day             Friday 18 October, in 14 days" in player.rows
        await player.press("escape")
        assert on(player) is HomeScreen
    assert plan_setting(learner.desk).on == DAY + 14


async def test_another_edition_takes_back_a_day_on_which_it_cannot_be_sat_and_asks_for_one(learner: Learner) -> None:
    choose(learner.desk, exam="demo", on=DAY + 14)
    async with playing(learner) as player:
        await player.press("g", "enter", "2", "enter")
        assert "The day was taken back: NEXT can be" in player.screen
        await give(player, "5 nov")
    assert plan_setting(learner.desk) == PlanSetting("p/next", DAY + 32, 20)


@pytest.mark.parametrize("is_by_esc", [True, False])
async def test_a_day_that_a_slip_took_comes_back_with_its_exam(is_by_esc: bool, learner: Learner) -> None:
    before = choose(learner.desk, exam="demo", on=DAY + 14)
    async with playing(learner) as player:
        await player.press("g", "enter", "2", "enter")
        assert plan_setting(learner.desk) == PlanSetting("p/next", None, 20)
        if is_by_esc:
            await player.press("escape")
        else:
            await player.click("Exam ")
            await player.press("1", "enter")
        assert plan_setting(learner.desk) == before
        assert "Day             Friday 18 October, in 14 days" in player.screen


async def test_a_number_only_chooses_and_enter_keeps(learner: Learner) -> None:
    async with playing(learner, is_first_run=True) as player:
        await player.press("2")
        assert "    ▸ 2  Demo (NEXT-2)" in player.rows
        assert plan_setting(learner.desk).exam == ""
        await player.press("enter")
        assert "  ▸ Day" in player.rows
    assert plan_setting(learner.desk).exam == "p/next"


async def test_the_first_key_replaces_what_a_row_opens_with_and_backspace_edits_it(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 14)
    async with playing(learner) as player:
        await player.press("g", "down", "down", "enter", "4", "5", "enter")
        assert plan_setting(learner.desk).minutes == 45
        await player.press("up", "enter", "backspace", "9", "enter")
        assert plan_setting(learner.desk).on == DAY + 15
        await player.press("enter", "right", "backspace", "8", "enter")
    assert plan_setting(learner.desk).on == DAY + 14


async def test_a_row_is_opened_and_an_exam_is_taken_by_a_click(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("g")
        await player.click("Exam")
        await player.click("Demo (NEXT-2)")
        assert plan_setting(learner.desk).exam == "p/next"
        await player.click("Minutes a day")
        assert player.app.screen.query_one("#answer", Input).value == "20"


async def test_the_palette_which_knows_no_number_opens_the_row_of_exams(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("g", "down")
        await player.app.screen.run_action("take")
        await player.settle()
        assert "    ▸ 1  Demo (DEMO-1)" in player.rows


async def test_a_placement_is_offered_from_the_plan(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("g", "p")
        assert on(player) is PlacementOfferScreen
        await player.press("escape")
        assert on(player) is PlanScreen


async def test_in_a_pack_without_exams_minutes_and_rest_can_be_planned_all_the_same(tmp_path: Path) -> None:
    learner = open_learner(write_pack(tmp_path / "bare", {"t": {"a": 1}}), tmp_path / "bare-data")
    async with playing(learner, is_first_run=True) as player:
        assert on(player) is HomeScreen
        await player.press("g", "enter")
        assert player.rows[3] == "  ▸ Exam            none in the packs"
        await player.press("down", "down", "enter")
        await give(player, "15")
        await player.press("escape")
        assert "  Today  15 minutes" in player.rows
    learner.desk.close()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_plan_fits_any_screen(size: tuple[int, int], learner: Learner) -> None:
    async with playing(learner, size, is_first_run=True) as player:
        assert player.extent == size
        assert player.keys.endswith("? help")
        await player.press("escape", "g")
        assert player.extent == size
        assert player.keys.endswith("? help")
