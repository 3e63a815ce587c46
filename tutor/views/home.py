"""The Home screen: the exam day, the range, what today holds, the weakest topics, the last weeks."""

from __future__ import annotations

from tutor.progress.days import WEEKS
from tutor.views import home_plan
from tutor.views.days import short_day
from tutor.views.frame import WIDE, beside, room
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line, cells, cut, plain, spread
from tutor.views.study.state import Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.home import DayLine, HomeState
    from tutor.views.glyphs import Glyphs

DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
RIGHT, FAR_RIGHT = 48, 84
WEEKS_WIDTH = 18
BARS = 18
# As many as there are digits to choose them by.
TOPICS_A_PAGE = 9
_WHY_A_RANGE = ("It speaks of the Lambda part only.", "The raw pass mark is not published:", "the line is an estimate.")
# Two rows of the frame are left blank where they can be.
_BLANKS = 2


def body(state: HomeState, width: int, height: int, signs: Glyphs, turn: int = 0) -> Body:
    """The lines, which row is which topic, and the pages of topics where they are too many for one."""
    measure = min(width - 2, 78)
    remark: list[Line] = [(("  " + cut(state.remark, measure - 2, signs.folded), "muted"),)] if state.remark else []
    top = _top(state, measure, room(height) - len(remark), signs)
    left = room(height) - len(top) - len(remark)
    topics, rows, pages = _page_of_topics(state, turn, left, signs)
    rows = {row + len(top): number for row, number in rows.items()}
    if width >= WIDE:
        far = _far_column(state, signs)[: room(height) - len(remark)]
        return Body([*beside([*top, *topics], far, FAR_RIGHT), *remark], rows, pages)
    weeks = weeks_lines(state.answers, state.today, signs) if width >= RIGHT + WEEKS_WIDTH else []
    return Body([*top, *beside(topics, weeks[:left], RIGHT), *remark], rows, pages)


def way(state: HomeState) -> float | None:
    """How much of the way to the exam day lies behind, 0 to 1; None without one ahead."""
    aim = state.aim
    if aim is None or aim.on is None or aim.on < state.today:
        return None
    return (state.today - aim.began_on) / max(1, aim.on - aim.began_on) if aim.on > state.today else 1.0


def answer_line(state: HomeState, width: int, signs: Glyphs) -> Line:
    """The mock exam that is proposed, and how many questions are flagged; the latter whole where it stands alone."""
    mock, flagged = home_plan.mock_line(state), flagged_line(state, signs)
    if not mock or not flagged:
        return mock or flagged
    short: Line = (
        (f"{signs.flag} ", "flag"),
        (f"{state.flagged} flagged", "text"),
        ("   ! ", "accent bold"),
        ("list", "muted"),
    )
    used = cells(plain(mock)) + cells(plain(short)) + 4
    return spread(mock, short, min(width - 2, 78)) if used <= min(width - 2, 78) else flagged


def flagged_line(state: HomeState, signs: Glyphs) -> Line:
    """How many questions are flagged, and the key to their list."""
    if not state.flagged:
        return EMPTY
    flag = (f"  {signs.flag} ", "flag")
    said = home_plan.counted(state.flagged, "question") + " flagged"
    return flag, (said, "text"), ("    ! ", "accent bold"), ("list", "muted")


def _top(state: HomeState, measure: int, most: int, signs: Glyphs) -> list[Line]:
    """Exam day, range and today; the drawn range goes first where rows are short."""
    where = [home_plan.where_line(state, measure, signs), EMPTY]
    today = [*home_plan.today_lines(state, measure, signs), EMPTY]
    if state.aim is None:
        return [*where, *today]
    drawn = home_plan.range_lines(state, state.reach, measure, signs) if state.reach is not None else [EMPTY, EMPTY]
    whole = [*where, *drawn, EMPTY, *today]
    return whole if len(whole) + 1 + WEEKS <= most else [*where, *today]


_Topics = tuple[list[Line], dict[int, int], tuple[str, ...]]


def _page_of_topics(state: HomeState, turn: int, most: int, signs: Glyphs) -> _Topics:
    """One page of topics with their heading, which row is which topic, and how many pages there are."""
    size = max(1, min(TOPICS_A_PAGE, most - 1 - (_BLANKS if most > TOPICS_A_PAGE else 0)))
    pages = max(1, -(-len(state.topics) // size))
    first = turn % pages * size
    heading = "Weakest" if state.seen else "Topics"
    more: Line = (("   Tab ", "accent bold"), (f"more, {turn % pages + 1} of {pages}", "muted")) if pages > 1 else ()
    lines: list[Line] = [(("  " + heading, "bold"), *more), *_topics(state, first, size, signs)]
    rows = {row: first + row - 1 for row in range(1, len(lines))}
    if rows and state.seen and len(lines) + 1 + _BLANKS < most:
        said = f"     {signs.not_seen} not met   {signs.shaky} shaky   {signs.safe} safe"
        lines += [EMPTY, ((said, "muted"),)] if len(lines) + 2 + _BLANKS < most else [((said, "muted"),)]
    return lines, rows, ("more topics",) * pages


def _topics(state: HomeState, first: int, count: int, signs: Glyphs) -> list[Line]:
    """Topics, each with a sign a card: the bars begin in one column, at least half of it is the title."""
    lines: list[Line] = []
    topics = state.topics[first : first + count]
    most = min(BARS, max((len(topic.levels) for topic in topics), default=0))
    size = RIGHT - 6 - most - 3
    for number, topic in enumerate(topics, 1):
        bars = cut("".join(of_level(level, signs) for level in topic.levels), most, signs.folded)
        title = cut(topic.title, size, signs.folded)
        gap = " " * (size - cells(title))
        lines.append(((f"  {number} ", "accent bold"), (f" {title}{gap} ", "text"), (bars, "fill")))
    return lines


def _far_column(state: HomeState, signs: Glyphs) -> list[Line]:
    """What a wide screen has beside: the weeks, the coming days, why the range is one."""
    lines = weeks_lines(state.answers, state.today, signs)
    aim = state.aim
    if aim is not None and aim.coming:
        lines += [EMPTY, (("Coming days", "bold"),), *[coming_line(day, state.today) for day in aim.coming[:7]]]
    if state.reach is not None:
        lines += [EMPTY, (("Why a range", "bold"),), *[((sentence, "muted"),) for sentence in _WHY_A_RANGE]]
    return lines


def coming_line(day: DayLine, today: int) -> Line:
    """What a coming day holds: Sun 22 Nov   11 reviews   3 new."""
    name = (f"{short_day(day.day, today):<11} ", "muted")
    if day.word:
        return name, (day.word, "text")
    reviews = f"{day.reviews:>3} {'review ' if day.reviews == 1 else 'reviews'}" if day.reviews else " " * 11
    return name, (reviews + (f"  {day.new:>2} new" if day.new else ""), "text")


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
