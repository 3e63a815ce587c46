"""topics, show, due, undo, list: what they say to a person, and as JSON to a program."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import write_pack
from tests.cli.conftest import Ran, Tutor
from tests.cli.kinds import KINDS
from tutor.cli.today import today

Log = Callable[[], list[tuple[str, int | None, str]]]

RIGHT_NUMBER = '{"response": "10", "confidence": "sure"}'


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two topics: t with the cards a and b, u with the card c."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}, "u": {"c": 1}})
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def two_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two packs, open at once, that use the same ids."""
    first = write_pack(tmp_path / "first", {"t": {"a": 1}}, "first")
    second = write_pack(tmp_path / "second", {"t": {"a": 1, "b": 1}}, "second")
    monkeypatch.setenv("TUTOR_PACK", f"{first}:{second}")
    return first, second


# topics, due


def test_topics_show_a_sign_a_card_and_what_is_due(tutor: Tutor, pack: Path) -> None:
    tutor("quiz -n 1", "?")
    assert tutor("topics --plain").out == (
        f"\n  t  {'Topic t':<36}  s.\n  u  {'Topic u':<36}  .\n\n  . not met   s shaky   S safe\n"
    )


def test_the_signs_of_a_topic_stand_in_the_order_of_its_cards(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "late", {"t": {"a": 0, "b": 1, "c": 1}})
    tutor(f"quiz -n 1 --pack {pack}", "?")
    assert tutor(f"topics --plain --pack {pack}").out.splitlines()[1] == f"  t  {'Topic t':<36}  .s."


def test_topics_as_json_have_their_figures(tutor: Tutor, pack: Path) -> None:
    tutor("quiz -n 1", "?")
    first, second = tutor("topics --json").json
    assert first == {
        "id": "p/t",
        "title": "Topic t",
        "cards": 2,
        "seen": 1,
        "shaky": 1,
        "safe": 0,
        "due": 0,
        "level": "not met",
    }
    assert second["id"] == "p/u"


def test_due_counts_what_waits_today_and_on_the_next_seven_days(tutor: Tutor, pack: Path) -> None:
    tutor("quiz -n 1", "?")
    days = [today() + datetime.timedelta(days=ahead) for ahead in range(1, 8)]
    counts = "  ".join(f"{day:%a} {int(day == days[0])}" for day in days)
    assert tutor("due").out == f"  0 due today\n  2 new  never met\n  fall due on  {counts}\n"
    tomorrow = days[0].isoformat()
    due_by_day = {"due_by_day": [1, 0, 0, 0, 0, 0, 0], "due_by_day_from": tomorrow}
    assert tutor("due --json").json == {"due": 0, "overdue": 0, "new": 2, **due_by_day}


# undo


def test_undo_takes_back_the_newest_answer_of_any_sitting(tutor: Tutor, pack: Path, log: Log) -> None:
    tutor("quiz -n 2", "?", "?")
    ran = tutor("undo")
    assert ran.out == 'Taken back: b.1 (wrong, none, just now). "Card b" counts as never met.\n'
    assert [question for question, _, _ in log()] == ["p/a.1"]
    assert tutor("stats --json").json["voided"] == 1


def test_undo_tells_a_program_what_it_took_back(tutor: Tutor, pack: Path) -> None:
    tutor("quiz -n 1", "?")
    assert tutor("undo --json").json == {
        "card": "a",
        "question": "a.1",
        "title": "Card a",
        "is_right": False,
        "confidence": "none",
        "minutes_ago": 0,
        "days": None,
        "is_before_exam": False,
        "drill": "",
    }
    ran = tutor("undo --json")
    assert (ran.code, ran.out, ran.err) == (1, "", "tutor: There is no answer to take back.\n")


def test_undo_without_an_answer_is_one_sentence(tutor: Tutor, pack: Path) -> None:
    ran = tutor("undo")
    assert (ran.code, ran.out, ran.err) == (1, "", "tutor: There is no answer to take back.\n")


# list


