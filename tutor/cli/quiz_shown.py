"""What `tutor quiz` shows: the question, its feedback, the card, the sources, the sum."""

from __future__ import annotations

from tutor.content.text import clean
from tutor.scheduling.memory import RATINGS
from tutor.views import question as view
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.actions.sitting import Sitting
    from tutor.cli.terminal import Terminal
    from tutor.study.asking import Asked

INDENT = (("  ", "text"),)
# What an answer counted as; for practice where its card had counted on that day already.
_COUNTED = (*RATINGS, "a guess", "practice")
# The prompt and the blank line above it.
_PROMPT_ROWS = 2


class ShownQuiz:
    """A sitting on a terminal or in a pipe; what is typed is for those that follow it."""

    def __init__(self, sitting: Sitting, terminal: Terminal) -> None:
        self.sitting = sitting
        self.terminal = terminal

    def show_question(self, asked: Asked) -> None:
        """Topic and place in the sitting, the question, and what it offers."""
        width, signs = self.terminal.width, self.terminal.signs
        session, library = self.sitting.session, self.sitting.desk.library
        topic = library.title("topic", library.parent("card", asked.question.card))
        place = _place(session.limit, len(session.turns), session.lap is not None)
        lines: list[Line] = [EMPTY, ((f"  {topic}", "muted"), (f"  {place}", "muted")), EMPTY]
        lines += view.stem_lines(asked.question.stem, width)
        if asked.question.exhibit is not None:
            lines += [EMPTY, *view.exhibit_lines(asked.question.exhibit, width, signs, False, by_word=False)]
        lines.append(EMPTY)
        lines += view.offers(asked, width, signs)
        self.terminal.show(lines)

    def show_feedback(self, feedback: Feedback) -> None:
        """The verdict, every why, the rule behind the key, the line to keep."""
        width, asked = self.terminal.width, feedback.asked
        verdict = view.verdict_lines(feedback, width, self.terminal.signs, is_spread=False)
        lines: list[Line] = [EMPTY, *verdict, EMPTY, *self._explained(feedback)]
        lines += wrap(asked.question.explanation, width, "text", INDENT, "  ")
        card = self.sitting.desk.library.card(asked.question.card)
        lines += [EMPTY, *wrap(card.remember, width, "bold", INDENT, "  "), EMPTY]
        if self.sitting.session.second == card.id:
            lines += self._card_lines(asked)
        if self.terminal.is_interactive and len(lines) > self.terminal.height - _PROMPT_ROWS:
            lines += [*verdict, EMPTY]  # the first one is pushed off the screen
        self.terminal.show(lines)

    def _explained(self, feedback: Feedback) -> list[Line]:
        """Every part with its why; for typed answers what is right, and how it is worked out."""
        width, signs = self.terminal.width, self.terminal.signs
        lines: list[Line] = []
        for entry in view.explained(feedback, signs, letters=True):
            lines += view.choice_lines(entry.text, entry.label, width, entry.marker)
            lines += view.why_lines(entry.why, width)
        if lines:
            return [*lines, EMPTY]
        return [*view.typed_answer_lines(feedback, width, signs), EMPTY, *view.worked_lines(feedback, width, signs)]

    def _card_lines(self, asked: Asked) -> list[Line]:
        width = self.terminal.width
        card = self.sitting.desk.library.card(asked.question.card)
        title = wrap(card.title, width, "bold", INDENT, "  ")
        return [*title, *wrap(card.body, width, "text", INDENT, "  "), EMPTY]

    def show_card(self, asked: Asked) -> None:
        """The card behind a question."""
        self.terminal.show([EMPTY, *self._card_lines(asked)])

    def show_sources(self, asked: Asked) -> None:
        """What the facts of a question say, and where they were read."""
        from tutor.views.sources import source_lines

        library = self.sitting.desk.library
        facts = [library.fact(id) for id in asked.question.facts]
        own = asked.posed.problem.source if asked.posed is not None else None
        self.terminal.show(source_lines(facts, self.terminal.width, own))

    def show_sum(self) -> None:
        """How many were right, and what they counted as."""
        turns, lap = self.sitting.session.turns, self.sitting.session.lap
        if turns:
            right = sum(turn.is_right for turn in turns)
            said = [turn.rating or ("a guess" if turn.is_counted else "practice") for turn in turns]
            counts = ", ".join(f"{said.count(one)} {one}" for one in _COUNTED if one in said)
            print(f"\n  {right} of {len(turns)} right: {counts}.")
            if lap:
                print(f"  Last lap: {sum(turn.is_right for turn in lap)} of {len(lap)} right.")

    def say(self, sentence: str) -> None:
        """Prints a remark."""
        self.terminal.show(wrap(clean(sentence), self.terminal.width, "text", INDENT, "  "))


def _place(limit: int | None, answered: int, is_lap: bool) -> str:
    if is_lap:
        return "last lap"
    return f"{answered + 1} of {limit}" if limit else f"{answered + 1}"
