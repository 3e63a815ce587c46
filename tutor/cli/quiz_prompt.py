"""`tutor quiz` at a terminal or in a pipe: plain text, one line an answer."""

from __future__ import annotations

import _thread

from tutor.cli.prompts import HELP_WORDS, Leave, Prompt
from tutor.cli.quiz_shown import ShownQuiz
from tutor.cli.remarks import nothing_to_ask, remark_left_out
from tutor.cli.terminal import Terminal
from tutor.cli.typed import response_of, wanted
from tutor.scheduling.memory import NO_IDEA, RATINGS
from tutor.study.asking import typed_answer
from tutor.views.lines import EMPTY
from tutor.views.question import counted_as

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.actions.sitting import Sitting
    from tutor.cli.quiz_changes import Teller
    from tutor.study.asking import Asked

HELP = """\
  ?  ??    behind an answer: you are unsure, or you guess
  z        no idea, show the answer; ? alone says the same
  :u       undo the last answer
  :f       flag this question
  :w       why am I asked this
  :c  :s   the card and its sources, after the answer
  :r hard  count the answer as again, hard, good or easy
  :q       leave, as do Ctrl-D and Ctrl-C; nothing is lost
  :h       this help, as does :help
  After an answer they also work without the colon."""


class Back(Exception):
    """The last answer was taken back: its question comes again."""


def converse(sitting: Sitting, is_plain: bool, prompt: Prompt | None = None) -> int:
    """Asks until the limit or until the learner leaves, then offers the last lap."""
    return _Quiz(sitting, Terminal(is_plain), prompt or Prompt()).run()


