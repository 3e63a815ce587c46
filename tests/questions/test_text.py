"""A short answer passes for its meaning, and never for its looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.content.model.question import AcceptedText, NearMiss, TextQuestion
from tutor.questions import Grade, NotAnAnswer, grade
from tutor.questions.text import is_right


def question(*accept: AcceptedText, near: tuple[NearMiss, ...] = (), stem: str = "What happens?") -> TextQuestion:
    return TextQuestion(id="demo/q", card="demo/c", stem=stem, explanation="So it is.", accept=accept, near=near)


RETRY = question(
    AcceptedText("it retries twice", terms=("retry|retries|tries again|tried again", "2")),
    near=(NearMiss(text="it retries once", say="Once more than that.", terms=("retry|retries", "1")),),
)
CONDITION = question(AcceptedText("attribute_not_exists"))
EXISTS = question(AcceptedText("attribute_exists"))
DISCARD = question(
    AcceptedText("it discards the event", terms=("discard|drop|lost",)),
    near=(
        NearMiss(text="it moves it to the dead-letter queue", say="None is configured.", terms=("dlq|dead-letter",)),
    ),
)
ZERO = question(
    AcceptedText("reserved concurrency 0", terms=("reserved", "0")),
    near=(
        NearMiss(text="concurrency 0", say="Which kind?", terms=("concurrency", "0")),
        NearMiss(text="reserved concurrency 1", say="One would run.", terms=("reserved", "1")),
    ),
)


@pytest.mark.parametrize(
    "typed",
    [
        "it retries twice",
        "It retries two times.",
        "2 retries",
        "Retries: 2",
        "tries again twice",
        "retried 2 times, then gives up",
        "it does not give up, it retries twice",
        "Lambda will retry it twice",
    ],
)
def test_any_wording_with_the_key_terms_is_right(typed: str) -> None:
    assert grade(RETRY, typed) == Grade(True, "it retries twice")


@pytest.mark.parametrize(
    "typed",
    [
        "it does not retry",
        "it doesn't retry twice",
        "it never retries twice",
        "twice",
        "it retries",
        "it retries three times",
        "it retries twice, three times in all",
        "it retries 2 times and 3 times",
        "it retries 22 times",
        "it reads twice",
        "without 2 retries",
        "it retries twice, it does not retry twice",
    ],
)
def test_a_fluent_wrong_answer_is_wrong(typed: str) -> None:
    assert grade(RETRY, typed) == Grade(False, "it retries twice")


def test_a_near_miss_is_told_what_it_misses() -> None:
    assert grade(RETRY, "it retries once") == Grade(False, "it retries twice", "Once more than that.")


def test_an_accepted_answer_with_a_near_miss_added_is_that_near_miss() -> None:
    assert grade(DISCARD, "drops it into the DLQ") == Grade(False, "it discards the event", "None is configured.")


def test_a_near_miss_that_is_denied_does_not_count() -> None:
    assert grade(DISCARD, "dropped, not sent to a DLQ").is_correct
    assert grade(DISCARD, "without a DLQ the event is lost").is_correct


def test_a_near_miss_that_is_part_of_the_accepted_wording_does_not_count() -> None:
    assert grade(ZERO, "set the reserved concurrency to 0").is_correct
    assert grade(ZERO, "concurrency 0") == Grade(False, "reserved concurrency 0", "Which kind?")
    assert grade(ZERO, "reserved concurrency of one") == Grade(False, "reserved concurrency 0", "One would run.")


def test_nobody_is_no_number() -> None:
    assert grade(ZERO, "reserved concurrency 0, so that no one can invoke it").is_correct


@pytest.mark.parametrize("typed", ["twice or three times", "it retries twice or never", "2 retries / 3 retries"])
def test_a_choice_of_several_answers_is_asked_again(typed: str) -> None:
    with pytest.raises(NotAnAnswer, match=r"^Give one answer, not a choice of several\.$"):
        grade(RETRY, typed)


def test_two_ways_to_say_the_right_answer_are_one_answer() -> None:
    assert grade(RETRY, "2 retries or tries again twice").is_correct


def test_alternatives_may_be_the_answer() -> None:
    either = question(AcceptedText("a queue or a topic", terms=("queue", "topic")))

    assert grade(either, "an SQS queue or an SNS topic").is_correct
    with pytest.raises(NotAnAnswer):
        grade(either, "a queue or a bucket")


def test_all_names_that_one_can_think_of_are_no_answer() -> None:
    one = question(AcceptedText("AddPermission"), stem="Which API action of Lambda?")

    assert grade(one, "AddPermission, an API action of Lambda").is_correct
    with pytest.raises(NotAnAnswer, match=r"^Give one answer, not several\.$"):
        grade(one, "AddPermission, PutPolicy, TagResource")


def test_a_part_of_another_name_is_not_the_answer() -> None:
    assert not is_right(question(AcceptedText("Event")), "EventBridge")
    assert is_right(question(AcceptedText("Event")), "InvocationType: Event")


@pytest.mark.parametrize("typed", ["", "   ", "?!…", "\n", "'"])
def test_nothing_is_asked_again(typed: str) -> None:
    with pytest.raises(NotAnAnswer, match=r"^Type a short answer, or \? for no idea\.$"):
        grade(RETRY, typed)


def test_an_essay_is_asked_again() -> None:
    with pytest.raises(NotAnAnswer, match=r"^A short answer is wanted: this has more than 400 characters\.$"):
        grade(RETRY, "it retries twice " * 24)


@pytest.mark.parametrize("typed", ["it retires twice", "it rertries twice", "it retriess twice"])
def test_a_slip_of_the_finger_is_forgiven(typed: str) -> None:
    assert grade(RETRY, typed).is_correct


@pytest.mark.parametrize("typed", ["attribute_exists", "attribute exists", "attributeexists", "attribut_exists(pk)"])
def test_what_lacks_a_not_is_no_slip(typed: str) -> None:
    assert not is_right(CONDITION, typed)
    assert is_right(EXISTS, typed)


@pytest.mark.parametrize("typed", ["attribute_not_exists", "attributeNotExists", "attribute_not_exist(pk)"])
def test_what_has_a_not_too_many_is_no_slip(typed: str) -> None:
    assert is_right(CONDITION, typed)
    assert not is_right(EXISTS, typed)


@pytest.mark.parametrize(
    ("key", "typed"), [("SQS", "SNS"), ("PUT", "GET"), ("read", "reed"), ("IAM", "AIM"), ("v1", "v2")]
)
def test_short_words_are_exact(key: str, typed: str) -> None:
    assert is_right(question(AcceptedText(key)), key.lower())
    assert not is_right(question(AcceptedText(key)), typed)


@pytest.mark.parametrize("typed", ["428", "4290", "42 9", "4.29", "-", "429 503"])
def test_numbers_are_exact(typed: str) -> None:
    assert is_right(question(AcceptedText("status 429", terms=("429",))), "HTTP 429")
    assert not is_right(question(AcceptedText("status 429", terms=("429",))), typed)


@given(st.text(max_size=420))
def test_any_text_is_marked_or_asked_again(typed: str) -> None:
    assert is_right(RETRY, typed) in (True, False)


@given(st.text(alphabet="notriewcdamglqu 123,.;'", max_size=60))
def test_what_denies_the_retry_never_passes(noise: str) -> None:
    assert not is_right(
        question(AcceptedText("it retries", terms=("retries",))), f"it never retries {noise.replace('or', '')}"
    )
