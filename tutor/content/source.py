"""YAML text to nodes that know their place; hostile YAML is refused with a finding. The only importer of yaml.

A node is PyYAML's own: `.id` is scalar, sequence or mapping, `.value` its content, `.start_mark` and `.end_mark` its
place counted from 0. Converting them would double the time of reading.
"""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

import yaml

from tutor.content.findings import Finding, Span
from tutor.content.model.record import record
from tutor.content.spans import CUT_HINT, cut_at, lines_cut
from tutor.content.text import is_safe, name_of, unsafe_characters, visible

MAX_DEPTH = 32
MAX_NODES = 2_000_000
MAX_BYTES = 64_000_000
# libyaml's composer recurses: 30,000 open brackets crash the process, 10,000 do not.
MAX_BRACKETS = 1_000
MAX_LEAD = 200
_ANCHOR = re.compile(r"&(?<![^\s\[\]{},:?\"'-]&)[\w-]")
# More than anybody wants to read; one file may hold millions.
MAX_UNSAFE_SAID = 100
_NO_ANCHORS = "anchors and aliases are not read"
UNSAFE_HINT = "delete it, or write out what it stands for"


class Mark(Protocol):
    line: int
    column: int
    index: int


class Node(Protocol):
    """What the reader may know of a PyYAML node."""

    id: str
    tag: str
    value: Any
    start_mark: Mark
    end_mark: Mark
    style: str | None


_PLAIN_TAGS = frozenset(
    "tag:yaml.org,2002:" + name
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq")
)
_TAG_OF_KIND = {
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.ScalarNode: "tag:yaml.org,2002:str",
}
# What libyaml says, and what an author can do with it.
_PROBLEMS = {
    "mapping values are not allowed in this context": ("a colon that reads as a key's", 'quote text with ": " in it'),
    "found character that cannot start any token": ("text cannot begin with this character", "quote the text"),
    "found unexpected end of stream": ("this quote is never closed", ""),
    "could not find expected ':'": ("a key without a colon", 'write "key: value", or indent the text above it'),
    "did not find expected node content": ("a value is missing before this", "look for a bracket that is not closed"),
    "did not find expected key": ("this fits nothing above it", "look at the indentation, and at quotes"),
    "did not find expected '-' indicator": ("this is no entry of the list above it", "begin it with - or indent it"),
    "did not find expected ',' or ']'": ("this bracket is not closed, or a comma is missing", ""),
    "did not find expected ',' or '}'": ("this brace is not closed, or a comma is missing", ""),
    "block sequence entries are not allowed in this context": ("a list begins on its own line", ""),
    "found unknown escape character": ("no such escape in double quotes", "use single quotes, or double the backslash"),
}
# These are noticed long after the place that has to be mended.
_NOTICED_LATE = frozenset(
    ["found unexpected end of stream", "could not find expected ':'"]
    + [f"did not find expected ',' or '{bracket}'" for bracket in "]}"]
)


class _Loader(yaml.CSafeLoader):
    """PyYAML's loader without tags that hang on where a node stands: nobody asks for these at each node."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        """The tag of a node without one. Only plain scalars may be something else than they seem."""
        if kind is yaml.ScalarNode and implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag  # type: ignore[no-any-return]  # PyYAML says no types
        return _TAG_OF_KIND[kind]

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing hangs on the way to a node."""

    def ascend_resolver(self) -> None:
        """Nothing hangs on the way to a node."""


def parse(path: str, data: bytes) -> tuple[Node | None, str, list[Finding]]:
    """The root node of a YAML file, the text its marks count in, and what is wrong with it as text.

    The node is None when nothing can be read.
    """
    if len(data) > MAX_BYTES:
        return None, "", [Finding(path, Span(1, 1, 1, 1), "E005", f"the file is larger than {MAX_BYTES:,} bytes")]
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, "", [_undecodable(path, data, error)]
    text, findings = _without_unsafe_characters(path, text)
    root, problem = _composed(path, text)
    if problem is not None and problem.span.line not in {finding.span.line for finding in findings}:
        findings.append(problem)  # on such a line the unsafe character is the cause
    return root, text, findings


@record(frozen=True)
class Stretch:
    """Where the content of a scalar stands in a text: offsets, and the lines that it takes, counted from 1."""

    begin: int
    end: int
    first_line: int
    last_line: int


def scalars(text: str) -> list[Stretch]:
    """Every scalar of a YAML text, as far as it can be read. What is in none of them may be a comment."""
    found = []
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken):
                found.append(_stretch(token, text))
    except yaml.YAMLError:
        pass  # the checker says so elsewhere
    return found


