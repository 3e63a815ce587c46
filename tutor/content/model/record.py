"""The decorator of what content is made of: `dataclass(frozen=True)`, defined in a tenth of the time.

The standard one writes and compiles six methods for each class. For as many classes as there are here that takes longer
than to check a file, and every program that reads content would wait for it. Here all classes have the same methods;
`fields`, `replace` and `match` work as usual.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, fields

__all__ = ["record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
    from typing import Any, NoReturn


def _record(*, frozen: bool, kw_only: bool = False) -> Callable[[type[Any]], type[Any]]:
    """Makes a class a record. All are frozen; it is said at each for those who read it, type checkers included."""
    assert frozen
    declare = dataclass(init=False, repr=False, eq=False, kw_only=kw_only)

    def declared(kind: type[Any]) -> type[Any]:
        kind = declare(kind)
        parts = fields(kind)
        kind._in_order = tuple([part.name for part in parts if not part.kw_only])
        kind._values = {part.name: part.default for part in parts}
        kind._factories = tuple(
            [(part.name, part.default_factory) for part in parts if part.default_factory is not MISSING]
        )
        made = dict(kind._factories)
        kind._required = frozenset([part.name for part in parts if part.default is MISSING and part.name not in made])
        for name, method in _METHODS.items():
            setattr(kind, name, method)
        return kind

    return declared


def _init(self: Any, *in_order: Any, **given: Any) -> None:
    if in_order:
        given |= _by_name(self, in_order, given)
    values = self._values | given
    for name, make in self._factories:
        if name not in given:
            values[name] = make()
    if len(values) != len(self._values) or not self._required <= given.keys():
        raise TypeError(_misfit(self, given))
    object.__setattr__(self, "__dict__", values)


def _by_name(self: Any, in_order: tuple[Any, ...], given: dict[str, Any]) -> dict[str, Any]:
    named = dict(zip(self._in_order, in_order, strict=False))
    if len(named) < len(in_order) or named.keys() & given.keys():
        raise TypeError(f"{type(self).__name__} takes {', '.join(self._in_order)}, each once")
    return named


def _misfit(self: Any, given: dict[str, Any]) -> str:
    missing, unknown = sorted(self._required - given.keys()), sorted(given.keys() - self._values.keys())
    return f"{type(self).__name__}: missing {missing}, unknown {unknown}"


def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


def _equals(self: Any, other: object) -> Any:
    return vars(self) == vars(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(tuple(vars(self).values()))


def _refuse_set(self: Any, name: str, value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_METHODS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _equals,
    "__hash__": _hash,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
}

if not TYPE_CHECKING:
    record = _record
