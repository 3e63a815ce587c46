"""What Home says of the exam day, of the range, and of today."""

from __future__ import annotations

from tutor.scheduling.readiness import PASS_LINE, SCORED
from tutor.views.days import long_day, short_day
from tutor.views.lines import EMPTY, Line, Piece, cells, cut, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.home import Aim, HomeState, Range, TaskLine
    from tutor.views.glyphs import Glyphs

# From this width on days are written out.
_ROOMY = 78
_MOCK = "mock exam"
_MARGIN: Piece = ("  ", "text")


def where_line(state: HomeState, measure: int, signs: Glyphs) -> Line:
    """The days to the exam, and the range of the Lambda part; in a pack without exams what was answered."""
    if state.aim is None:
        return spread(_due(state), _answers(state), measure)
    left = _days_left(state.aim, state.today, measure >= _ROOMY)
    right = _range(state.reach, signs) if state.reach is not None else ()
    return spread(left, right if _width(left) + _width(right) < measure else (), measure)


def _width(pieces: Sequence[Piece]) -> int:
    return sum(cells(text) for text, _ in pieces)


def _days_left(aim: Aim, today: int, is_roomy: bool) -> tuple[Piece, ...]:
    if aim.on is None:
        return _MARGIN, ("No exam day yet", "bold"), ("   g ", "accent bold"), ("plan", "muted")
    day = (long_day if is_roomy else short_day)(aim.on, today)
    if aim.on < today:
        said = "The exam day is past" if is_roomy else "Exam day past"
        return _MARGIN, (said, "bold"), ("   g ", "accent bold"), ("plan another", "muted")
    if aim.on - today <= 1:
        name, said = "Today" if aim.on == today else "Tomorrow", "  is the exam: " if is_roomy else "  exam, "
        return _MARGIN, (name, "accent bold"), (said + day, "muted")
    return _MARGIN, (f"{aim.on - today} days", "accent bold"), (f"  to {day}", "muted")


def _range(reach: Range, signs: Glyphs) -> tuple[Piece, ...]:
    """Never readable as the whole exam's; its middle only once a mock exam was taken."""
    low, high = reach.low, reach.high
    if reach.mocks:
        return (
            ("Lambda part ", "muted"),
            (f"{reach.median} of {SCORED}", "bold"),
            (f" ({low}{signs.dash}{high})", "muted"),
        )
    return ("Lambda part ", "muted"), (f"{low}{signs.dash}{high} of {SCORED}", "bold")


def _due(state: HomeState) -> tuple[Piece, ...]:
    met = "of " + counted(state.seen, "card") + " met"
    return _MARGIN, (str(state.due), "accent bold"), (" due  ", "accent bold"), (met, "muted")


def _answers(state: HomeState) -> tuple[Piece, ...]:
    streak = f"   {state.streak} days in a row" if state.streak > 1 else ""
    word = " answer so far" if state.reviews == 1 else " answers so far"
    return (f"{state.reviews:,}", "bold"), (word, "muted"), (streak, "muted")


def range_lines(state: HomeState, reach: Range, measure: int, signs: Glyphs) -> list[Line]:
    """The range on a scale from 0 to 50, what it supposes, and where the pass line is taken to be."""
    left, right, between, middle, pointer = tuple(signs.range)
    size = measure - 2 - len(f"0  {SCORED}")

    def at(score: int) -> int:
        return round(min(max(score, 0), SCORED) / SCORED * (size - 1))

    low, high = at(reach.low), max(at(reach.high), at(reach.low) + 1)
    bar = left + between * (high - low - 1) + right
    if reach.mocks and low < at(reach.median) < high:
        place = at(reach.median) - low
        bar = bar[:place] + middle + bar[place + 1 :]
    dots = signs.not_seen
    ends = ("  0 ", "muted"), (f" {SCORED}", "muted")
    scale: Line = (ends[0], (dots * low, "rule"), (bar, "accent"), (dots * (size - high - 1), "rule"), ends[1])
    line = f"{pointer} pass line about {PASS_LINE}"
    start = min(2 + at(PASS_LINE), measure - 2 - cells(line))
    return [scale, (_MARGIN, (f"{_supposed(state, reach, start - 2, signs):<{start}}{line}", "muted"))]


