"""What can be done in the list of drills, and in one."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, READING, Command, moves
from tutor.tui.commands.listing import listing
from tutor.views.drill import DEBRIEF, ENDING, STEP
from tutor.views.drill import SAID as DECIDED

DRILLS = (
    *listing("drill", "play", "Play the drill at the cursor"),
    *READING,
)

DRILL = (
    Command("go", "enter", "Enter", "go on", "Go on; on a step, decide and say that you are sure"),
    Command("choose", "1,2,3,4", "1-4", "decide", "Move to a way on; Enter takes it", (STEP,)),
    *moves("way", (STEP,)),
    Command("unsure", "u", "u", "unsure", "Decide, and say that you are unsure", (STEP,)),
    Command("guess", "g", "g", "guess", "Decide, and say that you guess", (STEP,)),
    Command("no_idea", "z", "z", "no idea", "Go on by the right decision: counts as again", (STEP,)),
    Command(
        "undo", "less_than_sign,ctrl+z", "<", "undo", "Take the last decision back, until the end", (STEP, DECIDED)
    ),
    Command("again", "n", "n", "play again", "The same drill from its beginning", (ENDING, DEBRIEF)),
    Command("page", "tab", "Tab", "evidence", "Turn to the evidence and back"),
    Command("leave", "escape", "Esc", "leave", "Back to where you came from; decisions are kept"),
    HELP,
)
