"""What can be done on each screen: one table for keys, footer, palette and help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tutor.views.drill import DEBRIEF, ENDING, STEP
from tutor.views.drill import SAID as DECIDED
from tutor.views.exam.state import LEAVING, OVERVIEW
from tutor.views.exam.state import QUESTION as EXAM_QUESTION
from tutor.views.frame import Key
from tutor.views.lab.state import CLOSED, OPEN, WORKING
from tutor.views.problem.state import SAID, WORKED
from tutor.views.study import CARD, DONE, FEEDBACK, LAP_OFFER, QUESTION
from tutor.views.topic.state import HIDDEN, JUDGE


@dataclass(frozen=True)
class Command:
    """One thing to do: its keys (Textual's names), how they are shown, a word for the footer, a sentence for help.

    `phases` says when it acts, () at any time; without a label it is not in the footer.
    """

    action: str
    keys: str
    label: str
    word: str
    help: str
    phases: tuple[str, ...] = ()

    def bindings(self) -> list[Binding]:
        """The command as Textual binds it: one a key; a digit is handed on to the action."""
        return [
            Binding(key, self.action + _argument(self.action, key), self.word, show=False, tooltip=self.help)
            for key in self.keys.split(",")
            if key
        ]


def _argument(action: str, key: str) -> str:
    """A digit is handed on to every action, a letter to the one that chooses by letters."""
    return f"({key})" if key.isdigit() else f"('{key}')" if action == "letter" else ""


HELP = Command("help", "question_mark", "?", "help", "What the keys do here")
# The app binds its key, so that it acts on every screen but Study.
FIND = Command("app.search", "", "/", "search", "Find cards, facts, questions and words of the field")
BACK = Command("leave", "escape", "Esc", "back", "Back to where you came from")
# What screens to read on end with.
READING = (FIND, BACK, HELP)
DIGITS = "1,2,3,4,5,6,7,8,9"


def moves(thing: str, phases: tuple[str, ...] = ()) -> tuple[Command, Command]:
    """Up and down a list; the footer shows them as one."""
    return (
        Command("up", "up", "↑", "up", f"The {thing} above", phases),
        Command("down", "down", "↑↓", "choose", f"The {thing} below", phases),
    )


HOME = (
    Command("start", "enter", "Enter", "start", "Study what today holds: its plan, else what is due first"),
    Command("topic", DIGITS, "1-9", "one topic", "Study a single topic"),
    Command("page", "tab", "Tab", "more topics", "Turn to the other topics"),
    Command("topics", "t", "t", "topics", "Read topics, card by card"),
    Command("drill", "d", "d", "drill", "Play a situation: evidence, decisions, consequences"),
    Command("solve", "s", "s", "solve", "Work out a problem: asked bare, then step by step"),
    Command("lab", "l", "l", "lab", "Turn limits and loads by hand: predict, then see"),
    Command("exam", "e", "e", "exam", "Sit a mock exam, go on with one, or look at what came of it"),
    Command("progress", "p", "p", "progress", "Mastery, hours, retention, calibration, forecast, heat-map"),
    Command("readiness", "", "Ctrl-P", "readiness", "How ready you are: the range, its reasons, what would raise it"),
    Command("weak", "k", "k", "shaky", "Study only cards that are shaky"),
    Command("facts", "f", "f", "facts", "Every number with its source and date"),
    Command("flagged", "exclamation_mark", "!", "flagged", "Questions that you flagged: read or study them"),
    Command("plan", "g", "g", "plan", "The exam, its day, minutes and days of rest; what the coming days hold"),
    Command("place", "", "Ctrl-P", "placement", "Twelve questions find out what you know already"),
    FIND,
    Command("quit", "q", "q", "quit", "Leave; nothing is lost"),
    HELP,
)

PLAN = (
    Command("go", "enter", "Enter", "change", "Open the row at the cursor; then keep what is chosen or typed"),
    Command("take", DIGITS, "1-9", "choose", "In the row of exams: choose one, which Enter keeps"),
    *moves("row"),
    Command("place", "p", "p", "placement", "Twelve questions find out what you know already"),
    Command("leave", "escape", "Esc", "back", "In a row, leave it as it was; else back to where you came from"),
    HELP,
)

PROGRESS = (
    Command("page", "tab,enter,space", "Tab", "page", "Turn to the next page"),
    Command("page_back", "shift+tab", "⇧Tab", "page back", "Turn to the page before"),
    Command("readiness", "r", "r", "readiness", "How ready you are: the range, its reasons, what would raise it"),
    *READING,
)

PLACEMENT_OFFER = (
    Command("begin", "enter", "Enter", "begin", "Ask the questions: each answer is kept"),
    Command("leave", "escape", "Esc", "later", "Not now; the plan, under g on Home, has it again"),
    HELP,
)

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

CHANGED = (
    Command("go", "enter", "Enter", "go on", "Say what you think it is now, and see; then go on"),
    Command("page", "tab", "Tab", "more", "Turn to what does not fit"),
    Command("leave", "escape", "Esc", "later", "To the question; what was not told yet is told another time"),
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

EXAMS = (
    Command("open", "enter", "Enter", "open", "Go on, begin, or see what came of it"),
    *moves("one"),
    Command("leave", "escape", "Esc", "leave", "Back to Home"),
    HELP,
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
    Command("hand_in", "h", "h", "hand in", "Hand in, after a question", (EXAM_QUESTION, OVERVIEW)),
    Command("accept", "y", "y", "hand in", "Yes, hand it in", (LEAVING,)),
    Command("discard", "d", "d", "discard", "Instead of handing in: discard it, if nothing is answered", (LEAVING,)),
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

PICK = (
    Command("open", "enter", "Enter", "play", "Play the one at the cursor"),
    *moves("one"),
    Command("choose", DIGITS, "1-9", "play", "Play the one of this number"),
    Command("leave", "escape", "Esc", "leave", "Back to Home"),
    HELP,
)

LABS = (
    Command("open", "enter", "Enter", "open", "Open the situation at the cursor"),
    *moves("situation"),
    Command("choose", DIGITS, "1-9", "open", "Open the situation of this number"),
    Command("leave", "escape", "Esc", "leave", "Back to where you came from"),
    HELP,
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

TOPICS = (
    Command("open", "enter", "Enter", "read", "Read the topic at the cursor"),
    Command("choose", DIGITS, "1-9", "open", "Read the topic of this number"),
    *moves("topic"),
    Command("facts", "f", "f", "facts", "All facts"),
    *READING,
)

TOPIC = (
    Command("go", "enter,space", "Enter", "go on", "Show what is hidden, then the next page; past the end: test me"),
    Command("all", "a", "a", "show all", "Uncover a whole comparison at once", (HIDDEN,)),
    Command("page", "tab", "Tab", "page", "Turn to the next page of the card"),
    Command("page_back", "shift+tab", "⇧Tab", "page back", "Turn to the page before"),
    Command("left", "left", "←→", "card", "Turn from card to card"),
    Command("right", "right", "→", "next card", "The card after"),
    Command(
        "drawing_left", "less_than_sign,shift+left", "<", "", "Move a drawing that is too wide: what is at its left"
    ),
    Command("drawing_right", "greater_than_sign,shift+right", ">", "", "What is at its right"),
    Command("choose", DIGITS, "1-9", "choose", "The one of two codes that does as the card says; a topic to go to"),
    Command("lab", "l", "l", "lab", "Try the card in the lab: predict, then see"),
    Command("accept", "y", "y", "yes", "A claim: you hold it true", (JUDGE,)),
    Command("reject", "", "n", "a myth", "A claim: you say it is a myth", (JUDGE,)),
    Command("facts", "f", "f", "facts", "The facts of this topic"),
    BACK,
    Command("next_topic", "n", "n", "next topic", "The topic that goes on from here"),
    Command("first", "p", "p", "know first", "The topic to know before this one"),
    FIND,
    HELP,
)

PROBLEMS = (
    Command("open", "enter", "Enter", "solve", "Work out the problem at the cursor"),
    *moves("problem"),
    *READING,
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

SEARCH = (
    Command("open", "", "Enter", "open", "Open what is at the cursor"),
    *moves("one"),
    BACK,
)

QUESTION_READ = (
    Command("show", "enter,space", "Enter", "show the key", "Show the key, every why and the explanation"),
    Command("page", "tab", "Tab", "more", "Turn to the rest"),
    Command("test", "t", "t", "test me", "Answer the questions of its card; that counts"),
    Command("card", "c", "c", "card", "Read the card behind the question"),
    *READING,
)

FLAGGED = (
    Command("open", "enter", "Enter", "open", "Read the question at the cursor"),
    *moves("question"),
    Command("study", "s", "s", "study all", "Answer the flagged questions, one after the other"),
    Command("flag", "exclamation_mark", "!", "unflag", "Take the flag off, or put it back"),
    *READING,
)

REPORT = (
    Command("copy", "c", "c", "copy", "Give the text to the terminal's clipboard"),
    Command("page", "tab,enter,space", "Tab", "more", "Turn to the rest"),
    *READING,
)

FACTS = (
    Command("open", "enter", "Enter", "open", "The fact whole, with its source"),
    *moves("fact"),
    Command("page_up", "pageup", "PgUp", "", "A screen up"),
    Command("page_down", "pagedown", "PgDn", "", "A screen down"),
    *READING,
)

FACT = (
    Command("source", "o", "o", "open source", "Open the source in a browser, after a yes"),
    Command("accept", "y", "y", "yes", "Yes, open it", ("asking",)),
    Command("choose", DIGITS, "1-9", "used by", "Open the card or question that uses it"),
    Command("up", "up", "↑", "", "The card or question above"),
    Command("down", "down", "↑↓", "used by", "The card or question below; Enter opens it"),
    Command("open", "enter", "Enter", "open", "Open what the cursor is at; without it, turn to the rest"),
    Command("page", "tab,space", "Tab", "more", "Turn to the rest"),
    *READING,
)

# While an answer is counted otherwise.
RATING = (
    Key("1", "again", "choose(1)"),
    Key("2", "hard", "choose(2)"),
    Key("3", "good", "choose(3)"),
    Key("4", "easy", "choose(4)"),
    Key("Esc", "as it was", "leave"),
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


def bindings(*tables: tuple[Command, ...], leaving_out: tuple[str, ...] = ()) -> list[BindingType]:
    """What a screen binds: all of these tables but for some actions."""
    return [b for table in tables for c in table if c.action not in leaving_out for b in c.bindings()]


def keys_for(commands: tuple[Command, ...], phase: str = "", words: dict[str, str] | None = None) -> tuple[Key, ...]:
    """The footer of a phase. `words` changes words (the page that Tab turns to), or drops a key with ''."""
    changed = words or {}
    return tuple(
        Key(command.label, changed.get(command.action, command.word), command.action)
        for command in commands
        if (not command.phases or phase in command.phases) and changed.get(command.action, command.word)
    )
