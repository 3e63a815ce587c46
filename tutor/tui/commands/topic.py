"""What can be done in the list of topics, and in one."""

from __future__ import annotations

from tutor.tui.commands.command import BACK, DIGITS, FIND, HELP, READING, Command
from tutor.tui.commands.listing import listing
from tutor.views.topic.state import HIDDEN, JUDGE

TOPICS = (
    *listing("topic", "read", "Read the topic at the cursor"),
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
