"""Database connections of a function, without and with a proxy."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS, EXECUTIONS
from tutor.calculator.shown import number
from tutor.calculator.subject import BadInput, Figure, Input, Solution, Step, Subject, Values

CONNECTIONS = "connections"


def default_connections(memory: Fraction, each: Fraction, most: Fraction) -> int:
    """Default max_connections of PostgreSQL on RDS and Aurora: memory (bytes) divided, up to the most."""
    return math.floor(min(memory / each, most))


def _most(given: Values) -> int:
    """What the database takes in all. Raises BadInput where neither that nor its memory is given."""
    limit, memory = given.get("max_connections"), given.get("memory")
    if limit is not None:
        return int(limit)
    if memory is None:
        raise BadInput(
            "--max-connections or --memory is needed: what the database takes, or the memory of its instance."
        )
    return default_connections(memory * 1024**2, given["each"], given["most"])


def solve(given: Values) -> Solution:
    """Connections that the function opens, and the concurrency that the database stands."""
    busy, pool = given["concurrency"], given["pool"]
    most, kept = _most(given), given["kept"]
    usable = max(most - kept, Fraction(0))
    opened, cap = math.ceil(busy) * pool, math.floor(usable / pool)
    proxied = math.floor(most * given["proxy_share"])
    used, refused = math.ceil(opened * given["in_use"]), max(opened - usable, Fraction(0))
    return Solution(
        {
            CONNECTIONS: opened,
            "max_connections": most,
            "refused": refused,
            "concurrency_cap": cap,
            "proxy_pool": proxied,
            "proxy_needed": used,
        },
        (
            Step("Every environment opens its own", f"{math.ceil(busy):,} × {number(pool)}", opened, CONNECTIONS),
            Step("The database takes", _taken(given), most, CONNECTIONS),
            Step(
                "Beyond what it has for the function are refused",
                f"max({number(opened)} - ({most:,} - {number(kept)}), 0)",
                refused,
                CONNECTIONS,
            ),
            Step(
                "A cap on concurrency that keeps within it",
                f"floor(({most:,} - {number(kept)}) / {number(pool)})",
                cap,
                EXECUTIONS,
            ),
            Step("A proxy may open", f"floor({most:,} × {number(given['proxy_share'])})", proxied, CONNECTIONS),
            Step(
                "It needs those that are in a transaction at one time",
                f"ceil({number(opened)} × {number(given['in_use'])})",
                used,
                CONNECTIONS,
            ),
        ),
        binding=CONNECTIONS if opened > usable else None,
        assumptions=(
            "Idle environments keep their connections, so concurrency counts the environments that exist.",
            "A proxy shares a connection only between transactions: pinned sessions keep theirs.",
            *_of_database(given),
        ),
    )


def _of_database(given: Values) -> tuple[str, ...]:
    """What lies between the numbers of a database and what a function gets of it."""
    kept = f"Kept are the {number(given['kept'])} that PostgreSQL holds for superusers; RDS holds some for its own too."
    if given.get("max_connections") is not None:
        return (kept,)
    return (
        kept,
        "The memory that counts (DBInstanceClassMemory) is less than the instance's: its system takes a part, so the "
        "database takes fewer. Ask it for max_connections.",
    )


def _taken(given: Values) -> str:
    if given.get("max_connections") is not None:
        return "as given"
    memory = given["memory"] * 1024**2
    return f"floor(min({number(memory)} bytes / {number(given['each'])}, {number(given['most'])}))"


DB = Subject(
    "db",
    "Database connections, and RDS Proxy",
    (
        Input("concurrency", ENVIRONMENTS, "environments of the function"),
        Input("pool", CONNECTIONS, "connections that each environment opens", default="1", least=1, is_whole=True),
        Input("max_connections", CONNECTIONS, "what the database takes", is_whole=True, is_optional=True),
        Input("memory", "MB", "memory of a PostgreSQL instance, for its default", is_optional=True),
        Input("kept", CONNECTIONS, "kept for administrators", fact="postgres.connections.reserved", is_whole=True),
        Input("proxy_share", "share", "MaxConnectionsPercent of RDS Proxy", default="100%", most=1),
        Input("in_use", "share", "part of the time a connection is in a transaction", default="100%", most=1),
        Input("each", "bytes", "memory for each connection", fact="rds.connections.memory", least=1),
        Input("most", CONNECTIONS, "largest default", fact="rds.connections.most"),
    ),
    (
        Figure(CONNECTIONS, CONNECTIONS, "connections that the function opens"),
        Figure("max_connections", CONNECTIONS, "what the database takes"),
        Figure("refused", CONNECTIONS, "connections beyond that"),
        Figure("concurrency_cap", EXECUTIONS, "reserved concurrency that keeps within it"),
        Figure("proxy_pool", CONNECTIONS, "connections that a proxy may open"),
        Figure("proxy_needed", CONNECTIONS, "connections that a proxy needs"),
    ),
    solve,
    facts=("rdsproxy.purpose", "rdsproxy.queue"),
    examples=("--concurrency 1000 --max-connections 500", "--concurrency 300 --memory 16GB --in-use 20%"),
)
