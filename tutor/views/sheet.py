"""The sheet for the last evenings, as one page that can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.progress.days import iso
from tutor.progress.mastery import SHAKY
from tutor.views.lines import EMPTY, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.sheet import EveningSheet, SheetCard

ROWS = 60
_NEW = "Nothing was answered yet, so these are core facts; `tutor quiz` finds out which you lack."


def page(sheet: EveningSheet, width: int, rows: int = ROWS) -> list[Line]:
    """The head and as many cards as the page has room for; the topic with the shakiest card comes first."""
    head = _head(sheet, width)
    taken: list[SheetCard] = []
    for card in sheet.cards:
        if len(head) + len(_groups([*taken, card], width)) <= rows:
            taken.append(card)
        elif len(head) + len(_groups(taken, width)) > rows - 4:
            break
    return [*head, *_groups(taken, width)]


def _head(sheet: EveningSheet, width: int) -> list[Line]:
    return [*_prose(_title(sheet), width, "bold"), *_prose(_said(sheet) + _part(sheet), width, "muted")]


def _title(sheet: EveningSheet) -> str:
    """What the page is, of which day, and how far off the exam is then."""
    if sheet.days_left == 1:
        return f"The last evening before {sheet.exam}, {iso(sheet.day)}"
    said = f"Facts to look over{f' for {sheet.exam}' if sheet.exam else ''}, {iso(sheet.day)}"
    if sheet.days_left is None:
        return said
    return f"{said}, {sheet.days_left} days before the exam" if sheet.days_left else f"{said}, the exam day"


def _said(sheet: EveningSheet) -> str:
    """Whose facts these are."""
    if not sheet.has_answers:
        return _NEW
    shaky = sum(card.level == SHAKY for card in sheet.cards)
    if not shaky:
        return "No card is shaky: first core facts that you have not met, then those you are likeliest to lose."
    cards = "1 card is" if shaky == 1 else f"{shaky} cards are"
    return f"{cards} shaky. Behind each: your chance to recall it tomorrow."


def _part(sheet: EveningSheet) -> str:
    """How much of the exam the page covers."""
    return " The page covers the Lambda part of the exam alone." if sheet.exam else ""


def _groups(cards: Sequence[SheetCard], width: int) -> list[Line]:
    """The cards by topic, the topics in the order of their first card."""
    lines: list[Line] = []
    for topic in dict.fromkeys(card.topic for card in cards):
        here = [card for card in cards if card.topic == topic]
        lines += [EMPTY, ((f"  {here[0].topic_title}", "bold"),)]
        lines += [line for card in here for line in _card(card, width)]
    return lines


def _card(card: SheetCard, width: int) -> list[Line]:
    """The line to keep with the chance of its recall, then the facts."""
    chance = "new" if card.recall is None else f"{100 * card.recall:.0f} %"
    lines = wrap(f"{card.remember} ({chance})", width, "text", (("  * ", "accent"),), "    ")
    for fact in card.facts:
        lines += wrap(f"{fact.title}: {fact.value}", width, "muted", (("    - ", "muted"),), "      ")
    return lines


def _prose(text: str, width: int, role: str) -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")
