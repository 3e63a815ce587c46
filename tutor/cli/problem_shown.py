"""What `tutor problem` shows: the bare question, the verdict, the answer, the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.content.text import clean
from tutor.scheduling.memory import NO_IDEA
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.problem import parts
from tutor.views.question import stem_lines

if TYPE_CHECKING:
    from tutor.actions.solving import Solving
    from tutor.cli.terminal import Terminal
    from tutor.content.model.question import Question


class ShownProblem:
    """A problem on a terminal or in a pipe; what is typed is for those that follow it."""

    def __init__(self, solving: Solving, terminal: Terminal) -> None:
        self.solving = solving
        self.terminal = terminal

    @property
    def question(self) -> Question:
        """The bare question."""
        return self.solving.asked.question

    def show_question(self) -> None:
        """Title, topic, the bare question, and hints that were had before an undo."""
        library = self.solving.desk.library
        topic = library.title("topic", library.parent("card", self.question.card))
        head: Line = ((f"  {self.solving.attempt.posed.problem.title}", "bold"), (f"  {topic}", "muted"))
        self.show([EMPTY, head, EMPTY, *stem_lines(self.question.stem, self.terminal.width), EMPTY])
        self.show(parts.hint_lines(self.solving.attempt, self.terminal.width))

    def show_verdict(self) -> None:
        """Right or wrong; the answer only where it was right."""
        feedback, width, signs = self.solving.feedback, self.terminal.width, self.terminal.signs
        if feedback is None:
            return
        lines: list[Line] = [EMPTY, *parts.verdict_lines(feedback, width, signs)]
        if feedback.grade.is_correct:
            lines += [EMPTY, *self.answer_lines()]
        elif feedback.confidence != NO_IDEA:
            lines += [EMPTY, *parts.typed_lines(str(feedback.response), feedback.grade.remark, width, signs), EMPTY]
        self.show(lines)

    def answer_lines(self) -> list[Line]:
        """The right answer and the rule behind it."""
        feedback, width, signs = self.solving.feedback, self.terminal.width, self.terminal.signs
        if feedback is None:
            return []
        lines = parts.answer_lines(self.solving.attempt, feedback, width, signs)
        return [*lines, EMPTY, *wrap(self.question.explanation, width, "text", parts.INDENT, "  "), EMPTY]

    def show_card(self) -> None:
        """The card behind the problem."""
        card, width = self.solving.desk.library.card(self.question.card), self.terminal.width
        title = wrap(card.title, width, "bold", parts.INDENT, "  ")
        self.show([EMPTY, *title, *wrap(card.body, width, "text", parts.INDENT, "  "), EMPTY])

    def say(self, sentence: str) -> None:
        """Prints a remark."""
        self.show(wrap(clean(sentence), self.terminal.width, "text", parts.INDENT, "  "))

    def show(self, lines: list[Line]) -> None:
        """Prints lines."""
        self.terminal.show(lines)
