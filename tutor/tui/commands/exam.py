"""What can be done in the list of exams, in one, and in what came of it."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, READING, Command, moves
from tutor.tui.commands.listing import listing
from tutor.views.exam.state import LEAVING, OVERVIEW, SURE
from tutor.views.exam.state import QUESTION as EXAM_QUESTION

EXAMS = (
    *listing("one", "open", "Go on, begin, or see what came of it"),
    *READING,
)

EXAM = (
    Command("go", "enter", "Enter", "next", "The next question; before the exam, begin; in the overview, go there"),
    Command("choose", "1,2,3,4,5,6,7,8,9,0", "1-6", "choose", "Choose or take back; in the overview, a number"),
    Command("up", "up", "↑", "", "The choice above; in the overview, a question up", (EXAM_QUESTION, OVERVIEW)),
    Command("down", "down", "↓", "", "The choice below; in the overview, a question down", (EXAM_QUESTION, OVERVIEW)),
    Command("mark", "space", "Space", "", "Choose what is at the cursor", (EXAM_QUESTION,)),
    Command("previous", "p,left", "p", "back", "The question before", (EXAM_QUESTION,)),
    Command("following", "n,right", "n", "", "The next question", (EXAM_QUESTION,)),
    Command("flag", "exclamation_mark,f", "!", "flag", "Flag the question, to come back to", (EXAM_QUESTION,)),
    Command("guess", "g", "g", "guess", "Mark the answer as a guess", (EXAM_QUESTION,)),
    Command("cross", "x", "x", "out", "Eliminate the choice at the cursor, or take it in again", (EXAM_QUESTION,)),
    Command("page", "tab", "Tab", "page", "Turn to the exhibit, the choices, the question", (EXAM_QUESTION,)),
    Command("overview", "o", "o", "all", "All questions: answered, flagged, open", (EXAM_QUESTION, OVERVIEW)),
    Command("clock", "t", "t", "time", "Hide the time, or show it", (EXAM_QUESTION, OVERVIEW)),
    Command("hand_in", "e,h", "e", "hand in", "Hand in, after a question", (EXAM_QUESTION, OVERVIEW)),
    Command("accept", "y", "y", "hand in", "Yes, hand it in", (LEAVING, SURE)),
    Command(
        "discard", "d", "d", "discard", "Instead of handing in: discard it, if nothing is answered", (LEAVING, SURE)
    ),
    Command("leave", "escape", "Esc", "leave", "Back; the clock stops, and the exam goes on another time"),
    HELP,
)

EXAM_RESULT = (
    Command("go", "enter", "Enter", "questions", "From the score to the questions, and to one of them explained"),
    *moves("question"),
    Command("page", "tab,space", "Tab", "more", "Turn to the rest"),
    Command("only('wrong')", "w", "w", "wrong", "Only what was wrong"),
    Command("only('flagged')", "exclamation_mark,f", "!", "flagged", "Only what you flagged"),
    Command("only('guessed')", "g", "g", "guessed", "Only what you guessed"),
    Command("only('all')", "a", "a", "all", "Every question"),
    Command("leave", "escape", "Esc", "back", "Back to where you came from"),
    HELP,
)
