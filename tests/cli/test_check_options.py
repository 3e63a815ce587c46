"""What the quick reader of `tutor check` takes is what click takes; the rest it leaves to click."""

from __future__ import annotations

import datetime

import click
import pytest

from tutor.cli.check_command import command
from tutor.cli.check_options import OPTIONS, Options, parse


def test_paths_and_options_may_be_mixed() -> None:
    options = parse("--select E3,W2 quizzes/a.yaml --plain --select N1 content --pack mine".split())

    assert options == Options(paths=("quizzes/a.yaml", "content"), select=("E3,W2", "N1"), plain=True, pack=("mine",))


def test_a_form_and_a_day_are_taken() -> None:
    options = parse("--format sarif --today 2026-12-01".split())

    assert options == Options(format="sarif", today=datetime.date(2026, 12, 1))


def test_nothing_typed_means_the_pack_around_in_full() -> None:
    assert parse([]) == Options(format="full")


@pytest.mark.parametrize(
    "typed",
    [
        "--help",
        "-h",
        "--fromat json",
        "--format",
        "--format yaml",
        "--format=json",
        "--format --plain",
        "--today yesterday",
        "--today 20261201",
        "--select",
        "--",
        "-",
    ],
)
def test_help_mistakes_and_forms_not_usual_are_left_to_click(typed: str) -> None:
    assert parse(typed.split()) is None


def test_click_has_the_same_options_and_defaults() -> None:
    context = click.Context(command)
    declared = {parameter.name: parameter for parameter in command.params if isinstance(parameter, click.Option)}

    assert list(declared) == [name for name, _, _ in OPTIONS]
    for name, parameter in declared.items():
        default = parameter.type_cast_value(context, parameter.get_default(context))
        assert getattr(Options(), name) == default