def _stretch(token: yaml.ScalarToken, text: str) -> Stretch:
    """A block begins below its sign: the rest of that line may be a comment."""
    start, end = token.start_mark, token.end_mark
    begin = text.find("\n", start.index) + 1 if token.style in ("|", ">") else start.index
    return Stretch(begin or len(text), end.index, start.line + 1, end.line + (end.column > 0))


def readable(data: bytes) -> str:
    """A file's text as marks count in it; '' when it is not UTF-8."""
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return ""
    return _without_unsafe_characters("", text)[0]


def has_tag(node: Node) -> bool:
    """Whether the author wrote a tag: content has none."""
    return node.tag not in _PLAIN_TAGS


def unsafe_message(character: str) -> str:
    """What is said of a character that a terminal would obey."""
    what = "control character" if ord(character) < 0xA0 else "invisible or text-reversing character"
    return f"{what} {name_of(character)}"


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[: error.start].decode()
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"byte 0x{data[error.start]:02x} is not UTF-8"
    return Finding(path, Span(line, column, line, column + 1), "E002", message, "save the file as UTF-8")


def _without_unsafe_characters(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text with raw control characters made visible, one for one, so that the rest can still be read."""
    if is_safe(text):
        return text, []
    characters = list(text)
    findings: list[Finding] = []
    last = (-1, "")
    for offset, character in unsafe_characters(text):
        characters[offset] = visible(character) or " "
        if last != (offset - 1, character) and len(findings) < MAX_UNSAFE_SAID:
            line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
            span = Span(line, column, line, column + 1)
            findings.append(Finding(path, span, "E003", unsafe_message(character), UNSAFE_HINT))
        last = (offset, character)
    return "".join(characters), findings


def _composed(path: str, text: str) -> tuple[Node | None, Finding | None]:
    try:
        refusal = _refusal(path, text)
        if refusal is not None:
            return None, refusal
        root = cast("Node | None", yaml.compose(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        return None, _unreadable(path, text, error)
    if root is None or root.value == "":
        return None, Finding(path, Span(1, 1, 1, 1), "E006", "the file is empty")
    return root, None


def _refusal(path: str, text: str) -> Finding | None:
    """What must be seen before composing: depth and aliases could end the process."""
    may_be_deep = text.count("[") + text.count("{") >= MAX_BRACKETS or _has_long_lead(text)
    if not may_be_deep and not _ANCHOR.search(text):
        return None
    depth = nodes = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            if event.anchor is not None:
                return _at(path, event.start_mark, "E004", _NO_ANCHORS, "write it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return _at(path, event.start_mark, "E005", f"nested deeper than {MAX_DEPTH} levels")
        if nodes > MAX_NODES:
            return _at(path, event.start_mark, "E005", f"more than {MAX_NODES:,} values in one file")
    return None


def _has_long_lead(text: str) -> bool:
    """Whether a line opens with so much of what begins a list or key that it may nest too deep to compose."""
    long_lines = [line for line in text.split("\n") if len(line) > MAX_LEAD]
    return any(not line[:MAX_LEAD].strip("-?: ") for line in long_lines)


def _unreadable(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    problem = str(error.problem)
    message, hint = _PROBLEMS.get(problem, (problem, ""))
    mark: Any = error.context_mark if problem in _NOTICED_LATE else error.problem_mark
    if "alias" in problem:
        return _at(path, mark, "E004", _NO_ANCHORS, "write it out")
    if problem == "but found another document":
        return _at(path, mark, "E001", "a second document begins here", "one file is one document: remove ---")
    cut = _cut_before(text, error)
    if cut is not None:
        return Finding(
            path, cut, "E001", "a # after a space begins a comment, and what follows it fits nothing", CUT_HINT
        )
    if text[mark.index : mark.index + 1] == "\t":
        return _at(path, mark, "E001", "a tab where YAML wants spaces", "indent with spaces")
    return _at(path, mark, "E001", f"not YAML: {message}", hint)


def _cut_before(text: str, error: yaml.MarkedYAMLError) -> Span | None:
    """Where a # cut an unquoted text off, so that what follows fits nothing."""
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
    lines = {line for mark in marks for line in (mark.line - 1, mark.line)} & lines_cut(text)
    ends = [stretch.end for stretch in scalars(text) if stretch.last_line - 1 in lines] if lines else []
    return next((place for end in ends if (place := cut_at(text, end)) is not None), None)


def _at(path: str, mark: Any, code: str, message: str, hint: str = "") -> Finding:
    line, column = mark.line + 1, mark.column + 1
    return Finding(path, Span(line, column, line, column + 1), code, message, hint)
