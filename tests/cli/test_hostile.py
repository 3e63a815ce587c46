"""Hostile packs in every command: nothing of theirs is obeyed by a terminal, and nothing that is text is lost."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tutor
from tests.cli.hostile import ESCAPES, MARKUP, write_texts
from tests.cli.kinds import write_kinds
from tutor.content.text import is_safe

READING = (
    "topics",
    "due",
    "stats",
    "list topics",
    "list cards",
    "list questions",
    "list facts",
    "facts",
    "search odd",
    "show odd",
    "show odd.card",
    "show odd.single",
    "show odd.single --key",
    "show odd.match",
    "show odd.match --key",
    "show odd.cloze",
    "show odd.cloze --key",
    "show odd.text",
    "show odd.text --key",
    "show odd.fact",
    "facts odd.fact",
    "list problems",
    "show odd.problem",
    "show odd.problem --key",
    "problem --list",
    "problem --json",
    "problem odd.problem --json",
    "problem odd.problem",
    "plan",
    "plan --json",
    "sheet",
    "sheet --json",
    "ready",
    "drill",
    "drill odd",
)
QUIZ = "quiz -n 4 --seed 1"
TYPED = (":w", "b", ":c", ":s", ":r easy", "1a 2b 3c", "wrong", "wrong", ":u", "?", "?")


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack whose every text looks like markup."""
    pack = write_texts(tmp_path / "odd", MARKUP)
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound topic beside one whose every text, and whose files' names, hold what a terminal obeys."""
    pack = write_kinds(tmp_path / "evil")
    write_texts(pack, " ".join(ESCAPES), title="Odd")
    for folder in ("content/facts", "content/topics", "content/problems", "quizzes"):
        (pack / folder / "odd.yaml").rename(pack / folder / "odd\x1b]0;owned\x07\x9b2J\u202e.yaml")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def squeezed(text: str) -> str:
    return "".join(text.split())


def revise(pack: Path, how: str) -> None:
    """The pack's card as its author publishes it anew, saying how the fact changed."""
    topic = pack / "content/topics/odd.yaml"
    more = f"    revision: 2\n    changed: fact\n    changed_how: {json.dumps(how)}\n"
    topic.write_text(topic.read_text().replace("    yield: core\n", f"    yield: core\n{more}"))


def is_harmless(ran: Ran) -> bool:
    return is_safe(ran.out) and is_safe(ran.err)


# Markup


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("topics", []),
        ("list topics", ["topic"]),
        ("list cards", ["card"]),
        ("list facts", ["fact"]),
        ("show odd", ["topic", "idea", "analogy", "breaks", "objective", "card", "takeaway", "term", "meaning"]),
        (
            "show odd.card",
            "card ask body diagram example bad good codewhy belief reality matters wrong instead cause notwhen "
            "remember cue source statement".split(),
        ),
        ("show odd.single --key", "stemsingle exhibit line choice0 why0 choice3 why3 explanation".split()),
        ("show odd.match --key", "stemmatch left0 right0 why0 left2 right2 why2 explanation".split()),
        ("show odd.match", "stemmatch left0 right0 left2 right2".split()),
        ("show odd.cloze --key", ["stemcloze", "filled", "why"]),
        ("show odd.text --key", ["stemtext", "accepted"]),
        ("show odd.problem", ["problem", "problemstem 100 requests per second 500 ms"]),
        ("show odd.problem --key", "hint stepask laststep slip problemrule".split()),
        ("problem --list", ["problem"]),
        ("show odd.fact", "fact value unit statement earlier note source".split()),
    ],
)
def test_text_that_looks_like_markup_is_shown_letter_by_letter(
    command: str, words: list[str], tutor: Tutor, odd: Path
) -> None:
    out = squeezed(tutor(command).out)
    assert [word for word in words if squeezed(f"{word} {MARKUP}") not in out] == []


def test_a_quiz_shows_every_text_of_question_and_feedback(tutor: Tutor, odd: Path) -> None:
    out = squeezed(tutor(QUIZ, *TYPED).out)
    words = "stemsingle exhibit line choice0 choice3 why0 why3 remember card body".split()
    words += "stemmatch left0 right0 why1 stemcloze filled stemtext accepted".split()
    assert [word for word in words if squeezed(f"{word} {MARKUP}") not in out] == []
    assert squeezed(f"gap ____ is {MARKUP}") in out


def test_a_problem_shows_every_text_on_its_way(tutor: Tutor, odd: Path) -> None:
    out = squeezed(tutor("problem odd.problem", "hint", "100", "", f"wrong {MARKUP}", "1", "z", ":s", ":c").out)
    words = ["problem", "problemstem 100 requests per second 500 ms", "hint", "slip", "stepask", "laststep"]
    words += ["problemrule", "source", "card", "body"]
    assert [word for word in words if squeezed(f"{word} {MARKUP}") not in out] == []


def test_json_holds_every_text_as_it_was_written(tutor: Tutor, odd: Path) -> None:
    single = tutor("show odd.single --json").json
    assert single["stem"] == f"stemsingle {MARKUP}"
    assert [choice["text"] for choice in single["choices"]] == [f"choice{i} {MARKUP}" for i in range(4)]
    asked = tutor("quiz --json --kind text").messages[0]
    assert asked["stem"] == f"stemtext {MARKUP}"


