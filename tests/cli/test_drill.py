"""tutor drill: a situation played over a pipe, and the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.views.drill_pack import write_drill_pack
from tutor.study.shuffle import shuffled

Log = Callable[[], list[tuple[str, int | None, str]]]


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with two drills, opened by every command."""
    pack = write_drill_pack(tmp_path / "pack")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


WAYS = {"dive": ("Pull", "Push", "Wait"), "turn": ("Left", "Right", "Straight on")}


def play(tutor: Tutor, *ways: str) -> str:
    """Plays the flight by these ways, one a step."""
    order = {step: [WAYS[step][at] for at in shuffled(3, 1, f"p/flight#{step}")] for step in WAYS}
    typed = ["abc"[order[step].index(way)] for step, way in zip(WAYS, ways, strict=False)]
    return tutor("drill flight --seed 1 --plain", *typed).out


def test_each_decision_says_at_once_whether_it_was_right(tutor: Tutor) -> None:
    shown = play(tutor, "Push", "Left")
    assert "\n  x Push\n\n  It dives faster.\n\n  Cost  Height.\n" in shown
    assert "\n  + Left\n\n  There is air.\n" in shown


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (("Pull", "Left"), "2 of 2 decisions were right. 2 cards counted."),
        (("Push", "Left"), "1 of 2 decisions was right. 2 cards counted."),
        (("Wait",), "0 of 1 decision was right. 1 card counted."),
    ],
)
def test_the_end_says_how_many_decisions_were_right_and_how_many_cards_counted(
    tutor: Tutor, ways: tuple[str, ...], said: str
) -> None:
    assert f"\n  {said}\n" in play(tutor, *ways)


def test_a_drill_played_again_on_the_same_day_counts_for_no_card(tutor: Tutor) -> None:
    play(tutor, "Pull", "Left")
    assert "  2 of 2 decisions were right. No card counted: each counts once a day.\n" in play(tutor, "Pull", "Left")


def test_drills_are_listed_in_the_order_of_study_whatever_was_played(tutor: Tutor) -> None:
    assert (
        tutor("drill --list --plain").out
        == "  flight  The flight   5 min, Topic t\n  arrow   The arrow   5 min, Topic u\n"
    )
    play(tutor, "Wait")
    assert tutor("drill --list --plain").out.splitlines()[0] == "  flight  The flight   5 min, Topic t   played once"


def test_without_an_id_the_drill_that_was_played_least_comes(tutor: Tutor) -> None:
    assert "  The flight\n" in tutor("drill --plain").out
    play(tutor, "Wait")
    assert "  The arrow\n" in tutor("drill --plain").out


def order_of(step: str) -> dict[str, str]:
    """The letter of each way of a step under seed 1."""
    return {WAYS[step][at]: letter for at, letter in zip(shuffled(3, 1, f"p/flight#{step}"), "abc", strict=True)}


@pytest.mark.parametrize("typed", ["z", "?"])
def test_no_idea_shows_what_was_right_and_goes_on_from_there(tutor: Tutor, log: Log, typed: str) -> None:
    shown = tutor("drill flight --seed 1 --plain", typed, order_of("turn")["Left"]).out
    assert "\n  No idea: this is what was right, and so it goes on.\n\n  + Pull\n" in shown
    assert "  1 of 2 decisions was right. 2 cards counted.\n" in shown
    assert "  Your decisions\n  x  No idea\n     -> Pull\n  +  Left\n" in shown
    assert log() == [("p/flight#dive", 0, "none"), ("p/flight#turn", 1, "sure")]


def test_a_decision_can_be_taken_back_at_the_next_step(tutor: Tutor, log: Log) -> None:
    dive, turn = order_of("dive"), order_of("turn")
    shown = tutor("drill flight --seed 1 --plain", ":u", dive["Push"], ":u", dive["Pull"], turn["Left"]).out
    assert "  There is no decision to take back here; tutor undo takes back an earlier\n" in shown
    assert "  Taken back; here it is again.\n" in shown
    assert "  2 of 2 decisions were right. 2 cards counted.\n" in shown
    assert log() == [("p/flight#dive", 1, "sure"), ("p/flight#turn", 1, "sure")]


def test_the_end_says_that_it_is_the_end_and_what_can_be_done(tutor: Tutor) -> None:
    lines = play(tutor, "Pull", "Left").splitlines()
    assert lines[-2:] == [
        "  The drill is over. tutor drill plays another one; tutor undo takes the last",
        "  decision back.",
    ]


def test_what_is_no_decision_is_said_and_asked_again(tutor: Tutor) -> None:
    shown = tutor("drill flight --seed 1 --plain", "", "x", ":x", ":h", ":e").out
    assert shown.count("  Choose from a to c, z for no idea, or :h for help.\n") == 2
    assert "  There is no command :x; :h shows them.\n" in shown
    assert "  :u           take the last decision back\n" in shown


def test_a_drill_that_was_left_begins_anew_and_its_decisions_count(tutor: Tutor, log: Log) -> None:
    shown = tutor("drill flight --seed 1 --plain", "b", ":q").out
    assert shown.endswith("\n  Left: what was decided counts for its cards; the drill begins anew.\n")
    assert len(log()) == 1
    assert tutor("drill flight --plain", ":q").out.endswith("\n  Left: nothing was decided.\n")


def test_an_unknown_drill_is_called_one_and_show_points_to_a_known_one(tutor: Tutor) -> None:
    ran = tutor("drill nope")
    assert (ran.code, ran.err) == (2, 'tutor: No drill is called "nope". `tutor drill --list` shows them all.\n')
    ran = tutor("show flight")
    assert (ran.code, ran.err) == (2, 'tutor: "flight" is a drill: `tutor drill flight` plays it.\n')


def test_a_list_in_a_narrow_window_breaks_between_words(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tutor("drill --list --plain").out.split()
    monkeypatch.setenv("COLUMNS", "44")
    narrow = tutor("drill --list --plain").out
    assert narrow.split() == whole
    assert max(map(len, narrow.splitlines())) <= 44


def test_a_drill_is_whole_for_a_program_and_alone_in_a_list(tutor: Tutor) -> None:
    whole = tutor("drill flight --json").json
    assert (whole["id"], list(whole["steps"])) == ("p/flight", ["dive", "turn"])
    assert tutor("drill arrow --list --plain").out == "  arrow  The arrow   5 min, Topic u\n"
    for option in ("--json", "--list"):
        ran = tutor(f"drill nosuch {option}")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == 'tutor: No drill is called "nosuch". `tutor drill --list` shows them all.\n'


@pytest.mark.parametrize("typed", [":h", ":help", ":?"])
def test_help_is_had_by_every_name_of_it(typed: str, tutor: Tutor) -> None:
    assert "  :q           leave, as do Ctrl-D and Ctrl-C;" in tutor("drill flight --plain", typed).out


def test_undo_names_the_drill_whose_decision_it_takes_back(tutor: Tutor) -> None:
    play(tutor, "Pull")
    assert tutor("undo").out.startswith('Taken back: a decision of "The flight" (right, sure, just now). ')


def test_what_it_cost_is_a_line_for_one_thing_and_a_list_for_more(tutor: Tutor, pack: Path) -> None:
    assert "\n  It cost: Height.\n" in play(tutor, "Push", "Left")
    drill = pack / "content/scenarios/flight.yaml"
    drill.write_text(drill.read_text().replace("another tree.}", "another tree., cost: A wing.}"))
    assert "\n  What it cost:\n  - Height.\n  - A wing.\n" in play(tutor, "Push", "Right")
