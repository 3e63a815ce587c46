"""Whatever happens to the cache and to the files, the learner gets what the files say, and never a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor import paths
from tutor.content import library as library_module
from tutor.content import stamps as stamps_module
from tutor.content.library import open_library
from tutor.content.stamps import cache_path

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

QUESTIONS = ["demo/timeout.limit.run", "demo/timeout.default.value"]
STEM = "How long may a function run?"


def is_served(pack: PackOnDisk, stem: str = STEM) -> bool:
    """Whether the pack opens and its questions are what the files say."""
    library = pack.open()
    return library.ids("question") == QUESTIONS and library.question(QUESTIONS[0]).stem == stem


def reword(pack: PackOnDisk, stem: str) -> Path:
    """Another stem for the first question."""
    file = pack.root / "quizzes/timeout.yaml"
    return pack.write("quizzes/timeout.yaml", file.read_text(encoding="utf-8").replace(STEM, stem))


def test_a_second_opening_reads_the_cache_and_not_the_files(pack: PackOnDisk) -> None:
    assert is_served(pack)
    before = pack.cache_file.stat().st_mtime_ns

    assert is_served(pack)
    assert pack.cache_file.stat().st_mtime_ns == before


def test_a_deleted_cache_is_built_anew(pack: PackOnDisk) -> None:
    assert is_served(pack)
    pack.cache_file.unlink()

    assert is_served(pack)
    assert pack.cache_file.is_file()


@pytest.mark.parametrize("content", [b"", b"garbage", b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_cache_that_is_no_database_is_built_anew(pack: PackOnDisk, content: bytes) -> None:
    assert is_served(pack)
    pack.cache_file.write_bytes(content)

    assert is_served(pack)
    assert pack.cache_file.read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("part", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_cache_that_was_cut_off_is_built_anew(pack: PackOnDisk, part: float) -> None:
    assert is_served(pack)
    whole = pack.cache_file.read_bytes()
    pack.cache_file.write_bytes(whole[: int(len(whole) * part)])

    assert is_served(pack)
    assert pack.cache_file.stat().st_size == len(whole)


@pytest.mark.parametrize("garbage", [b"\0", b"\xff", b"\x01\x9b"])
def test_a_cache_with_any_page_damaged_still_serves_the_files(pack: PackOnDisk, garbage: bytes) -> None:
    assert is_served(pack)
    whole = pack.cache_file.read_bytes()
    for start in range(0, len(whole), 4096):
        pack.cache_file.write_bytes(whole[:start] + garbage * (4096 // len(garbage)) + whole[start + 4096 :])

        assert is_served(pack), f"page {start // 4096}"
        assert pack.open().card("demo/timeout.limit").body == "A function runs for 15 minutes at most."
        assert pack.open().findings() == []


def test_an_item_whose_text_was_damaged_is_read_again(pack: PackOnDisk) -> None:
    assert is_served(pack)
    damaged = pack.cache_file.read_bytes().replace(
        b'"stem": "How long', b'"stem": \x00\x00\x00\x00\x00\x00\x00\x00\x00'
    )
    pack.cache_file.write_bytes(damaged)

    assert is_served(pack)
    assert b'"stem": "How long' in pack.cache_file.read_bytes()


def test_a_cache_that_was_cut_off_within_its_last_page_is_built_anew(pack: PackOnDisk) -> None:
    assert is_served(pack)
    with sqlite3.connect(pack.cache_file) as db:
        db.execute("CREATE TABLE last (page)")
        db.execute("INSERT INTO last VALUES (randomblob(3000))")
    db.close()
    pack.cache_file.write_bytes(pack.cache_file.read_bytes()[:-2000])

    assert is_served(pack)
    assert pack.cache_file.stat().st_size % 4096 == 0


def test_damage_is_mended_while_the_library_is_open(pack: PackOnDisk) -> None:
    library = pack.open()
    pack.cache_file.write_bytes(b"garbage" * 10_000)

    assert library.ids("question") == QUESTIONS
    assert library.question(QUESTIONS[0]).stem == STEM


def test_a_cache_of_other_tables_is_built_anew(pack: PackOnDisk) -> None:
    assert is_served(pack)
    with sqlite3.connect(pack.cache_file) as db:
        db.execute("ALTER TABLE item RENAME COLUMN pool TO puddle")
    db.close()

    assert is_served(pack)


def test_a_cache_of_another_version_is_built_anew(pack: PackOnDisk) -> None:
    assert is_served(pack)
    with sqlite3.connect(pack.cache_file) as db:
        db.execute("UPDATE meta SET value = '0 0.0.1' WHERE key = 'format'")
        db.execute("UPDATE item SET data = '{}'")
        db.execute("CREATE TABLE of_the_other_version (a)")
    db.close()

    assert is_served(pack)
    with sqlite3.connect(pack.cache_file) as db:
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'of_the_other_version'").fetchall() == []
    db.close()


def test_a_cache_of_other_packs_under_the_same_name_is_not_believed(pack: PackOnDisk, tmp_path: Path) -> None:
    assert is_served(pack)
    twin = tmp_path / "twin"
    shutil.copytree(pack.root, twin)
    reword(pack, "Reworded?")
    shutil.copyfile(pack.cache_file, cache_path(str(pack.cache), (str(twin),)))

    library = open_library((str(twin),), str(pack.cache))

    assert library.question(QUESTIONS[0]).stem == STEM
    assert library.findings() == []
    library.close()


def test_a_refresh_that_was_killed_leaves_the_old_cache_and_is_done_again(pack: PackOnDisk) -> None:
    assert is_served(pack)
    reword(pack, "After the kill?")
    killed = (
        "import os, sys\n"
        "from tutor.content import compiler\n"
        "compiler.linking.link = lambda db: os._exit(9)\n"
        "compiler.compile_packs((sys.argv[1],), sys.argv[2])\n"
    )
    died = subprocess.run([sys.executable, "-c", killed, str(pack.root), str(pack.cache_file)], check=False)
    assert died.returncode == 9

    assert is_served(pack, "After the kill?")


def test_programs_that_compile_at_once_all_get_the_whole_content(pack: PackOnDisk) -> None:
    for start in (b"", b"garbage"):
        if start:
            pack.cache_file.write_bytes(start)
        program = (
            "import sys\n"
            "from tutor.content.library import open_library\n"
            "library = open_library((sys.argv[1],), sys.argv[2])\n"
            f"print(library.ids('question') == {QUESTIONS!r}, library.question({QUESTIONS[0]!r}).stem)\n"
        )
        command = [sys.executable, "-c", program, str(pack.root), str(pack.cache)]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
        assert [process.communicate()[0] for process in running] == [f"True {STEM}\n"] * 4
        assert is_served(pack)


def test_a_folder_in_the_place_of_the_cache_is_left_alone(pack: PackOnDisk) -> None:
    place = Path(cache_path(str(pack.cache), (str(pack.root),)))
    place.mkdir(parents=True)

    assert is_served(pack)
    assert place.is_dir()


def test_where_no_cache_folder_can_be_made_content_lives_in_memory(pack: PackOnDisk, tmp_path: Path) -> None:
    pack.cache = tmp_path / "file" / "cache"
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    assert is_served(pack)


@contextmanager
def nobody(tmp_path: Path) -> Iterator[None]:
    """Without the administrator's power to write everywhere; the folders above the test's become passable for that."""
    if os.geteuid() != 0:
        yield
        return
    for folder in [tmp_path, *tmp_path.parents]:
        if str(folder) == tempfile.gettempdir():
            break
        folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_cache_folder_that_cannot_be_written_serves_what_is_cached_and_what_changed(
    pack: PackOnDisk, tmp_path: Path
) -> None:
    assert is_served(pack)
    before = pack.cache_file.read_bytes()
    pack.cache_file.chmod(0o444)
    pack.cache.chmod(0o555)
    with nobody(tmp_path):
        assert is_served(pack)
        with pytest.raises(PermissionError):
            (pack.cache / "new").touch()
    reword(pack, "Changed since?")
    with nobody(tmp_path):
        assert is_served(pack, "Changed since?")
    pack.cache.chmod(0o755)

    assert pack.cache_file.read_bytes() == before


def test_a_cache_that_may_not_be_read_is_replaced(pack: PackOnDisk, tmp_path: Path) -> None:
    assert is_served(pack)
    pack.cache_file.chmod(0o000)
    pack.cache.chmod(0o777)
    with nobody(tmp_path):
        assert is_served(pack)
        assert os.access(pack.cache_file, os.R_OK, effective_ids=True)


def test_a_cache_that_another_program_holds_is_done_without(pack: PackOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps_module, "SECONDS_TO_WAIT", 0)
    monkeypatch.setattr(library_module, "SECONDS_TO_WAIT", 0)
    assert is_served(pack)
    reword(pack, "While it is held?")
    holder = sqlite3.connect(pack.cache_file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert is_served(pack, "While it is held?")
    finally:
        holder.close()
    assert pack.cache_file.is_file()


def test_a_changed_file_is_read_again_and_changed_back_once_more(pack: PackOnDisk) -> None:
    assert is_served(pack)
    original = (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")

    reword(pack, "A new stem?")
    assert is_served(pack, "A new stem?")

    pack.write("quizzes/timeout.yaml", original)
    assert is_served(pack)


def test_a_change_that_keeps_the_size_is_seen_by_its_time(pack: PackOnDisk) -> None:
    assert is_served(pack)
    file = reword(pack, STEM.replace("long", "much"))
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))

    assert is_served(pack, "How much may a function run?")


def test_a_touched_file_is_the_same_content(pack: PackOnDisk) -> None:
    assert is_served(pack)
    os.utime(pack.root / "quizzes/timeout.yaml", (1, 1))

    assert is_served(pack)
    before = pack.cache_file.stat().st_mtime_ns
    assert is_served(pack)
    assert pack.cache_file.stat().st_mtime_ns == before


def test_a_new_file_is_found_and_a_removed_one_forgotten(pack: PackOnDisk) -> None:
    assert is_served(pack)
    text = (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")
    more = pack.write("quizzes/more.yaml", text.replace("id: timeout.", "id: more."))

    assert pack.open().ids("question") == ["demo/more.limit.run", "demo/more.default.value", *QUESTIONS]

    more.unlink()
    assert is_served(pack)


def test_a_pack_keeps_its_id_while_its_pack_file_is_broken(pack: PackOnDisk) -> None:
    assert is_served(pack)
    pack.write("content/pack.yaml", "id: demo: title: Demo\n")

    assert pack.findings() == ["content/pack.yaml:1:9 E001 not YAML: a colon that reads as a key's"]
    assert is_served(pack)
    assert pack.open().packs == {"demo": "Demo"}


def test_a_pack_file_with_a_mistake_keeps_its_id_without_a_cache_too(pack: PackOnDisk) -> None:
    pack.write("content/pack.yaml", "id: demo\ntitle: Demo: of it\n")

    assert is_served(pack)


def test_a_pack_without_a_pack_file_is_named_after_its_folder(pack: PackOnDisk) -> None:
    (pack.root / "content/pack.yaml").unlink()
    library = pack.open()

    assert pack.findings() == ["content/pack.yaml:1:1 E007 there is no such file"]
    assert library.packs == {"pack": "pack"}
    assert library.ids("card") == ["pack/timeout.limit", "pack/timeout.default"]


def test_another_pack_id_renames_everything(pack: PackOnDisk) -> None:
    assert is_served(pack)
    pack.write("content/pack.yaml", "id: renamed\ntitle: Demo\n")

    assert pack.open().ids("question") == ["renamed/timeout.limit.run", "renamed/timeout.default.value"]
    assert pack.findings() == []


def test_a_broken_question_is_left_out_and_the_rest_is_studied(pack: PackOnDisk) -> None:
    text = (pack.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")
    pack.write("quizzes/timeout.yaml", text.replace("answer: 15 min", "answer: soon"))

    assert pack.findings() == ['quizzes/timeout.yaml:7:13 E305 "soon" is not a quantity: a number is wanted']
    assert pack.open().ids("question") == ["demo/timeout.default.value"]
    assert pack.open().left_out() == 1

    pack.write("quizzes/timeout.yaml", text)
    assert is_served(pack)
    assert pack.open().left_out() == 0


def test_a_file_that_may_not_be_read_is_a_finding(pack: PackOnDisk, tmp_path: Path) -> None:
    (pack.root / "quizzes/timeout.yaml").chmod(0o000)
    with nobody(tmp_path):
        assert pack.findings() == ["quizzes/timeout.yaml:1:1 E007 this cannot be read: Permission denied"]
        assert pack.open().ids("card") == ["demo/timeout.limit", "demo/timeout.default"]
        assert pack.open().left_out() == 1


def test_a_folder_that_may_not_be_listed_is_a_finding(pack: PackOnDisk, tmp_path: Path) -> None:
    (pack.root / "quizzes").chmod(0o000)
    try:
        with nobody(tmp_path):
            assert pack.findings() == ["quizzes:1:1 E007 this is no file"]
    finally:
        (pack.root / "quizzes").chmod(0o755)


def test_pipes_folders_and_dangling_links_in_a_pack_are_findings_and_nothing_hangs(pack: PackOnDisk) -> None:
    os.mkfifo(pack.root / "quizzes/pipe.yaml")
    (pack.root / "quizzes/folder.yaml").mkdir()
    (pack.root / "quizzes/link.yaml").symlink_to("nowhere")
    (pack.root / "quizzes/loop.yaml").symlink_to("loop.yaml")

    assert pack.findings() == [
        "quizzes/folder.yaml:1:1 E007 this is no file",
        "quizzes/link.yaml:1:1 E007 there is no such file",
        "quizzes/loop.yaml:1:1 E007 there is no such file",
        "quizzes/pipe.yaml:1:1 E007 this is no file",
    ]
    assert is_served(pack)


def test_a_file_name_need_not_be_text(pack: PackOnDisk) -> None:
    name = os.path.join(os.fsencode(pack.root), b"quizzes", b"\xff\x1b[2J.yaml")
    with open(name, "w", encoding="utf-8") as file:
        file.write("topic: nowhere\nquestions: []\n")

    assert [f"{f.span.line}:{f.span.column} {f.code}" for f in pack.open().findings()] == ["1:8 E201", "2:12 E107"]
    assert [os.fsencode(f.path) for f in pack.open().findings()] == [name, name]


def test_hidden_files_of_editors_are_not_read(pack: PackOnDisk) -> None:
    pack.write("quizzes/.#timeout.yaml", "nonsense")
    pack.write("quizzes/timeout.yaml~", "nonsense")

    assert pack.findings() == []


def test_the_shipped_pack_is_sound(tmp_path: Path) -> None:
    library = open_library((paths.shipped_pack(),), str(tmp_path))

    assert library.findings() == []
    assert library.left_out() == 0
    library.close()
