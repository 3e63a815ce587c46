"""One new pack, topic, card, question, drill, problem or fact, in the file where it belongs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tutor import paths
from tutor.content.findings import did_you_mean
from tutor.content.library import Library, open_library
from tutor.content.scaffold import templates
from tutor.content.scaffold.insert import with_entry
from tutor.content.scalars import ID, WRONG_ID
from tutor.content.schema import modeline
from tutor.content.source import parse
from tutor.content.stamps import FOLDERS, stamps
from tutor.content.writing import NotWritten, Written, create, make_folder, put_schemas, replace, whole_path
from tutor.errors import Misuse

_FOLDER_OF = dict(FOLDERS)
# These share their ids, since the log of answers has both.
_LOGGED = ("question", "problem")


@dataclass(frozen=True)
class Ground:
    """A pack that is added to, and what it holds already."""

    root: str
    library: Library

    def whole(self, id: str) -> str:
        """The id as the library knows it."""
        return f"{next(iter(self.library.packs))}/{id}"

    def inside(self, path: str) -> str:
        """A path of the pack, from its root."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")


@contextmanager
def ground(root: str) -> Iterator[Ground]:
    """The pack at a path, open."""
    library = open_library((root,), paths.cache_folder())
    try:
        yield Ground(root, library)
    finally:
        library.close()


def new_pack(folder: str, id: str, title: str) -> Written:
    """A folder named for the pack's id, with a pack in it that holds nothing yet."""
    checked_id(id)
    root = os.path.join(folder, id)
    if os.path.lexists(root) and not (os.path.isdir(root) and not os.listdir(root)):
        raise NotWritten(f"{id} exists already; nothing was written.")
    create(
        root, "content/pack.yaml", modeline("pack", "content/pack.yaml") + templates.filled("pack", id=id, title=title)
    )
    for part in _FOLDER_OF.values():
        make_folder(root, part)
    create(root, "README.md", templates.readme(title))
    put_schemas(root)
    return Written(os.path.join(root, "content", "pack.yaml"), 2)


def new_topic(pack: Ground, id: str, title: str, card: str) -> Written:
    """A topic's own file, with its first card."""
    free_id(pack, "topic", id)
    free_id(pack, "card", card)
    path = f"{_FOLDER_OF['topics']}/{id}.yaml"
    return _created(pack, "topics", path, templates.topic(id, title, card, "TODO: what lists and headings show"))


def new_card(pack: Ground, id: str, title: str, topic: str) -> Written:
    """A card at the end of its topic's file."""
    free_id(pack, "card", id)
    path = pack.inside(pack.library.place("topic", existing(pack, "topic", topic))[0])
    return _added(pack, path, "cards", templates.filled("card", id=id, title=title))


def new_question(pack: Ground, id: str, kind: str, card: str) -> Written:
    """A question at the end of its topic's questions."""
    free_id(pack, "question", id)
    topic = topic_of(pack, card)
    entry = templates.question(id, kind, card)
    usual, path = f"{_FOLDER_OF['quizzes']}/{topic}.yaml", _quiz_of(pack, topic)
    if path:
        return _added(pack, path, "questions", entry)
    if os.path.lexists(os.path.join(pack.root, usual)):
        raise NotWritten(f"{usual} names another topic, or cannot be read: `tutor check {usual}` says more.")
    head = f"topic: {templates.scalar(topic)}\nquestions:\n"
    return _created_list(pack, "quizzes", usual, head, entry)


def new_scenario(pack: Ground, id: str, title: str, card: str) -> Written:
    """A drill's own file; its steps rate one card until the author says another."""
    free_id(pack, "scenario", id)
    text = templates.filled("scenario", id=id, title=title, topic=topic_of(pack, card), card=card)
    return _created(pack, "scenarios", f"{_FOLDER_OF['scenarios']}/{id}.yaml", text)


def new_problem(pack: Ground, id: str, title: str, card: str) -> Written:
    """A problem at the end of its topic's problems."""
    free_id(pack, "problem", id)
    topic = topic_of(pack, card)
    path = f"{_FOLDER_OF['problems']}/{topic}.yaml"
    entry = templates.filled("problem", id=id, title=title, card=card)
    if os.path.lexists(os.path.join(pack.root, path)):
        return _added(pack, path, "problems", entry)
    return _created_list(pack, "problems", path, f"topic: {templates.scalar(topic)}\nproblems:\n", entry)


