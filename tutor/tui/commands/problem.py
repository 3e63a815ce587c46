"""What can be done in the list of problems, and in one."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, READING, Command
from tutor.tui.commands.listing import listing
from tutor.views.problem.state import SAID, WORKED

PROBLEMS = (
    *listing("problem", "solve", "Work out the problem at the cursor"),
    *READING,
)

PROBLEM = (
    Command("next", "enter", "Enter", "next", "After an error the steps; else another variant", (SAID, WORKED)),
    Command("work", "w", "w", "steps", "Work it through, one step at a time", (SAID,)),
    Command("again", "n", "n", "another", "The same problem with other numbers", (SAID, WORKED)),
    Command("page", "", "Tab", "page", "Turn to the question and back"),
    Command("card", "c", "c", "card", "Read the card behind the problem", (SAID, WORKED)),
    Command("source", "s", "s", "source", "Where the facts come from", (SAID, WORKED)),
    Command("rating", "r", "r", "rating", "Count the answer otherwise: again, hard, good, easy", (SAID, WORKED)),
    Command("undo", "less_than_sign,ctrl+z", "<", "undo", "Take the answer back; it is asked again", (SAID, WORKED)),
    Command("choose", "1,2,3,4", "1-4", "", "While it is counted otherwise: as what"),
    Command("leave", "escape", "Esc", "leave", "Back to where you came from; the answer is kept"),
    HELP,
)

# While the answer of a problem is typed, and while one of its steps is.
PROBLEM_BARE = (
    Command("submit_typed('')", "", "Enter", "sure", "Submit: you are sure. A number with its unit, or 4*25"),
    Command("submit_typed('?')", "", "…?", "unsure", "One ? at the end: you are unsure"),
    Command("submit_typed('??')", "", "…??", "guess", "Two at the end: a guess"),
    Command(
        "work", "", "z", "steps", "z or ? alone: no idea; the steps are shown, one at a time, and it counts as again"
    ),
    Command("hint", "down", "↓", "hint", "The next hint, as h alone gives it; a right answer counts as hard then"),
    Command("page", "tab", "Tab", "page", "Turn to the question and back"),
    Command("leave", "", "Esc", "leave", "Back to where you came from; nothing is recorded"),
    Command("app.help", "", "F1", "help", "What the keys do here, and which answers are taken"),
)

PROBLEM_STEP = (
    Command("submit_typed('')", "", "Enter", "check", "Check what you typed for this step, and go on to the next"),
    Command("work", "", "z", "show it", "z or h alone: show how this step is computed"),
    Command("page", "", "Tab", "page", "Turn to the question and back"),
    Command("undo", "", "Ctrl-Z", "undo", "Take the answer back; the problem is asked again"),
    Command("leave", "", "Esc", "leave", "Back to where you came from; the answer is kept"),
    Command("app.help", "", "F1", "help", "What the keys do here"),
)
