"""What can be done in the list of situations, and in one."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, READING, Command
from tutor.tui.commands.listing import listing
from tutor.views.lab.state import CLOSED, OPEN, WORKING

LABS = (
    *listing("situation", "open", "Open the situation at the cursor"),
    *READING,
)

LAB = (
    Command("up", "up", "↑", "", "The knob before", (CLOSED, OPEN)),
    Command("down", "down", "↑↓", "input", "The knob after", (CLOSED, OPEN)),
    Command("less", "left", "←", "", "Turn the knob down", (CLOSED, OPEN)),
    Command("more", "right", "←→", "nudge", "Turn the knob up", (CLOSED, OPEN)),
    Command(
        "much_less", "left_square_bracket,shift+left", "[", "", "Down by a big step, as with Shift", (CLOSED, OPEN)
    ),
    Command(
        "much_more", "right_square_bracket,shift+right", "]", "", "Up by a big step, as with Shift", (CLOSED, OPEN)
    ),
    Command("type", "enter", "Enter", "type", "Type the knob's value: 20k, 500ms, none"),
    Command("predict", "p", "p", "predict", "Say a number; puts an open curve away first", (CLOSED, OPEN)),
    Command("no_idea", "z", "z", "no idea", "Open the curve without a number: counts as again", (CLOSED,)),
    Command("page", "tab", "Tab", "counts", "Turn to the counts, or to the rest of the working", (OPEN, WORKING)),
    Command("beside", "b", "b", "beside", "Keep this setup and compare it with the next", (OPEN,)),
    Command("explain", "e", "e", "explain", "The formula with these numbers, and back", (OPEN, WORKING)),
    Command("seed", "s", "s", "next seed", "Other arrivals: the next seed", (OPEN,)),
    Command("reset", "r", "r", "reset", "Every knob as the situation has it", (CLOSED, OPEN)),
    Command("undo", "less_than_sign,ctrl+z", "<", "undo", "Take the last prediction back", (CLOSED, OPEN)),
    Command("leave", "escape", "Esc", "leave", "Back to where you came from"),
    HELP,
)
