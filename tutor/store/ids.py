"""UUIDv7: ids that sort by the time they were made (RFC 9562)."""

import os

# The newest stamp of this process: 48 bits of milliseconds and 12 that tell ids of one millisecond apart.
_last = [0]


def uuid7(at: int) -> str:
    """A new id for a moment in UTC milliseconds. Ids of one process ascend, also when its clock goes back."""
    stamp = max(at << 12 | int.from_bytes(os.urandom(2)) & 0x3FF, _last[0] + 1)
    _last[0] = stamp
    value = (stamp >> 12) << 80 | 7 << 76 | (stamp & 0xFFF) << 64 | 2 << 62 | int.from_bytes(os.urandom(8)) >> 2
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
