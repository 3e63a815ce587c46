"""One question of an exam explained, as lines: whole, or what was chosen and the key first."""

from __future__ import annotations

from tutor.views.exam.paper import CHANGED, GONE, clock
from tutor.views.exam.result import mark_of
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.question import (
    choice_lines,
    choices_explained,
    exhibit_lines,
    parts_of,
    stem_lines,
    why_lines,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.exam_results import Chosen, Sat
    from tutor.views.glyphs import Glyphs
    from tutor.views.question import Explained


def explained_lines(sat: Sat, chosen: Chosen | None, width: int, signs: Glyphs, letters: bool) -> list[Line]:
    """One question whole: stem, every choice with its why, the explanation."""
    lines = [*_head(sat, width, signs), *_without(sat, chosen, width)]
    if chosen is None:
        return lines
    lines += [*asked_lines(chosen, width, signs), EMPTY]
    for entry in choices_explained(chosen.asked, chosen.response, signs, letters):
        lines += _entry_lines(entry, width)
    return [*lines, EMPTY, *_said(chosen.asked.question.explanation, width)]


def answer_blocks(sat: Sat, chosen: Chosen, width: int, signs: Glyphs) -> list[list[Line]]:
    """The same where the question has a page of its own, in parts: what was chosen, the key, why; then the others."""
    entries = choices_explained(chosen.asked, chosen.response, signs, letters=False)
    taken = [position in chosen.response for position in chosen.asked.order]
    mine = [entry for entry, is_chosen in zip(entries, taken, strict=True) if is_chosen]
    right = [entry for entry in entries if entry.is_needed and entry not in mine]
    head = [*_head(sat, width, signs), *_without(sat, chosen, width)]
    head += [*wrap(parts_of(chosen.asked.question.stem)[1], width, "bold", (("  ", "text"),), "  "), EMPTY]
    return [
        head,
        *_titled("You chose", mine, width),
        *_titled("Right", right, width),
        [*_said(chosen.asked.question.explanation, width), EMPTY],
        *_titled("The others", [entry for entry in entries if not entry.is_needed], width),
    ]


def asked_lines(chosen: Chosen, width: int, signs: Glyphs) -> list[Line]:
    """Stem and exhibit, its deciding lines marked."""
    question = chosen.asked.question
    lines = stem_lines(question.stem, width)
    if question.exhibit is not None:
        lines += [EMPTY, *exhibit_lines(question.exhibit, width, signs, True, by_word=False)]
    return lines


def _head(sat: Sat, width: int, signs: Glyphs) -> list[Line]:
    about = [
        f"question {sat.number}",
        clock(sat.ms),
        "" if sat.is_answered else f"{sat.chosen} of {sat.choose} chosen" if sat.chosen else "not answered",
        "flagged" if sat.is_flagged else "",
        "a guess" if sat.is_guess else "",
        "" if sat.is_scored else "unscored",
    ]
    title = ", ".join(word for word in about if word)
    return [*wrap(title, width, "muted", (("  ", "text"), mark_of(sat, signs), (" ", "text")), "    "), EMPTY]


def _without(sat: Sat, chosen: Chosen | None, width: int) -> list[Line]:
    """What is to be said where a question does not count, or cannot be shown as it was."""
    if sat.is_right is not None and chosen is not None:
        return []
    lines = _said(GONE if sat.is_right is None else CHANGED, width)
    return lines if chosen is None else [*lines, EMPTY]


def _titled(title: str, entries: Sequence[Explained], width: int) -> list[list[Line]]:
    """Choices with their whys, each a part, under a word for them, and a blank line; nothing without any."""
    blocks = [_entry_lines(entry, width) for entry in entries]
    if blocks:
        blocks[0].insert(0, ((f"  {title}", "muted"),))
        blocks[-1].append(EMPTY)
    return blocks


def _entry_lines(entry: Explained, width: int) -> list[Line]:
    return choice_lines(entry.text, entry.label, width, entry.marker) + why_lines(entry.why, width)


def _said(text: str, width: int) -> list[Line]:
    return wrap(text, width, "text", (("  ", "text"),), "  ")