def test_list_questions_as_json_is_whole(tutor: Tutor, kinds: Path) -> None:
    listed = tutor("list questions --json").json
    assert [question["kind"] for question in listed] == list(KINDS)
    single = listed[0]
    assert single["exhibit"].pop("text").startswith("def handler(event, context):\n")
    assert single == {
        "id": "kinds/queues.single.q",
        "card": "kinds/queues.single",
        "kind": "single",
        "also": [],
        "pool": "study",
        "style": "exam",
        "difficulty": 1,
        "asks": "recall",
        "revision": 1,
        "changed": "",
        "changed_before": [],
        "changed_how": "",
        "renamed_from": [],
        "tasks": {},
        "flip": "",
        "stem": "A function reads a standard queue and fails on one message of ten.\n\n"
        "Which setting keeps the other nine from coming back?",
        "exhibit": {"kind": "python", "title": "handler.py", "mark": [3]},
        "choices": [
            {
                "text": "`ReportBatchItemFailures` on the mapping",
                "correct": True,
                "why": "Only the failed ones come back.",
                "blames": "",
            },
            {
                "text": "A longer visibility timeout on the queue",
                "correct": False,
                "why": "All ten still come back later.",
                "blames": "",
            },
            {
                "text": "A dead-letter queue on the function",
                "correct": False,
                "why": "It serves asynchronous invocations only.",
                "blames": "",
            },
            {
                "text": "A batch size of one hundred messages",
                "correct": False,
                "why": "More messages come back together.",
                "blames": "",
            },
        ],
        "explanation": "Without it the return value is ignored.",
        "facts": ["kinds/sqs.batch"],
        "path": str(kinds / "quizzes/queues.yaml"),
        "line": 3,
    }


def test_every_listed_question_has_choices_even_if_none_are_offered(tutor: Tutor, kinds: Path) -> None:
    counts = {question["kind"]: len(question["choices"]) for question in tutor("list questions --json").json}
    assert counts == dict(zip(KINDS, (4, 5, 0, 0, 4, 0, 0, 3), strict=True))


def test_list_cards_as_json_names_topic_objectives_and_facts(tutor: Tutor, kinds: Path) -> None:
    card = tutor("list cards --json").json[0]
    wanted = ("id", "topic", "title", "yield", "objectives", "facts", "path", "line")
    assert {name: card[name] for name in wanted} == {
        "id": "kinds/queues.single",
        "topic": "kinds/queues",
        "title": "The single card",
        "yield": "core",
        "objectives": ["kinds/queues.o1"],
        "facts": ["kinds/sqs.batch"],
        "path": str(kinds / "content/topics/queues.yaml"),
        "line": 7,
    }


def test_ids_have_one_form_wherever_a_program_reads_them(tutor: Tutor, kinds: Path) -> None:
    ids = {kind: {item["id"] for item in tutor(f"list {kind} --json").json} for kind in ("topics", "cards", "facts")}
    for question in tutor("list questions --json").json:
        assert question["card"] in ids["cards"]
        assert set(question["facts"]) <= ids["facts"]
    for topic in tutor("list topics --json").json:
        assert set(topic["cards"]) == ids["cards"]
    assert {topic["id"] for topic in tutor("topics --json").json} == ids["topics"]
    assert tutor("quiz --json").messages[0]["card"] in ids["cards"]


def test_a_kind_that_the_pack_lacks_is_an_empty_list(tutor: Tutor, kinds: Path) -> None:
    assert tutor("list scenarios --json").json == []
    assert tutor("list problems --json").json == []
    assert tutor("list scenarios").out == ""


def test_drills_and_exams_are_listed_by_their_names_and_by_those_of_the_files(tutor: Tutor, kinds: Path) -> None:
    for shown, in_files in (("drills", "scenarios"), ("exams", "blueprints")):
        assert tutor(f"list {shown}") == tutor(f"list {in_files}") == tutor(f"list {shown[:-1]}")
        assert tutor(f"list {shown}").err == f"There are no {shown}.\n"
    ran = tutor("list things")
    assert ran.code == 2
    assert "'drills', 'problems', 'exams'" in ran.err
    assert "blueprints" not in ran.err


def test_list_prints_an_id_and_a_title_a_line(tutor: Tutor, pack: Path) -> None:
    assert tutor("list cards").out == "a  Card a\nb  Card b\nc  Card c\n"
    assert tutor("list questions").out.splitlines()[0] == "a.1  Which is the first choice of a.1?"


# show


