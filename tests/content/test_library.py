"""What the rest of the program asks of the content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.content.findings import Finding, Span
from tutor.content.library import Unknown, open_library
from tutor.content.model.question import AcceptedText, NumberQuestion, TextQuestion
from tutor.content.stamps import cache_path

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk


def test_questions_come_whole_with_their_facts_filled_in(pack: PackOnDisk) -> None:
    assert pack.open().question("demo/timeout.limit.run") == NumberQuestion(
        id="demo/timeout.limit.run",
        card="demo/timeout.limit",
        kind="number",
        stem="How long may a function run?",
        explanation="The limit is 15 minutes.",
        answer="15 min",
    )
    assert pack.open().question("demo/timeout.default.value") == TextQuestion(
        id="demo/timeout.default.value",
        card="demo/timeout.default",
        kind="text",
        stem="How long may a new function run?",
        explanation="Three seconds is the default.",
        accept=(AcceptedText("three seconds"),),
    )


def test_a_changed_fact_changes_every_text_that_cites_it(pack: PackOnDisk) -> None:
    assert pack.open().card("demo/timeout.limit").body == "A function runs for 15 minutes at most."
    text = (pack.root / "content/facts/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/facts/timeout.yaml", text.replace("value: 15 minutes", 'value: 20 "minutes"'))

    assert pack.open().card("demo/timeout.limit").body == 'A function runs for 20 "minutes" at most.'


def test_what_a_person_types_is_found_with_and_without_the_pack_and_in_capitals(pack: PackOnDisk) -> None:
    library = pack.open()

    assert library.find("card", "timeout.limit") == "demo/timeout.limit"
    assert library.find("card", "demo/timeout.limit") == "demo/timeout.limit"
    assert library.find("card", "TIMEOUT.limit") == "demo/timeout.limit"
    assert library.short("demo/timeout.limit") == "timeout.limit"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("timeout.limt", 'No card is called "timeout.limt". Did you mean "timeout.limit"?'),
        ("limit", 'No card is called "limit". Did you mean "timeout.limit"?'),
        ("retries", 'No card is called "retries". `tutor list cards` shows them all.'),
    ],
)
def test_an_unknown_id_gets_the_nearest_one(pack: PackOnDisk, typed: str, sentence: str) -> None:
    with pytest.raises(Unknown) as problem:
        pack.open().find("card", typed)
    assert str(problem.value) == sentence


def test_something_that_is_gone_has_its_id_for_a_title(pack: PackOnDisk) -> None:
    library = pack.open()

    assert library.title("card", "demo/timeout.limit") == "The longest run"
    assert library.title("card", "demo/long.gone") == "long.gone"
    assert library.parent("card", "demo/timeout.limit") == "demo/timeout"
    assert library.parent("card", "demo/long.gone") == ""
    assert library.has("fact", "demo/timeout.max")
    with pytest.raises(Unknown, match=r'^No card is called "long\.gone"\.$'):
        library.card("demo/long.gone")


def test_a_card_knows_its_questions_by_pool_and_kind(pack: PackOnDisk) -> None:
    text = (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")
    pack.write("quizzes/timeout.yaml", text.replace("kind: text", "kind: text\n    pool: mock"))
    library = pack.open()

    assert library.probes("demo/timeout.limit") == ["demo/timeout.limit.run"]
    assert library.probes("demo/timeout.limit", kind="text") == []
    assert library.probes("demo/timeout.default") == []
    assert library.probes("demo/timeout.default", pool="mock") == ["demo/timeout.default.value"]


def test_an_item_knows_its_file_and_line(pack: PackOnDisk) -> None:
    assert pack.open().place("card", "demo/timeout.default") == (str(pack.root / "content/topics/timeout.yaml"), 9)


def test_a_finding_knows_its_file_and_place(pack: PackOnDisk) -> None:
    file = pack.write("content/pack.yaml", "id: demo\ntitle: Demo\nversoin: a\n")

    assert pack.open().findings(str(file)) == [
        Finding(
            str(file),
            Span(3, 1, 3, 8),
            "E101",
            "pack 'demo': unknown key \"versoin\"",
            'did you mean "version"?',
        )
    ]
    assert pack.open().findings(str(pack.root / "quizzes/timeout.yaml")) == []


def test_many_cards_come_in_the_order_of_study(pack: PackOnDisk) -> None:
    cards = "\n".join(f"  - {{id: many.c{n}, title: C, body: B., remember: R., yield: core}}" for n in range(450))
    (pack.root / "content/topics/many.yaml").write_text(f"id: many\ntitle: Many\ncards:\n{cards}\n", encoding="utf-8")
    library = pack.open()

    assert list(library.cards(("demo/many",))) == [f"demo/many.c{n}" for n in range(450)]
    assert len(list(library.cards())) == library.count("card") == 452


def test_each_set_of_packs_has_a_cache_of_its_own() -> None:
    assert cache_path("c", ("/a",)) != cache_path("c", ("/b",))
    assert cache_path("c", ("/a", "/b")) != cache_path("c", ("/b", "/a"))


def test_a_pack_without_any_file_is_empty_and_opens(tmp_path: Path) -> None:
    (tmp_path / "bare/content").mkdir(parents=True)
    library = open_library((str(tmp_path / "bare"),), str(tmp_path / "cache"))

    assert library.ids("topic") == []
    assert list(library.cards()) == []
    assert library.left_out() == 1  # its pack.yaml
    library.close()
