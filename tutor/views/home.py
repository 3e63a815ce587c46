"""The Home screen: what today holds, how the topics stand, the last weeks."""

from __future__ import annotations

from tutor.progress.days import WEEKS
from tutor.views.frame import beside, room
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line, cells, cut, spread
from tutor.views.study.state import BLANKS, Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.home import HomeState
    from tutor.views.glyphs import Glyphs

DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
RIGHT = 48
WEEKS_WIDTH = 18
BARS = 18
# As many as there are digits to choose them by.
TOPICS_A_PAGE = 9


def body(state: HomeState, width: int, height: int, signs: Glyphs, turn: int = 0) -> Body:
    """The lines, which row is which topic, and the pages of topics where they are too many for one."""
    measure = min(width - 2, 78)
    lines = [_today_line(state, measure), EMPTY, _budget_line(state)]
    lines += [*_today(state), EMPTY]
    remark: list[Line] = [EMPTY, (("  " + cut(state.remark, measure - 2, signs.folded), "muted"),)]
    remark = remark if state.remark else []
    size = max(1, min(TOPICS_A_PAGE, room(height) - BLANKS - len(lines) - 1 - len(remark)))
    pages = max(1, -(-len(state.topics) // size))
    first = turn % pages * size
    topics = _topics(state, first, size, signs)
    rows = {len(lines) + row: first + row - 1 for row in range(1, len(topics))}
    weeks = weeks_lines(state.answers, state.today, signs) if width >= RIGHT + WEEKS_WIDTH else []
    lines += [*beside(topics, weeks[: room(height) - len(lines) - len(remark)], RIGHT), *remark]
    return Body(lines, rows, ("more topics",) * pages)


def _today_line(state: HomeState, measure: int) -> Line:
    left = (
        ("  ", "text"),
        (str(state.due), "accent bold"),
        (" due  ", "accent bold"),
        ("of " + _count(state.seen, "card") + " met", "muted"),
    )
    streak = f"   {state.streak} days in a row" if state.streak > 1 else ""
    word = " answer so far" if state.reviews == 1 else " answers so far"
    return spread(left, ((f"{state.reviews:,}", "bold"), (word, "muted"), (streak, "muted")), measure)


def _budget_line(state: HomeState) -> Line:
    """What was spent of today's minutes; once they are spent, what another sitting would hold."""
    if not state.minutes_done:
        return ("  Today", "bold"), (f"  {state.minutes} minutes", "muted")
    if state.minutes_done < state.minutes:
        return ("  Today", "bold"), (f"  {state.minutes} minutes, {state.minutes_done} done", "muted")
    return ("  Today", "bold"), (f"  {state.minutes_done} minutes done; another {state.minutes} would hold", "muted")


def _today(state: HomeState) -> list[Line]:
    """What the minutes that are left hold: due cards first, then as many new ones as fit."""
    minutes = state.minutes - state.minutes_done if state.minutes_done < state.minutes else state.minutes
    review_minutes = min(minutes, -(-state.due * state.seconds_a_review // 60))
    left = (minutes - review_minutes) * 60
    new = min(state.new, left // NEW_CARD_SECONDS)
    rows = []
    if state.due:
        rows.append((state.due, "review" if state.due == 1 else "reviews", review_minutes, "most forgotten first"))
    if new:
        rows.append(
            (new, "new card" if new == 1 else "new cards", -(-new * NEW_CARD_SECONDS // 60), "try first, then read")
        )
    spent = sum(row[2] for row in rows)
    if state.seen and spent < minutes and new == state.new:
        rows.append((state.seen, "met cards", minutes - spent, "then reading ahead"))
    return [
        ((f"{count:>5}  ", "bold"), (f"{word:<12}", "text"), (f"{took:>3} min    ", "muted"), (why, "muted"))
        for count, word, took, why in rows
    ]


# Reading included; measured per learner once there are enough of them.
NEW_CARD_SECONDS = 150


def _topics(state: HomeState, first: int, count: int, signs: Glyphs) -> list[Line]:
    """One page of topics, each with a sign a card: the bars begin in one column, at least half of it is the title."""
    lines: list[Line] = [(("  Topics", "bold"),)]
    topics = state.topics[first : first + count]
    most = min(BARS, max((len(topic.levels) for topic in topics), default=0))
    size = RIGHT - 6 - most - 3
    for number, topic in enumerate(topics, 1):
        bars = cut("".join(of_level(level, signs) for level in topic.levels), most, signs.folded)
        title = cut(topic.title, size, signs.folded)
        gap = " " * (size - cells(title))
        lines.append(((f"  {number} ", "accent bold"), (f" {title}{gap} ", "text"), (bars, "fill")))
    return lines


def flagged_line(state: HomeState, signs: Glyphs) -> Line:
    """How many questions are flagged, and the key to their list."""
    if not state.flagged:
        return EMPTY
    flag = (f"  {signs.flag} ", "flag")
    return flag, (_count(state.flagged, "question") + " flagged", "text"), ("    ! ", "accent bold"), ("list", "muted")


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
