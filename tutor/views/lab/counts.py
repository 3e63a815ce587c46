"""Exact counts: what became of the requests, why some were throttled, what waited, and what happened when."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.shown import number, quantity
from tutor.views.lab.state import CALLS, CURVE, DIRECT
from tutor.views.lines import EMPTY, Line, Piece, cells, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.simulation.result import Result
    from tutor.views.lab.plot import Marks
    from tutor.views.lab.state import LabState

REASONS = {
    "scaling_rate": "scaling rate",
    "concurrency": "account limit",
    "reserved": "reserved concurrency",
    "request_rate": "request rate",
}
MOST_HAPPENINGS = 6


def legend(state: LabState, result: Result, drawn: Marks, width: int) -> Line:
    """The parts of the plot with their exact counts; of what waits, the most and the last."""
    if state.page != CALLS and state.preset.bench.subject.name != DIRECT:
        return _waiting_legend(state, result, drawn)
    entries = [
        ((mark, role), f" {name} {whole(count)}")
        for (mark, role), (name, count) in zip(drawn.parts, _parts(result), strict=True)
        if count or name != "provisioned"
    ]
    used = sum(1 + cells(text) for _, text in entries)
    gap = max(1, min(3, (width - 3 - used) // max(len(entries) - 1, 1)))
    pieces: list[Piece] = [("  ", "text")]
    for mark, text in entries:
        pieces += [mark, (text, "muted"), (" " * gap, "text")]
    return tuple(pieces[:-1])


def _parts(result: Result) -> list[tuple[str, float]]:
    totals = result.totals
    return [
        ("provisioned", totals.provisioned),
        ("warm", totals.warm),
        ("cold", totals.cold),
        ("throttled", totals.throttled.all),
    ]


def _waiting_legend(state: LabState, result: Result, drawn: Marks) -> Line:
    series, what = result.series, state.preset.bench.what
    if state.preset.bench.subject.name == "queue":
        most, last, name = whole(max(series.queue_depth)), whole(series.queue_depth[-1]), f"{what} that wait"
    else:
        most, last, name = seconds(max(series.iterator_age)), seconds(series.iterator_age[-1]), "iterator age"
    return ("  ", "text"), drawn.warm, (f" {name}: {most} at most, {last} at the end", "muted")


def summary(state: LabState, result: Result) -> Line:
    """Why requests were throttled, and the share of cold starts, on one line."""
    totals = result.totals
    reasons = [f"{name} {whole(count)}" for name, count in _reasons(result) if round(count)]
    said = f"throttled by {', '.join(reasons)}" if reasons else "nothing throttled"
    line: Line = ((f"  {said}   cold {share(totals.cold_share)} of invocations", "muted"),)
    if state.preset.bench.subject.name != DIRECT and state.page == CURVE:
        return ((f"  invocations {whole(totals.invocations)}, {said}", "muted"),)
    return line


def _reasons(result: Result) -> list[tuple[str, float]]:
    return [(said, getattr(result.totals.throttled, name)) for name, said in REASONS.items()]


def count_lines(state: LabState, result: Result, drawn: Marks, width: int) -> list[Line]:
    """Every count."""
    return [*requests_lines(state, result, drawn, width), EMPTY, *other_lines(state, result, width)]


def requests_lines(state: LabState, result: Result, drawn: Marks, width: int) -> list[Line]:
    """What arrived, what became of it, and how much of that was cold."""
    totals, bench = result.totals, state.preset.bench
    lines: list[Line] = [_entry(f"Arrived, {bench.what}", whole(totals.arrived), width, "bold")]
    for (mark, role), (name, count) in zip(drawn.parts, _parts(result), strict=True):
        lines.append(spread(((mark, role), (f" {name}", "text")), ((whole(count), "text"),), width))
    return [*lines, _entry("cold share of invocations", share(totals.cold_share), width)]


def other_lines(state: LabState, result: Result, width: int) -> list[Line]:
    """Why requests were throttled, and what waited."""
    totals = result.totals
    lines = [_entry("Throttled by", whole(totals.throttled.all), width, "bold")]
    lines += [_entry(name, whole(count), width) for name, count in _reasons(result)]
    lines += [EMPTY, _entry("environments, most at once", whole(totals.peak_environments), width)]
    return lines if state.preset.bench.subject.name == DIRECT else [*lines, *_waiting(result, width)]


def _waiting(result: Result, width: int) -> list[Line]:
    depth, age = result.series.queue_depth, result.series.iterator_age
    return [
        _entry("waiting at the end", whole(depth[-1]), width),
        _entry("waiting at most", whole(max(depth)), width),
        _entry("oldest at the end", seconds(age[-1]), width),
        _entry("oldest at most", seconds(max(age)), width),
    ]


def _entry(name: str, value: str, width: int, role: str = "text") -> Line:
    return spread(((name, role),), ((value, role),), width)


def engine_text(result: Result) -> str:
    """Which engine computed it, and its seed."""
    return "as a flow" if result.engine == "fluid" else f"request by request, seed {result.seed}"


def scaling_text(state: LabState) -> str:
    """How the scaling rate is granted, in a sentence."""
    given = state.values
    step, period = number(given["step"]), quantity(given["period"], "s")
    how = "refilled continuously" if given.word("scaling") == "continuous" else "granted in steps"
    return f"Scaling rate: {step} environments every {period}, {how}."


def happenings(result: Result) -> list[tuple[int, str]]:
    """What happened for the first time, by second."""
    series, found = result.series, []
    for name, said in REASONS.items():
        column = getattr(series, name)
        first = next((i for i, value in enumerate(column) if value >= 0.5), None)
        if first is not None:
            found.append((first, f"first throttled by the {said}"))
    starts = [i for i, value in enumerate(series.cold) if value >= 0.5]
    if starts:
        found.append((starts[0], f"{whole(series.cold[starts[0]])} environments start in this second"))
    throttled = [i for i, value in enumerate(series.throttled) if value >= 0.5]
    if throttled and throttled[-1] + 1 < len(series.moments):
        found.append((throttled[-1] + 1, "nothing is throttled any more"))
    top = max(range(len(series.in_flight)), key=lambda i: round(series.in_flight[i]))
    found.append((top, f"{whole(series.in_flight[top])} invocations at once, the most"))
    deepest = max(range(len(series.queue_depth)), key=lambda i: series.queue_depth[i])
    if series.queue_depth[deepest] >= 1:
        found.append((deepest, f"{whole(series.queue_depth[deepest])} wait, the most"))
    return sorted(found)[:MOST_HAPPENINGS]


def happening_lines(result: Result) -> list[Line]:
    """The course in words."""
    lines: list[Line] = [(("  What happened", "bold"),)]
    lines += [((f"  {number(second):>5} s  ", "muted"), (said, "text")) for second, said in happenings(result)]
    return lines


def whole(value: float) -> str:
    """A count."""
    return number(round(value))


def share(value: float) -> str:
    """A share with at most three digits."""
    return quantity(Fraction(f"{value:.3g}"), "share")


def seconds(value: float) -> str:
    """A time of whole seconds; below ten, of tenths."""
    return quantity(Fraction(round(value)) if value >= 10 else Fraction(f"{value:.1f}"), "s")
