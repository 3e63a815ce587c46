"""The list of problems under their topics: title, and how often each was asked."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, cells, cut
from tutor.views.listing import more, window
from tutor.views.study.state import Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.problems import ProblemLine
    from tutor.views.glyphs import Glyphs

NONE = "The pack holds no problem."


def body(problems: Sequence[ProblemLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many rows as fit around the cursor."""
    if not problems:
        return Body([((f"  {NONE}", "text"),)])
    measure = measure_of(width)
    rows = _rows(problems)
    shown = window(len(rows), rows.index(cursor), max(1, room(height) - 4))
    lines = [_line(problems, rows[i], cursor, measure, signs) for i in shown]
    here = [row for i in shown if isinstance(row := rows[i], int)]
    rest = more(range(here[0], here[-1] + 1), len(problems)) if here else ""
    lines += [EMPTY, ((f"  {rest}", "muted"),)] if rest else []
    picks = {at: row for at, i in enumerate(shown) if isinstance(row := rows[i], int)}
    return Body(lines[: room(height)], picks)


def _rows(problems: Sequence[ProblemLine]) -> list[int | str]:
    """The problems' positions under the titles of their topics, a blank row before each title but the first."""
    rows: list[int | str] = []
    for i, problem in enumerate(problems):
        if not i or problem.topic != problems[i - 1].topic:
            rows += ["", problem.topic] if i else [problem.topic]
        rows.append(i)
    return rows


def _line(problems: Sequence[ProblemLine], row: int | str, cursor: int, measure: int, signs: Glyphs) -> Line:
    if isinstance(row, str):
        return (("  " + cut(row, measure - 2, signs.folded), "muted"),) if row else EMPTY
    problem, is_here = problems[row], row == cursor
    about = asked_words(problem.times)
    title = cut(problem.title, measure - 4 - (cells(about) + 3 if about else 0), signs.folded)
    return (
        ("  ", "text"),
        (f"{signs.cursor if is_here else ' '} ", "accent"),
        (title, "bold" if is_here else "text"),
        (f"   {about}" if about else "", "muted"),
    )


def asked_words(times: int) -> str:
    """How often a problem was answered; '' for never."""
    return f"answered {times} times" if times > 1 else "answered once" if times else ""
