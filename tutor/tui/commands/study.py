"""What can be done in study: between answers, while one is chosen, while one is typed."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, Command
from tutor.views.frame import Key
from tutor.views.study import CARD, DONE, FEEDBACK, LAP_OFFER, QUESTION

STUDY = (
    Command(
        "next",
        "enter",
        "Enter",
        "next",
        "Go on; on a question, submit and say that you are sure",
        (FEEDBACK, CARD, LAP_OFFER, DONE),
    ),
    Command("more", "m", "m", "go on", "Study on after the time is up", (LAP_OFFER,)),
    Command("down", "", "↑↓", "whys", "Open the why of the next choice", (FEEDBACK,)),
    Command("page", "tab", "Tab", "page", "Turn to the exhibit, the choices, the question", (QUESTION, FEEDBACK, CARD)),
    Command("card", "", "c", "card", "Read the card behind the question", (FEEDBACK,)),
    Command("source", "s", "s", "source", "Where the facts come from", (FEEDBACK,)),
    Command("rating", "r", "r", "rating", "Count the answer otherwise: again, hard, good, easy", (FEEDBACK,)),
    Command(
        "undo",
        "less_than_sign,ctrl+z",
        "<",
        "undo",
        "Take the last answer back; its question comes again",
        (QUESTION, FEEDBACK, CARD, LAP_OFFER, DONE),
    ),
    Command("flag", "exclamation_mark", "!", "flag", "Mark the question to look at again", (QUESTION, FEEDBACK)),
    Command("why", "w", "w", "why this", "Why this question comes now; after the answer, why it came", (QUESTION,)),
    Command("report", "k", "k", "report", "The key looks wrong: its file and sources, and a text to send", (FEEDBACK,)),
    Command("leave", "escape", "Esc", "leave", "Back to where you came from; every answer is kept"),
    HELP,
)

# Keys of the answer line: shown there, not in the footer.
ANSWER = (
    Command(
        "choose", "1,2,3,4,5,6", "1-6", "choose", "Choose; where two are asked, again to take it back", (QUESTION,)
    ),
    Command(
        "letter",
        "a,b,c,d,e,f",
        "a-f",
        "choose",
        "As 1 to 6; in a match to a row; after the answer c opens the card",
        (QUESTION,),
    ),
    Command("up", "up", "↑", "up", "The choice above; after the answer, its why", (QUESTION, FEEDBACK)),
    Command("down", "down", "↓", "down", "The choice below; after the answer, its why", (QUESTION, FEEDBACK)),
    Command("mark", "space", "Space", "mark", "Mark the choice at the cursor", (QUESTION,)),
    Command("back", "backspace", "Backspace", "take back", "Take the last step or match back", (QUESTION,)),
    Command("sure", "enter", "Enter", "sure", "Submit: you are sure", (QUESTION,)),
    Command("unsure", "u", "u", "unsure", "Submit: you are unsure", (QUESTION,)),
    Command("guess", "g", "g", "guess", "Submit: a guess", (QUESTION,)),
    Command("no_idea", "z", "z", "no idea", "Show the answer: counts as again", (QUESTION,)),
)

# While an answer is typed, letters belong to the field: its end says the confidence.
TYPED = (
    Command("submit_typed('')", "", "Enter", "sure", "Submit: you are sure"),
    Command("submit_typed('?')", "", "…?", "unsure", "One ? at the end: you are unsure"),
    Command("submit_typed('??')", "", "…??", "guess", "Two at the end: a guess"),
    Command("no_idea", "", "z", "no idea", "A z or a ? alone: show the answer, counts as again"),
    Command("leave", "", "Esc", "leave", "Back to where you came from; every answer is kept"),
    Command("flag", "f2", "F2", "flag", "Mark the question to look at again"),
    Command("why", "f3", "F3", "why", "Why this question comes now"),
    Command("undo", "", "Ctrl-Z", "undo", "Take the last answer back; its question comes again"),
    Command("app.help", "", "F1", "help", "What the keys do here, and which answers are taken"),
)

# In a text with gaps: one before the last, and the last one, which submits.
GAP_BACK = Command("gap_back", "shift+tab", "↑", "gap back", "Back to the gap before; Shift-Tab does it as well")

GAP = (
    Command("submit_typed('')", "", "Enter", "next gap", "On to the next gap; the last one submits"),
    GAP_BACK,
    *TYPED[3:],
)

LAST_GAP = (*TYPED[:4], GAP_BACK, *TYPED[4:])

# While an answer is counted otherwise.
RATING = (
    Key("1", "again", "choose(1)"),
    Key("2", "hard", "choose(2)"),
    Key("3", "good", "choose(3)"),
    Key("4", "easy", "choose(4)"),
    Key("Esc", "as it was", "leave"),
)