@pytest.mark.parametrize(
    ("id", "lines"),
    [
        ("queues", ["  Queues", "  queues.cloze     The cloze card  core", "  - Nothing starts without a receive."]),
        ("queues.single", ["  The single card", "  What the single card teaches about queues.", "  Remember single."]),
        ("sqs.batch", ["  10 messages", "  Until 2018-06-28: 1", "  Lambda Developer Guide, checked 2026-11-17"]),
        ("queues.single.q", ["  | def handler(event, context):", "  + a  ReportBatchItemFailures on the mapping"]),
        ("queues.multiple.q", ["  + a  messageId", "       Each record has one.", "    c  shardId"]),
        ("queues.number.q", ["  + 10 messages", "  Ten is the default."]),
        ("queues.text.q", ["  + visibility timeout"]),
        ("queues.order.q", ["    1  The poller receives the message", "    4  The message is received again"]),
        ("queues.match.q", ["  + a  S3 notification -> asynchronously", "       Events are queued."]),
        ("queues.cloze.q", ["  ScalingConfig:", "    ____: 5", "  + 1  MaximumConcurrency", "  + 2  900 s"]),
        ("queues.judge.q", ["  + b  False, because Lambda polls the queue"]),
    ],
)
def test_show_prints_the_whole_of_anything_with_an_id(id: str, lines: list[str], tutor: Tutor, kinds: Path) -> None:
    key = " --key" if id.endswith(".q") else ""
    shown = tutor(f"show {id} --plain{key}").out.splitlines()
    assert [line for line in lines if line not in shown] == []


@pytest.mark.parametrize("command", ["show", "facts", "report", "quiz -n 1 --seed 1"])
def test_an_id_is_found_in_capitals_too(command: str, tutor: Tutor, kinds: Path) -> None:
    id = "queues" if command.startswith("quiz") else "sqs.batch"
    assert tutor(f"{command} {id.upper()}").out == tutor(f"{command} {id}").out


def test_a_key_of_what_has_none_is_refused(tutor: Tutor, kinds: Path) -> None:
    for id, kind in (("queues", "topic"), ("queues.single", "card"), ("sqs.batch", "fact")):
        ran = tutor(f"show {id} --key")
        assert ran == Ran(2, "", f'tutor: --key is for questions and problems; "{id}" is a {kind}.\n')


def test_what_has_its_id_in_common_with_another_kind_is_said(tutor: Tutor, kinds: Path) -> None:
    for path in kinds.rglob("*.yaml"):
        path.write_text(path.read_text().replace("sqs.batch", "queues.number"))
    ran = tutor("show queues.number")
    assert "  The number card\n" in ran.out
    assert ran.err == "tutor: A fact has this id too: `tutor facts queues.number` shows it.\n"
    assert "10 messages" in tutor("facts queues.number").out


