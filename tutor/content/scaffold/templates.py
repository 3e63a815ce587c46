"""The text of new items: templates with what is to be written marked TODO."""

from __future__ import annotations

import json
import os
import re
import textwrap
from string import Template

from tutor.content.text import clean_line

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
# What no YAML reader takes for anything but text, and dates as authors write them.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .()/-]*(?<! )|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = frozenset("y n yes no on off true false null".split())
# Kinds that the exams ask too, and what their ask must say.
_CHOOSE = {"single": "", "multiple": " (Choose two.)"}


def filled(name: str, **values: str) -> str:
    """A template with its values, which are written as YAML asks for."""
    return _template(name).substitute({key: scalar(value) for key, value in values.items()})


def question(id: str, kind: str, card: str) -> str:
    """An entry for a list of questions."""
    own = textwrap.indent(_template(os.path.join("question", kind)).template.rstrip("\n"), "  ")
    style = "exam" if kind in _CHOOSE else "recall"
    values = {"id": scalar(id), "card": scalar(card), "kind": kind, "style": style}
    return _template("question").substitute(values, own=own, choose=_CHOOSE.get(kind, ""))


def topic(id: str, title: str, card: str, card_title: str) -> str:
    """A whole file."""
    entry = textwrap.indent(filled("card", id=card, title=card_title).rstrip("\n"), "  ")
    entry = entry.replace("    ask_first:", f"    objectives: [{id}.o1]\n    ask_first:", 1)
    return _template("topic").substitute(id=scalar(id), title=scalar(title), card=entry)


def readme(title: str) -> str:
    """What a pack says of itself to who opens its folder."""
    return _template("README", ".md").substitute(heading=clean_line(title))


def scalar(text: str) -> str:
    """A text as YAML: plain where every reader takes it for text, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS
    return text if is_plain else json.dumps(clean_line(text), ensure_ascii=False)


def _template(name: str, ending: str = ".yaml") -> Template:
    with open(os.path.join(_FOLDER, name + ending), encoding="utf-8") as file:
        return Template(file.read())
