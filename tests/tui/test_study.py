"""The Study screen at 80 x 24, key by key and click by click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Input

from tests.actions.packs import Learner
from tests.tui.player import Player, playing
from tutor.tui.screens.home import HomeScreen

At = Callable[[dict[str, dict[str, int]]], Learner]

STEPS = ("The poller receives", "The function throws", "The visibility timeout", "The message is received")
RIGHTS = ("asynchronously", "synchronously", "through a mapping")


async def choose_all(player: Player, *texts: str) -> None:
    for text in texts:
        await player.press(player.number_of(text))


async def click_all(player: Player, *texts: str) -> None:
    """Clicks on these, and then on, past feedback and card."""
    for text in texts:
        await player.click(text)
    while player.keys.startswith("Enter next"):
        await player.click("Enter next")


async def answer_next(player: Player, is_right: bool = True) -> None:
    """Answers a question of a small pack, whose first choice in the file is right, and goes on."""
    await player.press(player.number_of("Choice 1" if is_right else "Choice 2"), "enter")
    await player.press("enter")


# Every kind


async def test_a_question_of_every_kind_is_answered_by_keys_and_each_answer_is_on_disk_at_once(
    at_kinds: Learner,
) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        await choose_all(player, "ReportBatchItemFailures")
        await player.press("enter")
        assert player.answers == [("kinds/queues.single.q", 1, "sure")]

        await player.press("enter")
        await choose_all(player, "messageId", "receiptHandle")
        await player.press("enter")
        assert player.answers[1:] == [("kinds/queues.multiple.q", 1, "sure")]

        await player.press("enter")
        await player.type("10 messages")
        assert player.answers[2:] == [("kinds/queues.number.q", 1, "sure")]

        await player.press("enter")
        await player.type("the visibility timeout")
        assert player.answers[3:] == [("kinds/queues.text.q", 1, "sure")]

        await player.press("enter")
        await choose_all(player, *STEPS)
        await player.press("enter")
        assert player.answers[4:] == [("kinds/queues.order.q", 1, "sure")]

        await player.press("enter")
        await choose_all(player, *RIGHTS)
        await player.press("enter")
        assert player.answers[5:] == [("kinds/queues.match.q", 1, "sure")]

        await player.press("enter")
        await player.type("MaximumConcurrency")
        await player.type("15 min")
        assert player.answers[6:] == [("kinds/queues.cloze.q", 1, "sure")]

        await player.press("enter")
        await choose_all(player, "False, because Lambda polls")
        await player.press("enter")
        assert player.answers[7:] == [("kinds/queues.judge.q", 1, "sure")]
        assert "✓ Right" in player.screen


async def test_a_question_of_every_kind_is_answered_with_the_mouse(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.click("Enter start")
        await click_all(player, "ReportBatchItemFailures", "Enter sure")
        await click_all(player, "messageId", "receiptHandle", "u unsure")
        for answer, end in (("10 messages", "Enter sure"), ("visibility timeout", "…? unsure")):
            player.app.screen.query_one("#answer", Input).value = answer
            await click_all(player, end)
        await click_all(player, *STEPS, "g guess")
        await click_all(player, *(f"  {text}" for text in RIGHTS), "Enter sure")
        for answer in ("MaximumConcurrency", "900 s"):
            player.app.screen.query_one("#answer", Input).value = answer
            await click_all(player, "Enter")
        await click_all(player, "z no idea")
        confidences = ["sure", "unsure", "sure", "unsure", "guess", "sure", "sure", "none"]
        assert [answer[1:] for answer in player.answers] == [
            (int(confidence != "none"), confidence) for confidence in confidences
        ]


# Choosing


async def test_a_click_goes_to_what_is_under_the_mouse(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        row = next(row for row, line in enumerate(player.rows) if "ReportBatchItemFailures" in line)
        await player.pilot.click(offset=(30, row))
        assert player.answer_line.startswith(f"{player.number_of('ReportBatch')} chosen")
        await player.pilot.click(offset=(30, 1))
        assert player.answer_line.startswith(f"{player.number_of('ReportBatch')} chosen")


async def test_enter_without_a_choice_submits_nothing_and_says_what_to_press(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter", "enter")
        assert "  Choose first: 1–4, or z for no idea\n" in player.screen
        await player.press("u", "g")
        assert player.answers == []


async def test_while_an_answer_is_typed_flag_and_why_have_keys_of_their_own(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await go_to(player, 6)
        assert "F2 flag" in player.keys
        assert "Flagged: Home has a list of them, under !" in await player.press("4", "f2")
        assert "A new card" in await player.press("f3")
        assert player.app.screen.query_one("#answer", Input).value == "4"


async def test_two_are_asked_one_is_chosen_and_nothing_is_submitted(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter", "z", "enter", "enter")
        assert player.answer_line == "choose 2     1–5 choose      z no idea"
        await player.press("3")
        assert player.answer_line == "choose 2: 1 chosen   one more before you go on"
        for key in ("enter", "u", "g"):
            await player.press(key)
        assert len(player.answers) == 1
        await player.press("1", "5")
        assert player.answer_line == "choose 2: 3 chosen   1 too many"
        assert "  Choose 2: 3 are chosen, take one back" in await player.press("enter")
        assert len(player.answers) == 1
        await player.press("3")
        assert player.answer_line == "1 and 5 chosen     Enter sure    u unsure    g guess    z no idea"
        await player.press("u")
        assert player.answers[-1][2] == "unsure"


async def test_a_cursor_moves_over_choices_and_space_marks_where_two_are_asked(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter", "down", "down", "up", "up")
        assert player.answer_line.startswith("4 chosen     Enter sure")
        await player.press("z", "enter", "enter", "down", "space", "down", "space")
        assert player.answer_line.startswith("1 and 2 chosen")
        await player.press("space")
        assert player.answer_line.startswith("choose 2: 1 chosen")


async def test_letters_choose_as_numbers_do(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter", "c")
        assert player.answer_line.startswith("3 chosen")
        await player.press("f", "6", "9")
        assert player.answer_line.startswith("3 chosen")


@pytest.mark.parametrize(
    ("key", "confidence", "is_right"), [("enter", "sure", 1), ("u", "unsure", 1), ("g", "guess", 1), ("z", "none", 0)]
)
async def test_the_key_that_submits_says_how_sure_one_is(key: str, confidence: str, is_right: int, at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter")
        await player.press(player.number_of("Choice 1"), key)
        assert player.answers == [("p/a.1", is_right, confidence)]


async def test_a_step_is_taken_back_with_backspace_and_by_its_own_number(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        for _ in range(4):
            await player.type("?") if "F1 help" in player.keys else await player.press("z")
            while player.keys.startswith("Enter next"):
                await player.press("enter")
        assert player.answer_line == "1–4 comes first      z no idea"
        await player.press("2", "4", "1")
        assert [row[2:8] for row in player.rows if row[6:8] in ("1.", "2.", "3.")] == ["▸ 1 3.", "  2 1.", "  4 2."]
        await player.press("backspace")
        assert player.answer_line == "1–4 comes next      z no idea      Backspace take back"
        await player.press("2", "backspace")
        assert player.answer_line == "1–4 comes first      z no idea"
        await player.press("1", "2", "3", "4")
        assert player.answer_line == "all placed     Enter sure    u unsure    g guess    z no idea"


async def go_to(player: Player, count: int) -> None:
    """Begins, and goes past so many questions of the pack without an idea."""
    await player.press("enter")
    for _ in range(count):
        await player.type("z") if "F1 help" in player.keys else await player.press("z")
        while player.keys.startswith("Enter next"):
            await player.press("enter")


async def test_in_a_match_letters_go_to_a_row_and_digits_choose_for_it(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await go_to(player, 5)
        assert player.answer_line == "a–c go to      1–4 fits a      z no idea"
        await player.press("c")
        assert player.answer_line == "a–c go to      1–4 fits c      z no idea"
        await player.press("2")
        assert next(row for row in player.rows if row.endswith("→ 2")).startswith("    c  ")
        assert player.answer_line.startswith("a–c go to      1–4 fits a      z no idea      Backspace")
        await player.press("5", "f", "down", "3", "1")
        assert player.answer_line == "all matched     Enter sure    u unsure    g guess    z no idea"
        await player.press("backspace")
        assert player.answer_line.startswith("a–c go to      1–4 fits a      ")
        await player.click("  b  ")
        assert player.answer_line.startswith("a–c go to      1–4 fits b      ")
        assert len(player.answers) == 5


async def test_one_goes_back_to_a_gap_and_finds_what_was_typed_there(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await go_to(player, 6)
        assert player.answer_line == "Gap 1 of 2"
        assert player.keys == "Enter gap 2   z no idea   Esc leave   F2 flag   F3 why   Ctrl-Z undo   F1 help"
        await player.type("ReservedConcurrency??")
        assert "[2]" in player.screen
        assert player.keys == "Enter sure   …? unsure   …?? guess   z no idea   ↑ gap 1   Esc leave   F1 help"
        player.app.screen.query_one("#answer", Input).value = "15 min"
        await player.press("shift+tab")
        assert player.answer_line == "Gap 1 of 2"
        assert player.app.screen.query_one("#answer", Input).value == "ReservedConcurrency??"
        await player.type("MaximumConcurrency?")
        assert player.app.screen.query_one("#answer", Input).value == "15 min"
        await player.press("up", "down", "enter")
        assert player.answers[6:] == [("kinds/queues.cloze.q", 1, "unsure")]


async def test_a_prompt_says_in_which_unit_a_number_is_asked(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await go_to(player, 2)
        assert player.answer_line == "A number of messages"


async def test_what_is_taken_back_is_said_where_an_answer_is_typed(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await go_to(player, 2)
        await player.type("z")
        await player.press("less_than_sign")
        assert "Taken back; here it is again" in player.screen


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("z", (0, "none")),
        ("10", (1, "sure")),
        ("10?", (1, "unsure")),
        ("10 messages??", (1, "guess")),
        ("?", (0, "none")),
    ],
)
async def test_a_typed_answer_carries_its_confidence(typed: str, answer: tuple[int, str], at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        for _ in range(2):
            await player.press("z", "enter")
            await player.press("enter")
        await player.type(typed)
        assert player.answers[2:] == [("kinds/queues.number.q", *answer)]


async def test_keys_of_the_screen_are_letters_while_an_answer_is_typed(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        for _ in range(2):
            await player.press("z", "enter")
            await player.press("enter")
        await player.pilot.press("z", "u", "exclamation_mark", "w", "1")
        assert player.app.screen.query_one("#answer", Input).value == "zu!w1"
        await player.press("enter")
        assert "  That is not a number I can read" in player.screen
        assert len(player.answers) == 2
        await player.type("")
        assert "  Type a short answer; end it with ? when unsure, ?? for a guess; z alone" in player.screen
        assert player.keys.startswith("Enter sure   …? unsure   …?? guess   z no idea   ")


# After the answer


async def test_feedback_opens_the_whys_shows_source_card_and_what_to_remember(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter", "z")
        assert "✗ No idea  here it is                         counts as again, back tomorrow" in player.rows[3]
        for why in ("Only the failed ones come back.", "All ten still come back later."):
            assert why in player.screen
        assert "  Remember single." in player.rows
        assert player.answer_line == "Lambda Developer Guide   checked 2026-11-17"
        await player.press("s")
        assert "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html" in player.screen
        assert player.keys == "Enter next   Esc close   ? help"
        await player.press("escape")
        assert "with-sqs.html" not in player.screen
        assert "✗ No idea" in player.screen
        await player.press("c")
        assert "  What the single card teaches about queues." in player.rows
        await player.press("escape")
        assert "✗ No idea" in player.screen


async def test_tab_turns_answer_question_and_exhibit(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        assert "Tab exhibit" in player.keys
        await player.press("tab")
        assert "  │ def handler(event, context):" in player.rows
        assert "Tab question" in player.keys
        await player.press("3")
        assert player.answer_line.startswith("3 chosen")
        await player.press("enter")
        assert "Tab question" in player.keys
        await player.press("tab")
        assert "  Which setting keeps the other nine from coming back?" in player.rows
        await player.press("tab")
        assert "  │ def handler(event, context):" in player.rows
        await player.press("tab")
        assert "counts as" in player.screen


async def test_a_question_is_not_lost_when_the_window_changes(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter", "2")
        await player.pilot.resize_terminal(120, 40)
        await player.pilot.pause()
        assert len(player.rows) == 40
        assert "  │ def handler(event, context):" in player.screen
        assert player.answer_line.startswith("2 chosen")


async def test_a_rating_is_changed_in_feedback(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter")
        await player.press(player.number_of("Choice 1"), "enter", "r")
        assert player.keys == "1 again   2 hard   3 good   4 easy   Esc as it was"
        await player.press("6")
        assert player.keys == "1 again   2 hard   3 good   4 easy   Esc as it was"
        await player.press("2")
        assert "counts as hard, back " in player.screen
        assert player.learner.sql("SELECT rating FROM event WHERE kind = 'rate'") == [("hard",)]


async def test_undo_puts_the_question_again_from_feedback_and_from_the_next_question(at: At) -> None:
    async with playing(at({"t": {"a": 1, "b": 1}})) as player:
        await player.press("enter")
        await answer_next(player)
        assert "of b.1?" in player.screen
        await player.press("less_than_sign")
        assert "of a.1?" in player.screen
        assert "Taken back; here it is again" in player.screen
        assert player.answers == []
        await player.press(player.number_of("Choice 2"), "enter", "ctrl+z")
        assert "of a.1?" in player.screen
        assert player.answers == []
        await answer_next(player)
        assert "of b.1?" in player.screen
        assert [answer[0] for answer in player.answers] == ["p/a.1"]


async def test_there_is_no_undo_before_an_answer(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter")
        assert "undo" not in player.keys
        await player.press("less_than_sign")
        assert "Nothing to undo in this sitting" in player.screen
        await player.press("1")
        assert "Nothing to undo" not in player.screen


async def test_a_flag_and_the_reason_for_a_question_do_not_answer_it(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter", "w")
        assert "  A new card, the next in the order of the topics: the exams turn on it." in player.rows
        await player.press("z", "w")
        assert "  A new card, the next in the order of the topics: the exams turn on it." in player.rows
        await player.press("less_than_sign")
        await player.press("exclamation_mark")
        assert player.place.startswith("Study  ⚑ Topic t")
        assert player.learner.sql("SELECT question FROM event WHERE kind = 'flag'") == [("p/a.1",)]


async def test_a_new_card_that_was_missed_is_read_and_asked_a_second_time(at: At) -> None:
    async with playing(at({"t": {"a": 2, "b": 1}})) as player:
        await player.press("enter")
        await player.press(player.number_of("Choice 2"), "enter", "enter")
        assert "  What card a teaches." in player.rows
        await player.press("enter")
        assert "of a.2?" in player.screen


# The end of a sitting


async def test_leaving_after_a_miss_offers_the_last_lap_once_more_over_it(at: At) -> None:
    async with playing(at({"t": {"a": 2, "b": 2, "c": 2}})) as player:
        await player.press("enter")
        await player.press(player.number_of("Choice 2"), "enter")
        await player.press("enter", "enter")
        await answer_next(player)
        await player.press("escape")
        assert "1 of 2 right" in player.screen
        await player.press("enter")
        assert player.place.startswith("Study  last lap, 1 of 1, Topic t")
        await answer_next(player)
        assert player.learner.sql("SELECT data ->> 'mode' FROM event WHERE kind = 'answer'") == [
            ("study",),
            ("study",),
            ("lap",),
        ]
        await player.press("enter")
        assert isinstance(player.app.screen, HomeScreen)


async def test_leaving_without_a_miss_goes_home_and_home_has_counted(at: At) -> None:
    async with playing(at({"t": {"a": 1, "b": 1}})) as player:
        await player.press("enter")
        await answer_next(player)
        await player.press("escape")
        assert isinstance(player.app.screen, HomeScreen)
        assert "1 answer so far" in player.screen


async def test_the_head_says_what_the_days_log_says_was_spent_as_home_does(at: At) -> None:
    learner = at({"t": {"a": 1, "b": 1, "c": 1}})
    async with playing(learner) as player:
        await player.press("enter")
        assert player.place.endswith("0 of 20 min")
        for _ in range(2):
            learner.clock.at += 150_000
            await answer_next(player)
        assert player.place.endswith("5 of 20 min")
        await player.press("escape")
        assert "  Today  20 minutes, 5 done" in player.rows
        await player.press("enter")
        assert player.place.endswith("5 of 20 min")


async def test_once_the_days_minutes_are_spent_a_sitting_has_as_many_again(at: At) -> None:
    learner = at({"t": {"a": 1, "b": 1, "c": 1}})
    async with playing(learner) as player:
        player.app.minutes = 2
        await player.press("enter")
        learner.clock.at += 150_000
        await answer_next(player)
        await player.press("escape")
        await player.press("enter")
        assert player.place.endswith("2 of 4 min")


async def test_a_toast_is_gone_at_the_next_key(at: At) -> None:
    async with playing(at({"t": {"a": 4}})) as player:
        await player.press("t", "1", *["enter"] * 3, "escape")
        assert [toast.message for toast in player.app._notifications] == ["Nothing was answered."]
        await player.press("enter")
        assert not len(player.app._notifications)


async def test_the_first_arrow_after_an_answer_moves_from_the_choice_that_was_made(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter", "2", "enter")
        await player.press("down")
        state = player.app.screen.state  # type: ignore[attr-defined]
        assert state.cursor == 2


async def test_when_the_time_is_up_m_goes_on(at: At) -> None:
    learner = at({"t": {"a": 1, "b": 1, "c": 1}})
    async with playing(learner) as player:
        player.app.minutes = 2
        await player.press("enter")
        learner.clock.at += 150_000
        await answer_next(player)
        assert "The time is up." in player.screen
        assert "m go on" in player.keys
        await player.press("m")
        assert "of b.1?" in player.screen
        await answer_next(player)
        assert "of c.1?" in player.screen


async def test_undo_at_the_end_goes_back_into_the_sitting(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter")
        await answer_next(player)
        assert "Everything here was asked today" in player.screen
        await player.press("less_than_sign")
        assert "of a.1?" in player.screen
        assert player.answers == []


async def test_a_test_of_a_card_asks_every_question_that_it_promised_and_goes_back_to_the_card(at: At) -> None:
    async with playing(at({"t": {"a": 4, "b": 1}})) as player:
        await player.press("t", "1", "enter", "enter")
        assert player.answer_line.startswith("The card ends here    → reads on    Enter asks 4 questions about it")
        await player.press("enter")
        for _ in range(4):
            await answer_next(player)
        assert [answer[0] for answer in player.answers] == ["p/a.1", "p/a.2", "p/a.3", "p/a.4"]
        assert player.keys.startswith("Enter back")
        assert (await player.press("enter")).startswith("  Topic  Topic t")


async def test_leaving_a_test_goes_back_to_the_card_and_says_what_is_kept(at: At) -> None:
    async with playing(at({"t": {"a": 4}})) as player:
        await player.press("t", "1", *["enter"] * 3)
        await player.press(player.number_of("Choice 2"), "enter", "escape")
        assert player.place.startswith("Topic  Topic t")
        assert [note.message for note in player.app._notifications] == [
            "1 of 4 answered, and kept. The rest waits for another test."
        ]
