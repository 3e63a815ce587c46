"""The middle of the Lab: knobs, what was said, and below it the page that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.calculator.formulas.queues import RESERVED_POLLERS
from tutor.views.calculator import assumption_lines, source_lines, step_lines
from tutor.views.frame import WIDE, beside, room
from tutor.views.lab import columns, counts, plot, said
from tutor.views.lab.knobs import Target, knob_lines
from tutor.views.lab.state import CALLS, COUNTS, DIRECT, WORKING, Setup
from tutor.views.lines import EMPTY, Line, broken, cells, cut, folded, wrap
from tutor.views.study.state import Body, measure_of, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.simulation.result import Result, Series
    from tutor.calculator.subject import Step, Values
    from tutor.views.glyphs import Glyphs
    from tutor.views.lab.columns import Course
    from tutor.views.lab.plot import Limit, Marks
    from tutor.views.lab.state import LabState

MOST_COLUMNS, GAP = 60, 4
LEAST_ROWS, MOST_ROWS = 4, 16
# Blank rows around the body, and what stands under the columns: axis, seconds, summary.
BLANKS, BELOW = 2, 3
RIGHT_COLUMN = 84
LEAST_COUNTS = 30
# From this height on a blank row parts what was said from the plot.
TALL = 28
WARM = "The usual load has run before second 0: its environments are warm in the simulation."


@dataclass(frozen=True)
class LabBody:
    """Lines, and where they are clicked."""

    lines: list[Line]
    targets: Sequence[Target] = ()


@dataclass(frozen=True)
class Look:
    """The size, and how it is drawn."""

    width: int
    height: int
    signs: Glyphs
    has_colour: bool = True

    @property
    def marks(self) -> Marks:
        """How the parts of a column are drawn."""
        return plot.marks(self.signs, self.has_colour)

    @property
    def main(self) -> int:
        """How wide the left column is."""
        return RIGHT_COLUMN - GAP if self.width >= WIDE else self.width


def body(state: LabState, look: Look) -> LabBody:
    """Everything between the line and the answer line; never more than there is room for."""
    above, targets = knob_lines(state, look.main, look.signs)
    above.append(EMPTY)
    if state.result is None or not state.is_open:
        lines = [*above, *said.closed_lines(state, measure_of(look.width))]
    elif state.page == WORKING:
        lines, targets = _working(state, look), []
    elif state.before is not None:
        lines = [*above, *_both(state, state.result, state.before, look, len(above))]
    else:
        verdict = said.said_lines(state, look.main, look.signs)
        gap = [EMPTY] if look.height >= TALL else []
        lines = _page([*above, *verdict, *gap], state, state.result, look)
    return LabBody([_within(line, look.width) for line in lines[: room(look.height)]], targets)


def _page(above: list[Line], state: LabState, result: Result, look: Look) -> list[Line]:
    """The page under what was said; where it is wide, with the counts at the right."""
    if state.page == COUNTS:
        counted = _counted(state, result, look)
        # A remark of two lines takes the blank one.
        gap = [EMPTY] if len(above) + len(counted) < room(look.height) - BLANKS else []
        return [*above, *gap, *counted]
    lines = [*above, *_plotted(state, result, look, len(above))]
    if look.width < WIDE:
        return lines
    return beside(lines, _right(state, result, look), RIGHT_COLUMN)


def _plotted(state: LabState, result: Result, look: Look, used: int) -> list[Line]:
    """The plot, a line of reasons, and what happened where there is room for it."""
    free = room(look.height) - BLANKS - used - BELOW
    rows = min(free, MOST_ROWS)
    if rows < LEAST_ROWS:
        return folded(counts.summary(state, result), look.main)
    limits = limits_of(state, state.values)
    most = min(MOST_COLUMNS, max(look.main - 9 - (plot.NAME_ROOM if limits else 0), 10))
    course = course_of(state, result.series, most)
    scale = plot.scale_of([course], limits, rows)
    drawn = plot.grid(course, scale, limits, look.marks)
    lines = [*plot.framed([(course, drawn)], scale, limits, look.signs)]
    lines += folded(counts.summary(state, result), look.main)
    told = [EMPTY, *counts.happening_lines(result)]
    return [*lines, *told] if len(told) <= free - rows else lines


def _both(state: LabState, result: Result, before: Setup, look: Look, used: int) -> list[Line]:
    """Two setups on one scale, and their counts below."""
    rows = min(room(look.height) - BLANKS - used - BELOW - 2, MOST_ROWS)
    legends = [
        (("  before", "bold"), *counts.legend(state, before.result, look.marks, look.width - 8)),
        (("  now   ", "bold"), *counts.legend(state, result, look.marks, look.width - 8)),
    ]
    if rows < LEAST_ROWS:
        return list(legends)
    most = min(MOST_COLUMNS, max((look.width - 12 - GAP) // 2, 5))
    setups = (before, Setup(state.values, result))
    courses = [course_of(state, one.result.series, most) for one in setups]
    limits = [limits_of(state, one.values) for one in setups]
    scale = plot.scale_of(courses, [*limits[0], *limits[1]], rows)
    grids = [
        (course, plot.grid(course, scale, lines, look.marks)) for course, lines in zip(courses, limits, strict=True)
    ]
    heading = said.compared(state, before, look.width, look.signs)
    lines = [heading, *plot.framed(grids, scale, [], look.signs, GAP), *legends]
    told = _reasons_of_both(state, setups, look)
    return [*lines, *told] if len(told) <= room(look.height) - BLANKS - used - len(lines) else lines


def _reasons_of_both(state: LabState, setups: Sequence[Setup], look: Look) -> list[Line]:
    """Why requests were throttled, of each setup, where there is room below the plots."""
    left, right = (counts.other_lines(state, one.result, LEAST_COUNTS) for one in setups)
    return [EMPTY, *_indented(beside(left, right, LEAST_COUNTS + 2 * GAP))]


def course_of(state: LabState, series: Series, most: int) -> Course:
    """What is plotted: requests a second, or what waits."""
    if state.page == CALLS or state.preset.bench.subject.name == DIRECT:
        return columns.requests(series, most)
    return columns.depth(series, most) if state.preset.bench.subject.name == "queue" else columns.age(series, most)


def limits_of(state: LabState, values: Values) -> list[Limit]:
    """Requests a second that the concurrency and the rate quota let through; where something waits there are none."""
    if state.preset.bench.subject.name != DIRECT:
        return []
    scenario = state.preset.bench.scenario(values)
    name = "limit" if scenario.limits.reserved is None else "reserved"
    by_environments = plot.Limit(scenario.limits.concurrency / scenario.service.warm, name)
    by_rate = plot.Limit(scenario.limits.request_rate, "rate")
    return [by_environments, by_rate] if by_rate.value <= by_environments.value else [by_environments]


def plotted_text(state: LabState) -> str:
    """What the columns are."""
    if state.preset.bench.subject.name == DIRECT:
        return "requests a second"
    if state.page == CALLS:
        return "invocations a second"
    return "messages waiting" if state.preset.bench.subject.name == "queue" else "iterator age in s"


def _right(state: LabState, result: Result, look: Look) -> list[Line]:
    width = look.width - RIGHT_COLUMN - 2
    lines = counts.count_lines(state, result, look.marks, width)
    return [*lines, EMPTY, *wrap(counts.scaling_text(state), width, "muted")]


def _working(state: LabState, look: Look) -> list[Line]:
    """The formula's steps with these numbers, what it assumes, where its facts are from; as many pages as it takes."""
    formula = state.formula
    if formula is None:
        return []
    measure = measure_of(look.width)
    title = cut(formula.subject.title, measure - 2, look.signs.folded)
    lines = [((f"  {title}", "bold"),), EMPTY, *_steps(formula.solution.steps, measure, look.signs)]
    # Said for the command line, where inputs are options.
    assumptions = [WARM] if state.preset.bench.subject.name == DIRECT else []
    if state.preset.bench.subject.name == "queue" and state.values.plain["reserved"] is not None:
        assumptions = [RESERVED_POLLERS]
    assumptions += [text.replace("--", "") for text in formula.solution.assumptions]
    lines += [EMPTY, *assumption_lines(assumptions, measure)]
    lines += [EMPTY, *source_lines(formula.cited, measure)]
    return turned([("working", Body(lines))], state.turn, room(look.height) - BLANKS).lines


def _steps(steps: Sequence[Step], measure: int, signs: Glyphs) -> list[Line]:
    """The working, with the sign of multiplication that can be shown."""
    return step_lines([replace(step, working=step.working.replace("×", signs.times)) for step in steps], measure)


def _counted(state: LabState, result: Result, look: Look) -> list[Line]:
    """All counts, in two columns where they have room."""
    wide = min((look.main - 4 - GAP) // 2, 34)
    if wide < LEAST_COUNTS:
        return _indented(counts.count_lines(state, result, look.marks, min(look.main - 4, 50)))
    left, right = counts.requests_lines(state, result, look.marks, wide), counts.other_lines(state, result, wide)
    return _indented(beside(left, right, wide + GAP))


def _indented(lines: Sequence[Line]) -> list[Line]:
    return [(("  ", "text"), *line) if line else line for line in lines]


def _within(line: Line, width: int) -> Line:
    """The line without what reaches over the edge."""
    if sum(cells(text) for text, _ in line) <= width:
        return line
    return tuple(broken(line, width)[0])
