"""The Home screen: what today holds, how the topics stand, the last weeks."""

from __future__ import annotations

from tutor.progress.days import WEEKS
from tutor.views.frame import beside
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line, cut, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.home import HomeState
    from tutor.views.glyphs import Glyphs

DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
RIGHT = 48


def body(state: HomeState, width: int, height: int, signs: Glyphs) -> tuple[list[Line], dict[int, int]]:
    """The lines, and which row is which topic."""
    measure = min(width - 2, 78)
    lines = [_today_line(state, measure), EMPTY, (("  Today", "bold"), (f"  {state.minutes} minutes", "muted"))]
    lines += _today(state)
    lines.append(EMPTY)
    topics = _topics(state, measure, signs)
    first = len(lines) + 1
    lines += beside(topics, weeks_lines(state.answers, state.today, signs), RIGHT)
    if state.remark:
        lines += [EMPTY, (("  " + cut(state.remark, measure - 2, signs.folded), "muted"),)]
    return lines, {first + i: i for i in range(len(state.topics))}


def _today_line(state: HomeState, measure: int) -> Line:
    left = (
        ("  ", "text"),
        (str(state.due), "accent bold"),
        (" due  ", "accent bold"),
        ("of " + _count(state.seen, "card") + " met", "muted"),
    )
    streak = f"   {state.streak} days in a row" if state.streak > 1 else ""
    return spread(left, ((f"{state.reviews:,}", "bold"), (" answers so far", "muted"), (streak, "muted")), measure)


def _today(state: HomeState) -> list[Line]:
    """What the minutes hold: due cards first, then as many new ones as fit."""
    review_minutes = min(state.minutes, -(-state.due * state.seconds_a_review // 60))
    left = (state.minutes - review_minutes) * 60
    new = min(state.new, left // NEW_CARD_SECONDS)
    rows = []
    if state.due:
        rows.append((state.due, "review" if state.due == 1 else "reviews", review_minutes, "most forgotten first"))
    if new:
        rows.append(
            (new, "new card" if new == 1 else "new cards", -(-new * NEW_CARD_SECONDS // 60), "read after a first try")
        )
    spent = sum(row[2] for row in rows)
    if spent < state.minutes and not (new < state.new):
        rows.append((state.seen, "met cards", state.minutes - spent, "then reading ahead"))
    return [
        ((f"{count:>5}  ", "bold"), (f"{word:<12}", "text"), (f"{minutes:>3} min    ", "muted"), (why, "muted"))
        for count, word, minutes, why in rows
    ]


# Reading included; measured per learner once there are enough of them.
NEW_CARD_SECONDS = 150


def _topics(state: HomeState, measure: int, signs: Glyphs) -> list[Line]:
    lines: list[Line] = [(("  Topics", "bold"),)]
    for number, topic in enumerate(state.topics, 1):
        bars = "".join(of_level(level, signs) for level in topic.levels)
        size = RIGHT - 6 - len(bars) - 3
        title = f"{cut(topic.title, size, signs.folded):<{size}}"
        label = str(number) if number <= 9 else " "
        lines.append(((f"  {label} ", "accent bold"), (f" {title} ", "text"), (bars, "fill")))
    return lines


def weeks_lines(answers: dict[int, int], today: int, signs: Glyphs, indent: str = "") -> list[Line]:
    """Answers of the last seven weeks, two columns a day, Monday first."""
    weekday = (today + 3) % 7
    monday = today - weekday - 7 * (WEEKS - 1)
    most = max(answers.values(), default=0)
    lines: list[Line] = [((f"{indent}Seven weeks", "bold"),)]
    for row in range(7):
        pieces = [(f"{indent}{DAYS[row]:<4}", "muted")]
        for week in range(WEEKS):
            day = monday + 7 * week + row
            pieces.append(_day(answers.get(day, 0), most, day > today, signs))
        lines.append(tuple(pieces))
    return lines


def _day(answers: int, most: int, is_ahead: bool, signs: Glyphs) -> tuple[str, str]:
    if is_ahead:
        return "  ", "text"
    if not answers:
        return f"{signs.heat[0]} ", "rule"
    level = 1 + min(3, answers * 4 // (most + 1))
    return signs.heat[level] * 2, "fill"


def _count(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
