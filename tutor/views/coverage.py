"""How well a pack covers what it is about: tables of figures, the exams' tasks, and what is missing."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, cut, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.content.coverage import Coverage, ExamCoverage, TopicCoverage
    from tutor.views.glyphs import Glyphs

    # A name and its figures.
    Row = tuple[str, list[str]]
    # Headings, and rows of which the last has the sums.
    Table = tuple[tuple[str, ...], list[Row]]

MOST_NAME, LEAST_NAME = 28, 8
UNKNOWN = (
    "Some items have errors or are to be filled in: `tutor check` shows them. "
    "What is missing is said when none are left."
)


def lines(coverage: Coverage, short: Callable[[str], str], width: int, signs: Glyphs) -> list[Line]:
    """The whole report, no line wider than `width` where that is 70 or more."""
    if not coverage.topics:
        return [(("  The pack holds no topic.", "text"),)]
    tables = [_cards(coverage, short), _questions(coverage.topics, short), _asked(coverage.topics, short)]
    shown: list[Line] = []
    for headings, rows in tables:
        shown += [*_table(headings, rows, width, signs), EMPTY]
    for exam in coverage.exams:
        shown += [*_exam(exam, short, width), EMPTY]
    return shown + _missing(coverage, width)


def _cards(coverage: Coverage, short: Callable[[str], str]) -> Table:
    topics = coverage.topics
    rows = [
        (short(topic.id), [*map(str, topic.cards.values()), f"{topic.tested} of {topic.facts}", str(topic.drills)])
        for topic in topics
    ]
    sums = [str(sum(topic.cards[word] for topic in topics)) for word in topics[0].cards]
    rows.append(("all", [*sums, f"{coverage.tested} of {coverage.facts}", str(sum(topic.drills for topic in topics))]))
    return ("Cards", *topics[0].cards, "facts tested", "drills"), rows


def _questions(topics: Sequence[TopicCoverage], short: Callable[[str], str]) -> Table:
    rows = [(short(topic.id), [str(sum(topic.kinds.values())), *map(str, topic.kinds.values())]) for topic in topics]
    sums = [sum(topic.kinds[kind] for topic in topics) for kind in topics[0].kinds]
    rows.append(("all", [str(sum(sums)), *map(str, sums)]))
    return ("Questions", "all", *topics[0].kinds), rows


def _asked(topics: Sequence[TopicCoverage], short: Callable[[str], str]) -> Table:
    figures = [[*topic.pools.values(), *topic.styles.values()] for topic in topics]
    rows: list[Row] = [(short(topic.id), [*map(str, row)]) for topic, row in zip(topics, figures, strict=True)]
    rows.append(("all", [str(sum(column)) for column in zip(*figures, strict=True)]))
    return ("Pools, styles", *topics[0].pools, *(f"{style} style" for style in topics[0].styles)), rows


def _table(headings: Sequence[str], rows: Sequence[Row], width: int, signs: Glyphs) -> list[Line]:
    """Names at the left, figures right-aligned below their headings; the last row has the sums."""
    title, *words = headings
    longest = min(MOST_NAME, max(len(title), *(len(name) for name, _ in rows)))
    sizes = [max(len(word), *(len(row[i]) for _, row in rows)) for i, word in enumerate(words)]
    gap = 2 if longest + sum(sizes) + 2 * len(sizes) + 2 <= width else 1
    size = max(LEAST_NAME, min(longest, width - sum(sizes) - gap * len(sizes) - 2))

    def line(name: str, figures: Sequence[str], role: str, of_figures: str) -> Line:
        columns = "".join(f"{' ' * gap}{figure:>{space}}" for figure, space in zip(figures, sizes, strict=True))
        return (f"  {cut(name, size, signs.folded):<{size}}", role), (columns, of_figures)

    *topics, sums = rows
    shown = [line(title, words, "bold", "muted"), *(line(name, row, "accent", "text") for name, row in topics)]
    return [*shown, line(*sums, "bold", "bold")]


def _exam(exam: ExamCoverage, short: Callable[[str], str], width: int) -> list[Line]:
    """How many tasks are served, and those that no topic serves."""
    left = [task for task in exam.tasks if not task.topics]
    served = f": {len(exam.tasks) - len(left)} of {len(exam.tasks)} tasks served"
    shown: list[Line] = [((f"  {short(exam.id)}", "bold"), (served, "text"))]
    if left:
        shown.append((("  No topic serves", "muted"),))
    for task in left:
        shown += wrap(task.title, width, "text", ((f"    {task.id:<5}", "accent"),), " " * 9)
    return shown


def _missing(coverage: Coverage, width: int) -> list[Line]:
    if not coverage.is_whole:
        return wrap(UNKNOWN, width, "text", (("  ", "text"),), "  ")
    if not coverage.missing:
        return [(("  Nothing is missing from the topics that there are.", "text"),)]
    shown: list[Line] = [(("  Missing", "bold"),)]
    for said in coverage.missing:
        shown += wrap(said, width, "text", (("  - ", "muted"),), "    ")
    return shown
