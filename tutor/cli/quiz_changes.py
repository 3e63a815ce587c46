"""What changed since the learner was here last, told in the shell: the learner says first what a fact is now."""

from __future__ import annotations

from tutor.actions.changes import Bulletin, is_foretold
from tutor.views import changes as view
from tutor.views.lines import EMPTY, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.changes import News
    from tutor.cli.prompts import Prompt
    from tutor.cli.terminal import Terminal
    from tutor.desk import Desk
    from tutor.study.asking import Asked


class Teller:
    """Tells each thing once. Through a pipe nothing is asked: its lines are answers to questions."""

    def __init__(self, desk: Desk, terminal: Terminal, prompt: Prompt) -> None:
        self._bulletin = Bulletin(desk)
        self._terminal, self._prompt = terminal, prompt

    def mended(self) -> None:
        """Keys that were wrong."""
        news = self._bulletin.mended()
        if news:
            self._terminal.show([EMPTY, *view.told_of(news, self._terminal.width)])
            self._bulletin.tell(news)

    def about(self, asked: Asked) -> None:
        """What changed of a question and its card, before it is asked."""
        for news in self._bulletin.about(asked):
            said: dict[str, str] = {}
            if news.is_foretold_first and self._terminal.is_interactive:
                said = self._foretold(news)
            else:
                self._terminal.show([EMPTY, *view.told_of([news], self._terminal.width)])
            self._bulletin.tell([news], said)

    def _foretold(self, news: News) -> dict[str, str]:
        """Lets the learner commit to what is the case now, fact by fact, and shows it; returns what was said."""
        width, said = self._terminal.width, {}
        self._terminal.show([EMPTY, *view.changed_head(news, width), EMPTY])
        for fact in news.facts:
            said[fact.id] = self._read(view.fact_prompt(fact))
            is_right = is_foretold(said[fact.id], fact.now)
            self._terminal.show([EMPTY, *view.fact_lines(fact, said[fact.id], is_right, width), EMPTY])
        if not news.facts:
            said[news.change.card] = self._read(view.fact_question(news))
        self._terminal.show([*view.anew_lines(news, width), EMPTY])
        return said

    def _read(self, asks: str) -> str:
        self._terminal.show(wrap(asks, self._terminal.width, "text", (("  ", "text"),), "  "))
        return self._prompt.read("  Say it first, then Enter > ")
