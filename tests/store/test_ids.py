"""Ids of events."""

from __future__ import annotations

import uuid

from tutor.store.ids import uuid7

NOON = 1_795_262_400_000


def test_an_id_is_a_uuid_of_version_7_and_tells_its_moment() -> None:
    # Far in the future: ids of one process ascend, and other tests have made some already.
    at = 5_000_000_000_000
    id = uuid.UUID(uuid7(at))
    assert (id.version, id.variant) == (7, uuid.RFC_4122)
    assert id.int >> 80 == at
    assert len(uuid7(at)) == 36


def test_ids_of_one_millisecond_are_unique_and_ascend() -> None:
    ids = [uuid7(NOON) for _ in range(20_000)]
    assert sorted(set(ids)) == ids


def test_ids_ascend_when_the_clock_goes_back() -> None:
    late, early = uuid7(NOON + 60_000), uuid7(NOON)
    assert late < early
    assert uuid.UUID(early).version == 7
