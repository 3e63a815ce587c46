"""Nodes to lines: the same text for the same values, whatever it looked like before."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.content.layout.comments import Comment, Notes, is_flow
from tutor.content.layout.scalars import in_one_line, written
from tutor.content.layout.shapes import Shape
from tutor.content.source import Node

WIDTH = 120
STEP = 2


@dataclass(frozen=True)
class Printer:
    """Writes the nodes of one text with the comments that belong to them."""

    text: str
    notes: Notes

    def document(self, root: Node, shape: Shape) -> str:
        """The whole file. What stands above the first key stays there: it speaks of the file."""
        lines = self._top(root.value[0][0]) if root.id == "mapping" and root.value else []
        if is_flow(root) or root.id == "scalar":
            body = [self._beside(self._inline(root, shape) or "", root)]
        else:
            body = self._block(root, shape, 0)
        return "\n".join([*lines, *_without_lead(body)]) + "\n"

    def _top(self, first: Node) -> list[str]:
        """The comments above the first key, but for those that stand right above it behind an empty line."""
        comments = self.notes.before.pop(id(first), [])
        gaps = [i for i, comment in enumerate(comments) if i and self._is_blank_above(comment.index)]
        count = len(comments) if not gaps or self._is_blank_above(first.start_mark.index) else gaps[-1]
        self.notes.before[id(first)] = comments[count:]
        lines = [comment.text for comment in comments[:count]]
        is_parted = count < len(comments) or self._is_blank_above(first.start_mark.index)
        return [*lines, ""] if lines and is_parted else lines

    def _block(self, node: Node, shape: Shape, indent: int) -> list[str]:
        """A collection over several lines, at a column."""
        shape = shape.of(node)
        lines: list[str] = []
        if node.id == "sequence":
            for entry in node.value:
                lines += [*self._above(entry, indent), *self._entry(entry, shape.entry or Shape(), indent)]
        else:
            for key, value in _in_order(node, shape):
                lines += [*self._above(key, indent), *self._pair(key, value, shape.below(key.value), indent)]
        return lines + [" " * indent + comment.text for comment in self.notes.behind.get(id(node), ())]

    def _entry(self, node: Node, shape: Shape, indent: int) -> list[str]:
        """One entry of a list, behind its dash."""
        beside = self._short(node, shape, WIDTH - indent - STEP)
        if beside is not None:
            return [self._beside(f"{' ' * indent}- {beside}", node)]
        if node.id == "scalar":
            return self._long(node, shape, f"{' ' * indent}-", indent)
        lines = _without_lead(self._block(node, shape, indent + STEP))
        above = next(i for i, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
        first = f"{' ' * indent}- {lines[above].lstrip()}"
        return [*(line[STEP:] for line in lines[:above]), first, *lines[above + 1 :]]

    def _pair(self, key: Node, value: Node, shape: Shape, indent: int) -> list[str]:
        """A key with its value, beside or below it."""
        name = f"{' ' * indent}{self.text[key.start_mark.index : key.end_mark.index]}:"
        beside = self._short(value, shape, WIDTH - len(name) - 1)
        if beside is not None:
            return [self._beside(f"{name} {beside}".rstrip(), value, key)]
        if value.id == "scalar":
            return self._long(value, shape, name, indent, key)
        return [self._beside(name, value, key), *self._block(value, shape, indent + STEP)]

    def _long(self, node: Node, shape: Shape, name: str, indent: int, key: Node | None = None) -> list[str]:
        below = " " * (indent + STEP)
        whole = written(node, shape, WIDTH - len(name) - 1, WIDTH - len(below))
        lines = [f"{below}{line}" if line else "" for line in whole.below]
        return [self._beside(f"{name} {whole.head}", node, key), *lines]

    def _short(self, node: Node, shape: Shape, room: int) -> str | None:
        """What fits beside a key: a text that needs no lines of its own, or a collection in brackets."""
        if node.id == "scalar":
            whole = written(node, shape, room, WIDTH)
            return None if whole.below else whole.head
        if node.value and not is_flow(node):
            return None
        if self.notes.behind.get(id(node)) or id(node) in self.notes.spread:
            return None
        line = self._inline(node, shape)
        return line if line is not None and (len(line) <= room or not node.value) else None

    def _inline(self, node: Node, shape: Shape) -> str | None:
        """A node in one line, collections in brackets; None when something in it needs more."""
        shape = shape.of(node)
        if node.id == "scalar":
            return in_one_line(node, shape, in_brackets=True)
        if node.id == "sequence":
            entries = [self._inline(entry, shape.entry or Shape()) for entry in node.value]
            return None if None in entries else f"[{', '.join(map(str, entries))}]"
        pairs = []
        for key, value in _in_order(node, shape):
            line = self._inline(value, shape.below(key.value))
            if line is None:
                return None
            pairs.append(f"{self.text[key.start_mark.index : key.end_mark.index]}: {line}".rstrip())
        return f"{{{', '.join(pairs)}}}"

    def _above(self, node: Node, indent: int) -> list[str]:
        """An entry's own comments, with the empty line that the author left before them."""
        comments: list[Comment] = self.notes.before.get(id(node), [])
        index = comments[0].index if comments else node.start_mark.index
        blank = [""] if self._is_blank_above(index) else []
        return [*blank, *(" " * indent + comment.text for comment in comments)]

    def _is_blank_above(self, index: int) -> bool:
        start_of_line = self.text.rfind("\n", 0, index)
        above = self.text[self.text.rfind("\n", 0, max(0, start_of_line)) + 1 : max(0, start_of_line)]
        return start_of_line >= 0 and not above.strip()

    def _beside(self, line: str, *nodes: Node | None) -> str:
        said = [self.notes.beside[id(node)] for node in nodes if node is not None and id(node) in self.notes.beside]
        return f"{line}  {' '.join(said)}" if said else line


def _in_order(node: Node, shape: Shape) -> list[tuple[Node, Node]]:
    """A record's keys as declared, unknown ones where they stood; without a declaration as they are."""
    if not shape.keys:
        return list(node.value)
    ranks = {key: rank for rank, key in enumerate(shape.keys)}
    ordered: list[tuple[float, int, tuple[Node, Node]]] = []
    last = -1.0
    for position, pair in enumerate(node.value):
        last = ranks.get(pair[0].value, last)
        ordered.append((last, position, pair))
    return [pair for _, _, pair in sorted(ordered, key=lambda row: row[:2])]


def _without_lead(lines: list[str]) -> list[str]:
    """Without empty lines before the first one."""
    begin = next((i for i, line in enumerate(lines) if line), 0)
    return lines[begin:]
