"""What only shows across files: missing and doubled ids, circles, renames, and what is left out because of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.content.library import open_library
from tutor.content.linking import in_order

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk


def topic(id: str, more: str = "") -> str:
    return f"""\
        id: {id}
        title: A topic
        cards: [{{id: {id}.card, title: A card, body: A body., remember: A line., yield: core}}]
        {more}
        """


def test_a_sound_pack_has_no_findings(pack: PackOnDisk) -> None:
    assert pack.findings() == []


def test_the_second_of_two_equal_ids_is_left_out_whichever_file_was_touched_last(pack: PackOnDisk) -> None:
    pack.write("quizzes/zz.yaml", (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8"))
    said = [
        'quizzes/zz.yaml:3:5 E202 question id "timeout.limit.run" stands already in quizzes/timeout.yaml:3',
        'quizzes/zz.yaml:9:5 E202 question id "timeout.default.value" stands already in quizzes/timeout.yaml:9',
    ]
    assert pack.findings() == said

    with (pack.root / "quizzes/timeout.yaml").open("a", encoding="utf-8") as file:
        file.write("# touched\n")

    assert pack.findings() == said
    assert pack.open().ids("question") == ["demo/timeout.limit.run", "demo/timeout.default.value"]


PROBLEM = """\
    topic: timeout
    problems:
      - id: {id}
        card: timeout.limit
        title: Busy environments
        {more}
        params:
          rps: {{values: ['100', '220', '350'], unit: requests per second}}
          duration: {{values: [125 ms, 310 ms]}}
        show: {{rps: '100', duration: 125 ms}}
        stem: A function receives {{rps}}, {{duration}} each. How many environments does it need?
        steps: [{{ask: How many are busy?, name: busy, expr: rps * duration, unit: environments, printed: '12.5'}}]
        answer: {{expr: ceil(busy), unit: environments, printed: '13'}}
        check:
          subject: concurrency
          figure: environments
          with: {{rps: rps, duration: duration, rate_per_unit: '10'}}
        explanation: Rate times duration is the concurrency.
    """


def test_a_question_and_a_problem_share_no_id_since_the_log_has_both(pack: PackOnDisk) -> None:
    pack.write("content/problems/timeout.yaml", PROBLEM.format(id="timeout.limit.run", more="difficulty: 1"))

    assert pack.findings() == [
        'quizzes/timeout.yaml:3:5 E202 question id "timeout.limit.run" is that of a problem already, '
        "in problems/timeout.yaml:3"
    ]
    assert pack.open().ids("question") == ["demo/timeout.default.value"]
    assert pack.open().ids("problem") == ["demo/timeout.limit.run"]


def test_a_problem_inherits_no_id_that_a_question_has(pack: PackOnDisk) -> None:
    renamed = PROBLEM.format(id="timeout.limit.busy", more="renamed_from: [timeout.limit.run]")
    pack.write("content/problems/timeout.yaml", renamed)

    assert pack.findings() == [
        "content/problems/timeout.yaml:6:20 E204 renamed_from: another question or problem has or had "
        'the id "timeout.limit.run"'
    ]
    assert pack.open().renames() == []


def test_a_reference_to_another_kind_of_thing_says_what_it_is(pack: PackOnDisk) -> None:
    pack.write("content/topics/retries.yaml", topic("retries", "requires: [timeout.limit]"))

    assert [f.hint for f in pack.open().findings()] == ["it is a card"]


def test_a_question_whose_card_is_unknown_is_left_out(pack: PackOnDisk) -> None:
    text = (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")
    pack.write("quizzes/timeout.yaml", text.replace("card: timeout.default", "card: timeout.sundry"))

    assert pack.findings() == ['quizzes/timeout.yaml:10:11 E201 no card is called "timeout.sundry"']
    assert pack.open().ids("question") == ["demo/timeout.limit.run"]
    assert pack.open().left_out() == 1


def test_a_broken_file_is_the_one_cause_of_all_that_it_no_longer_declares(pack: PackOnDisk) -> None:
    pack.write("content/topics/timeout.yaml", "id: timeout\ntitle: Time: outs\n")

    assert pack.findings() == ["content/topics/timeout.yaml:2:12 E001 not YAML: a colon that reads as a key's"]
    assert pack.open().ids("question") == []
    assert pack.open().left_out() == 3  # the file and two questions


def test_a_card_and_a_question_that_cite_a_broken_fact_are_left_out(pack: PackOnDisk) -> None:
    text = (pack.root / "content/facts/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/facts/timeout.yaml", text.replace("checked: 2026-11-17", "checked: today"))

    assert pack.findings() == ['content/facts/timeout.yaml:7:14 E103 "today" is not a date']
    library = pack.open()
    assert library.ids("card") == ["demo/timeout.default"]
    assert library.ids("question") == ["demo/timeout.default.value"]
    assert library.left_out() == 3  # the fact, the card, the question


def test_a_topic_comes_after_what_it_requires_else_by_file_name(pack: PackOnDisk) -> None:
    pack.write("content/topics/a.yaml", topic("a", "requires: [z]"))
    pack.write("content/topics/b.yaml", topic("b"))
    pack.write("content/topics/z.yaml", topic("z"))

    assert pack.open().ids("topic") == ["demo/z", "demo/a", "demo/b", "demo/timeout"]
    assert list(pack.open().cards())[:2] == ["demo/z.card", "demo/a.card"]


def test_topics_that_require_each_other_are_one_finding_and_are_all_studied(pack: PackOnDisk) -> None:
    pack.write("content/topics/a.yaml", topic("a", "requires: [b]"))
    pack.write("content/topics/b.yaml", topic("b", "requires: [c]"))
    pack.write("content/topics/c.yaml", topic("c", "requires: [a]"))

    assert pack.findings() == ["content/topics/c.yaml:4:12 E203 these topics require each other: a -> b -> c -> a"]
    assert pack.open().ids("topic") == ["demo/c", "demo/b", "demo/a", "demo/timeout"]


def test_a_topic_that_requires_itself_is_a_circle(pack: PackOnDisk) -> None:
    pack.write("content/topics/a.yaml", topic("a", "requires: [a]"))

    assert pack.findings() == ["content/topics/a.yaml:4:12 E203 these topics require each other: a -> a"]


def test_three_thousand_topics_in_a_row_are_put_in_order() -> None:
    wants = {str(n): [str(n + 1)] if n < 2_999 else [] for n in range(3_000)}

    order, circles = in_order(wants)

    assert order == [str(n) for n in range(2_999, -1, -1)]
    assert circles == []


def test_two_circles_are_both_found() -> None:
    assert in_order({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}) == (
        ["b", "a", "d", "c"],
        [["a", "b"], ["c", "d"]],
    )


def test_a_renamed_card_is_known_by_its_old_id(pack: PackOnDisk) -> None:
    pack.write("content/topics/a.yaml", topic("a").replace("yield: core", "yield: core, renamed_from: [a.old]"))

    assert pack.findings() == []
    assert pack.open().renames() == [("card", "demo/a.old", "demo/a.card")]


def test_an_old_id_that_something_still_has_carries_nothing_away(pack: PackOnDisk) -> None:
    pack.write("content/topics/a.yaml", topic("a").replace("yield: core", "yield: core, renamed_from: [timeout.limit]"))

    assert pack.findings() == [
        'content/topics/a.yaml:3:99 E204 renamed_from: another card has or had the id "timeout.limit"'
    ]
    assert pack.open().renames() == []


def test_an_old_id_is_inherited_once(pack: PackOnDisk) -> None:
    for id in ("a", "b"):
        text = topic(id).replace("yield: core", "yield: core, renamed_from: [lost]")
        pack.write(f"content/topics/{id}.yaml", text)

    assert pack.findings() == ['content/topics/b.yaml:3:99 E204 renamed_from: another card has or had the id "lost"']
    assert pack.open().renames() == [("card", "demo/lost", "demo/a.card")]


def test_two_packs_are_told_apart_by_their_ids(pack: PackOnDisk) -> None:
    other = pack.root.parent / "other"
    (other / "content" / "topics").mkdir(parents=True)
    (other / "content" / "pack.yaml").write_text("id: other\ntitle: Other\n", encoding="utf-8")
    (other / "content" / "topics" / "t.yaml").write_text(
        "id: t\ntitle: T\ncards:\n- {id: t.c, title: C, body: B, remember: R, yield: core, compare:\n"
        "    {with: demo/timeout.limit, rows: [{aspect: a, this: b, that: c}]}}\n",
        encoding="utf-8",
    )

    library = open_library((str(pack.root), str(other)), str(pack.cache))

    assert library.findings() == []
    assert library.ids("topic") == ["other/t", "demo/timeout"]
    assert library.short("other/t") == "other/t"
    library.close()
