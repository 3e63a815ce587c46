"""docs/keys.md is what the declarations say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.examples import records
from tutor.content.reader import fields_of, key_of
from tutor.content.reference import files_of, reference

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_of_every_key_is_the_one_that_tutor_schema_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "tutor schema --reference > docs/keys.md"


@pytest.mark.parametrize("record", records())
def test_every_key_of_every_record_stands_on_the_page(record: type) -> None:
    rows = set(re.findall(r"^\| \**`([a-z_]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    assert {key_of(f.name) for f, _ in fields_of(record)} - rows == set()


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = {line.lstrip("# ").replace(" ", "-") for line in page.splitlines() if line.startswith("#")}

    assert set(re.findall(r"\]\(#([a-z-]+)\)", page)) - headings == set()


def test_each_kind_of_file_has_its_place_in_a_pack() -> None:
    assert files_of("quizzes") == "quizzes/*.yaml"
    assert files_of("pack") == "content/pack.yaml"
