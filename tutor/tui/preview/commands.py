"""What can be done in the preview."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, Command

PREVIEW = (
    Command("go", "enter", "Enter", "go on", "Answer with what was chosen, else show the answer; show what is hidden"),
    Command("page", "tab", "Tab", "page", "Turn to the exhibit, the choices, the next page"),
    Command("card", "c", "c", "card", "The card behind an answered question"),
    Command("next", "n,right", "n p", "item", "The next item of the file"),
    Command("previous", "p,left", "p", "", "The item before"),
    Command("next_file", "right_square_bracket,pagedown", "[ ]", "file", "The next file of the pack"),
    Command("previous_file", "left_square_bracket,pageup", "[", "", "The file before"),
    Command("edit", "e", "e", "edit", "Open the item in your editor: VISUAL, EDITOR, else vi"),
    Command("findings", "f", "f", "findings", "All findings of the file; none of them; beside the item again"),
    Command("choose", "1,2,3,4,5,6", "1-6", "", "Choose; after the answer, the next answer to try"),
    Command("up", "up", "↑", "", "The choice above; after the answer, its why"),
    Command("down", "down", "↓", "", "The choice below"),
    Command("type", "t", "t", "", "Type an answer; Esc gives it up"),
    Command("unsure", "u", "u", "", "Answer, unsure"),
    Command("guess", "g", "g", "", "Answer, by a guess"),
    Command("no_idea", "z", "z", "", "Show the answer"),
    Command(
        "leave",
        "escape,q",
        "Esc",
        "leave",
        "Back from the card, from all findings, from typing; else leave the preview",
    ),
    HELP,
)
