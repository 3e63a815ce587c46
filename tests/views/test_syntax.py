"""Code by the words it is made of: each has its role, and the text comes through exactly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor import paths
from tutor.content.library import open_library
from tutor.content.model.question import Exhibit
from tutor.views.glyphs import ASCII, UNICODE
from tutor.views.lines import plain
from tutor.views.question import exhibit_lines
from tutor.views.syntax import lines, pieces

CODE = ("python", "json", "yaml")
KINDS = (*CODE, "log", "metrics", "diagram")
ROLES = {"text", "keyword", "key", "string", "number", "comment"}
CODE_LIKE = st.text(st.sampled_from("aF_1.-\"'`#:{}[], \n\\!@&*|>\t\x1b[31m漢"), max_size=120)


def marked(kind: str, text: str) -> str:
    """The text with each word that has a role between angle brackets, its role's first letter before."""
    return "".join(part if role == "text" else f"<{role[0]}:{part}>" for part, role in pieces(kind, text))


@pytest.fixture(scope="module")
def exhibits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Exhibit]]:
    """Every exhibit of the shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        questions = [library.question(id) for id in library.ids("question")]
        yield [question.exhibit for question in questions if question.exhibit is not None]


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.one_of(CODE_LIKE, st.text(max_size=60)))
def test_every_text_comes_through_exactly_whatever_it_is(kind: str, text: str) -> None:
    parts = pieces(kind, text)
    assert "".join(part for part, _ in parts) == text
    assert {role for _, role in parts} <= ROLES
    rows = ["".join(part for part, _ in row) for row in lines(kind, text)]
    assert "\n".join(rows) == text
    assert not any("\n" in row for row in rows)


def test_python_has_keywords_names_strings_numbers_and_comments() -> None:
    assert marked(
        "python", "@app.get('/')\ndef handler(event):  # once\n    return f'{event}' if x1 > 0.5 else None"
    ) == (
        "<k:@app.get>(<s:'/'>)\n<k:def> <k:handler>(event):  <c:# once>\n"
        "    <k:return> <s:f'{event}'> <k:if> x1 > <n:0.5> <k:else> <k:None>"
    )


def test_a_string_of_several_lines_is_a_string_on_each() -> None:
    text = 'a = """one\n# two"""\nb'
    assert lines("python", text) == [
        [("a = ", "text"), ('"""one', "string")],
        [('# two"""', "string")],
        [("b", "text")],
    ]


def test_json_tells_keys_from_strings() -> None:
    assert marked("json", '{"a": ["b: c", -2.5e3, true], "d" : null}') == (
        '{<k:"a">: [<s:"b: c">, <n:-2.5e3>, <k:true>], <k:"d"> : <k:null>}'
    )


def test_yaml_has_keys_tags_strings_numbers_and_comments() -> None:
    assert marked("yaml", "# top\nFn:\n  Type: AWS::Lambda::Function\n  Role: !GetAtt Role.Arn  # why\n") == (
        "<c:# top>\n<k:Fn>:\n  <k:Type>: AWS::Lambda::Function\n  <k:Role>: <k:!GetAtt> Role.Arn  <c:# why>\n"
    )
    assert marked("yaml", "- Timeout: 30\n  Url: https://x.y/#z\n  On: {A: true, B: 'it''s'}\n  At: 2012-10-17") == (
        "- <k:Timeout>: <n:30>\n  <k:Url>: https://x.y/#z\n  <k:On>: {<k:A>: <k:true>, <k:B>: <s:'it''s'>}\n"
        "  <k:At>: 2012-10-17"
    )


@pytest.mark.parametrize("kind", ["log", "metrics", "diagram"])
def test_what_is_no_code_stays_plain(kind: str) -> None:
    assert pieces(kind, 'if "a": 1  # b') == (('if "a": 1  # b', "text"),)


def test_an_exhibit_reads_the_same_with_and_without_roles(exhibits: list[Exhibit]) -> None:
    for exhibit in exhibits:
        for by_word in (True, False):
            shown = exhibit_lines(exhibit, 78, UNICODE, show_marks=False, by_word=by_word)
            assert [plain(line) for line in shown[1:]] == [f"  │ {row}".rstrip() for row in exhibit.text.split("\n")]


def test_a_long_line_of_code_goes_on_below_in_its_roles() -> None:
    exhibit = Exhibit(kind="python", text="x = 'abcdefghij'", mark=(1,))
    assert exhibit_lines(exhibit, 14, ASCII, show_marks=True)[1:] == [
        (("  | ", "accent"), ("x = ", "text bold"), ("'abcde", "string bold")),
        (("  | ", "accent"), ("fghij'", "string bold")),
    ]


def test_a_text_made_to_be_slow_comes_through_as_well() -> None:
    for text in ('"' * 20_000, "'''" * 7_000, " " * 20_000 + "#", '"a"' + " " * 20_000, "1 " * 10_000, "a" * 20_000):
        for kind in CODE:
            assert "".join(part for part, _ in pieces(kind, text)) == text
