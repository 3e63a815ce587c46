"""What a search finds, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tutor import paths
from tutor.content.library import Library, open_library

TOPIC = """\
id: post
title: Post
cards:
  - {id: post.box, title: The letter box, body: For letters. No dead-letter queue., remember: R., yield: core}
  - {id: post.late, title: Late letters, body: They go to the DLQ of the office., remember: R., yield: core}
  - {id: post.rules, title: Rules, body: "Letters, letters, letters: a box, a queue.", remember: R., yield: core}
  - {id: post.dead, title: What DLQs hold, body: Nothing is lost., remember: R., yield: core}
glossary:
  - {term: "Dead-letter queue (DLQ, dead letter)", meaning: Where undelivered things lie.}
  - {term: Stamp (or so), meaning: It is glued on.}
"""
QUIZ = """\
topic: post
questions:
  - {id: post.box.q, card: post.box, kind: number, stem: How many letters fit a box?, answer: "9", explanation: 9.}
"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Library]:
    """A pack about letters."""
    for path, text in {
        "content/pack.yaml": "id: p\ntitle: P\n",
        "content/topics/post.yaml": TOPIC,
        "quizzes/post.yaml": QUIZ,
    }.items():
        (tmp_path / "pack" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pack" / path).write_text(text, encoding="utf-8")
    with closing(open_library((str(tmp_path / "pack"),), str(tmp_path / "cache"))) as library:
        yield library


def found(library: Library, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, library.short(hit.id)) for hit in library.search(words)]


@pytest.mark.parametrize("words", ["DLQ", "dlqs", "dead-letter queue", "Dead letter queues", "dead-letter"])
def test_every_name_that_the_glossary_gives_a_thing_finds_the_same(post: Library, words: str) -> None:
    assert found(post, words) == [("card", "post.dead"), ("term", "post"), ("card", "post.box"), ("card", "post.late")]


def test_a_name_narrows_with_the_words_beside_it(post: Library) -> None:
    assert found(post, "office dead-letter queue") == [("card", "post.late")]
    assert found(post, "DLQ of the office") == [("card", "post.late")]


def test_words_in_a_title_count_more_than_the_same_words_in_a_body(post: Library) -> None:
    assert found(post, "letters")[0] == ("card", "post.late")
    assert found(post, "letter box")[0] == ("card", "post.box")


def test_what_a_question_asks_is_no_title(post: Library) -> None:
    kinds = [kind for kind, _ in found(post, "letters box")]
    assert kinds == ["card", "card", "question"]


def test_slips_of_spelling_find_what_is_near(post: Library) -> None:
    assert found(post, "undeliverd") == [("term", "post")]


def test_what_looks_like_syntax_is_only_words(post: Library) -> None:
    assert found(post, 'title : ("stamp" OR') == found(post, "title stamp or")
    assert found(post, "*") == found(post, "") == []


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("ESM", "event source mapping"),
        ("PC", "provisioned concurrency"),
        ("RC", "reserved concurrency"),
        ("ENI", "elastic network interface"),
        ("KMS", "key management service"),
        ("SSM", "Parameter Store"),
        ("ASM", "Secrets Manager"),
        ("FIFO", "first-in, first-out queue"),
        ("TTL", "time to live"),
        ("DLQ", "dead-letter queue"),
        ("NAT gateway", "network address translation"),
    ],
)
def test_the_shipped_glossary_knows_the_abbreviations_of_the_field(shipped: Library, short: str, whole: str) -> None:
    assert shipped.search(short) == shipped.search(whole)
    assert len(shipped.search(short)) > 1


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


FACTS = """\
facts:
  - {id: size.async, title: Payload of an event, value: 256, unit: KB, statement: An event holds 256 KB., SOURCE}
  - {id: size.most, title: Events in the queue, value: "1,000", SOURCE,
     statement: "The queue, at its widest, holds 1,000 events at once, whatever was said of it before; 1.5 MB each."}
  - {id: size.other, title: Addresses, value: "1,256", statement: "There are 1,256 addresses, 20 offices.", SOURCE}
  - {id: wait.most, title: Longest wait, value: "15", unit: minutes, statement: Nothing waits longer., SOURCE}
"""
SOURCE = 'source: {title: Guide, url: "https://example.com"}, checked: 2026-11-17'


@pytest.fixture
def numbers(tmp_path: Path) -> Iterator[Library]:
    """A pack of four numbers."""
    for path, text in {"content/pack.yaml": "id: p\ntitle: P\n", "content/facts/a.yaml": FACTS}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace("SOURCE", SOURCE).replace("value: 256", 'value: "256"'))
    with closing(open_library((str(tmp_path),), str(tmp_path / "cache"))) as library:
        yield library


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("1000", ["size.most"]),
        ("1,000", ["size.most"]),
        ("256", ["size.async"]),
        ("256 KB", ["size.async"]),
        ("256kb", ["size.async"]),
        ("256 KiB", ["size.async"]),
        ("1.5 MB", ["size.most"]),
        ("5 MB", []),
        ("15 minutes", ["wait.most"]),
        ("15 min", ["wait.most"]),
        ("15-minute", ["wait.most"]),
        ("20 seconds", []),
        ("20", ["size.other"]),
        ("2000", []),
    ],
)
def test_a_number_is_found_as_a_number_however_it_is_written(numbers: Library, words: str, ids: list[str]) -> None:
    assert [id for _, id in found(numbers, words)] == ids


def test_the_excerpt_is_the_sentence_that_matched_with_its_unit(numbers: Library) -> None:
    assert [hit.snippet for hit in numbers.search("15 minutes")] == ["Longest wait: 15 minutes"]
    assert [hit.snippet for hit in numbers.search("256")] == ["An event holds 256 KB."]
    assert [hit.snippet for hit in numbers.search("1.5 MB")] == ["…whatever was said of it before; 1.5 MB each."]


def test_the_excerpt_of_a_question_is_not_its_title_again(post: Library) -> None:
    hit = next(hit for hit in post.search("letters fit") if hit.kind == "question")
    assert (hit.title, hit.snippet) == ("How many letters fit a box?", "On the card: The letter box")


@pytest.mark.parametrize("words", ["x-ray", "flash", "letlers-queue", "quote"])
def test_what_nothing_holds_is_not_bent_into_another_word(post: Library, words: str) -> None:
    assert found(post, words) == []


@pytest.mark.parametrize("words", ["lettters", "leters", "lettrs"])
def test_one_slip_is_forgiven_in_a_word_of_some_length(post: Library, words: str) -> None:
    assert found(post, words) == found(post, "letters")


def test_the_nearest_words_are_named_where_nothing_is_found(post: Library) -> None:
    assert post.search("offense") == []
    assert post.nearest("offense") == ["office"]
    assert post.nearest("1234 xyzzy") == []


def test_words_in_the_wrong_place_are_left_out_so_that_the_others_find_something(post: Library) -> None:
    assert found(post, "office xyzzy") == [("card", "post.late")]


def test_numbers_come_before_loose_words(numbers: Library) -> None:
    assert [id for _, id in found(numbers, "256 KB addresses")] == ["size.async", "size.other"]


def test_what_nothing_holds_is_known(post: Library) -> None:
    assert post.unheld("office x-ray lettters") == ["x ray"]
