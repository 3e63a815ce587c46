"""What changed since the learner met it, in words: a mended key, a fact that moved, what was made clearer."""

from __future__ import annotations

from tutor.content.text import clean, clean_line
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.changes import MovedCard, MovedFact, News

_INDENT = (("  ", "text"),)


def mended_lines(news: News, width: int) -> list[Line]:
    """A key that was wrong: what it asks, what is right, and what that makes of the answers and their cards."""
    lines = [*_said(f'The key of a question on "{news.title}" was wrong.', width, "bold")]
    lines += _said(news.asks, width, "muted")
    lines += _said(f"Right is: {news.key}", width) if news.key else []
    lines += _said(news.how, width) if news.how else []
    return [*lines, *_said(" ".join([news.marked, *map(_moved, news.moved)]), width)]


def clarified_lines(news: News, width: int) -> list[Line]:
    """What was made clearer, before it is asked again."""
    what = "This question" if news.asks else f'The card "{news.title}"'
    lines = [*_said(f"{what} says it more clearly since you last saw it.", width, "bold")]
    lines += _said(news.how, width) if news.how else []
    return [*lines, *(_said(f"To keep: {news.remember}", width) if not news.asks and not news.how else [])]


def fact_question(news: News) -> str:
    """What the learner commits to, where no single fact is named."""
    return news.ask_first or f'What do you hold for true of "{news.title}"?'


def changed_head(news: News, width: int) -> list[Line]:
    """That something changed which the learner had learnt, without saying what it is now."""
    return _said(f'What "{news.title}" rests on has changed since you learnt it.', width, "bold")


def fact_prompt(fact: MovedFact) -> str:
    """What is to be foretold of a fact."""
    return f"{clean_line(fact.title)}: it was {clean_line(fact.was)}. What is it now?"


def asked_lines(asks: str, width: int) -> list[Line]:
    """What is to be foretold, as it stands on a screen."""
    return _said(asks, width, "bold")


def fact_lines(fact: MovedFact, said: str, is_foretold: bool, width: int) -> list[Line]:
    """The old value and the new one, with the source; what the learner said stands beside it."""
    lines: list[Line] = [(("  ", "text"), (f"{clean_line(fact.was)} -> ", "muted"), (clean_line(fact.now), "bold"))]
    if said:
        lines += _said("As you said." if is_foretold else f"You said {clean_line(said)}.", width)
    lines += [*_said(fact.statement, width), *_said(f"{fact.source}, checked {fact.checked}", width, "muted")]
    return [*lines, (("  ", "text"), (clean_line(fact.url), "muted"))]


def anew_lines(news: News, width: int) -> list[Line]:
    """What the author says of a change, the line to keep, and what the tutor makes of it."""
    lines = _said(news.how, width) if news.how else []
    lines += _said(f"To keep: {news.remember}", width)
    return [*lines, *_said("The card begins anew; your answers so far stay in the log.", width, "muted")]


def told_of(news: Sequence[News], width: int) -> list[Line]:
    """All of it at once, for where nobody can be asked."""
    lines: list[Line] = []
    for one in news:
        lines += [EMPTY] if lines else []
        if one.changed == "key":
            lines += mended_lines(one, width)
        elif one.changed == "clarified":
            lines += clarified_lines(one, width)
        else:
            lines += changed_head(one, width)
            lines += [line for fact in one.facts for line in fact_lines(fact, "", False, width)]
            lines += anew_lines(one, width)
    return lines


def _moved(card: MovedCard) -> str:
    return f'"{card.title}" is due {_in(card.after)}, not {_in(card.before)}.'


def _in(days: int) -> str:
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _said(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(clean(text), width, role, _INDENT, "  ")