def test_what_changed_is_told_letter_by_letter(tutor: Tutor, odd: Path) -> None:
    tutor(QUIZ, *TYPED)
    revise(odd, f"how {MARKUP}")
    out = squeezed(tutor("quiz -n 1").out)
    assert squeezed(f"how {MARKUP}") in out
    assert squeezed(f"card {MARKUP}") in out


# Escapes


def test_what_changed_hands_no_escape_on(tutor: Tutor, odd: Path) -> None:
    tutor(QUIZ, *TYPED)
    revise(odd, f"how {' '.join(ESCAPES)}")
    for command in ("quiz -n 1", "quiz --json -n 1", "undo", f"check {odd}"):
        assert is_harmless(tutor(command))


def test_every_text_with_an_escape_is_an_error_and_its_item_left_out(tutor: Tutor, evil: Path) -> None:
    ran = tutor("list questions --json")
    assert [question["card"].partition("/")[2].partition(".")[0] for question in ran.json] == ["queues"] * 8
    assert ran.err == "tutor: 9 items have errors and are left out; `tutor check` shows why.\n"
    findings = json.loads(tutor(f"check {evil} --format json").out)
    assert {finding["code"] for finding in findings if finding["severity"] == "error"} == {"E003"}


@pytest.mark.parametrize(
    "command", [*READING, "check PACK", "check PACK --format concise", "check PACK --format github"]
)
def test_no_command_hands_an_escape_of_a_pack_on(command: str, tutor: Tutor, evil: Path) -> None:
    command = command.replace("PACK", str(evil))
    assert is_harmless(tutor(command))
    assert is_harmless(tutor(command.replace("odd", "queues")))


@pytest.mark.parametrize("command", ["list questions", "list cards", "list facts", "list topics", "topics", "stats"])
def test_json_hands_no_escape_on_either(command: str, tutor: Tutor, evil: Path) -> None:
    assert is_harmless(tutor(f"{command} --json"))


def test_a_quiz_on_such_a_pack_asks_what_is_sound(tutor: Tutor, evil: Path) -> None:
    ran = tutor("quiz -n 8 --seed 1", *["?"] * 8)
    assert is_harmless(ran)
    assert ran.out.endswith("  0 of 8 right: 8 again.\n")


@pytest.mark.parametrize("escape", ESCAPES)
def test_what_is_typed_is_shown_and_kept_without_its_escapes(escape: str, tutor: Tutor, odd: Path) -> None:
    for command in ("quiz -n 1 --kind text", "quiz -n 1 --kind cloze", "quiz --kind single"):
        assert is_harmless(tutor(command, f"a{escape.replace(chr(13), '')}b", f":{escape.strip()}", "?"))
    assert is_harmless(tutor("problem odd.problem", f"1{escape.replace(chr(13), '')}0", f":{escape.strip()}", "?"))
    assert is_harmless(tutor("quiz --json -n 1 --kind text", json.dumps({"response": f"a{escape}b"})))


SHOWING_ANSWERS = ("report {}", "report {} --text", "report {} --json", "quiz -n 1", "stats", "plan", "undo")


@pytest.mark.parametrize("kind", ["text", "cloze"])
def test_no_command_hands_on_what_a_program_answered(kind: str, tutor: Tutor, kinds: Path) -> None:
    said = "7 " + " ".join(ESCAPES)
    answer = json.dumps({"response": [said, said] if kind == "cloze" else said, "confidence": "sure"})
    assert '"type": "feedback"' in tutor(f"quiz --kind {kind} -n 1 --json", answer).out
    for command in SHOWING_ANSWERS:
        assert is_harmless(tutor(command.format(f"queues.{kind}.q")))


def test_no_command_hands_on_an_answer_that_another_program_put_into_the_log(
    tutor: Tutor, kinds: Path, tutor_home: Path
) -> None:
    tutor("quiz --kind text -n 1", "wrong")
    evil = " ".join(ESCAPES)
    with closing(sqlite3.connect(tutor_home / "tutor.db")) as db, db:
        db.execute("DROP TRIGGER event_is_not_changed")
        changed = db.execute(
            "UPDATE event SET confidence = ?, data = json_set(data, '$.response', ?) WHERE kind = 'answer'",
            (evil, evil),
        )
        assert changed.rowcount == 1
    for command in SHOWING_ANSWERS:
        assert is_harmless(tutor(command.format("queues.text.q")))


def test_json_holds_an_answer_letter_by_letter(tutor: Tutor, kinds: Path) -> None:
    said = "7 " + " ".join(ESCAPES)
    tutor("quiz --kind text -n 1 --json", json.dumps({"response": said, "confidence": "sure"}))
    assert tutor("report queues.text.q --json").json["last"]["said"].split() == said.split()


@pytest.mark.parametrize("command", ["show", "quiz", "search", "facts", "list", "", "drill", "problem"])
def test_a_name_with_an_escape_is_said_without_it(command: str, tutor: Tutor, odd: Path) -> None:
    assert is_harmless(tutor(f"{command} odd\x1b]0;owned\x07"))