def test_a_drawing_that_the_window_breaks_says_how_wide_a_window_it_needs(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    topic = pack / "content/topics/t.yaml"
    topic.write_text(topic.read_text() + f"    diagram: |\n      {'=' * 60}\n")
    monkeypatch.setenv("COLUMNS", "60")
    assert "  The drawing needs a window of 64 columns.\n" in tutor(f"show a --pack {pack}").out
    monkeypatch.setenv("COLUMNS", "64")
    assert "The drawing" not in tutor(f"show a --pack {pack}").out


def test_show_keeps_the_key_of_a_question_to_itself_until_it_is_asked_for(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("show queues.multiple.q --plain")
    assert ran.out.splitlines()[3:] == [
        "    a  messageId",
        "    b  receiptHandle",
        "    c  shardId",
        "    d  requestContext",
        "    e  detail-type",
        "",
    ]
    assert ran.err == "tutor: `tutor show queues.multiple.q --key` shows the key.\n"
    assert tutor("show queues.multiple.q --key").err == ""


@pytest.mark.parametrize(
    ("id", "offered"),
    [
        (
            "order",
            "    a  The function throws an error\n    b  The message is received again\n"
            "    c  The poller receives the message\n    d  The visibility timeout ends\n",
        ),
        (
            "match",
            "    a  S3 notification\n    b  API Gateway\n    c  SQS\n\n"
            "    1  asynchronously\n    2  by a timer in the function\n"
            "    3  synchronously\n    4  through a mapping\n",
        ),
        ("cloze", "  ScalingConfig:\n    ____: 5\n  Timeout: ____\n"),
        ("text", ""),
    ],
)
def test_the_order_of_what_a_question_offers_does_not_give_the_key_away(
    id: str, offered: str, tutor: Tutor, kinds: Path
) -> None:
    assert tutor(f"show queues.{id}.q --plain").out.strip("\n").partition("\n\n")[2] == offered.removesuffix("\n")


@pytest.mark.parametrize("id", ["queues", "queues.order", "queues.order.q", "sqs.batch"])
def test_show_as_json_is_the_entry_of_the_list(id: str, tutor: Tutor, kinds: Path) -> None:
    shown = tutor(f"show {id} --json").json
    kind = {"queues": "topics", "queues.order": "cards", "queues.order.q": "questions", "sqs.batch": "facts"}[id]
    assert shown in tutor(f"list {kind} --json").json
    assert shown["id"] == f"kinds/{id}"


def test_a_misspelt_id_gets_the_nearest_one_of_any_kind(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("show queues.sngle")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'tutor: Nothing is called "queues.sngle". Did you mean "queues.single"?\n'


# Packs


def test_a_pack_may_be_named_before_or_after_the_command(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    assert tutor(f"--pack {pack} list cards").out == tutor(f"list cards --pack {pack}").out == "a  Card a\n"
    assert tutor(f"--pack {pack} quiz --json").messages[0]["id"] == "p/a.1"
    assert tutor(f"quiz --json --pack {pack}").messages[0]["id"] == "p/a.1"


def test_with_two_packs_open_ids_show_which_they_are_of(tutor: Tutor, two_packs: tuple[Path, Path]) -> None:
    assert tutor("list cards").out == "first/a  Card a\nsecond/a  Card a\nsecond/b  Card b\n"
    assert [topic["id"] for topic in tutor("topics --json").json] == ["first/t", "second/t"]


def test_a_short_id_finds_the_first_pack_and_a_whole_one_any(tutor: Tutor, two_packs: tuple[Path, Path]) -> None:
    assert tutor("show a --json").json["id"] == "first/a"
    assert tutor("show second/a --json").json["id"] == "second/a"
    assert tutor("quiz second/t --json").messages[0]["id"] == "second/a.1"


def test_progress_in_one_pack_is_the_same_beside_another(
    tutor: Tutor, two_packs: tuple[Path, Path], log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(two_packs[1]))
    tutor("quiz -n 1", "?")
    monkeypatch.setenv("TUTOR_PACK", f"{two_packs[0]}:{two_packs[1]}")
    seen = {topic["id"]: topic["seen"] for topic in tutor("topics --json").json}
    assert seen == {"first/t": 0, "second/t": 1}
    assert [question for question, _, _ in log()] == ["second/a.1"]


def test_a_broken_item_is_left_out_of_every_list_and_said_on_stderr(tutor: Tutor, kinds: Path) -> None:
    quiz = kinds / "quizzes/queues.yaml"
    quiz.write_text(quiz.read_text().replace("answer: 10 messages", "answr: 10 messages"))
    ran = tutor("list questions --json")
    assert [question["kind"] for question in json.loads(ran.out)] == [kind for kind in KINDS if kind != "number"]
    assert ran.err == "tutor: 1 item has errors and is left out; `tutor check` shows why.\n"
    assert tutor("show queues.number.q").code == 2


@pytest.mark.parametrize("command", ["show a", "facts", "report a.1", "problem --list", "drill --list"])
def test_what_an_author_reads_is_the_pack_that_they_stand_in(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor
) -> None:
    pack = write_pack(tmp_path / "mine", {"t": {"a": 1}})
    monkeypatch.chdir(pack / "quizzes")
    here = f"tutor: This is the pack in {pack}; --pack shipped opens the shipped one.\n"
    assert tutor(command).err.startswith(here)
    other = write_pack(tmp_path / "other", {"t": {"a": 1}})
    assert here not in tutor(f"{command} --pack {other}").err
    monkeypatch.setenv("TUTOR_PACK", str(other))
    assert here not in tutor(command).err


def test_what_one_stands_in_is_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor) -> None:
    monkeypatch.chdir(write_pack(tmp_path / "mine", {"t": {"a": 1}}))
    assert "  Card a\n" in tutor("show a").out
    assert tutor("show a --pack shipped").code == 2


def test_an_address_is_never_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor) -> None:
    pack = write_exam_pack(tmp_path / "exam")
    address = f"https://example.com/{'a-long-way/' * 8}"
    exam = pack / "content/exams/demo.yaml"
    exam.write_text(exam.read_text().replace("https://example.com/", address))
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    assert f"  A guide, checked 2026-11-01\n  {address}\n" in tutor("show demo").out


@pytest.mark.parametrize("command", ["show queues.number", "facts", "search batch", "list cards", "list drills"])
def test_reading_needs_no_answers(command: str, tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tutor(command)
    monkeypatch.setenv("TUTOR_HOME", "/proc/x")
    assert tutor(command) == usual


@pytest.mark.parametrize("command", ["list flagged", "quiz -n 1", "due"])
def test_what_rests_on_answers_does_need_them(
    command: str, tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_HOME", "/proc/x")
    ran = tutor(command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("tutor: The folder of /proc/x/tutor.db cannot be made: ")
