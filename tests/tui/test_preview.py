"""`tutor preview`: every kind of item as a learner gets it, drawn anew at each save, and nothing recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.cli.hostile import ESCAPES, MARKUP, write_texts
from tests.cli.kinds import write_kinds
from tests.tui.previewer import previewing
from tests.views.drill_pack import write_drill_pack
from tests.views.problem_pack import write_problem_pack
from tests.views.reading_pack import write_reading_pack
from tutor.tui.preview.editor import editor_command

QUIZ = "quizzes/t.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two cards with two questions each."""
    return write_pack(tmp_path / "pack", {"t": {"a": 2, "b": 2}})


# Each kind of item


async def test_a_question_is_asked_before_its_answer_and_each_choice_can_be_tried(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        assert "Which is the first choice of a.1?" in author.screen
        assert "Because of reason" not in author.screen
        assert "1–4 choose" in author.screen
        await author.press("2", "enter")
        assert "✗ 2  Choice 2 of a.1\n       Because of reason 2." in author.screen
        assert "counts as again, back tomorrow" in author.screen
        await author.press("1")
        assert "✓ Right" in author.screen
        assert "✓ 1  Choice 1 of a.1\n       Because of reason 1." in author.screen
        assert "What card a teaches." in await author.press("c")
        assert "1–4 choose" in await author.press("enter")
        assert "✗ No idea" in await author.press("enter")


async def test_a_typed_answer_is_marked_as_a_learners_is(tmp_path: Path) -> None:
    root = write_kinds(tmp_path / "kinds")
    async with previewing(root, "quizzes/queues.yaml") as author:
        while "question queues.number.q" not in author.place:
            await author.press("n")
        await author.press("t")
        assert "That was so in the first year." in await author.type("1")
        await author.press("enter", "t")
        assert "✓ Right" in await author.type("ten messages")
        await author.press("enter", "t")
        assert "1–4" not in await author.type("many")
        assert "✓ Right" not in author.screen
        await author.press("t", "escape")
        assert author.place.startswith("quizzes/queues.yaml")


async def test_order_and_match_are_shuffled_and_cloze_is_filled_in_one_line(tmp_path: Path) -> None:
    root = write_kinds(tmp_path / "kinds")
    async with previewing(root, "quizzes/queues.yaml") as author:
        while "queues.order.q" not in author.place:
            await author.press("n")
        assert "4 of 4" not in await author.press("1", "2", "3", "4", "enter")
        assert "✗ Not this one" in author.screen
        while "queues.cloze.q" not in author.place:
            await author.press("n")
        await author.press("t")
        assert "✓ Right" in await author.type("MaximumConcurrency; 15 min")


async def test_a_card_shows_its_question_first_and_then_every_page(tmp_path: Path) -> None:
    root = write_reading_pack(tmp_path / "pack")
    async with previewing(root, "content/topics/a-planes.yaml", 9, size=(100, 60)) as author:
        assert "card planes.nose" in author.place
        assert "What happens to a plane without weight in its nose?" in author.screen
        assert "It stalls." not in author.screen
        assert "It stalls." in await author.press("enter")
        seen = ""
        for _ in range(12):
            seen += await author.press("enter")
        for text in ("fold tail", "Big wings bend.", "Paper needs a hard ground.", "keeps it straight", "A clip on"):
            assert text in seen


async def test_a_topic_shows_its_opening_and_its_closing(tmp_path: Path) -> None:
    root = write_reading_pack(tmp_path / "pack")
    async with previewing(root, "content/topics/a-planes.yaml", 1) as author:
        assert "A leaf that falls slowly." in author.screen
        while "Fold well." not in author.screen:
            await author.press("enter")


async def test_a_fact_shows_its_source_and_its_uses(tmp_path: Path) -> None:
    root = write_reading_pack(tmp_path / "pack")
    async with previewing(root, "content/facts/planes.yaml", size=(100, 60)) as author:
        for text in ("7 folds", "The book of folds, checked 2026-11-01", "6, until 2020-01-31", "card      The nose"):
            assert text in author.screen


async def test_a_drill_is_played_on_every_way_and_begins_again(tmp_path: Path) -> None:
    root = write_drill_pack(tmp_path / "pack")
    async with previewing(root, "content/scenarios/flight.yaml", size=(80, 40)) as author:
        assert "The plane is in the air." in author.screen
        await author.press("enter", "2")
        assert "What do you do?" in author.screen
        assert "Cost  Height." in await author.press("enter")
        assert "A tree stands there." in await author.press("enter")
        assert "✓ Left" in await author.press("z")
        assert "It flies on." in await author.press("enter")
        assert "Height is time." in await author.press("enter")
        assert "The plane is in the air." in await author.press("enter")


async def test_a_drill_stays_at_its_step_when_its_text_is_mended(tmp_path: Path) -> None:
    root = write_drill_pack(tmp_path / "pack")
    async with previewing(root, "content/scenarios/flight.yaml", size=(80, 40)) as author:
        await author.press("enter", "1", "enter", "enter")
        assert "Which way?" in await author.saves(
            "content/scenarios/flight.yaml", "A tree stands there.", "An oak stands there.", "An oak stands there."
        )


async def test_a_problem_shows_its_steps_and_other_numbers(tmp_path: Path) -> None:
    root = write_problem_pack(tmp_path / "pack")
    (file,) = (root / "content/problems").glob("*.yaml")
    async with previewing(root, str(file.relative_to(root)), size=(80, 50)) as author:
        first = author.screen
        assert "variant 1 of 4 shown" in first
        assert "✗ No idea" not in await author.press("enter")
        assert "✓" in author.screen
        await author.press("enter")
        assert "variant 2 of 4 shown" in author.screen
        assert author.screen != first


async def test_a_file_outside_of_packs_is_shown_as_well(tmp_path: Path, pack: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "mine.yaml").write_text((pack / QUIZ).read_text())
    async with previewing(loose, "mine.yaml", is_loose=True) as author:
        assert author.place.startswith("mine.yaml:3 question")
        assert "✓ 1  Choice 1 of a.1" in await author.press("1", "enter")


# Moving


async def test_keys_move_from_item_to_item_and_from_file_to_file(pack: Path) -> None:
    async with previewing(pack, QUIZ, 17) as author:
        assert author.place.endswith("question a.1 1 of 4")
        await author.press("n")
        assert author.place.endswith("question a.2 2 of 4")
        await author.press("p", "p")
        assert author.place.endswith("question b.2 4 of 4")
        await author.press("right_square_bracket")
        await author.shows("content/pack.yaml")
        assert "This file holds nothing that a learner sees." in author.screen
        await author.press("right_square_bracket")
        assert "Topic t" in await author.shows("content/topics/t.yaml")
        await author.press("left_square_bracket", "left_square_bracket")
        await author.shows(QUIZ)


async def test_it_begins_at_the_item_of_a_line(pack: Path) -> None:
    line = next(i for i, text in enumerate((pack / QUIZ).read_text().split("\n"), 1) if "choice of b.1" in text)
    async with previewing(pack, QUIZ, line) as author:
        assert author.place.endswith("question b.1 3 of 4")


# Saving


def written_over(file: Path, text: str) -> None:
    file.write_text(text)


def renamed_over(file: Path, text: str) -> None:
    (file.parent / ".new").write_text(text)
    (file.parent / ".new").replace(file)


def with_a_backup(file: Path, text: str) -> None:
    file.rename(file.with_name("t.yaml~"))
    file.write_text(text)


@pytest.mark.parametrize("save", [written_over, renamed_over, with_a_backup])
async def test_however_an_editor_saves_the_same_item_is_drawn_anew(
    pack: Path, save: Callable[[Path, str], None]
) -> None:
    async with previewing(pack, QUIZ) as author:
        await author.press("n", "2", "enter")
        text = (pack / QUIZ).read_text()
        save(pack / QUIZ, text.replace("Choice 2 of a.2", "Another choice"))
        await author.shows("✗ 2  Another choice")
        assert author.place.endswith("question a.2 2 of 4")


async def test_an_item_is_found_by_its_id_and_else_by_its_place(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        await author.press("n")
        text = (pack / QUIZ).read_text()
        new = text.replace(
            "questions:\n", "questions:\n" + text[text.index("  - id: a.1") :].partition("  - id: a.2")[0]
        )
        (pack / QUIZ).write_text(new.replace("id: a.1", "id: a.0", 1))
        await author.shows("question a.2")
        await author.until(lambda screen: "3 of 5" in screen)
        await author.saves(QUIZ, "id: a.2", "id: a.9", "question a.9")
        assert author.place.endswith("3 of 5")


async def test_while_there_are_errors_the_last_sound_state_stays_beside_them(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        await author.press("2", "enter")
        await author.saves(QUIZ, "stem: Which is the first choice of a.1?", "stm: Which one?", "1 error")
        assert "As it last was: what the file holds now cannot be shown." in author.screen
        assert "✗ 2  Choice 2 of a.1" in author.screen
        assert "E101 question 'a.1': unknown key \"stm\"" in author.screen
        await author.saves(QUIZ, "stm: Which one?", "stem: Which one?", "✗ 2  Choice 2 of a.1")
        await author.until(lambda screen: "As it last was" not in screen)
        assert "Which one?" in await author.press("enter")


async def test_a_file_that_cannot_be_read_at_all_keeps_the_picture(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        text = (pack / QUIZ).read_text()
        (pack / QUIZ).write_text("topic: [\n" + text)
        await author.shows("E001")
        assert "Which is the first choice of a.1?" in author.screen
        (pack / QUIZ).unlink()
        await author.until(lambda screen: "E001" not in screen)
        assert "Which is the first choice of a.1?" in author.screen
        (pack / QUIZ).write_text(text)
        await author.until(lambda screen: "As it last was" not in screen)
        assert author.place.endswith("question a.1 1 of 4")


async def test_an_item_that_was_never_sound_says_that_its_findings_say_why(pack: Path) -> None:
    (pack / QUIZ).write_text((pack / QUIZ).read_text().replace("card: b\n", "card: x\n"))
    async with previewing(pack, QUIZ) as author:
        await author.press("p")
        assert author.place.endswith("question b.2 4 of 4")
        assert "What the file holds here cannot be shown: its findings say why." in author.screen
        assert 'E201 no card is called "x"' in author.screen


TOPIC = "content/topics/t.yaml"


async def test_an_item_that_rests_on_another_file_says_which_error_of_that_keeps_it_back(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        await author.saves(TOPIC, "id: a\n", "id: a\n    titel: A\n", "As it last was: it rests on")
        assert (
            "  As it last was: it rests on content/topics/t.yaml:5:5 E101 card 'a': unknown\n"
            '  key "titel" ("title" stands here already).'
        ) in author.screen
        assert "Which is the first choice of a.1?" in author.screen
        (pack / TOPIC).write_text("id: [\n")
        await author.shows("it rests on content/topics/t.yaml:2:1 E001 not YAML: a value")
    async with previewing(pack, QUIZ) as author:
        assert "  This cannot be shown: it rests on content/topics/t.yaml:2:1 E001 not YAML: a" in author.screen


async def test_what_a_file_itself_has_wrong_is_not_blamed_on_another(pack: Path) -> None:
    (pack / TOPIC).write_text((pack / TOPIC).read_text().replace("id: a\n", "id: a\n    titel: A\n"))
    (pack / QUIZ).write_text((pack / QUIZ).read_text().replace("stem: Which is the first choice of a.1?", "stm: X"))
    async with previewing(pack, QUIZ) as author:
        assert "What the file holds here cannot be shown: its findings say why." in author.screen
        assert "This cannot be shown: it rests on content/topics/t.yaml" in await author.press("n")


# Following


async def test_the_file_that_is_saved_in_the_folder_is_shown_at_what_was_changed(pack: Path) -> None:
    async with previewing(pack, TOPIC, follows=str(pack)) as author:
        assert author.place.startswith("content/topics/t.yaml")
        await author.saves(QUIZ, "Choice 2 of b.1", "Another choice", "Another choice")
        assert author.place.endswith("question b.1 3 of 4")
        await author.saves(TOPIC, "What card b teaches.", "What b is about.", "card b")
        assert author.place.startswith("content/topics/t.yaml")
        await author.saves(QUIZ, "Choice 3 of a.2", "A third choice", "A third choice")
        assert author.place.endswith("question a.2 2 of 4")


async def test_a_file_that_was_named_stays_whatever_is_saved(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        await author.press("1", "enter", "c")
        await author.saves(TOPIC, "What card a teaches.", "What a is about.", "What a is about.")
        assert author.place.endswith("question a.1 1 of 4")


# Going back


async def test_escape_goes_back_from_a_card_and_from_all_findings_before_it_leaves(pack: Path) -> None:
    async with previewing(pack, QUIZ) as author:
        assert "Esc back" in await author.press("1", "enter", "c")
        assert "What card a teaches." in author.screen
        assert "✓ Right" in await author.press("escape")
        assert "What card a teaches." not in author.screen
        await author.press("f")
        assert "✓ Right" not in author.screen
        assert "✓ Right" in await author.press("escape")
        await author.press("escape")
        assert not author.pilot.app.is_running


# Findings


async def test_findings_stand_below_at_80_columns_and_beside_from_110_on_those_of_the_item_first(pack: Path) -> None:
    async with previewing(pack, QUIZ, 20) as author:
        below = author.rows.index("  7 warnings in this file")
        assert below > author.rows.index("    4  Choice 4 of a.2")
        assert author.rows[below + 1] == '  21:11 W331 this asks nearly the same as "a.1" in quizzes/t.yaml:6 (let it'
        assert author.rows[below + 3].startswith("  22:18 W313 the explanation has no word")
    async with previewing(pack, QUIZ, 20, size=(120, 40)) as author:
        row = next(row for row in author.rows if "7 warnings in this file" in row)
        assert row.index("7 warnings") == 82
        assert "Which is the first choice of a.2?" in row
        assert "7:18 W313" in author.screen


async def test_all_findings_can_be_read_or_none(pack: Path) -> None:
    text = (pack / QUIZ).read_text()
    (pack / QUIZ).write_text(text.replace("kind: single", "kind: single\n    nope: 1"))
    async with previewing(pack, QUIZ) as author:
        assert "f shows all" in author.screen
        every = await author.press("f")
        for question in ("a.1", "a.2", "b.1", "b.2"):
            assert f"E101 question '{question}': unknown key \"nope\"" in every
        assert "E101" not in await author.press("f")
        assert "f shows all" in await author.press("f")


# Packs that are not to be trusted


async def test_markup_is_shown_letter_by_letter(tmp_path: Path) -> None:
    root = write_texts(tmp_path / "odd", MARKUP)
    async with previewing(root, "quizzes/odd.yaml", size=(108, 60)) as author:
        squeezed = "".join(author.screen.split())
        for word in ("stemsingle", "choice0", "choice3"):
            assert "".join(f"{word} {MARKUP}".split()) in squeezed
        await author.press(
            "1",
            "enter",
            "right_square_bracket",
            "right_square_bracket",
            "right_square_bracket",
            "n",
            "enter",
            "f",
            "f",
            "f",
        )
        assert author.pilot.app.is_running


async def test_escapes_in_texts_and_names_never_reach_the_screen(tmp_path: Path) -> None:
    root = write_texts(tmp_path / "evil", " ".join(ESCAPES))
    odd = "quizzes/odd\x1b]0;owned\x07\x9b2J\u202e.yaml"
    (root / "quizzes/odd.yaml").rename(root / odd)
    async with previewing(root, odd) as author:
        for _ in range(6):
            await author.press("n", "enter", "f")
            assert author.screen.replace("\n", "").isprintable()
        assert "E003" in author.screen


# The editor


async def test_without_a_terminal_the_editor_is_not_started(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"touch {pack}/started")
    async with previewing(pack, QUIZ) as author:
        assert "An editor needs a terminal of its own here" in await author.press("e")
        assert "An editor needs" not in await author.press("down")
    assert not (pack / "started").exists()


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["vi", "+7", "/p/q.yaml"]),
        ({"EDITOR": "nvim -p"}, ["nvim", "-p", "+7", "/p/q.yaml"]),
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait", "-g", "/p/q.yaml:7"]),
        ({"VISUAL": " ", "EDITOR": "/usr/bin/nano"}, ["/usr/bin/nano", "+7", "/p/q.yaml"]),
        ({"EDITOR": "hx"}, ["hx", "/p/q.yaml:7"]),
        ({"EDITOR": "'/opt/my editor/ed it' -x"}, ["/opt/my editor/ed it", "-x", "/p/q.yaml"]),
    ],
)
def test_the_editor_is_told_the_line_in_its_own_way(environment: dict[str, str], command: list[str]) -> None:
    assert editor_command(environment, "/p/q.yaml", 7) == command
