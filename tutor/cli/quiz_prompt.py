"""`tutor quiz` at a terminal or in a pipe: plain text, one line an answer."""

from __future__ import annotations

import _thread
import sys

from tutor.cli.remarks import nothing_to_ask, remark_left_out
from tutor.cli.terminal import Terminal
from tutor.cli.typed import response_of, wanted
from tutor.content.text import clean
from tutor.scheduling.memory import NO_IDEA, RATINGS
from tutor.study.asking import confidence_of
from tutor.views import question as view
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.actions.sitting import Sitting
    from tutor.study.asking import Asked

HELP = """\
  ?  ??    behind an answer: you are unsure, or you guess
  ?        alone: no idea, show the answer
  :u       undo the last answer
  :f       flag this question
  :w       why am I asked this
  :c  :s   the card and its sources, after the answer
  :r hard  count the answer as again, hard, good or easy
  :q       leave, as do Ctrl-D and Ctrl-C; nothing is lost"""


class Leave(Exception):
    """The learner wants to stop."""


class Back(Exception):
    """The last answer was taken back: its question comes again."""


def converse(sitting: Sitting, is_plain: bool) -> int:
    """Asks until the limit or until the learner leaves, then offers the last lap."""
    return _Quiz(sitting, Terminal(is_plain)).run()


