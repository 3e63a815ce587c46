"""What changed since the learner was here last: a fact is foretold before it is shown; each thing is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.changes import is_foretold
from tutor.tui.commands.changed import CHANGED
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views import changes as view
from tutor.views.frame import Frame, Page, compose, room
from tutor.views.lines import EMPTY, Line, cells
from tutor.views.study.state import Body, measure_of, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

    from tutor.actions.changes import Bulletin, MovedFact, News

PROMPT = "  It is now  "
# A piece of news with one of its facts, or with none.
Step = tuple["News", "MovedFact | None"]


class ChangedScreen(FramedScreen):
    """One piece of news after the other; a fact has a page to foretell it and one that shows it."""

    BINDINGS = bindings(CHANGED)
    about = ("What changed", CHANGED)

    def __init__(self, bulletin: Bulletin, news: Sequence[News]) -> None:
        super().__init__()
        self._bulletin = bulletin
        self._steps: list[Step] = [step for one in news for step in _steps(one)]
        self._at = self._turn = 0
        self._said: dict[str, str] = {}
        self._is_open = self._steps[0][0].is_foretold_first

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def page(self, width: int, height: int) -> Page:
        """The page of now."""
        news, fact = self._steps[self._at]
        lines = self._lines(news, fact, measure_of(width))
        body = turned([("more", Body(lines))], self._turn, room(height) - 2)
        answer: Line = ((PROMPT, "muted"),) if self._is_open else EMPTY
        words = {"page": "" if len(body.pages) < 2 else "more", "go": "say it" if self._is_open else "go on"}
        place = f"{self._at + 1} of {len(self._steps)}" if len(self._steps) > 1 else ""
        frame = Frame("What changed", news.title, place, answer=answer, keys=keys_for(CHANGED, words=words))
        return compose(frame, body.lines, {}, width, height, self.app.signs)

    def draw(self) -> None:
        """Shows the page, and the field while something is to be foretold."""
        super().draw()
        field = self.query_one(AnswerField)
        if self._is_open:
            column = cells(PROMPT)
            field.open(column, self.query_one(PageView).page.answer_row, self.app.size.width - column - 2)
        else:
            field.shut()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what was foretold; nothing typed is said in thought."""
        news, fact = self._steps[self._at]
        self._said[fact.id if fact is not None else news.change.card] = event.value.strip()
        self._is_open, self._turn = False, 0
        self.draw()

    def action_go(self) -> None:
        """On to the next page; what was shown to its end is told."""
        news, _ = self._steps[self._at]
        if self._at + 1 == len(self._steps) or self._steps[self._at + 1][0] is not news:
            self._bulletin.tell([news], self._said)
            self._said = {}
        if self._at + 1 == len(self._steps):
            self.dismiss()
            return
        self._at, self._turn = self._at + 1, 0
        self._is_open = self._steps[self._at][0].is_foretold_first
        self.draw()

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_leave(self) -> None:
        """To the question: what was not told yet is told another time."""
        self.dismiss()

    def _lines(self, news: News, fact: MovedFact | None, width: int) -> list[Line]:
        if not news.is_foretold_first:
            return view.told_of([news], width)
        head = [*view.changed_head(news, width), EMPTY]
        asks = view.fact_question(news) if fact is None else view.fact_prompt(fact)
        if self._is_open:
            return [*head, *view.asked_lines(asks, width)]
        if fact is None:
            return [*head, *view.anew_lines(news, width)]
        said = self._said.get(fact.id, "")
        lines = [*head, *view.fact_lines(fact, said, is_foretold(said, fact.now), width)]
        return [*lines, EMPTY, *view.anew_lines(news, width)] if fact is news.facts[-1] else lines


def _steps(news: News) -> list[Step]:
    """A page for each fact that is foretold first; else all of it on one."""
    facts = news.facts if news.is_foretold_first else ()
    return [(news, fact) for fact in facts or (None,)]