def new_fact(pack: Ground, id: str, title: str, name: str, today: str) -> Written:
    """A fact at the end of content/facts/<name>.yaml."""
    free_id(pack, "fact", id)
    checked_id(name)
    path = f"{_FOLDER_OF['facts']}/{name}.yaml"
    entry = templates.filled("fact", id=id, title=title, today=today)
    if os.path.lexists(os.path.join(pack.root, path)):
        return _added(pack, path, "facts", entry)
    return _created_list(pack, "facts", path, "facts:\n", entry)


def checked_id(id: str) -> str:
    """The id, when it is one. Raises Misuse."""
    if ID.fullmatch(id) is None:
        raise Misuse(f'"{id}" is no id: {WRONG_ID}.')
    return id


def free_id(pack: Ground, kind: str, id: str) -> str:
    """The id, when nothing of its kind has or had it. Raises Misuse."""
    whole = pack.whole(checked_id(id))
    kinds = _LOGGED if kind in _LOGGED else (kind,)
    for of in kinds:
        if pack.library.has(of, whole):
            path, line = pack.library.place(of, whole)
            raise Misuse(f'The {of} "{id}" exists already: {pack.inside(path)}:{line}.')
    heirs = [(of, new) for of, old, new in pack.library.renames() if of in kinds and old == whole]
    for of, new in heirs[:1]:
        raise Misuse(f'"{id}" is an earlier id of the {of} "{pack.library.short(new)}": take another.')
    return id


def existing(pack: Ground, kind: str, id: str) -> str:
    """The whole id of what is in the pack, even with errors in it. Raises Misuse, with the nearest id."""
    whole = pack.whole(id)
    if pack.library.has(kind, whole):
        return whole
    guess = did_you_mean(id, [pack.library.short(other) for other in pack.library.ids(kind)])
    way_out = f' Did you mean "{guess}"?' if guess else f" `tutor new {kind}` makes one."
    raise Misuse(f'No {kind} of this pack is called "{id}".{way_out}')


def topic_of(pack: Ground, card: str) -> str:
    """The topic of a card, short. Raises Misuse."""
    topic = pack.library.parent("card", existing(pack, "card", card))
    if not topic:
        raise Misuse(f'The card "{card}" is in no topic that can be read: `tutor check` says why.')
    return topic.rpartition("/")[2]


def _quiz_of(pack: Ground, topic: str) -> str:
    """The file that holds a topic's questions, the one of its name first; '' without one."""
    usual = f"{_FOLDER_OF['quizzes']}/{topic}.yaml"
    files = [pack.inside(stamp[0]) for stamp in stamps(pack.root) if stamp[1] == "quizzes"]
    for path in sorted(files, key=lambda path: path != usual):
        if _topic_in(os.path.join(pack.root, path)) == topic:
            return path
    return ""


def _topic_in(path: str) -> str:
    """What a quiz file says its topic is; '' when it cannot be read."""
    if not os.path.isfile(path) or not os.access(path, os.R_OK):
        return ""
    with open(path, "rb") as file:
        root = parse(path, file.read())[0]
    entries = root.value if root is not None and root.id == "mapping" else []
    return next((str(value.value) for key, value in entries if key.value == "topic"), "")


def _created(pack: Ground, kind: str, path: str, text: str) -> Written:
    """A new file; its line is the one below the modeline."""
    create(pack.root, path, modeline(kind, path) + text)
    put_schemas(pack.root, is_forced=False)
    return Written(os.path.join(pack.root, path), 2)


def _created_list(pack: Ground, kind: str, path: str, head: str, entry: str) -> Written:
    """A new file with a list of one entry."""
    indented = "".join(f"  {line}\n" if line else "\n" for line in entry.rstrip("\n").split("\n"))
    written = _created(pack, kind, path, head + indented)
    return Written(written.path, written.line + head.count("\n"))


def _added(pack: Ground, path: str, key: str, entry: str) -> Written:
    """An entry at the end of a list in a file."""
    whole = whole_path(pack.root, path)
    try:
        with open(whole, "rb") as file:
            data = file.read()
    except OSError as error:
        raise NotWritten(f"{path} cannot be read: {error.strerror}.") from error
    new, line = with_entry(path, data, key, entry)
    replace(pack.root, path, new)
    return Written(whole, line)
