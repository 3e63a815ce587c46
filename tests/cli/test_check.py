"""`tutor check`: what an author sees, whatever the files hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor import __main__

TOPIC = """\
id: timeout
title: Timeouts
cards:
  - id: timeout.limit
    title: The longest run
    body: A function runs for 15 minutes at most.
    remember: Fifteen minutes, then it ends.
    yield: awareness
"""
QUIZ = """\
topic: timeout
questions:
  - id: timeout.limit.run
    card: timeout.limit
    kind: number
    stem: How long may a function run?
    answer: 15 min
    explanation: The limit is 15 min.
"""
ALIAS_BOMB = "a0: &a0 [lol, lol]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 30))
HOSTILE = {
    "alias-bomb": (ALIAS_BOMB, "1:5-6 error[E004] anchors and aliases are not read (write it out)"),
    "aliases": ("id: *a\n", "1:5-6 error[E004] anchors and aliases are not read (write it out)"),
    "bidi": ("id: a\ntitle: \u202eb\n", "2:8-9 error[E003] invisible or text-reversing character U+202E"),
    "braces": ("{" * 30_000, "1:33-34 error[E005] nested deeper than 32 levels"),
    "brackets": ("[" * 30_000, "1:33-34 error[E005] nested deeper than 32 levels"),
    "c1": ("id: a\ntitle: b\x9b2J\n", "2:9-10 error[E003] control character U+009B"),
    "dashes": ("- " * 30_000, "1:65-66 error[E005] nested deeper than 32 levels"),
    "dashes-and-questions": ("- ? " * 15_000, "1:65-66 error[E005] nested deeper than 32 levels"),
    "documents": ("id: a\ntitle: b\n---\nid: c\n", "3:1-2 error[E001] a second document begins here"),
    "empty": ("", "1:1-1 error[E006] the file is empty"),
    "empty-list": ("facts: []\n", "1:8-10 error[E107] expected at least 1 entry, found 0"),
    "escape": ("id: a\ntitle: b\x1b[2J\n", "2:9-10 error[E003] control character U+001B"),
    "escaped": ('id: a\ntitle: "b\\e[2J"\n', "2:8-16 error[E003] control character U+001B"),
    "escaped-hex": ('id: a\ntitle: "b\\x1b[2J"\n', "2:8-18 error[E003] control character U+001B"),
    "indented": (
        "".join(" " * depth + "a:\n" for depth in range(1_000)),
        "33:33-34 error[E005] nested deeper than 32 levels",
    ),
    "long-line": ("id: a\ntitle: " + "x" * 1_000_000, "2:8-1000008 error[E005] longer than 100,000 characters"),
    "merge": ("id: a\ntitle: b\n<<: {version: c}\n", "3:1-3 error[E004] merge keys are not read (write the keys out)"),
    "mixed": ("[{" * 15_000, "1:33-34 error[E005] nested deeper than 32 levels"),
    "no-list": ("facts:\n", "1:7-8 error[E103] expected a list, found nothing (begin each entry with - )"),
    "nul": ("id: a\ntitle: b\0c\n", "2:9-10 error[E003] control character U+0000"),
    "not-ours": ("services: {}\n", "1:1-2 error[E110] this is no file of a pack"),
    "questions": ("? " * 30_000, "1:65-66 error[E005] nested deeper than 32 levels"),
    "scalar": ("hello\n", "1:1-6 error[E110] this is no file of a pack"),
    "tabs": ("id: a\n\ttitle: b\n", "2:1-2 error[E001] a tab where YAML wants spaces (indent with spaces)"),
    "tag": ("id: a\ntitle: !!python/object/apply:os.system [ls]\n", "2:8-44 error[E103] expected text, found a list"),
    "twice": ("id: a\ntitle: b\ntitle: c\n", '3:1-6 error[E106] the key "title" stands here twice (keep one of them)'),
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound pack, with the author standing in it."""
    root = tmp_path / "pack"
    for path, text in (
        ("content/pack.yaml", "id: demo\ntitle: Demo\n"),
        ("content/topics/timeout.yaml", TOPIC),
        ("quizzes/timeout.yaml", QUIZ),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def tutor(*arguments: str) -> int:
    return __main__.run(["check", *arguments])


def break_answer(pack: Path) -> None:
    (pack / "quizzes/timeout.yaml").write_text(QUIZ.replace("answer: 15 min", "answr: 15 min"), encoding="utf-8")


def test_a_sound_pack_is_clean(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tutor(str(pack)) == 0
    assert capsys.readouterr() == ("", "Nothing is wrong in 3 files.\n")


def test_without_paths_the_open_packs_are_checked(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_answer(pack)
    monkeypatch.setenv("TUTOR_PACK", str(pack))

    assert tutor("--format", "concise") == 1
    assert capsys.readouterr() == (
        "quizzes/timeout.yaml:7:5-10 error[E101] question 'timeout.limit.run': unknown key \"answr\" "
        '(did you mean "answer"?)\n',
        "1 error in 3 files.\n",
    )


def test_the_full_form_shows_the_source_and_marks_the_place(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_answer(pack)

    assert tutor(".") == 1
    assert capsys.readouterr().out == (
        "quizzes/timeout.yaml:7:5-10 error[E101] question 'timeout.limit.run': unknown key \"answr\" "
        '(did you mean "answer"?)\n'
        "  │\n"
        "6 │     stem: How long may a function run?\n"
        "7 │     answr: 15 min\n"
        "  │     ^^^^^\n"
        "8 │     explanation: The limit is 15 min.\n"
        "\n"
    )


def test_on_a_terminal_a_finding_goes_on_below_between_words_and_the_source_is_as_wide_as_the_window(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_answer(pack)
    quiz = pack / "quizzes/timeout.yaml"
    quiz.write_text(quiz.read_text().replace("How long may", "For how long in minutes at the very most may"))
    monkeypatch.setenv("COLUMNS", "60")

    assert tutor(".") == 1
    assert capsys.readouterr().out == (
        "quizzes/timeout.yaml:7:5-10 error[E101] question\n"
        "    'timeout.limit.run': unknown key \"answr\" (did you mean\n"
        '    "answer"?)\n'
        "  │\n"
        "6 │     stem: For how long in minutes at the very most may…\n"
        "7 │     answr: 15 min\n"
        "  │     ^^^^^\n"
        "8 │     explanation: The limit is 15 min.\n"
        "\n"
    )


def test_what_a_selection_leaves_out_is_counted(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_answer(pack)

    assert tutor("--select", "W", ".") == 0
    assert capsys.readouterr().err == (
        "Nothing is wrong of what was selected, in 3 files. 1 more was found that --select leaves out.\n"
    )


def test_plain_output_is_ascii(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_answer(pack)

    tutor("--plain", ".")
    assert capsys.readouterr().out.isascii()


def test_json_is_for_programs(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_answer(pack)

    assert tutor("--format", "json", ".") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "quizzes/timeout.yaml",
            "line": 7,
            "column": 5,
            "end_line": 7,
            "end_column": 10,
            "severity": "error",
            "code": "E101",
            "message": "question 'timeout.limit.run': unknown key \"answr\"",
            "hint": 'did you mean "answer"?',
        }
    ]


def test_clean_json_is_an_empty_list(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tutor("--format", "json", ".") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_of_a_pack_is_checked_against_its_pack_and_alone_reported(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_answer(pack)
    (pack / "content/topics/timeout.yaml").write_text(
        TOPIC.replace("timeout.limit", "timeout.limits"), encoding="utf-8"
    )

    assert tutor("--format", "concise", "content/topics/timeout.yaml") == 0
    assert tutor("--format", "concise", "quizzes/timeout.yaml") == 1
    assert capsys.readouterr() == (
        'quizzes/timeout.yaml:4:11-24 error[E201] no card is called "timeout.limit" (did you mean "timeout.limits"?)\n'
        "quizzes/timeout.yaml:7:5-10 error[E101] question 'timeout.limit.run': unknown key \"answr\" "
        '(did you mean "answer"?)\n',
        "Nothing is wrong in 1 file.\n2 errors in 1 file.\n",
    )


def test_a_folder_of_a_pack_means_the_files_in_it(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_answer(pack)

    assert tutor("content") == 0
    assert tutor("quizzes", "content/pack.yaml") == 1
    assert capsys.readouterr().err == "Nothing is wrong in 2 files.\n1 error in 2 files.\n"


def test_a_file_outside_of_any_pack_is_known_by_its_keys(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = tmp_path / "loose.yaml"
    loose.write_text(TOPIC.replace("yield: awareness", "yield: corr\n    objectives: [timeout.o1]"), encoding="utf-8")

    assert tutor("--format", "concise", str(loose)) == 1
    assert capsys.readouterr() == (
        f'{loose}:8:12-16 error[E104] "corr" is not one of core, common, awareness (did you mean "core"?)\n'
        f'{loose}:9:18-28 error[E201] no objective is called "timeout.o1"\n',
        "2 errors in 1 file.\n",
    )


def test_a_loose_quiz_is_not_asked_for_cards_of_other_files(pack: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose.yaml"
    loose.write_text(QUIZ, encoding="utf-8")

    assert tutor(str(loose)) == 0


UNREAD = (
    "nothing reads this file: a pack's files lie in content/facts, topics, scenarios, problems, exams or quizzes, "
    "none deeper"
)


def test_a_file_where_no_pack_is_read_is_said(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("content/topics/compute/late.yaml", "content/glossary/words.yml", "content/topics/.old/x.yaml"):
        (pack / path).parent.mkdir(exist_ok=True)
        (pack / path).write_text("id: late\n", encoding="utf-8")

    assert tutor("--format", "concise", "content") == 1
    assert capsys.readouterr() == (
        f"content/glossary/words.yml:1:1-1 warning[W120] {UNREAD}\n"
        f"content/topics/compute/late.yaml:1:1-1 warning[W120] {UNREAD} (move it to content/topics/late.yaml)\n",
        "2 warnings in 4 files.\n",
    )


def test_a_file_that_is_not_read_is_looked_at_when_it_is_named(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "quizzes/old").mkdir()
    (pack / "quizzes/old/timeout.yaml").write_text(QUIZ.replace("answer: 15 min", "answr: 15 min"), encoding="utf-8")

    assert tutor("--format", "concise", "quizzes/old/timeout.yaml") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"quizzes/old/timeout.yaml:1:1-1 warning[W120] {UNREAD} (move it to quizzes/timeout.yaml)",
        "quizzes/old/timeout.yaml:7:5-10 error[E101] question 'timeout.limit.run': unknown key \"answr\" "
        '(did you mean "answer"?)',
    ]


def test_a_warning_counts_as_well(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "content/pack.yaml").write_text("id: demo\ntitle: on\n", encoding="utf-8")

    assert tutor("--format", "concise", ".") == 1
    assert capsys.readouterr() == (
        "content/pack.yaml:2:8-10 warning[W101] unquoted on is not text to every YAML reader (quote it)\n",
        "1 warning in 3 files.\n",
    )


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nowhere.yaml", "tutor: 'nowhere.yaml' does not exist.\n"),
        ("no\x1b[2Jwhere", "tutor: 'no\\x1b[2Jwhere' does not exist.\n"),
        ("..", "tutor: '..' is not a pack: it has no content/ folder.\n"),
    ],
)
def test_a_path_that_names_nothing_is_misuse(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["tutor", "check", path])
    with pytest.raises(SystemExit) as leaving:
        __main__.main()

    assert leaving.value.code == 2
    assert capsys.readouterr() == ("", sentence)


def test_what_is_no_file_is_a_finding_and_is_not_waited_for(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(pack / "pipe.yaml")

    assert tutor("--format", "concise", "pipe.yaml", "/dev/zero") == 1
    assert capsys.readouterr().out == (
        "/dev/zero:1:1-1 error[E007] this is no file\npipe.yaml:1:1-1 error[E007] this is no file\n"
    )


def test_hostile_files_are_findings_at_real_places_and_end_nothing(tmp_path: Path) -> None:
    for name, (text, _) in HOSTILE.items():
        (tmp_path / f"{name}.yaml").write_bytes(text.encode())
    (tmp_path / "undecodable.yaml").write_bytes(b"id: a\ntitle: caf\xe9\n")

    names = sorted([*HOSTILE, "undecodable"])
    done = subprocess.run(
        [sys.executable, "-m", "tutor", "check", "--format", "concise", *(f"{name}.yaml" for name in names)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__main__.__file__).parents[1]), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    first = {line.partition(".yaml:")[0]: line.partition(".yaml:")[2] for line in reversed(done.stdout.splitlines())}
    expected = {name: finding for name, (_, finding) in HOSTILE.items()}
    expected["undecodable"] = "2:11-12 error[E002] byte 0xe9 is not UTF-8 (save the file as UTF-8)"
    assert {name: line[: len(expected[name])] for name, line in first.items()} == expected
    assert done.returncode == 1
    assert done.stderr == "27 errors in 27 files.\n"


def test_nothing_that_a_terminal_would_obey_is_printed(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "quizzes/\x1b[2J.yaml").write_bytes(
        b'topic: "t\\e]0;x\\a"\nquestions:\n  - {id: "a\\x9b", k\x1b[31mind: x\x07, st\xe2\x80\xaeem: \x9b2J}\n'
    )

    for form in ("full", "concise", "json"):
        assert tutor("--format", form, ".") == 1
        shown = capsys.readouterr()
        assert all(character.isprintable() or character == "\n" for character in shown.out + shown.err)


def test_the_source_is_shown_character_for_character(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "content/pack.yaml").write_text("id: demo\ntitle: a\x1b[2J\u202eb\n", encoding="utf-8")

    assert tutor(".") == 1
    assert capsys.readouterr().out == (
        "content/pack.yaml:2:9-10 error[E003] control character U+001B (delete it, or write out what it stands for)\n"
        "  │\n"
        "1 │ id: demo\n"
        "2 │ title: a␛[2J�b\n"
        "  │         ^\n"
        "\n"
        "content/pack.yaml:2:13-14 error[E003] invisible or text-reversing character U+202E "
        "(delete it, or write out what it stands for)\n"
        "  │\n"
        "1 │ id: demo\n"
        "2 │ title: a␛[2J�b\n"
        "  │             ^\n"
        "\n"
    )


def test_a_very_long_line_is_cut_around_its_mark(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{{id: demo, {'x: y, ' * 40}titel: Demo, {'x: y, ' * 40}}}\n"
    (pack / "content/pack.yaml").write_text(text, encoding="utf-8")

    tutor(".")
    frames = [block for block in capsys.readouterr().out.split("\n\n") if '"titel"' in block]

    source, marks = frames[0].splitlines()[2:4]
    assert len(source) < 110
    assert source[marks.index("^") : marks.rindex("^") + 1] == "titel"


def test_wide_characters_keep_the_mark_below_its_place(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "content/pack.yaml").write_text("{id: demo, title: 日本, nope: 語}\n", encoding="utf-8")

    tutor(".")
    source, marks = capsys.readouterr().out.splitlines()[2:4]

    assert source == "1 │ {id: demo, title: 日本, nope: 語}"
    assert marks.index("^") == source.index("nope") + 2  # two wide characters before it take two columns more


SINGLE = """\
  - id: timeout.limit.q{number}
    card: timeout.limit
    kind: single
    stem: What is the {number}th thing that ends a run?
    choices:
      - {{text: a timeout of its own, why: So it is., correct: true}}
      - {{text: a size, why: It is not.}}
      - {{text: a role, why: It is not.}}
      - {{text: a code, why: It is not.}}
    explanation: The timeout ends it.
"""


@pytest.mark.parametrize(
    ("questions", "code", "remark"),
    [
        (0, 0, "There are no single questions; 5 are the least that tell a habit from chance.\n"),
        (1, 0, "There is 1 single question; 5 are the least that tell a habit from chance.\n"),
        (4, 0, "There are 4 single questions; 5 are the least that tell a habit from chance.\n"),
        (5, 1, "One of four by chance is 25 %; at most 32 % may be guessed.\n"),
    ],
)
def test_too_few_questions_say_nothing_of_what_can_be_guessed(
    pack: Path, capsys: pytest.CaptureFixture[str], questions: int, code: int, remark: str
) -> None:
    asked = "".join(SINGLE.format(number=number) for number in range(questions))
    (pack / "quizzes/timeout.yaml").write_text(QUIZ + asked, encoding="utf-8")

    assert tutor("--guess") == code
    shown = capsys.readouterr()
    assert shown.err == remark
    assert bool(shown.out) == bool(questions)


def test_what_can_be_guessed_is_asked_of_the_pack_that_is_named(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert tutor("--guess", str(pack)) == 0
    assert capsys.readouterr().err.startswith("There are no single questions;")


def test_a_closed_pipe_ends_it_quietly(pack: Path) -> None:
    break_answer(pack)
    for number in range(200):
        (pack / f"quizzes/{number}.yaml").write_text("topic: nowhere\nquestions: []\n", encoding="utf-8")
    program = f"{sys.executable} -m tutor check . | head -1"
    done = subprocess.run(
        ["bash", "-c", program],
        env={**os.environ, "PYTHONPATH": str(Path(__main__.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_the_shipped_pack_keeps_its_own_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert (tutor("--format", "concise", "--ignore", "N"), capsys.readouterr().out) == (0, "")
