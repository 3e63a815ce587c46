"""A question and its feedback as lines: the parts that the app's pages and the plain quiz are made of."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, Piece, plain, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.sitting import Asked, Feedback
    from tutor.content.model.question import Exhibit
    from tutor.views.glyphs import Glyphs


def parts_of(stem: str) -> tuple[str, str]:
    """The situation ('' when there is none) and the ask: the last paragraph."""
    situation, _, ask = stem.strip().rpartition("\n\n")
    return situation, ask


def stem_lines(stem: str, width: int, indent: str = "  ") -> list[Line]:
    """The situation, a blank line, and the ask in bold."""
    situation, ask = parts_of(stem)
    lines = [*wrap(situation, width, "text", ((indent, "text"),), indent), EMPTY] if situation else []
    return lines + wrap(ask, width, "bold", ((indent, "text"),), indent)


def exhibit_lines(exhibit: Exhibit, signs: Glyphs, show_marks: bool, indent: str = "  ") -> list[Line]:
    """The exhibit with a bar at its left; after the answer the deciding lines are bold."""
    lines: list[Line] = [((f"{indent}{signs.exhibit} ", "accent"), (exhibit.title or exhibit.kind, "accent"))]
    for number, text in enumerate(exhibit.text.split("\n"), 1):
        is_marked = show_marks and number in exhibit.mark
        role = "bold" if is_marked else "text"
        lines.append(((f"{indent}{signs.bar} ", "accent" if is_marked else "rule"), (text, role)))
    return lines


def choice_lines(text: str, label: str, width: int, marker: Piece = (" ", "text"), role: str = "text") -> list[Line]:
    """One choice: marker in column 2, label in column 4, text from column 7 on."""
    label_role = marker[1] if marker[0].strip() else "muted"
    first = (("  ", "text"), marker, (" ", "text"), (label, label_role), ("  ", "text"))
    return wrap(text, width, role, first, " " * (len(label) + 6))


def why_lines(why: str, width: int) -> list[Line]:
    """What a choice would do, under its text."""
    return wrap(why, width, "muted", (("       ", "muted"),), "       ")


def counted_as(feedback: Feedback) -> str:
    """What an answer counted as and when its card is back, for one line."""
    days = feedback.days
    back = "back tomorrow" if days <= 1 else f"back in {days} days"
    if feedback.rating is not None:
        return f"counts as {feedback.rating}, {back}"
    if feedback.grade.is_correct and feedback.confidence == "guess":
        return f"a guess: logged without growth, {back}"
    return f"not counted again today, {back}"


def verdict(feedback: Feedback, signs: Glyphs) -> tuple[Piece, str]:
    """Right or wrong as a coloured piece, and what to add about the confidence."""
    if feedback.grade.is_correct:
        aside = {"guess": "by a guess", "unsure": "though unsure"}.get(feedback.confidence, "")
        return (f"{signs.right} Right", "right bold"), aside
    if feedback.confidence == "none":
        return (f"{signs.wrong} No idea", "wrong bold"), "here it is"
    return (f"{signs.wrong} Not this one", "wrong bold"), "and you were sure" if feedback.is_confident_error else ""


def marker_of(feedback: Feedback, position: int, signs: Glyphs) -> Piece:
    """The sign of a choice after the answer: right, wrongly chosen, or nothing."""
    choice = feedback.asked.question.choices[position]  # type: ignore[union-attr]
    if choice.correct:
        return signs.right, "right"
    chosen = isinstance(feedback.response, frozenset) and position in feedback.response
    return (signs.wrong, "wrong") if chosen else (" ", "text")


def typed_answer_lines(feedback: Feedback, width: int, signs: Glyphs) -> list[Line]:
    """For number and text: what was typed, what is right, and what this wrong answer betrays."""
    lines: list[Line] = []
    if not feedback.grade.is_correct and feedback.confidence != "none":
        lines += wrap(
            str(feedback.response), width, "text", (("  ", "text"), (signs.wrong, "wrong"), ("  ", "text")), "     "
        )
        if feedback.grade.remark:
            lines += wrap(feedback.grade.remark, width, "muted", (("     ", "muted"),), "     ")
    lines += wrap(
        feedback.grade.expected, width, "bold", (("  ", "text"), (signs.right, "right"), ("  ", "text")), "     "
    )
    return lines


def labels(asked: Asked, letters: bool) -> list[str]:
    """What the choices are called: 1-6 in the app, a-f in the plain quiz."""
    return [chr(ord("a") + i) if letters else str(i + 1) for i in range(len(asked.order))]


def as_text(lines: list[Line]) -> str:
    """Lines as plain text."""
    return "\n".join(plain(line) for line in lines)
