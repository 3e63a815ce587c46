"""The placement's offer, and what it found."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, cells, cut, wrap
from tutor.views.study.state import BLANKS, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.placement import Found, TopicFound
    from tutor.views.glyphs import Glyphs

_MOST_TITLE = 40
_NUMBERS = dict(enumerate("Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(), 2))


def offer(questions: int, width: int, standing: str = "") -> list[Line]:
    """What a placement is, before it begins; of one that was begun or is done, that."""
    return _paragraphs((*_before(questions, standing), *_what(questions)), width)


def _before(questions: int, standing: str) -> tuple[str, ...]:
    count = str(_NUMBERS.get(questions, questions)).lower()
    match standing:
        case "begun":
            left = "one question is" if questions == 1 else f"{count} questions are"
            return (f"This placement was begun, and what you answered is kept: {left} left.",)
        case "done":
            others = "one other card" if questions == 1 else f"{count} other cards"
            return (f"A placement is done already. Enter asks {others}, none of which you have met.",)
        case _:
            return ()


def _what(questions: int) -> tuple[str, ...]:
    count = "One question finds" if questions == 1 else f"{_NUMBERS.get(questions, questions)} questions find"
    return (
        f"{count} out what you know already of the exams' Lambda part, the only one that is taught here, so that your "
        f"days go to the rest of it: {max(1, questions * 3 // 4)} minutes or so, a card at a time, the harder ones "
        "first.",
        "It is no test of you. z says that you have no idea, g that you guess: honest answers make a better plan. "
        "They are kept like any other answer, and Esc stops at any time.",
    )


def result(found: Found, width: int, height: int, signs: Glyphs) -> list[Line]:
    """How many were known, each topic with a sign a question, and what becomes of it."""
    if not found.topics:
        return _paragraphs(("Nothing was answered; the plan begins without it.",), width)
    head, after = [_headline(found), EMPTY], [EMPTY, *_paragraphs((_after(found),), width)]
    most = max(1, room(height) - BLANKS - len(head) - len(after) - 2)
    shown = found.topics[:most]
    size = min(_MOST_TITLE, max(cells(topic.title) for topic in shown))
    topics = [_topic(topic, size, signs) for topic in shown]
    return [*head, *topics, EMPTY, _legend(found, signs), *after]


def _headline(found: Found) -> Line:
    known, guessed, missed = (found.count(what) for what in ("known", "guessed", "missed"))
    more = f"   {guessed} guessed right" if guessed else ""
    return ("  ", "text"), (f"{known} of {known + guessed + missed} known", "bold"), (more, "muted")


def _topic(topic: TopicFound, size: int, signs: Glyphs) -> Line:
    title = cut(topic.title, size, signs.folded)
    gap = " " * (size - cells(title) + 4)
    kinds = {"known": (signs.right, "right"), "guessed": (signs.ask, "flag"), "missed": (signs.wrong, "wrong")}
    return ("  " + title + gap, "text"), *[(kinds[what][0] + " ", kinds[what][1]) for what in topic.found]


def _legend(found: Found, signs: Glyphs) -> Line:
    marks = (("known", signs.right), ("guessed", signs.ask), ("missed", signs.wrong))
    used = [f"{sign} {name}" for name, sign in marks if found.count(name)]
    return (("  " + "   ".join(used), "muted"),)


def _after(found: Found) -> str:
    """What the plan makes of it."""
    if not found.count("missed") + found.count("guessed"):
        return "All of it known: the plan goes on to what these questions did not touch."
    said = "Topics stand as on Home: first those of which you would recall least, with what you have not met yet. "
    said += "What was missed or guessed is due tomorrow."
    if found.confident_errors == 1:
        return said + " One was wrong although you were sure: that is worth most to know."
    if found.confident_errors:
        return said + f" {found.confident_errors} were wrong although you were sure: that is worth most to know."
    return said


def _paragraphs(texts: tuple[str, ...], width: int) -> list[Line]:
    lines: list[Line] = []
    for text in texts:
        lines += [*([EMPTY] if lines else []), *wrap(text, measure_of(width), "text", (("  ", "text"),), "  ")]
    return lines
