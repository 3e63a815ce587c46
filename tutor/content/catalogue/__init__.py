"""Everything that `tutor check` can say: a rule a code, with its reason and two examples that tests hold it to.

Read only to explain and to name codes, never on a quiz's way. A new code gets its entry in the module of its subject;
a new module here is found on its own.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from tutor.content.catalogue.rule import Rule, Snippet
from tutor.content.findings import SEVERITY_OF, did_you_mean

__all__ = ["Rule", "Snippet", "codes_with", "nearest_code", "rules", "subjects"]


@cache
def subjects() -> dict[str, tuple[Rule, ...]]:
    """The rules by what they are about, errors first."""
    names = [found.name for found in pkgutil.iter_modules(__path__) if found.name != "rule"]
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    modules.sort(key=lambda module: min(rule.code[1:] for rule in module.RULES))
    return {module.SUBJECT: tuple(sorted(module.RULES, key=_by_severity)) for module in modules}


def _by_severity(rule: Rule) -> tuple[int, str]:
    return list(SEVERITY_OF).index(rule.code[0]), rule.code


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for group in subjects().values() for rule in group}


def codes_with(prefix: str) -> list[str]:
    """The codes that begin so: E301 names one, E3 a group, W all warnings."""
    return sorted(code for code in rules() if prefix and code.startswith(prefix.upper()))


def nearest_code(code: str) -> str:
    """The code that was meant by a misspelt one, rather of the same severity; '' when none is near."""
    code = code.upper().replace("O", "0")
    same = [known for known in rules() if known[0] == code[:1]]
    return did_you_mean(code, same) or did_you_mean(code, list(rules()))
