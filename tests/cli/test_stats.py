"""`tutor stats`: where the learner stands, in words, plots and JSON."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Tutor
from tutor.cli.today import today

RIGHT_NUMBER = '{"response": "10", "confidence": "sure"}'


def test_stats_of_a_first_day(tutor: Tutor, kinds: Path) -> None:
    tutor("quiz --json --kind number -n 1", RIGHT_NUMBER)
    figures = tutor("stats --json").json
    (day,) = figures["days"]
    assert (day["answers"], day["right"], day["day"]) == (1, 1, figures["today"])
    assert {
        name: figures[name] for name in ("reviews", "right", "voided", "cards", "seen", "safe", "shaky", "new")
    } == {
        "reviews": 1,
        "right": 1,
        "voided": 0,
        "cards": 8,
        "seen": 1,
        "safe": 1,
        "shaky": 0,
        "new": 7,
    }
    assert figures["confidence"][0] == {"confidence": "sure", "answers": 1, "right": 1}
    assert sum(figures["due_by_day"]) == 1
    assert figures["due_by_day_from"] == (today() + datetime.timedelta(days=1)).isoformat()
    assert (figures["streak"], figures["longest_streak"], figures["minutes"]) == (1, 1, 0)
    assert figures["weeks"][-1]["answers"] == 1


def test_stats_say_the_same_in_words_and_plots_without_drawing_characters(tutor: Tutor, kinds: Path) -> None:
    tutor("quiz --json --kind number -n 1", RIGHT_NUMBER)
    out = tutor("stats --plain").out
    assert out.isascii()
    said = [" ".join(line.split()) for line in out.splitlines()]
    assert said[1:4] == [
        "answers 1 100 % right",
        "cards met 1 of 8 S 1 safe s 0 shaky . 7 not met",
        "in a row 1 day the longest was 1 day",
    ]
    for heading in ("Topics", "True retention", "Right when you were", "Due if nothing is studied", "Stability"):
        assert any(line.startswith(heading) for line in said), heading
    assert "35 weeks 1 answer on 1 day" in said
    assert max(map(len, out.splitlines())) <= 78


def test_click_and_the_quick_reader_say_the_same(tutor: Tutor, kinds: Path) -> None:
    tutor("quiz --json --kind number -n 1", RIGHT_NUMBER)
    quick = tutor(f"stats --json --pack {kinds}")
    assert tutor(f"stats --json --pack={kinds}").json == quick.json
    assert tutor(f"--pack {kinds} stats --json").json == quick.json


def test_what_stats_does_not_take_is_said_with_a_way_out(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("stats --jsn")
    assert (ran.code, ran.out) == (2, "")
    assert "No such option '--jsn'" in ran.err or "No such option: --jsn" in ran.err


def test_before_the_first_answer_stats_are_empty_and_whole(tutor: Tutor, kinds: Path) -> None:
    out = tutor("stats --plain").out
    assert "  answers    0" in out
    assert "nothing falls due" in out


def test_an_undo_is_an_undo_in_the_figures(tutor: Tutor, kinds: Path) -> None:
    before = tutor("stats --json").json
    tutor("quiz --json --kind number -n 1", RIGHT_NUMBER)
    tutor("undo")
    assert tutor("stats --json").json == before | {"voided": 1}


def test_stats_end_at_once_with_all_said_and_the_database_closed(tutor: Tutor, kinds: Path, tutor_home: Path) -> None:
    tutor("quiz --json --kind number -n 1", RIGHT_NUMBER)
    program = "import atexit; from tutor.__main__ import main; atexit.register(print, 'tidied'); main()"
    done = subprocess.run([sys.executable, "-c", program, "stats", "--json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["reviews"] == 1
    assert done.stderr == b""
    assert sorted(path.name for path in tutor_home.glob("tutor.db*")) == ["tutor.db"]
