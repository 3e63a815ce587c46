"""`tutor quiz --json`: one question out, one response in, one feedback out, a summary at the end."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.actions.packs import write_pack
from tests.cli.conftest import Tutor
from tests.cli.kinds import KINDS
from tutor.__main__ import main

Log = Callable[[], list[tuple[str, int | None, str]]]

NO_IDEA = json.dumps({"confidence": "none"})
EMPTY = {"type": "summary", "asked": 0, "right": 0, "again": 0, "hard": 0, "good": 0, "easy": 0, "unrated": 0}


def response(value: Any, confidence: str = "sure") -> str:
    return json.dumps({"response": value, "confidence": confidence})


def key_of(question: dict[str, Any], text: str) -> str:
    """The key under which a choice is shown."""
    return str(next(choice["key"] for choice in question["choices"] if choice["text"] == text))


@pytest.fixture
def question_of(tutor: Tutor, kinds: Path) -> Callable[[str], dict[str, Any]]:
    """The message that puts the question of a kind."""
    return lambda kind: tutor(f"quiz --json --seed 1 --kind {kind}").messages[0]


# What is asked


def test_a_question_of_choices_says_how_many_to_choose_and_gives_each_a_key(
    question_of: Callable[[str], dict[str, Any]],
) -> None:
    asked = question_of("multiple")
    texts = {choice.pop("text") for choice in asked["choices"]}
    assert texts == {"messageId", "receiptHandle", "shardId", "requestContext", "detail-type"}
    assert asked == {
        "type": "question",
        "id": "kinds/queues.multiple.q",
        "card": "kinds/queues.multiple",
        "kind": "multiple",
        "stem": "Which two stand in an event of a queue? Choose TWO.",
        "exhibit": None,
        "choices": [{"key": key} for key in "abcde"],
        "choose": 2,
    }


def test_an_exhibit_comes_with_its_kind_its_title_and_its_text(question_of: Callable[[str], dict[str, Any]]) -> None:
    exhibit = question_of("single")["exhibit"]
    assert (exhibit["kind"], exhibit["title"]) == ("python", "handler.py")
    assert exhibit["text"].startswith("def handler(event, context):\n    failed = [")


def test_a_question_to_match_has_numbers_at_the_left_and_letters_at_the_right(
    question_of: Callable[[str], dict[str, Any]],
) -> None:
    asked = question_of("match")
    assert [(left["key"], left["text"]) for left in asked["left"]] == [
        ("1", "S3 notification"),
        ("2", "API Gateway"),
        ("3", "SQS"),
    ]
    assert "".join(right["key"] for right in asked["right"]) == "abcd"
    assert {right["text"] for right in asked["right"]} == {
        "asynchronously",
        "synchronously",
        "through a mapping",
        "by a timer in the function",
    }


def test_a_question_with_gaps_shows_its_text_and_counts_them(question_of: Callable[[str], dict[str, Any]]) -> None:
    asked = question_of("cloze")
    assert (asked["text"], asked["blanks"]) == ("ScalingConfig:\n  ____: 5\nTimeout: ____", 2)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_feedback_expects_is_right_when_it_is_sent(kind: str, tutor: Tutor, kinds: Path, log: Log) -> None:
    command = f"quiz --json -n 1 --seed 5 --kind {kind}"
    (revealed,) = tutor(command, NO_IDEA).of_type("feedback")
    assert not revealed["correct"]
    (feedback,) = tutor(command, response(revealed["expected"])).of_type("feedback")
    assert feedback["correct"]
    assert log() == [(f"kinds/queues.{kind}.q", 0, "none"), (f"kinds/queues.{kind}.q", 1, "sure")]


# What an answer comes to


def test_feedback_has_the_mark_the_rating_the_day_and_a_why_for_every_choice(tutor: Tutor, kinds: Path) -> None:
    asked, feedback, summary = tutor("quiz --json -n 1 --kind judge", NO_IDEA).messages
    whys = {choice["text"]: (choice["correct"], choice["why"]) for choice in feedback.pop("choices")}
    assert whys == {
        "True, because it holds the function's name": (False, "It holds nothing of the kind."),
        "False, because Lambda polls the queue": (True, "The mapping does."),
        "False, because the sender invokes it": (False, "The sender only sends."),
    }
    assert feedback == {
        "type": "feedback",
        "id": "kinds/queues.judge.q",
        "correct": False,
        "rating": "again",
        "days": 1,
        "expected": [key_of(asked, "False, because Lambda polls the queue")],
        "remark": "",
        "explanation": "The mapping polls.",
    }
    assert summary == EMPTY | {"asked": 1, "again": 1}


def test_a_known_slip_gets_its_own_remark(tutor: Tutor, kinds: Path) -> None:
    (feedback,) = tutor("quiz --json -n 1 --kind number", response("1 message")).of_type("feedback")
    assert feedback["remark"] == "That was so in the first year."
    assert feedback["expected"] == "10 messages"


def test_without_a_confidence_the_answer_counts_as_unsure(tutor: Tutor, kinds: Path, log: Log) -> None:
    (feedback,) = tutor("quiz --json -n 1 --kind number", '{"response": "10"}').of_type("feedback")
    assert (feedback["correct"], feedback["rating"]) == (True, "hard")
    assert log() == [("kinds/queues.number.q", 1, "unsure")]


def test_no_idea_reveals_the_answer_and_needs_no_response(tutor: Tutor, kinds: Path, log: Log) -> None:
    (feedback,) = tutor("quiz --json -n 1 --kind text", NO_IDEA).of_type("feedback")
    assert (feedback["correct"], feedback["rating"], feedback["expected"]) == (False, "again", "visibility timeout")
    assert log() == [("kinds/queues.text.q", 0, "none")]


def test_feedback_is_told_when_the_answer_is_on_disk(
    kinds: Path, tutor_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[int] = []

    class Told(io.StringIO):
        def write(self, text: str) -> int:
            if '"type": "feedback"' in text:
                with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
                    on_disk.append(db.execute("SELECT count(*) FROM event WHERE kind = 'answer'").fetchone()[0])
            return super().write(text)

    monkeypatch.setattr(sys, "argv", ["tutor", "quiz", "--json", "-n", "3"])
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{NO_IDEA}\n" * 3))
    monkeypatch.setattr(sys, "stdout", Told())
    with pytest.raises(SystemExit):
        main()
    assert on_disk == [1, 2, 3]


# What is no answer


@pytest.mark.parametrize(
    ("kind", "line", "message"),
    [
        ("single", "b", "not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("single", "[" * 100_000, "not JSON: nested too deeply"),
        ("single", '["b"]', 'an object is wanted: {"response": ["b"], "confidence": "sure"}'),
        ("single", response(["b"], "certain"), "confidence is one of guess, unsure, sure, none"),
        ("single", '{"response": ["b"], "confidence": {}}', "confidence is one of guess, unsure, sure, none"),
        ("single", "{}", '"response" is a list of keys from a, b, c, d'),
        ("single", response("b"), '"response" is a list of keys from a, b, c, d'),
        ("single", response(["e"]), '"response" is a list of keys from a, b, c, d'),
        ("single", response([1]), '"response" is a list of keys from a, b, c, d'),
        ("single", response(["a", "a"]), '"response" names a key twice'),
        ("single", response([]), "choose 1: 0 chosen"),
        ("multiple", response(["a"]), "choose 2: 1 chosen"),
        ("multiple", response(["a", "b", "c"]), "choose 2: 3 chosen"),
        ("number", response(10), '"response" is a text for this kind'),
        ("number", response("many"), "That is not a number I can read."),
        ("text", response(["visibility timeout"]), '"response" is a text for this kind'),
        ("text", response(""), "Type a short answer, or ? for no idea."),
        ("order", response(["a", "b", "c"]), "Put all 4 into order, each once: 3 placed."),
        ("match", response(["a", "b", "c"]), '"response" is a mapping from each of 1, 2, 3 to a key at the right'),
        ("match", response({"1": "a", "2": "b"}), '"response" is a mapping from each of 1, 2, 3 to a key at the right'),
        ("match", response({"1": "a", "2": "b", "3": "z"}), '"response" is a list of keys from a, b, c, d'),
        ("cloze", response("MaximumConcurrency"), '"response" is a list of texts, one a gap'),
        ("cloze", response(["MaximumConcurrency"]), "Fill all 2 gaps: 1 filled."),
        ("cloze", response(["MaximumConcurrency", " "]), "Fill all 2 gaps: 1 filled."),
    ],
)
def test_what_cannot_be_read_is_said_and_asked_again_without_a_trace(
    kind: str, line: str, message: str, tutor: Tutor, kinds: Path, log: Log
) -> None:
    ran = tutor(f"quiz --json -n 1 --kind {kind}", line, NO_IDEA)
    assert [said["type"] for said in ran.messages] == ["question", "error", "feedback", "summary"]
    assert ran.messages[1]["message"] == message
    assert log() == [(f"kinds/queues.{kind}.q", 0, "none")]


def test_bytes_that_are_no_text_are_an_unreadable_line(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz --json -n 1 --kind single", b"\xff\xfe", NO_IDEA)
    assert [said["type"] for said in ran.messages] == ["question", "error", "feedback", "summary"]


def test_half_a_character_in_an_answer_is_replaced(tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor("quiz --json -n 1 --kind text", r'{"response": "visibility timeout \ud800", "confidence": "sure"}')
    assert ran.of_type("feedback")[0]["correct"]
    assert log() == [("kinds/queues.text.q", 1, "sure")]


def test_blank_lines_are_passed_over(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz --json -n 1", "", "   ", NO_IDEA)
    assert [said["type"] for said in ran.messages] == ["question", "feedback", "summary"]


# The end


def test_the_end_of_input_ends_with_a_summary(tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor("quiz --json", NO_IDEA, NO_IDEA)
    assert [said["type"] for said in ran.messages] == ["question", "feedback"] * 2 + ["question", "summary"]
    assert ran.messages[-1] == EMPTY | {"asked": 2, "again": 2}
    assert (ran.code, ran.err, len(log())) == (0, "", 2)


def test_an_input_without_a_line_gets_a_question_and_a_summary(tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor("quiz --json")
    assert [said["type"] for said in ran.messages] == ["question", "summary"]
    assert (ran.code, ran.messages[-1], log()) == (0, EMPTY, [])


def test_after_n_answers_comes_the_summary_and_no_question(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz --json -n 2", NO_IDEA, NO_IDEA, NO_IDEA)
    assert [said["type"] for said in ran.messages] == ["question", "feedback"] * 2 + ["summary"]


def test_n_counts_second_questions_of_new_cards(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 2, "b": 2}})
    ran = tutor(f"quiz --json -n 3 --pack {pack}", *[NO_IDEA] * 4)
    assert [said["id"] for said in ran.of_type("feedback")] == ["p/a.1", "p/a.2", "p/b.1"]


# What may be asked


def test_kind_asks_one_kind_only(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz --json -n 2 --kind number", NO_IDEA, NO_IDEA)
    assert [said["kind"] for said in ran.of_type("question")] == ["number", "number"]


def test_new_ends_when_every_card_was_met_and_due_has_nothing_before(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}})
    assert tutor(f"quiz --json --due --pack {pack}").messages == [EMPTY]
    assert len(tutor(f"quiz --json --new -n 2 --pack {pack}", NO_IDEA, NO_IDEA).of_type("feedback")) == 2
    assert tutor(f"quiz --json --new --pack {pack}").messages == [EMPTY]


def test_weak_asks_shaky_cards_only(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}})
    assert tutor(f"quiz --json --weak --pack {pack}").messages == [EMPTY]
    tutor(f"quiz --json -n 1 --pack {pack}", NO_IDEA)
    ran = tutor(f"quiz --json --weak -n 2 --pack {pack}", NO_IDEA, NO_IDEA)
    assert [said["card"] for said in ran.of_type("question")] == ["p/a", "p/a"]


def test_topics_narrow_the_scope(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}, "u": {"b": 1}, "v": {"c": 1}})
    ran = tutor(f"quiz u v --json -n 2 --pack {pack}", NO_IDEA, NO_IDEA)
    assert [said["card"] for said in ran.of_type("question")] == ["p/b", "p/c"]


def test_one_seed_is_one_order_of_choices(tutor: Tutor, kinds: Path) -> None:
    first = tutor("quiz --json --kind multiple --seed 7").messages[0]
    assert tutor("quiz --json --kind multiple --seed 7").messages[0] == first
    others = [tutor(f"quiz --json --kind multiple --seed {seed}").messages[0] for seed in range(8)]
    assert any(other != first for other in others)


def test_an_unknown_topic_is_one_sentence_with_a_way_out(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz queus --json")
    assert (ran.code, ran.out, ran.err) == (2, "", 'tutor: No topic is called "queus". Did you mean "queues"?\n')
    ran = tutor("quiz nothing-like-it --json")
    assert ran.err == 'tutor: No topic is called "nothing-like-it". `tutor list topics` shows them all.\n'


def test_a_pack_without_questions_is_one_sentence(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 0}})
    ran = tutor(f"quiz --json --pack {pack}")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "tutor: The pack holds no question that can be asked; `tutor check` shows why.\n"


def test_a_broken_pack_studies_on_and_says_so_once_on_stderr(tutor: Tutor, kinds: Path) -> None:
    quiz = kinds / "quizzes/queues.yaml"
    quiz.write_text(quiz.read_text().replace("answer: 10 messages", "answr: 10 messages"))
    ran = tutor("quiz --json -n 2", NO_IDEA, NO_IDEA)
    assert len(ran.of_type("feedback")) == 2
    assert ran.err == "tutor: 1 item has errors and is left out; `tutor check` shows why.\n"
    quiz.write_text(quiz.read_text().replace("accept: [{text: visibility", "acept: [{text: visibility"))
    assert tutor("quiz --json").err == "tutor: 2 items have errors and are left out; `tutor check` shows why.\n"


def test_a_folder_that_is_no_pack_is_misuse(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor(f"quiz --json --pack {tmp_path}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"tutor: {str(tmp_path)!r} is not a pack: it has no content/ folder.\n"


def test_lines_that_are_no_answers_end_with_1_where_nothing_was_answered(tutor: Tutor, kinds: Path) -> None:
    assert tutor("quiz --json", "not json").code == 1
    assert tutor("quiz --json").code == 0
    assert tutor("quiz --json", "not json", '{"response": null, "confidence": "none"}').code == 0


def test_the_summary_counts_every_answer(tutor: Tutor, kinds: Path) -> None:
    answer = json.dumps({"response": "1"})
    [summary] = tutor("quiz --kind number -n 2 --json", answer, answer).of_type("summary")
    assert (summary["asked"], summary["again"], summary["unrated"]) == (2, 1, 1)
