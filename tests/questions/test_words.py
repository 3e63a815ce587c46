"""What counts as the same word, and what a "not" denies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.questions.words import same_word, says_the_same, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attribute_exists", "attribute_not_exists"),
        ("synchronous", "asynchronous"),
        ("reserved", "unreserved"),
        ("provisioned", "unprovisioned"),
        ("idempotent", "nonidempotent"),
        ("encrypted", "decrypted"),
        ("encrypted", "unencrypted"),
        ("inbound", "outbound"),
        ("ingress", "egress"),
        ("internal", "external"),
        ("increase", "decrease"),
        ("enable", "unable"),
        ("enable", "disable"),
        ("consistent", "inconsistent"),
        ("mutable", "immutable"),
        ("valid", "invalid"),
        ("symmetric", "asymmetric"),
        ("attach", "detach"),
        ("include", "exclude"),
        ("import", "export"),
        ("upload", "download"),
        ("minimum", "maximum"),
        ("MinimumConcurrency", "MaximumConcurrency"),
        ("state", "stage"),
        ("trace", "track"),
        ("shard", "share"),
        ("caller", "callee"),
        ("stateful", "stateless"),
        ("authentication", "authorization"),
        ("public", "private"),
        ("429", "428"),
        ("v1", "v2"),
        ("python3.12", "python3.21"),
        ("128 MB", "12 MB"),
        ("128 MB", "12.8 MB"),
        ("1000 concurrent executions", "10000 concurrent executions"),
        ("ReservedConcurrentExecutions 0", "ReservedConcurrentExecutions"),
        ("SQS", "SNS"),
        ("role", "rule"),
        ("put", "get"),
        ("in", "on"),
    ],
)
def test_another_word_is_never_a_slip(one: str, other: str) -> None:
    assert not says_the_same(one, other)
    assert not says_the_same(other, one)


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("reserved", "resreved"),
        ("reserved", "reservd"),
        ("provisioned", "provisionned"),
        ("provisioned", "provisoined"),
        ("asynchronous", "asynchronus"),
        ("idempotency", "idempotancy"),
        ("concurrency", "concurency"),
        ("destination", "destinaton"),
        ("event", "evnet"),
        ("throttled", "throttling"),
        ("discards", "discarded"),
        ("drop", "dropping"),
        ("retries", "retried"),
        ("retry", "retrying"),
        ("MaximumConcurrency", "maximum concurrency"),
        ("MaximumConcurrency", "maximum-concurrency"),
        ("MaximumConcurrency", "maximumconcurrency"),
        ("maximum concurrency", "MaximumConcurency"),
        ("dead-letter queue", "deadletter queue"),
        ("attribute_not_exists", "attributeNotExists"),
        ("put-function-concurrency", "PutFunctionConcurrency"),
        ("DLQs", "dlqs"),
        ("1,000", "1000"),
        ("twice", "two times"),
        ("it doesn’t", "It doesn't"),
        ("too many requests", "TooManyRequests"),
        ("TooManyRequestsException", "to many requests exception"),
        ("HTTP 429", "http429"),
    ],
)
def test_a_slip_a_form_or_another_way_to_write_a_name_is_the_same(meant: str, typed: str) -> None:
    assert says_the_same(meant, typed)


@pytest.mark.parametrize("prefix", ["not", "un", "in", "im", "dis", "non", "a", "de", "anti", "mis", "ex"])
@given(word=st.from_regex(r"[b-z][a-z]{3,14}", fullmatch=True))
def test_a_prefix_that_turns_a_word_round_is_never_forgiven(prefix: str, word: str) -> None:
    if not word.startswith(prefix[0]):
        assert not same_word(word, prefix + word)
        assert not same_word(prefix + word, word)


@given(st.text(max_size=60))
def test_every_text_says_the_same_as_itself(text: str) -> None:
    assert says_the_same(text, text) == bool(words_of(text).words)


@pytest.mark.parametrize(
    ("text", "term", "is_denied"),
    [
        ("it does not retry", "retry", True),
        ("it doesn't get automatically retried", "retried", True),
        ("no further automatic retries", "retries", True),
        ("it never retries", "retries", True),
        ("without retries", "retries", True),
        ("instead of a retry", "retry", True),
        ("neither stored nor retried", "retried", True),
        ("it retries", "retries", False),
        ("it is not kept, it is retried", "retried", False),
        ("it is not kept but retried", "retried", False),
        ("there is no queue, so it retries", "retries", False),
        ("without a queue the event is lost", "lost", False),
        ("not kept in the queue and then lost", "lost", False),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(text: str, term: str, is_denied: bool) -> None:
    words = words_of(text)
    (place,) = words.find(words_of(term))

    assert words.denies(place) == is_denied