class _Quiz:
    def __init__(self, sitting: Sitting, terminal: Terminal) -> None:
        self._sitting = sitting
        self._terminal = terminal
        self._feedback: Feedback | None = None
        self._desk_lock = _thread.allocate_lock()  # held by the thread that reads while the learner does
        self._is_warm = self._is_over = False

    def run(self) -> int:
        """The whole sitting; returns the exit code."""
        try:
            return self._converse()
        finally:
            with self._desk_lock:  # the desk is not closed under that thread
                self._is_over = True

    def _converse(self) -> int:
        remark_left_out(self._sitting.desk)
        code = 0
        try:
            self._ask_all()
            while self._has_last_lap():
                self._offer_last_lap()
        except Leave:
            pass
        except KeyboardInterrupt:
            print()
            code = 130
        self._summary()
        return code

    def _has_last_lap(self) -> bool:
        """Whether a last lap is still to be offered; an undo may lead out of one that was begun."""
        session = self._sitting.session
        return self._terminal.is_interactive and session.lap is None and bool(session.missed)

    def _ask_all(self) -> None:
        if self._sitting.next_is_empty():
            print(nothing_to_ask(self._sitting))
        while (asked := self._sitting.next()) is not None:
            try:
                self._ask(asked)
            except Back:
                continue
            except BaseException:
                self._sitting.put_back(asked)
                raise

    def _ask(self, asked: Asked) -> None:
        self._show_question(asked)
        self._warm_up()
        clock = self._sitting.desk.clock
        shown = clock.ticks()
        while True:
            line = self._read(asked)
            if line.startswith(":"):
                self._command(line, asked)
                continue
            feedback = self._answered(line, asked, int((clock.ticks() - shown) * 1000))
            if feedback is not None:
                self._feedback = feedback
                self._show_feedback(feedback)
                self._pause(asked)
                return

    def _answered(self, line: str, asked: Asked, ms: int) -> Feedback | None:
        """The feedback on a typed line; None when it was no answer, and that was said."""
        from tutor.questions import NotAnAnswer

        answer, confidence = confidence_of(line)
        if not answer and confidence != NO_IDEA:
            self._say("Type your answer, ? for no idea, or :h for help.")
            return None
        try:
            response = response_of(answer, asked) if confidence != NO_IDEA else ""
            return self._sitting.answer(asked, response, confidence, ms)
        except NotAnAnswer as problem:
            self._say(str(problem))
            return None

    def _pause(self, asked: Asked) -> None:
        """At a terminal the feedback stays until Enter."""
        session = self._sitting.session
        if not self._terminal.is_interactive or (session.is_full and session.lap is None):
            return
        while True:
            line = self._read(asked, f"  {self._verdict()}  Enter next  :h help > ")
            if not line:
                return
            if not line.startswith(":"):
                self._say("Enter goes on; commands begin with a colon, :h shows them.")
                continue
            self._command(line, asked, is_answered=True)

    def _verdict(self) -> str:
        """The verdict once more: the whys may have pushed it off the screen."""
        return "" if self._feedback is None else view.verdict(self._feedback, self._terminal.signs)[0][0]

    def _command(self, line: str, asked: Asked, is_answered: bool = False) -> None:
        name, _, argument = line[1:].strip().partition(" ")
        match name:
            case "q":
                raise Leave
            case "h" | "?" | "":
                self._help(asked, is_answered)
            case "u":
                self._undo(asked, is_answered)
            case "f":
                self._flag(asked)
            case "w":
                self._say_why(asked)
            case "c":
                if self._may_show("The card", is_answered):
                    self._show_card(asked)
            case "s":
                if self._may_show("A source", is_answered):
                    self._show_sources(asked)
            case "r":
                self._rate(argument)
            case _:
                self._say(f"There is no command :{name}; :h shows them.")

    def _help(self, asked: Asked, is_answered: bool) -> None:
        """How a question of this kind is answered, while it is open; then every command."""
        from tutor.views.answer_help import typed

        for sentence in () if is_answered else typed(asked):
            self._say(sentence)
        print(HELP)

    def _may_show(self, what: str, is_answered: bool) -> bool:
        """Whether the answer was given; if not, says that it would be given away."""
        if not is_answered:
            self._say(f"{what} would give the answer away: answer first, or ? for no idea.")
        return is_answered

    def _undo(self, asked: Asked, is_answered: bool) -> None:
        undone = self._sitting.undo()
        if undone is None:
            self._say("Nothing to undo in this sitting; `tutor undo` takes back an earlier answer.")
            return
        if not is_answered:
            self._sitting.put_back(asked)
        self._sitting.put_back(undone)
        self._feedback = None
        self._say("Taken back; here it is again.")
        raise Back

    def _flag(self, asked: Asked) -> None:
        from tutor.actions.flags import toggle

        is_flagged = toggle(self._sitting.desk, asked.question.id)
        self._say("Flagged; `tutor quiz --flagged` asks them." if is_flagged else "No longer flagged.")

    def _say_why(self, asked: Asked) -> None:
        from tutor.actions.reasons import why

        self._say(why(self._sitting.desk, asked))

    def _rate(self, rating: str) -> None:
        if self._feedback is None:
            self._say("There is no answer to count otherwise yet.")
        elif rating not in RATINGS:
            self._say(f":r takes one of {', '.join(RATINGS)}.")
        else:
            self._feedback = self._sitting.rate(self._feedback, rating)
            self._say(f"{view.counted_as(self._feedback).capitalize()}.")

    def _offer_last_lap(self) -> None:
        missed = len(self._sitting.session.missed)
        cards = "1 card" if missed == 1 else f"{missed} cards"
        self._terminal.show([EMPTY])
        self._say(f"{cards} missed. A last lap goes over them, with another question where there is one.")
        while line := self._read(None, "  Enter last lap  :q leave > "):
            if line in (":q", "n", "no", "q"):
                raise Leave
            self._say("Enter begins the last lap; :q leaves.")
        self._terminal.push_away()
        self._sitting.begin_last_lap()
        self._ask_all()

    def _show_question(self, asked: Asked) -> None:
        if self._feedback is not None and self._feedback.asked.question.id == asked.question.id:
            self._terminal.push_away()
        width, signs = self._terminal.width, self._terminal.signs
        session, desk = self._sitting.session, self._sitting.desk
        topic = desk.library.title("topic", desk.library.parent("card", asked.question.card))
        place = _place(session.limit, len(session.turns), session.lap is not None)
        lines: list[Line] = [EMPTY, ((f"  {topic}", "muted"), (f"  {place}", "muted")), EMPTY]
        lines += view.stem_lines(asked.question.stem, width)
        if asked.question.exhibit is not None:
            lines += [EMPTY, *view.exhibit_lines(asked.question.exhibit, width, signs, False, by_word=False)]
        lines.append(EMPTY)
        lines += view.offers(asked, width, signs)
        self._terminal.show(lines)

    def _show_feedback(self, feedback: Feedback) -> None:
        width, signs, asked = self._terminal.width, self._terminal.signs, feedback.asked
        lines: list[Line] = [EMPTY, *view.verdict_lines(feedback, width, signs, is_spread=False), EMPTY]
        entries = view.explained(feedback, signs, letters=True)
        for entry in entries:
            lines += view.choice_lines(entry.text, entry.label, width, entry.marker)
            lines += view.why_lines(entry.why, width)
        if not entries:
            lines += view.typed_answer_lines(feedback, width, signs)
            lines += [EMPTY, *view.worked_lines(feedback, width, signs)]
            lines += [*wrap(asked.question.explanation, width, "text", (("  ", "text"),), "  ")]
        card = self._sitting.desk.library.card(asked.question.card)
        lines += [EMPTY, *wrap(card.remember, width, "bold", (("  ", "text"),), "  "), EMPTY]
        if self._sitting.session.second == card.id:
            lines += self._card_lines(asked)
        self._terminal.show(lines)

    def _card_lines(self, asked: Asked) -> list[Line]:
        width = self._terminal.width
        card = self._sitting.desk.library.card(asked.question.card)
        title = wrap(card.title, width, "bold", (("  ", "text"),), "  ")
        return [*title, *wrap(card.body, width, "text", (("  ", "text"),), "  "), EMPTY]

    def _show_card(self, asked: Asked) -> None:
        self._terminal.show([EMPTY, *self._card_lines(asked)])

    def _show_sources(self, asked: Asked) -> None:
        library = self._sitting.desk.library
        for id in asked.question.facts:
            fact = library.fact(id)
            self._terminal.show(wrap(fact.statement, self._terminal.width, "text", (("  ", "text"),), "  "))
            self._terminal.show(
                [
                    ((f"    {fact.source.title}, checked {fact.checked}", "muted"),),
                    ((f"    {fact.source.url}", "muted"),),
                ]
            )
        if not asked.question.facts:
            self._say("This question names no source.")

    def _summary(self) -> None:
        turns = self._sitting.session.turns
        if turns:
            right = sum(turn.is_right for turn in turns)
            counts = ", ".join(
                f"{sum(t.rating == r for t in turns)} {r}" for r in RATINGS if any(t.rating == r for t in turns)
            )
            print(f"\n  {right} of {len(turns)} right{f': {counts}' if counts else ''}.")
            lap = self._sitting.session.lap
            if lap:
                print(f"  Last lap: {sum(turn.is_right for turn in lap)} of {len(lap)} right.")

    def _say(self, sentence: str) -> None:
        self._terminal.show(wrap(clean(sentence), self._terminal.width, "text", (("  ", "text"),), "  "))

    def _read(self, asked: Asked | None, prompt: str = "") -> str:
        """One typed line. Raises Leave at the end of input."""
        if not prompt and asked is not None:
            prompt = f"  {wanted(asked)} > "
        if not sys.stdin.isatty():
            line = sys.stdin.readline()
            if not line:
                raise Leave
            return line.strip()
        import readline  # arrow keys; what was typed before is not offered again

        readline.set_auto_history(False)
        try:
            return input(prompt).strip()
        except EOFError:
            print()
            raise Leave from None

    def _warm_up(self) -> None:
        """Loads grading and scheduling while the learner reads the first question."""
        if not self._is_warm:
            self._is_warm = True
            _thread.start_new_thread(self._load, ())

    def _load(self) -> None:
        with self._desk_lock:
            if self._is_over:
                return
            self._sitting.warm_up()


def _place(limit: int | None, answered: int, is_lap: bool) -> str:
    if is_lap:
        return "last lap"
    return f"{answered + 1} of {limit}" if limit else f"{answered + 1}"
