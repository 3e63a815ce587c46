"""Scalars to values: text in its forms, words of a list, numbers, booleans. YAML's own guesses are never asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from tutor.content.findings import Span, near_misses
from tutor.content.model import forms
from tutor.content.reading import Reading, described, quoted, suggestion
from tutor.content.source import UNSAFE_HINT, Node, has_tag, unsafe_message
from tutor.content.spans import span_of, span_within
from tutor.content.text import clean, has_stand_in, is_safe, unsafe_characters

Convert = Callable[[Node, Reading], Any]

MAX_LENGTH = 100_000
ID = re.compile(r"[a-z0-9][a-z0-9.-]*")
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
TEXT_TAG = "tag:yaml.org,2002:str"
WRONG_ID = "an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9"


def text_converter(notes: tuple[Any, ...]) -> Convert:
    """Reads text, and what its notes ask for beyond that."""
    ref = next((note.target for note in notes if isinstance(note, forms.Ref)), "")
    form = next((note.name for note in notes if isinstance(note, forms.Form)), "")
    check = _FORMS.get(form)
    is_free = not ref and form in ("", "prose")

    def read_text(node: Node, reading: Reading) -> str:
        text = node.value
        # Nearly all texts are plain ones of one line: they need no further look.
        if node.tag != TEXT_TAG or node.id != "scalar" or len(text) > MAX_LENGTH or not text.isprintable():
            text = _scalar(node, reading, "text")
            if text is None:
                return ""
        if not node.style and node.tag != TEXT_TAG and _is_special(node, reading):
            return ""
        if is_free and reading.lines_cut and not node.style and node.end_mark.line in reading.lines_cut:
            reading.say_cut(node)
        if not text:
            reading.say(node, "E107", "this is empty", "write it, or delete the key")
            return ""
        if "TODO" in text and _is_to_fill_in(text, form):
            reading.say_to_fill_in(node, text)
        if ref:
            return reading.refer(ref, text, span_of(node))
        return check(text, node, reading) if check is not None else text

    return read_text


def choice_converter(allowed: tuple[str, ...]) -> Convert:
    """Reads one word of a list."""
    words = [word for word in allowed if word]

    def read_choice(node: Node, reading: Reading) -> str:
        text = _scalar(node, reading, "a word")
        if text is None or text in allowed:
            return text or ""
        hint = suggestion(near_misses(text, words))
        reading.say(node, "E104", f"{quoted(text)} is not one of {', '.join(words)}", hint)
        return ""

    return read_choice


def read_bool(node: Node, reading: Reading) -> bool:
    """true or false; YAML 1.1 would take yes, no, on and off as well."""
    text = _scalar(node, reading, "true or false")
    if text is not None and text.lower() not in ("true", "false"):
        reading.say(node, "E103", f"expected true or false, found {described(node)}")
    return text is not None and text.lower() == "true"


def read_int(node: Node, reading: Reading) -> int:
    """A whole number, in plain digits."""
    text = _scalar(node, reading, "a whole number")
    if text is None:
        return 0
    if _WHOLE_NUMBER.fullmatch(text) is None:
        reading.say(node, "E103", f"expected a whole number, found {described(node)}")
        return 0
    return int(text)


def safe_text(node: Node, reading: Reading) -> str:
    """A scalar's text, its escapes made harmless; a finding says so."""
    text: str = node.value
    if is_safe(text):
        return text
    bad = next(unsafe_characters(text), None)
    if bad is not None:
        reading.say(node, "E003", unsafe_message(bad[1]), UNSAFE_HINT)
    return clean(text)


def id_in(node: Node) -> str:
    """The id that a mapping states, '' without one. A malformed id still names what refers to it."""
    for key, value in node.value:
        if key.id == "scalar" and key.value == "id" and value.id == "scalar":
            return clean(value.value).strip("\n")
    return ""


