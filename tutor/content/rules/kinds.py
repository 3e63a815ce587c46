"""Rules for the kinds that are not chosen: order, match, cloze; and for judge."""

from __future__ import annotations

from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at
from tutor.content.rules.questions import first_misfit, widest_line

GAP = "____"
CLOZE_LINES, CLOZE_COLUMNS = 12, 72
VERDICTS = ("True, because ", "False, because ")


def verdicts_have_reasons(item: Item, reading: Reading) -> None:
    """Each verdict says true or false and why, and both verdicts are offered."""
    texts = [choice.text for choice in item.value.choices]
    for position, text in enumerate(texts):
        if not text.startswith(VERDICTS):
            node = at(item.node, "choices", position, "text")
            reading.say(node, "E308", 'a verdict begins with "True, because" or "False, because"')
    if all(text.startswith(VERDICTS) for text in texts) and len({text[:4] for text in texts}) == 1:
        reading.say(at(item.node, "choices"), "E308", "all verdicts are the same: offer true and false")


def gaps_match_blanks(item: Item, reading: Reading) -> None:
    """As many gaps as blanks, and the text fits its place."""
    text = item.value.text
    gaps, blanks = text.count(GAP), len(item.value.blanks)
    node = at(item.node, "text")
    if gaps != blanks:
        reading.say(node, "E309", f"gaps in the text: {gaps}, blanks: {blanks}", f"write {GAP} for each blank")
    lines, widest = text.count("\n") + 1, widest_line(text)
    if lines > CLOZE_LINES or widest > CLOZE_COLUMNS:
        message = f"the text has {lines} lines of up to {widest} columns; {CLOZE_LINES} of {CLOZE_COLUMNS} fit"
        reading.say_at(first_misfit(node, reading, text, CLOZE_LINES, CLOZE_COLUMNS), "W302", message)


def left_hand_texts_differ(item: Item, reading: Reading) -> None:
    """No left-hand text stands twice, and no decoy fits a pair."""
    seen: set[str] = set()
    for position, pair in enumerate(item.value.pairs):
        if pair.left in seen:
            reading.say(at(item.node, "pairs", position, "left"), "E303", "this stands already at the left")
        seen.add(pair.left)
    rights = {pair.right for pair in item.value.pairs}
    for position, decoy in enumerate(item.value.decoys):
        if decoy in rights:
            reading.say(at(item.node, "decoys", position), "E303", "this decoy is the right-hand text of a pair")
    if len(rights | set(item.value.decoys)) < 3:
        reading.say(at(item.node, "pairs"), "E303", "fewer than three different right-hand texts")
