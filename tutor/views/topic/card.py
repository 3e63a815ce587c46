"""The pages of a card: to answer first, then to read, to choose, to judge, to uncover."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, broken, cells, wrap
from tutor.views.topic.state import ASK, CHOOSE, HIDDEN, INDENT, JUDGE, Part, Sheet, TopicState, labelled, packed, prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.reading import Leaf
    from tutor.content.model.teaching import Card, CodePair, Comparison, Myth
    from tutor.views.glyphs import Glyphs
    from tutor.views.lines import Piece

CARD, CODE, MYTH, PITFALL, COMPARE = "card", "code", "myth", "pitfall", "compare"
# How far the drawing was moved to the left, in columns.
DRAWING = "drawing"
MORE = "more"
ACCEPTED, REJECTED, SHOWN = 1, 2, 3
# How far everything is opened.
ALL = 1_000
GAP = 3


def sheets(state: TopicState, leaf: Leaf, measure: int, most: int, signs: Glyphs) -> list[Sheet]:
    """All pages of a card in their order; until the learner has answered for themselves, only the question.

    A page without a hint is a row taller: its answer line is the blank row before the keys.
    """
    card = leaf.card
    if card.ask_first and not state.how_far(CARD):
        return [_asked(card, measure, signs)]
    pages = _text(card, state.how_far(DRAWING), measure, most + 1, signs)
    if card.code is not None:
        pages += _code(state, card.code, leaf.is_good_first, measure, most, signs)
    if card.myth is not None:
        pages += _myth(state, leaf, card.myth, measure, most, signs)
    if card.pitfall is not None:
        pages += _pitfall(state, card, measure, most, signs)
    if card.compare is not None:
        pages += _compare(state, leaf, card.compare, measure, most, signs)
    use = _use(card, measure)
    for number, (lines, _) in enumerate(packed([*use, *_facts(leaf, measure)], most + 1)):
        pages.append(Sheet("use" if use and not number else "sources", lines))
    return pages


def uncovered(state: TopicState, sheet: Sheet) -> TopicState:
    """The state with the next thing shown that a page hides: a row of a comparison, else all of it."""
    if sheet.waits in (CHOOSE, JUDGE):
        return state.opening(sheet.name, SHOWN)
    if sheet.name == COMPARE:
        return state.opening(sheet.name, max(state.how_far(sheet.name), sheet.since) + 1)
    return state.opening(sheet.name, 1)


def _asked(card: Card, measure: int, signs: Glyphs) -> Sheet:
    hint: Line = (("  Answer for yourself first", "muted"),)
    return Sheet(CARD, _ask(card.ask_first, measure, signs), ASK, hint)


def _text(card: Card, shift: int, measure: int, most: int, signs: Glyphs) -> list[Sheet]:
    """Question, body, the line to keep, the cue, the drawing: on one page where they fit, else cue and drawing turn.

    The question stays whole: what is read is its answer.
    """
    ask = [*_ask(card.ask_first, measure, signs), EMPTY] if card.ask_first else []
    body, keep = prose(card.body, measure), [EMPTY, *prose(card.remember, measure, "bold")]
    cue = prose(card.cue, measure, "muted") if card.cue else []
    drawing = _drawing(card.diagram, shift, measure) if card.diagram.strip() else []
    below = [EMPTY, *cue] if cue else []
    drawn = [EMPTY, *drawing] if drawing else []
    for lines, later in (
        ([*ask, *body, *drawn, *keep, *below], []),
        ([*ask, *body, *keep, *below], [drawing]),
        ([*ask, *body, *keep], [drawing, cue]),
    ):
        if len(lines) <= most:
            return [Sheet(CARD, lines), *_later(later, most, DRAWING if drawing else MORE)]
    return [*_later([ask + body], most, CARD), *_later([keep[1:], drawing, cue], most, MORE)]


def _later(parts: list[list[Line]], most: int, name: str) -> list[Sheet]:
    return [Sheet(name, lines) for lines, _ in packed([Part(lines) for lines in parts if lines], most)]


def _ask(text: str, measure: int, signs: Glyphs) -> list[Line]:
    return wrap(text, measure, "text", ((f"  {signs.ask}  ", "accent bold"),), "     ")


def _drawing(text: str, shift: int, measure: int) -> list[Line]:
    """A drawing as it was drawn, from a column on; below it, how much a narrow screen hides, and the keys to it."""
    rows, width = text.rstrip("\n").split("\n"), max(8, measure - 2)
    beyond = beyond_of(text, measure)
    left = min(shift, beyond)
    lines: list[Line] = [(("  ", "text"), (_columns(row, left, width), "text")) for row in rows]
    if not beyond:
        return lines
    said = [f"< {left} columns" if left else "", f"> {beyond - left} columns" if left < beyond else ""]
    return [*lines, *prose("The drawing goes on: " + ", ".join(filter(None, said)), measure, "muted")]


def beyond_of(drawing: str, measure: int) -> int:
    """By how many columns a drawing is wider than the text may run."""
    return max(0, max(map(cells, drawing.rstrip("\n").split("\n"))) - max(8, measure - 2))


def _columns(row: str, left: int, width: int) -> str:
    """What stands in these columns of a row."""
    rest = "".join(text for part in broken([(row, "text")], left)[1:] for text, _ in part) if left else row
    return "".join(text for text, _ in broken([(rest, "text")], width)[0])


def _code(
    state: TopicState, pair: CodePair, is_good_first: bool, measure: int, most: int, signs: Glyphs
) -> list[Sheet]:
    """Two versions as 1 and 2; which one does as the card says shows after the choice, with the why."""
    chosen = state.how_far(CODE)
    codes = (pair.good, pair.bad) if is_good_first else (pair.bad, pair.good)
    blocks = []
    for number, code in enumerate(codes):
        sign: Piece = ("", "muted")
        if chosen:
            sign = (signs.right, "right") if (number == 0) == is_good_first else (signs.wrong, "wrong")
        blocks.append(_version(str(number + 1), code, sign, measure, signs))
    why = prose(pair.why, measure)
    is_tight = len(blocks[0]) + 1 + len(blocks[1]) + 1 + len(why) > most
    parts = [Part(blocks[0]), Part(blocks[1], is_tight)]
    if not chosen:
        hint: Line = (("  Which of the two does as the card says?", "muted"), ("      ", "text"))
        hint = (*hint, *_key("1", "the first"), *_key("2", "the second"))
        return [Sheet(CODE, lines, CHOOSE, hint) for lines, _ in packed(parts, most)]
    hint = _chosen_hint(chosen, is_good_first, signs)
    pages = packed([*parts, Part(why, is_tight)], most)
    return [Sheet("why" if number else CODE, lines, hint=hint) for number, (lines, _) in enumerate(pages)]


def _chosen_hint(chosen: int, is_good_first: bool, signs: Glyphs) -> Line:
    better = 1 if is_good_first else 2
    said_of = f"{better} does as the card says"
    if chosen == better:
        return ((f"  {signs.right} Right", "right bold"), (f"   {said_of}", "text"))
    said: Piece = (f"  {signs.wrong} Not this one", "wrong bold") if chosen != SHOWN else ("", "text")
    gap = "   " if said[0] else "  "
    return (said, (f"{gap}{said_of}", "text"))


def _version(label: str, code: str, sign: Piece, measure: int, signs: Glyphs) -> list[Line]:
    lines: list[Line] = [(("  ", "text"), (label, "bold"), (f"  {sign[0]}" if sign[0] else "", sign[1]))]
    for row in code.rstrip("\n").split("\n"):
        lines += [((f"  {signs.bar} ", "rule"), *part) for part in broken([(row, "text")], max(8, measure - 4))]
    return lines


def _myth(state: TopicState, leaf: Leaf, myth: Myth, measure: int, most: int, signs: Glyphs) -> list[Sheet]:
    """A claim to accept or reject, a belief or what is so; then which it was, its opposite and why it matters."""
    said = state.how_far(MYTH)
    claim, label, other = (
        (myth.reality, "A myth about it", myth.belief) if leaf.is_claim_true else (myth.belief, "In fact", myth.reality)
    )
    parts = [Part(labelled("Some say", claim, measure, "bold"))]
    if not said:
        hint: Line = (("  Is it so?", "muted"), ("      ", "text"), *_key("y", "yes"), *_key("n", "no, a myth"))
        return [Sheet(MYTH, lines, JUDGE, hint) for lines, _ in packed(parts, most)]
    parts += [Part(labelled(label, other, measure)), Part(labelled("Why it matters", myth.matters, measure))]
    verdict = _verdict(said, leaf.is_claim_true, signs)
    return [Sheet(MYTH, lines, hint=verdict) for lines, _ in packed(parts, most)]


def _verdict(said: int, is_true: bool, signs: Glyphs) -> Line:
    """Whether a claim was judged rightly, and what it is."""
    what = "it is so" if is_true else "a myth"
    if said == SHOWN:
        return ((f"  {what[0].upper()}{what[1:]}", "text"),)
    if (said == ACCEPTED) == is_true:
        return ((f"  {signs.right} Right, {what}", "right bold"),)
    mistaken = "and you took it for a myth" if is_true else "and you believed it"
    return ((f"  {signs.wrong} {what[0].upper()}{what[1:]}", "wrong bold"), (f"   {mistaken}", "text"))


def _pitfall(state: TopicState, card: Card, measure: int, most: int, signs: Glyphs) -> list[Sheet]:
    """A mistake; its mend and its root cause are uncovered."""
    if card.pitfall is None:
        return []
    parts = [Part(labelled(f"{signs.wrong} A mistake people make", card.pitfall.wrong, measure, "bold"))]
    if not state.how_far(PITFALL):
        hint: Line = (("  What is right, and why was it wrong?", "muted"),)
        return [Sheet(PITFALL, lines, HIDDEN, hint) for lines, _ in packed(parts, most)]
    parts += [
        Part(labelled(f"{signs.right} Instead", card.pitfall.right, measure)),
        Part(labelled("Where it comes from", card.pitfall.root_cause, measure)),
    ]
    return [Sheet(PITFALL, lines) for lines, _ in packed(parts, most)]


def _compare(
    state: TopicState, leaf: Leaf, comparison: Comparison, measure: int, most: int, signs: Glyphs
) -> list[Sheet]:
    """Two cards beside each other, row by row. Hidden cells keep their room, so that nothing moves."""
    opened = state.how_far(COMPARE)
    aspects = min(max((cells(row.aspect) for row in comparison.rows), default=0), measure // 4)
    column = max(8, (measure - 2 - aspects - 2 * GAP) // 2)
    head = _row(("", leaf.card.title, leaf.other), ("bold", "bold", "bold"), aspects, column)
    rows = []
    for number, row in enumerate(comparison.rows):
        role = "text" if number < opened else "next" if number == opened else "hidden"
        rows.append(_row((row.aspect, row.this, row.that), ("muted", role, role), aspects, column, signs))
    pages = []
    first = 0
    for count in _rows_by_page([len(row) for row in rows], most - len(head) - 1):
        pages.append(_grid(head, rows[first : first + count], first, opened, most, signs))
        first += count
    return pages


def _grid(head: list[Line], rows: list[list[Line]], since: int, opened: int, most: int, signs: Glyphs) -> Sheet:
    is_spaced = len(head) + sum(len(row) + 1 for row in rows) <= most
    lines: list[Line] = [*head, *([] if is_spaced else [EMPTY])]
    for row in rows:
        lines += [EMPTY, *row] if is_spaced else row
    if opened >= since + len(rows):
        return Sheet(COMPARE, lines[:most], since=since)
    hint: Line = (("  Say what stands at ", "muted"), (signs.ask, "accent bold"), (", then look", "muted"))
    return Sheet(COMPARE, lines[:most], HIDDEN, hint, since)


def _rows_by_page(sizes: list[int], most: int) -> list[int]:
    """How many rows go on each page."""
    counts: list[int] = []
    used = 0
    for size in sizes:
        if not counts or used + size > most:
            counts.append(0)
            used = 0
        counts[-1] += 1
        used += size
    return counts


def _row(
    texts: tuple[str, str, str], roles: tuple[str, ...], aspects: int, column: int, signs: Glyphs | None = None
) -> list[Line]:
    """A row of the grid: three columns of text, each wrapped; a hidden one is a sign that keeps its room."""
    widths = (aspects, column, column)
    wrapped = [wrap(text, width, _shade(role)) for text, width, role in zip(texts, widths, roles, strict=True)]
    height = max(len(part) for part in wrapped)
    for i, role in enumerate(roles):
        if role in ("next", "hidden") and signs is not None:
            wrapped[i] = [((signs.ask, "accent bold" if role == "next" else "muted"),)]
    return [_across([part[i] if i < len(part) else EMPTY for part in wrapped], widths) for i in range(height)]


def _shade(role: str) -> str:
    return role if role not in ("next", "hidden") else "text"


def _across(columns: list[Line], widths: tuple[int, ...]) -> Line:
    pieces: list[Piece] = [*INDENT]
    for line, width in zip(columns, widths, strict=True):
        used = sum(cells(text) for text, _ in line)
        pieces += [*line, (" " * (max(0, width - used) + GAP), "text")]
    return tuple(pieces[:-1])


def _use(card: Card, measure: int) -> list[Part]:
    """When it applies and when not."""
    parts = [Part(labelled("Example", card.example, measure))] if card.example else []
    for number, pattern in enumerate(card.patterns):
        lines = wrap(pattern, measure, "text", (("  - ", "muted"),), "    ")
        parts.append(Part([(("  Patterns", "muted"),), *lines] if not number else lines, is_tight=number > 0))
    return parts + ([Part(labelled("Not when", card.not_when, measure))] if card.not_when else [])


def _facts(leaf: Leaf, measure: int) -> list[Part]:
    """The facts behind the card, each page once below what it says, with the day it was last checked."""
    parts = []
    for url in dict.fromkeys(fact.source.url for fact in leaf.facts):
        here = [fact for fact in leaf.facts if fact.source.url == url]
        read = f"{here[0].source.title}, checked {max(fact.checked for fact in here)}"
        lines = [line for fact in here for line in prose(fact.statement, measure)]
        parts.append(Part([*lines, *prose(read, measure, "muted")]))
    return parts


def _key(key: str, word: str) -> tuple[Piece, ...]:
    return ((key, "accent bold"), (f" {word}    ", "muted"))
