"""A problem to read: a variant as it is asked, or with its hints, its steps and its answer."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.problem.parts import INDENT, REST
from tutor.views.question import stem_lines, worked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.questions.problem import Posed
    from tutor.views.glyphs import Glyphs


def problem_lines(posed: Posed, width: int, signs: Glyphs, shows_key: bool) -> list[Line]:
    """The title and the bare question; with the key everything that belongs to it."""
    lines = [EMPTY, *wrap(posed.problem.title, width, "bold", INDENT, "  "), EMPTY]
    lines += [*stem_lines(posed.stem, width), EMPTY]
    return [*lines, *_key_lines(posed, width, signs)] if shows_key else lines


def _key_lines(posed: Posed, width: int, signs: Glyphs) -> list[Line]:
    lines: list[Line] = []
    for hint in posed.hints:
        lines += wrap(hint, width, "text", (("  Hint  ", "flag"),), " " * 8)
    lines += [EMPTY] if lines else []
    for number, step in enumerate(posed.steps, 1):
        lines += wrap(step.ask, width, "text", ((f"  {number}  ", "muted"),), REST)
        lines += wrap(worked(step, signs), width, "bold", ((REST, "text"),), REST)
    right = (*INDENT, (signs.right, "right"), ("  ", "text"))
    lines += [EMPTY, *wrap(posed.expected.shown, width, "bold", right, REST), EMPTY]
    for path, say in zip(posed.problem.wrong, (say for _, say in posed.expected.wrong), strict=True):
        lines += wrap(f"{path.expr}: {say}", width, "muted", (("  - ", "muted"),), "    ")
    lines += [EMPTY] if posed.problem.wrong else []
    return [*lines, *wrap(posed.explanation, width, "text", INDENT, "  "), EMPTY]
