"""What changed since the learner was here last, in the app: before the question that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import HandClock, open_learner, question_yaml
from tests.changes.revised_pack import Edition, answer, opened
from tests.tui.player import playing
from tests.views.problem_pack import mend_the_quota, write_problem_pack
from tutor.actions.solving import Solving
from tutor.desk import take_in
from tutor.scheduling.memory import SURE
from tutor.tui.screens.study import StudyScreen


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition that somebody has learnt card a from."""
    edition = Edition(tmp_path)
    edition.questions(question_yaml("a", 1) + question_yaml("b", 1))
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    edition.clock.sleep(1)
    return edition


def moved(edition: Edition) -> None:
    edition.fact("1 MB", "256 KB until 2025-10-24")


async def test_a_fact_that_moved_is_foretold_shown_and_then_asked(edition: Edition) -> None:
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner) as player:
            screen = await player.press("enter")
            assert "Payload of an asynchronous invocation: it was 256 KB. What is it now?" in screen
            assert "1 MB" not in screen
            screen = await player.type("1 MB")
            assert "256 KB -> 1 MB" in screen
            assert "As you said." in screen
            assert "Lambda quotas, checked 2026-11-17" in screen
            assert "The card begins anew; your answers so far stay in the log." in screen
            assert "Which is the first choice of a.1?" in await player.press("enter")
            assert isinstance(player.app.screen, StudyScreen)
        told = learner.sql("SELECT data FROM event WHERE kind = 'told'")
        assert told == [('{"causes": ["fact p/size 1 MB"], "said": {"p/size": "1 MB"}}',)]


async def test_it_is_told_once(edition: Edition) -> None:
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner) as player:
            await player.press("enter")
            await player.type("2 MB")
            await player.press("enter")
            await player.press("escape", "enter")
            assert isinstance(player.app.screen, StudyScreen)


async def test_who_puts_it_off_is_told_the_next_time(edition: Edition) -> None:
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner) as player:
            await player.press("enter", "escape")
            assert player.place.startswith("Study")
            await player.press("escape", "enter")
            assert player.place.startswith("What changed")


async def test_a_fact_foretold_for_one_card_is_shown_at_once_for_the_next(tmp_path: Path) -> None:
    edition = Edition(tmp_path)
    edition.questions(question_yaml("a", 1) + question_yaml("b", 1))
    edition.rest_both_on_the_fact()
    with opened(edition) as learner:
        answer(learner, "a", "b")
    edition.clock.sleep(1)
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner) as player:
            assert "What is it now?" in await player.press("enter")
            assert "256 KB -> 1 MB" in await player.type("1 MB")
            await player.press("enter", "1", "enter")
            screen = await player.press("enter")
            assert player.place.startswith("What changed")
            assert "256 KB -> 1 MB" in screen
            assert "You said" not in screen
            await player.press("enter")
            assert isinstance(player.app.screen, StudyScreen)


async def test_nothing_need_be_typed(edition: Edition) -> None:
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner) as player:
            screen = await player.press("enter", "enter")
            assert "256 KB -> 1 MB" in screen
            assert "You said" not in screen


async def test_a_mended_key_is_told_when_a_sitting_begins(edition: Edition) -> None:
    text = question_yaml("a", 1).replace("    kind:", "    revision: 2\n    changed: key\n    kind:", 1)
    text = text.replace("reason 1.\n        correct: true\n", "reason 1.\n")
    text = text.replace("reason 2.\n", "reason 2.\n        correct: true\n")
    edition.questions(text + question_yaml("b", 1))
    with opened(edition) as learner:
        async with playing(learner) as player:
            screen = await player.press("enter")
            assert 'The key of a question on "How large an event may be" was wrong.' in screen
            assert "Right is: Choice 2 of a.1" in screen
            assert "1 of your answers was right after all." in screen
            assert '"How large an event may be" is due tomorrow, not today.' in " ".join(screen.split())
            await player.press("enter")
            assert isinstance(player.app.screen, StudyScreen)


async def test_two_facts_of_a_card_come_one_after_the_other(tmp_path: Path) -> None:
    edition = Edition(tmp_path)
    facts = edition.root / "content/facts/f.yaml"
    one = facts.read_text()
    other = one.replace("facts:\n", "").replace("id: size", "id: batch").replace("Payload of", "Batch of")
    facts.write_text(one + other)
    topic = edition.root / "content/topics/t.yaml"
    topic.write_text(topic.read_text().replace("facts: [size]", "facts: [size, batch]"))
    with opened(edition) as learner:
        answer(learner, "a")
    edition.clock.sleep(1)
    facts.write_text(
        (one + other)
        .replace("value: 256 KB", "value: 1 MB")
        .replace("history: []", "history: [{value: 256 KB, until: 2025-10-24}]")
    )
    with opened(edition) as learner:
        async with playing(learner) as player:
            assert "1 of 2" in await player.press("enter")
            assert "The card begins anew" not in await player.type("1 MB")
            screen = await player.press("enter")
            assert "2 of 2" in screen
            assert "Batch of an asynchronous invocation: it was 256 KB. What is it now?" in screen
            assert "The card begins anew" in await player.type("2 MB")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_pages_fit_the_screen(edition: Edition, size: tuple[int, int]) -> None:
    moved(edition)
    with opened(edition) as learner:
        async with playing(learner, size) as player:
            await player.press("enter")
            await player.type("1 MB")
            assert player.extent == size
            assert "Enter" in player.keys


async def test_a_problem_is_shown_after_what_changed_of_it(tmp_path: Path) -> None:
    root, clock = write_problem_pack(tmp_path / "pack"), HandClock()
    for is_mended in (False, True):
        if is_mended:
            mend_the_quota(root)
        learner = open_learner(root, tmp_path / "data", clock)
        take_in(learner.desk.library, learner.desk.store, clock)
        if not is_mended:
            Solving(learner.desk, "p/b.quota").answer("1150", SURE, 9_000)
            learner.desk.close()
    async with playing(learner) as player:
        await player.press("s", "down", "enter")
        assert player.place.startswith("What changed")
        assert "1 of your answers was right after all." in player.screen
        await player.press("enter")
        assert player.place == "Problem  A quota for a rate"
    learner.desk.close()
