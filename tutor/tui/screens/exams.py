"""Mock exams: the open one, the forms that there are, and what came of those handed in."""

from __future__ import annotations

from tutor.actions.exam import open_exam
from tutor.actions.exam_forms import FormLine, forms, wished_form
from tutor.actions.exam_results import Result, results
from tutor.study.exam import Exam
from tutor.tui.commands.command import bindings
from tutor.tui.commands.exam import EXAMS
from tutor.tui.screens.exam import ExamScreen
from tutor.tui.screens.exam_result import ExamResultScreen
from tutor.tui.screens.listing import ListScreen
from tutor.views import exams as view
from tutor.views.exam import paper
from tutor.views.exam.result import day_of
from tutor.views.frame import Frame
from tutor.views.study.state import Body


class ExamsScreen(ListScreen[Exam | FormLine | Result]):
    """An open exam stands alone before the results: one goes on with it before another begins.

    The cursor begins at the form to sit next: of the learner's own exam, with most questions never seen.
    """

    BINDINGS = bindings(EXAMS)
    about = ("Exams", EXAMS)

    def load(self) -> list[Exam | FormLine | Result]:
        desk = self.app.desk
        waiting = open_exam(desk)
        first: list[Exam | FormLine | Result] = [waiting] if waiting is not None else [*forms(desk)]
        return [*first, *reversed(results(desk))]

    def begins_at(self) -> int:
        lines = [entry for entry in self.entries if isinstance(entry, FormLine)]
        return lines.index(wished_form(self.app.desk)) if lines else 0

    def frame(self) -> Frame:
        return Frame("Exams")

    def body(self, width: int, height: int) -> Body:
        titles = [self._title(entry) for entry in self.entries]
        return view.body(titles, self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: Exam | FormLine | Result) -> None:
        self.app.push_screen(ExamResultScreen(entry) if isinstance(entry, Result) else ExamScreen(entry))

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
