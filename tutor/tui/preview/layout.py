"""What stands where in the preview: the item as on a screen of its own, the findings beside it or below."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.text import clean_line
from tutor.tui.commands.command import keys_for
from tutor.tui.preview.commands import PREVIEW
from tutor.tui.preview.showing import Space
from tutor.views import preview as view
from tutor.views.frame import WIDE, Frame, Page, beside, compose, room
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.study.state import Body, measure_of, turned

if TYPE_CHECKING:
    from tutor.tui.preview.showing import Showing
    from tutor.tui.preview.shown import Shown
    from tutor.views.glyphs import Glyphs

# Where the findings are.
BESIDE, ALL, NONE = "beside", "all", "none"
# How wide the column of findings is at most, and how wide the item's own is at least.
COLUMN, LEAST = 44, 80
STALE = "As it last was: what the file holds now cannot be shown."
LAST = "As it last was: "
NOTHING = "What the file holds here cannot be shown: its findings say why."
NOTHING_THERE = "This file holds nothing that a learner sees."


@dataclass(frozen=True)
class View:
    """How the author looks: where the findings are, which of their pages is open, a remark to be read once."""

    findings: str = BESIDE
    turn: int = 0
    note: str = ""
    is_typing: bool = False


def page(shown: Shown, look: View, root: str, width: int, height: int, signs: Glyphs) -> Page:
    """The whole screen."""
    showing = shown.showing if look.findings != ALL else None
    space = space_of(shown, look, width, height, signs)
    body = _body(shown, look, space, width, height)
    frame = Frame(
        "Preview",
        _place(shown, root),
        _figure(shown),
        answer=_answer_line(showing, look, space),
        keys=keys_for(PREVIEW, words=_words(shown, showing, space, body)),
        note=_note(shown, look, width),
    )
    rows = {row: f"pick({i})" for row, i in body.rows.items()} if showing is not None else {}
    return compose(frame, body.lines, rows, width, height, signs, body.column)


def space_of(shown: Shown, look: View, width: int, height: int, signs: Glyphs) -> Space:
    """What is left to the item: findings take a column of a wide screen, else rows at its end."""
    if look.findings != BESIDE or not shown.findings:
        return Space(width, height, signs)
    if width >= WIDE:
        return Space(max(LEAST, width - COLUMN), height, signs)
    return Space(width, height - len(_below(shown, width, height)), signs)


def _body(shown: Shown, look: View, space: Space, width: int, height: int) -> Body:
    if look.findings == ALL:
        lines = view.whole(shown.findings, shown.is_here, measure_of(width))
        return turned([("findings", Body(lines))], look.turn, room(height) - 2)
    body = shown.showing.body(space) if shown.showing is not None else Body(_instead(shown, space.width))
    if space.width < width:
        right = _said(shown, width - space.width - 2, room(height) - 2, is_spaced=True)
        return Body(beside(body.lines, right, space.width), body.rows, body.pages, body.column)
    if space.height < height:
        below = _below(shown, width, height)
        gap = room(height) - 2 - len(body.lines) - len(below)
        return Body([*body.lines, *[EMPTY] * gap, *below], body.rows, body.pages, body.column)
    return body


def _below(shown: Shown, width: int, height: int) -> list[Line]:
    """The rows that findings take below the item: a third of them at most, after a blank one."""
    return [EMPTY, *_said(shown, width - 2, max(2, room(height) // 3), is_spaced=False)]


def _said(shown: Shown, width: int, most: int, is_spaced: bool) -> list[Line]:
    """What the checker says, and first of all whether what stands beside it is no more in the file."""
    old = wrap(_stale(shown), width, "flag", (("  ", "flag"),), "  ") if _is_old(shown) else []
    old += [EMPTY] if old and is_spaced else []
    return [*old, *view.listed(shown.findings, shown.is_here, width, most - len(old), is_spaced)]


def _is_old(shown: Shown) -> bool:
    return shown.is_stale and shown.showing is not None


def _stale(shown: Shown) -> str:
    """Why what stands there is not what the file holds."""
    return f"{LAST}{_cause(shown)}" if shown.elsewhere else STALE


def _cause(shown: Shown) -> str:
    """The error in another file that keeps the item from being shown, and how many there are besides."""
    first, *others = shown.elsewhere
    hint = f" ({first.hint})" if first.hint else ""
    more = f" And {len(others)} more {'error' if len(others) == 1 else 'errors'} like it." if others else ""
    place = f"{first.path}:{first.span.line}:{first.span.column}"
    return clean_line(f"it rests on {place} {first.code} {first.message}{hint}.{more}")


def _instead(shown: Shown, width: int) -> list[Line]:
    """What is said where there is nothing to show."""
    proof = shown.proof
    if proof is None:
        said = "Reading ..."
    elif not proof.is_there:
        said = "The file is not there."
    else:
        said = NOTHING if shown.item is not None or proof.findings else NOTHING_THERE
        said = f"This cannot be shown: {_cause(shown)}" if shown.elsewhere else said
    return wrap(said, measure_of(width), "muted", (("  ", "muted"),), "  ")


def _answer_line(showing: Showing | None, look: View, space: Space) -> Line:
    if look.is_typing:
        return (("  Your answer", "muted"),)
    return showing.answer_line(space) if showing is not None else EMPTY


def _note(shown: Shown, look: View, width: int) -> tuple[Line, ...]:
    is_unsaid = look.findings == NONE or not shown.findings
    said = look.note or (_stale(shown) if _is_old(shown) and is_unsaid else "")
    return tuple(wrap(said, width - 2, "flag", (("  ", "flag"),), "  ")) if said else ()


def _place(shown: Shown, root: str) -> str:
    """The file as it is called in its pack, and the item with its line."""
    if shown.proof is None:
        return ""
    path = shown.proof.path
    name = clean_line(os.path.relpath(path, root) if root else os.path.basename(path))
    item = shown.item
    return f"{name}:{item.line}  {item.kind} {item.name}" if item is not None else name


def _figure(shown: Shown) -> str:
    items = shown.proof.items if shown.proof is not None else ()
    return f"{shown.at + 1} of {len(items)}" if shown.item is not None and items else ""


def _words(shown: Shown, showing: Showing | None, space: Space, body: Body) -> dict[str, str]:
    """The footer's words: what has nothing to do is left out."""
    proof = shown.proof
    usual = {"go": "", "page": "", "card": "", "leave": ""} | ({"edit": ""} if proof is None else {})
    usual |= {} if proof is not None and len(proof.items) > 1 else {"next": ""}
    usual |= {} if proof is not None and len(proof.files) > 1 else {"next_file": ""}
    usual |= {} if shown.findings else {"findings": ""}
    if showing is not None:
        return usual | showing.words(space)
    return usual | ({"page": "more"} if len(body.pages) > 1 else {})
