"""Mock exams: the open one, the forms that there are, and what came of those handed in."""

from __future__ import annotations

from tutor.actions.exam import open_exam
from tutor.actions.exam_forms import FormLine, forms, wished_form
from tutor.actions.exam_results import Result, results
from tutor.study.exam import Exam
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.exam import EXAMS
from tutor.tui.screens.exam import ExamScreen
from tutor.tui.screens.exam_result import ExamResultScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.views.exam import page as view
from tutor.views.exam import paper
from tutor.views.exam.result import day_of
from tutor.views.frame import Frame, Page, compose


class ExamsScreen(FramedScreen):
    """An open exam stands alone before the results: one goes on with it before another begins.

    The cursor begins at the form to sit next: of the learner's own exam, with most questions never seen.
    """

    BINDINGS = bindings(EXAMS)
    about = ("Exams", EXAMS)

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0
        self._entries: list[Exam | FormLine | Result] = []

    def on_screen_resume(self) -> None:
        desk = self.app.desk
        waiting = open_exam(desk)
        first: list[Exam | FormLine | Result] = [waiting] if waiting is not None else [*forms(desk)]
        self._entries = [*first, *reversed(results(desk))]
        self._cursor = max(0, min(self._cursor, len(self._entries) - 1))
        self.draw()

    def on_mount(self) -> None:
        super().on_mount()
        if open_exam(self.app.desk) is None and (lines := forms(self.app.desk)):
            self._cursor = lines.index(wished_form(self.app.desk))

    def page(self, width: int, height: int) -> Page:
        """The list at a size."""
        titles = [self._title(entry) for entry in self._entries]
        body = view.entries(titles, self._cursor, width, height, self.app.signs)
        words = {"up": ""} if titles else {"up": "", "down": "", "open": ""}
        frame = Frame("Exams", keys=keys_for(EXAMS, words=words))
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_pick(self, position: int) -> None:
        """Opens an entry."""
        self._cursor = position
        self.action_open()

    def action_open(self) -> None:
        if not self._entries:
            return
        entry = self._entries[self._cursor]
        self.app.push_screen(ExamResultScreen(entry) if isinstance(entry, Result) else ExamScreen(entry))

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _move(self, step: int) -> None:
        if self._entries:
            self._cursor = (self._cursor + step) % len(self._entries)
            self.draw()

    def _title(self, entry: Exam | FormLine | Result) -> tuple[str, str]:
        library = self.app.desk.library
        match entry:
            case Exam():
                title = f"{library.title('blueprint', entry.paper.blueprint)}, form {entry.paper.form}: go on"
                return title, f"{paper.clock(entry.left)} left, {paper.counted(entry)}"
            case FormLine():
                title = f"{entry.title}, form {entry.form}"
                return title, paper.listed(entry)
            case _:
                title = f"{day_of(entry.day)}  {entry.title}, form {entry.form}"
                return title, f"{entry.right} of {entry.count} right"