def _supposed(state: HomeState, reach: Range, width: int, signs: Glyphs) -> str:
    """What the range supposes, and what keeping to the plan would make of it; less where there is no room."""
    on = state.aim.on if state.aim is not None else None
    said = "As if you stopped now" if on is not None and on > state.today else "As if you sat it today"
    said = said if reach.answers else "Before your first answer"
    plan = f"; with your plan {reach.by_plan[0]}{signs.dash}{reach.by_plan[2]}" if reach.by_plan else ""
    return next((text for text in (said + plan, said) if cells(text) <= width), "")


def today_lines(state: HomeState, measure: int, signs: Glyphs) -> list[Line]:
    """The day's minutes and what they hold, or a sensible word where they hold nothing."""
    head, sentences, rows = _day(state)
    said: list[Line] = [((f"     {cut(sentence, measure - 5, signs.folded)}", "muted"),) for sentence in sentences]
    return [(("  Today", "bold"), (f"  {head}", "muted")), *said, *_rows(rows, measure, signs)]


def _day(state: HomeState) -> tuple[str, tuple[str, ...], Sequence[TaskLine]]:
    aim, again = state.aim, "Enter studies all the same, what fades most first."
    if not state.cards:
        return "", ("The pack has no cards yet. `tutor new card` begins one.",), ()
    if aim is not None and aim.on == state.today:
        look = "Enter is a last look at what fades most, if you like; a short one."
        return "is the exam", (look, "In it: flag what takes long, answer everything; a guess costs nothing."), ()
    if aim is not None and aim.on is not None and aim.on < state.today:
        kept = "`tutor ready --add-outcome pass` (or fail) keeps how it went."
        return _budget(state), (kept,), state.tasks
    if aim is not None and aim.is_rest:
        return "is a rest day", (again,), ()
    if not state.minutes:
        return "no minutes are planned; g changes that", (again,), ()
    if state.tasks and state.reach is not None and state.reach.by_plan and state.reach.by_plan[1] < PASS_LINE:
        return _budget(state), ("Kept to, this plan ends below the pass line; g: more minutes a day.",), state.tasks
    if not state.tasks:
        return _budget(state), ("Nothing has to be done now. Enter reads ahead.",), ()
    return _budget(state), (), state.tasks


def _budget(state: HomeState) -> str:
    """What was spent of today's minutes; once they are spent, what another sitting would hold.

    A mock exam of today comes on top of the minutes.
    """
    mock = next((f"; a mock exam of {task.minutes} on top" for task in state.tasks if task.word == _MOCK), "")
    if not state.minutes_done:
        return f"{state.minutes} minutes{mock}"
    if state.minutes_done < state.minutes:
        return f"{state.minutes} minutes, {state.minutes_done} done{mock}"
    more = f"; another {state.minutes} would hold" if state.minutes and state.tasks else ""
    return f"{state.minutes_done} minutes done{more}"


def _rows(tasks: Sequence[TaskLine], measure: int, signs: Glyphs) -> list[Line]:
    lines: list[Line] = []
    for task in tasks:
        start = (f"{task.count:>5}  ", "bold"), (f"{task.word:<12}", "text"), (f"{task.minutes:>3} min", "muted")
        left = measure - _width(start)
        why = _as_much(task.why, left - 2, signs)
        gap = "    " if cells(why) + 4 <= left else "  "
        lines.append((*start, (gap + why, "muted")))
    return lines


def _as_much(why: str, width: int, signs: Glyphs) -> str:
    """As many of the reasons as fit whole; the first one is cut where even that is too long."""
    reasons = why.split(", ")
    fitting = [", ".join(reasons[:count]) for count in range(len(reasons), 0, -1)]
    return next((said for said in fitting if cells(said) <= width), cut(reasons[0], width, signs.folded))


def mock_line(state: HomeState) -> Line:
    """The mock exam that is proposed next; where none was taken yet, that."""
    aim, reach = state.aim, state.reach
    if aim is None or reach is None or (aim.on is not None and aim.on <= state.today):
        return EMPTY
    none = "" if reach.mocks else "No mock exam taken"
    if aim.mocks and aim.mocks[0] <= state.today:
        said = f"{none or 'A mock exam is due'}: today is the day for one" if none else "A mock exam is due today"
    elif aim.mocks:
        day = long_day(aim.mocks[0], state.today)
        said = f"{none}: a short one is due {day}" if none else f"Next mock exam: {day}"
    else:
        said = f"{none}: the range stays wide" if none else ""
    return (_MARGIN, (said, "muted"), ("   e ", "accent bold"), ("exam", "muted")) if said else EMPTY


def counted(count: int, word: str) -> str:
    """1 card, 2 cards."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
