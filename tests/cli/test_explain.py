"""`tutor explain`: every code whole, and a way back from a misspelt one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.content.catalogue import Rule, rules

if TYPE_CHECKING:
    from tests.cli.conftest import Tutor

RULES = [pytest.param(rule, id=rule.code) for rule in rules().values()]


def test_a_code_is_explained_by_its_reason_and_two_examples(tutor: Tutor) -> None:
    said = tutor("explain --plain W202")

    assert said.out == (
        "warning[W202] A diagram is at most 76 columns wide\n"
        "\n"
        "A drawing cannot be wrapped: what is wider is cut on a terminal of 80 columns.\n"
        "\n"
        "Bad  a card in content/topics/\n"
        "    diagram: |\n"
        "      client --------------------------------------------------------------...\n"
        "\n"
        "Good  a card in content/topics/\n"
        "    diagram: |\n"
        "      client --------------------------> function\n"
        "\n"
        "To keep it as it is, say why, beside it or on the line above: # tutor: ignore\n"
        "W202 because ...\n"
        "\n"
    )
    assert said.code == 0


def test_without_codes_all_are_listed(tutor: Tutor) -> None:
    lines = tutor("explain --plain").out.splitlines()

    assert "  W202  A diagram is at most 76 columns wide" in lines
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(rules())


def test_several_codes_and_groups_are_explained_each_once(tutor: Tutor) -> None:
    said = tutor("explain --plain E40 w202 E401").out

    heads = [line.partition("]")[0] for line in said.splitlines() if "[" in line[:9]]
    assert heads == ["error[E401", "error[E402", "error[E403", "error[E404", "warning[W202"]


def test_an_example_of_several_files_names_them(tutor: Tutor) -> None:
    said = tutor("explain --plain E002").out

    assert "Bad  content/pack.yaml\n    id: demo\n    title: Caf\\xe9\n" in said


def test_a_misspelt_code_gets_the_nearest_one(tutor: Tutor) -> None:
    said = tutor("explain E301 W2O2")

    assert (said.code, said.out, said.err) == (2, "", 'tutor: No code is or begins with "W2O2". Did you mean "W202"?\n')


def test_what_is_no_code_at_all_gets_the_list(tutor: Tutor) -> None:
    said = tutor("explain prompt")

    assert (said.code, said.err) == (
        2,
        'tutor: No code is or begins with "prompt". `tutor explain` lists them all.\n',
    )


def test_json_holds_the_examples_by_where_they_stand(tutor: Tutor) -> None:
    assert tutor("explain --json W202 E301").json[0] == {
        "code": "W202",
        "severity": "warning",
        "title": "A diagram is at most 76 columns wide",
        "why": "A drawing cannot be wrapped: what is wider is cut on a terminal of 80 columns.",
        "bad": {"a card in content/topics/": f"diagram: |\n  client {'-' * 66}> function"},
        "good": {"a card in content/topics/": f"diagram: |\n  client {'-' * 26}> function"},
        "can_be_ignored": True,
    }
    assert len(tutor("explain --json").json) == len(rules())


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_fits_a_terminal_of_eighty_columns(tutor: Tutor, rule: Rule) -> None:
    said = tutor(f"explain --plain {rule.code}").out

    assert rule.title in said
    assert max(len(line) for line in said.splitlines()) <= 80