class _Quiz(ShownQuiz):
    def __init__(self, sitting: Sitting, terminal: Terminal, prompt: Prompt) -> None:
        super().__init__(sitting, terminal)
        self._prompt = prompt
        self._teller: Teller | None = None
        self._feedback: Feedback | None = None
        self._why = ""  # why the question was asked, as it was before its answer
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
        remark_left_out(self.sitting.desk)
        code = 0
        try:
            self._tell_what_changed()
            self._ask_all()
            while self._has_last_lap():
                self._offer_last_lap()
        except Leave:
            pass
        except KeyboardInterrupt:
            print()
            code = 130
        self.show_sum()
        return code

    def _tell_what_changed(self) -> None:
        """Keys that were wrong, now; what else changed is told before its card is asked."""
        if self.sitting.desk.store.has_changes():
            from tutor.cli.quiz_changes import Teller

            self._teller = Teller(self.sitting.desk, self.terminal, self._prompt)
            self._teller.mended()

    def _has_last_lap(self) -> bool:
        """Whether a last lap is still to be offered; an undo may lead out of one that was begun."""
        session = self.sitting.session
        is_asked = self.terminal.is_interactive and not self._prompt.is_over
        return is_asked and session.lap is None and bool(session.missed)

    def _ask_all(self) -> None:
        if self.sitting.next_is_empty():
            print(nothing_to_ask(self.sitting))
        while not self._prompt.is_over and (asked := self.sitting.next()) is not None:
            try:
                self._ask(asked)
            except Back:
                continue
            except BaseException:
                self.sitting.put_back(asked)
                raise

    def _ask(self, asked: Asked) -> None:
        if self._feedback is not None and self._feedback.asked.question.id == asked.question.id:
            self.terminal.push_away()
        if self._teller is not None:
            self._teller.about(asked)
        self.show_question(asked)
        self._warm_up()
        clock = self.sitting.desk.clock
        shown = clock.ticks()
        while True:
            line = self._prompt.read(f"  {wanted(asked)} > ")
            if line.startswith(":"):
                self._command(line[1:], asked)
                continue
            feedback = self._answered(line, asked, int((clock.ticks() - shown) * 1000))
            if feedback is not None:
                self._feedback = feedback
                self.show_feedback(feedback)
                self._pause(asked)
                return

    def _answered(self, line: str, asked: Asked, ms: int) -> Feedback | None:
        """The feedback on a typed line; None when it was no answer, and that was said."""
        from tutor.questions import NotAnAnswer

        answer, confidence = typed_answer(line, asked)
        if not answer and confidence != NO_IDEA:
            self.say("Type your answer, z for no idea, or :h for help.")
            return None
        try:
            response = response_of(answer, asked) if confidence != NO_IDEA else ""
            self._why = self._why_of(asked)
            return self.sitting.answer(asked, response, confidence, ms)
        except NotAnAnswer as problem:
            self.say(str(problem))
            return None

    def _pause(self, asked: Asked) -> None:
        """At a terminal the feedback stays until Enter; where a last lap is offered next, that prompt waits for it."""
        session = self.sitting.session
        if not self.terminal.is_interactive or (session.is_full and self._has_last_lap()):
            return
        is_lap_run = session.lap is not None and not session.lap_left
        ends = self._prompt.is_over or is_lap_run or (session.is_full and session.lap is None)
        while line := self._prompt.read(f"  Enter {'ends' if ends else 'next'}  :h help > "):
            self._command(line.removeprefix(":"), asked, is_answered=True)

    def _command(self, line: str, asked: Asked, is_answered: bool = False) -> None:
        name, _, argument = line.strip().partition(" ")
        match name:
            case "q":
                raise Leave
            case _ if name in HELP_WORDS:
                self._help(asked, is_answered)
            case "u":
                self._undo(asked, is_answered)
            case "f":
                self._flag(asked)
            case "w":
                self.say(self._why if is_answered else self._why_of(asked))
            case "c":
                if self._may_show("The card", is_answered):
                    self.show_card(asked)
            case "s":
                if self._may_show("A source", is_answered):
                    self.show_sources(asked)
            case "r":
                self._rate(argument)
            case _ if is_answered:
                self.say(f'Enter goes on; "{name}" is no command, :h shows them.')
            case _:
                self.say(f"There is no command :{name}; :h shows them.")

    def _help(self, asked: Asked, is_answered: bool) -> None:
        """How a question of this kind is answered, while it is open; then every command."""
        from tutor.views.answer_help import typed

        for sentence in () if is_answered else typed(asked):
            self.say(sentence)
        print(HELP)

    def _may_show(self, what: str, is_answered: bool) -> bool:
        """Whether the answer was given; if not, says that it would be given away."""
        if not is_answered:
            self.say(f"{what} would give the answer away: answer first, or z for no idea.")
        return is_answered

    def _undo(self, asked: Asked, is_answered: bool) -> None:
        undone = self.sitting.undo()
        if undone is None:
            self.say("Nothing to undo in this sitting; `tutor undo` takes back an earlier answer.")
            return
        if not is_answered:
            self.sitting.put_back(asked)
        self.sitting.put_back(undone)
        self._feedback = None
        self.say("Taken back; here it is again.")
        raise Back

    def _flag(self, asked: Asked) -> None:
        from tutor.actions.flags import toggle

        is_flagged = toggle(self.sitting.desk, asked.question.id)
        self.say("Flagged; `tutor quiz --flagged` asks them." if is_flagged else "No longer flagged.")

    def _why_of(self, asked: Asked) -> str:
        from tutor.actions.reasons import why

        return why(self.sitting.desk, asked)

    def _rate(self, rating: str) -> None:
        if self._feedback is None:
            self.say("There is no answer to count otherwise yet.")
        elif rating not in RATINGS:
            self.say(f":r takes one of {', '.join(RATINGS)}.")
        else:
            self._count_as(rating, self._feedback)

    def _count_as(self, rating: str, feedback: Feedback) -> None:
        from tutor.actions.feedback import NotRated

        try:
            self._feedback = self.sitting.rate(feedback, rating)
            self.say(f"{counted_as(self._feedback).capitalize()}.")
        except NotRated as problem:
            self.say(str(problem))

    def _offer_last_lap(self) -> None:
        """Offers it after the last feedback, on which the commands still work; an undo there asks on."""
        missed = len(self.sitting.session.missed)
        cards, them = ("1 card", "it") if missed == 1 else (f"{missed} cards", "them")
        self.terminal.show([EMPTY])
        self.say(f"{cards} missed. A last lap goes over {them}, with another question where there is one.")
        try:
            while line := self._prompt.read("  Enter last lap  :q leave  :h help > "):
                if line in ("n", "no") or self._feedback is None:
                    raise Leave
                self._command(line.removeprefix(":"), self._feedback.asked, is_answered=True)
        except Back:
            self._ask_all()
            return
        self.terminal.push_away()
        self.sitting.begin_last_lap()
        self._ask_all()

    def _warm_up(self) -> None:
        """Loads grading and scheduling while the learner reads the first question."""
        if not self._is_warm:
            self._is_warm = True
            _thread.start_new_thread(self._load, ())

    def _load(self) -> None:
        with self._desk_lock:
            if self._is_over:
                return
            self.sitting.warm_up()
