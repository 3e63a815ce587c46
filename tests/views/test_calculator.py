"""An answer of the calculator as lines, and its curve in characters."""

from __future__ import annotations

from fractions import Fraction

from tests.calculator.facts import answered, options, shipped, subject
from tutor.calculator.subject import Curve
from tutor.calculator.subjects import fill
from tutor.views.calculator import assumption_lines, figure_lines, input_text, step_lines, subject_lines, titled
from tutor.views.glyphs import ASCII, UNICODE
from tutor.views.lines import Line, cells, plain
from tutor.views.plot import plot_lines


def texts(lines: list[Line]) -> list[str]:
    """Lines without their roles."""
    return [plain(line) for line in lines]


def test_figures_stand_under_each_other_with_the_limit_that_binds() -> None:
    assert texts(figure_lines(subject("fifo"), answered("fifo --groups 6 --max-concurrency 10"))) == [
        "  concurrency  6 environments",
        "  throughput   asks for --duration",
        "  binding      message groups",
    ]


def test_a_step_has_its_sentence_and_below_it_the_numbers() -> None:
    assert texts(step_lines(answered("fifo --groups 6 --duration 2s").steps, 60)) == [
        "  1  Each message group runs one batch at a time; the lowest",
        "     number holds",
        "     min(6, 1,000) = 6 environments",
        "  2  Batches through their duration",
        "     6 × 10 / 2 s = 30/s",
    ]


def test_a_step_without_a_value_says_what_is_missing() -> None:
    assert texts(step_lines(answered("fifo --groups 6").steps, 80))[-1] == "     asks for --duration"


def test_nothing_is_wider_than_the_screen() -> None:
    for name in ("cost", "provisioned", "burst"):
        asked = subject(name)
        solution = answered(f"{name} {asked.examples[-1]}")
        for width in (40, 60, 78):
            lines = step_lines(solution.steps, width) + assumption_lines(solution.assumptions, width)
            assert max(cells(text) for text in texts(lines)) <= width


def test_a_title_stands_only_over_something() -> None:
    assert titled("Assumed", []) == []
    assert texts(titled("Assumed", [(("  x", "text"),)])) == ["", "  Assumed", "  x"]


def test_an_input_says_what_it_is_when_it_is_not_given() -> None:
    inputs = {declared.name: input_text(declared) for declared in subject("sqs").inputs}
    assert inputs["rate"] == "needed"
    assert inputs["batch"] == "10 by default"
    assert inputs["max_concurrency"] == "may be left out"
    assert inputs["start"] == "by default the fact esm.sqs.scaling.start"


def test_a_subject_is_listed_with_an_example() -> None:
    assert texts(subject_lines(subject("db"), 78)) == [
        "  db           Database connections, and RDS Proxy",
        "               tutor calc db --concurrency 1000 --max-connections 500",
    ]


def test_a_curve_rises_from_its_first_value_to_its_last() -> None:
    points = tuple((second, 10 * second) for second in range(11))
    curve = Curve("Environments, over time", "time", "s", "environments", "environments", points, 50, "needed")
    assert texts(plot_lines(curve, 40, ASCII)) == [
        "  Environments, over time",
        "   100 |                              **",
        "       |                           ***",
        "       |                        ***",
        "       |                     ***",
        "       |                  ***",
        "       |--------------****--------------",
        "       |           ***",
        "       |        ***",
        "       |     ***",
        "       |  ***",
        "     0 |**",
        "        0 s           time          10 s",
        "        -- needed: 50",
    ]


def test_a_curve_of_nothing_lies_on_the_ground() -> None:
    curve = Curve("Nothing", "time", "s", "requests", "requests", tuple((Fraction(i), 0) for i in range(5)))
    lines = texts(plot_lines(curve, 50, UNICODE))
    assert lines[1:11] == ["   1 │"] + ["     │"] * 9
    assert set(lines[11].partition("│")[2]) == {"■"}


def test_every_curve_fits_a_narrow_terminal() -> None:
    for name in ("quota", "burst", "erlang", "sqs", "stream", "async", "apigw", "memory", "cost", "provisioned"):
        asked = subject(name)
        assert asked.curve is not None
        curve = asked.curve(fill(asked, options(asked.examples[0]), shipped()))
        for width in (40, 78):
            assert max(cells(text) for text in texts(plot_lines(curve, width, ASCII))) <= width + 2