def _scalar(node: Node, reading: Reading, wanted: str) -> str | None:
    if node.id != "scalar":
        reading.say(node, "E103", f"expected {wanted}, found {described(node)}")
        return None
    if has_tag(node):
        reading.say(node, "E004", f"tags are not read: {quoted(node.tag)}", "remove it, and quote the text")
        return None
    text: str = node.value
    if len(text) > MAX_LENGTH:
        reading.say(node, "E005", f"longer than {MAX_LENGTH:,} characters")
        return None
    return (text if text.isprintable() else safe_text(node, reading)).strip("\n")


def _is_special(node: Node, reading: Reading) -> bool:
    """Whether a plain scalar stands for nothing; one that YAML versions read differently gets a warning."""
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "null" and text:
        reading.say(node, "E107", f"{text} means that this is empty", "write it, quote it, or delete the key")
        return True
    if reads_differently(node):
        reading.say(node, "W101", f"unquoted {text} is not text to every YAML reader", "quote it")
    return False


def reads_differently(node: Node) -> bool:
    """Whether YAML 1.1 and 1.2 take a plain scalar for different things: no, 12:30, 010, 1_000."""
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "bool":
        return text.lower() not in ("true", "false")
    if kind in ("int", "float"):
        return ":" in text or "_" in text or (len(text) > 1 and text[0] == "0" and text[1].isdigit())
    return False


def _is_to_fill_in(text: str, form: str) -> bool:
    """Whether a text marks what its author has yet to write. Code and logs may have a TODO of their own further on."""
    if form == "url":
        return True
    return "TODO: " in text if form == "prose" else text.startswith("TODO: ")


def _check_id(text: str, node: Node, reading: Reading) -> str:
    if ID.fullmatch(text) is None:
        if has_stand_in(text):
            reading.errors += 1  # the unsafe character was said already, and is the cause
        else:
            reading.say(node, "E105", f"{quoted(text)} is not an id", WRONG_ID)
    return reading.whole_id(text)


def _check_date(text: str, node: Node, reading: Reading) -> str:
    try:
        is_date = str(datetime.date.fromisoformat(text)) == text
    except ValueError:
        is_date = False
    if not is_date:
        reading.say(node, "E103", f"{quoted(text)} is not a date", "write it as 2026-11-17")
    return text


def _check_url(text: str, node: Node, reading: Reading) -> str:
    if not text.startswith(("https://", "http://")) or len(text.split()) > 1:
        reading.say(node, "E108", f"{quoted(text)} is not a web address", "only http:// and https:// are opened")
    return text


def _check_quantity(text: str, node: Node, reading: Reading) -> str:
    from tutor.calculator.quantities import Unreadable, parse

    try:
        parse(text)
    except Unreadable as problem:
        reading.say(node, "E305", f"{quoted(text)} is not a quantity: {problem}")
    return text


def _check_prose(text: str, node: Node, reading: Reading) -> str:
    """Paragraphs without the file's line breaks, their fact references made whole."""
    text = paragraphs(text)
    if "<fact:" not in text:
        return text
    first, *rest = text.split("<fact:")
    parts = [first]
    for position, piece in enumerate(rest):
        id, closed, after = piece.partition(">")
        place = span_within(node, reading.text, "<fact:", position)
        if not closed or ID.fullmatch(id.rpartition("/")[2]) is None:
            reading.say_at(place, "E109", "this is no reference to a fact", "write <fact:id>")
            return text
        parts.append(f"<fact:{reading.refer('fact', id, _wider(place, len(id) + 1))}>{after}")
    return "".join(parts)


def paragraphs(text: str) -> str:
    """Prose as it is taken: what is parted by an empty line, each without the file's line breaks."""
    if "\n" in text or "  " in text:
        return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())
    return text


def _wider(span: Span, columns: int) -> Span:
    return Span(span.line, span.column, span.end_line, span.end_column + columns)


_FORMS: dict[str, Callable[[str, Node, Reading], str]] = {
    "id": _check_id,
    "date": _check_date,
    "url": _check_url,
    "quantity": _check_quantity,
    "prose": _check_prose,
}
