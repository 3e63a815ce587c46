"""Repeatable chance, by seed. Written out because importing random costs more than choosing the first question."""

_MASK = (1 << 64) - 1


def shuffled(count: int, seed: int, name: str) -> tuple[int, ...]:
    """The numbers below `count` in an order that depends on the seed and a name (splitmix64, Fisher-Yates)."""
    from binascii import crc32

    state = (seed << 32 ^ crc32(name.encode())) & _MASK
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        state = state + 0x9E3779B97F4A7C15 & _MASK
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        j = (mixed ^ mixed >> 31) % (i + 1)
        order[i], order[j] = order[j], order[i]
    return tuple(order)
