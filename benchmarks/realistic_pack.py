"""A pack of made-up questions that read like real ones: varied words, four choices with whys, some nearly the same."""

from __future__ import annotations

import random
from pathlib import Path

FILES, FACTS, CARDS_A_FILE = 200, 100, 10
# One in so many questions repeats an earlier one of its file with a word changed.
REPEATED = 100
SUBJECTS = "function queue stream handler mapping alias version layer bucket table topic role policy key secret".split()
ACTORS = "retailer clinic library airline broker laboratory museum publisher workshop carrier insurer bakery".split()
VERBS = "reads writes retries throttles encrypts delays batches filters archives rotates signs caches routes".split()
THINGS = (
    "orders invoices images readings tickets payments reports parcels bookings alerts claims recipes scans prices "
    "drafts contracts samples events messages records uploads exports sessions tokens letters photos maps logs votes"
).split()
QUALITIES = "durable late duplicate nightly urgent encrypted compressed regional public private large small".split()
SETTINGS = (
    "reserved concurrency, provisioned concurrency, visibility timeout, batch window, batch size, memory setting, "
    "resource policy, execution role, failure destination, retry limit, event age, environment variable"
).split(", ")
OPENINGS = "After Before While During Until Since Because Although Whenever Once".split()
ASKS = (
    "What should the developer change first?",
    "Which setting explains the symptom?",
    "What happens to the next {thing}?",
    "Which change keeps the {thing} in order?",
    "Where does the failed {thing} go?",
    "Why does the {subject} stop?",
)


def write_pack(root: Path, questions: int) -> Path:
    """The same pack every time: facts, a topic and a quiz for each of 200 files."""
    rng = random.Random(11)
    for folder in ("content/facts", "content/topics", "quizzes"):
        Path(root, folder).mkdir(parents=True)
    Path(root, "content/pack.yaml").write_text("id: large\ntitle: A large pack\n")
    Path(root, "content/facts/facts.yaml").write_text("facts:\n" + "".join(_fact(n) for n in range(FACTS)))
    for number in range(FILES):
        write_file(root, number, questions // FILES, rng)
    return root


def write_file(root: Path, number: int, questions: int, rng: random.Random) -> None:
    """One topic with its cards and its quiz."""
    cards = [f"t{number}.c{n}" for n in range(CARDS_A_FILE)]
    topic = f"id: t{number}\ntitle: Topic {number}\ncards:\n" + "".join(_card(card, rng) for card in cards)
    Path(root, f"content/topics/t{number:03}.yaml").write_text(topic)
    stems: list[str] = []
    asked = []
    for n in range(questions):
        is_repeated = n % REPEATED == REPEATED // 4 and stems
        stems.append(rng.choice(stems).replace(" the ", " that ", 1) if is_repeated else _stem(rng))
        asked.append(_question(f"t{number}.q{n}", cards[n * CARDS_A_FILE // questions], stems[-1], rng))
    Path(root, f"quizzes/t{number:03}.yaml").write_text(f"topic: t{number}\nquestions:\n" + "".join(asked))


def _sentence(rng: random.Random) -> str:
    return (
        f"{rng.choice(OPENINGS)} the {rng.choice(QUALITIES)} {rng.choice(THINGS)} of a {rng.choice(ACTORS)} arrive, "
        f"the {rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.randrange(2, 400)} {rng.choice(THINGS)} "
        f"and {rng.choice(VERBS)} the {rng.choice(QUALITIES)} {rng.choice(SUBJECTS)}."
    )


def _stem(rng: random.Random) -> str:
    ask = rng.choice(ASKS).format(thing=rng.choice(THINGS), subject=rng.choice(SUBJECTS))
    return f"{_sentence(rng)}\n      {_sentence(rng)}\n\n      {ask}"


def _question(id: str, card: str, stem: str, rng: random.Random) -> str:
    settings, fact = rng.sample(SETTINGS, 4), f"f{rng.randrange(FACTS)}"
    right = rng.randrange(4)
    choices = "".join(_choice(setting, place == right, rng) for place, setting in enumerate(settings))
    return (
        f"  - id: {id}\n    card: {card}\n    kind: single\n    pool: study\n    style: exam\n"
        f"    stem: |\n      {stem}\n"
        f"    difficulty: {rng.randrange(1, 4)}\n    asks: apply\n    choices:\n{choices}"
        f"    explanation: >-\n      The {settings[right]} decides here, which is <fact:{fact}>.\n"
        f"      {_sentence(rng)}\n    facts: [{fact}]\n"
    )


def _choice(setting: str, is_right: bool, rng: random.Random) -> str:
    text = f"{rng.choice(('Raise', 'Lower', 'Remove', 'Add'))} the {setting} of the {rng.choice(SUBJECTS)}"
    why = f"It {rng.choice(VERBS)} the {rng.choice(THINGS)}, and the {rng.choice(SUBJECTS)} {rng.choice(VERBS)} them."
    return f"      - text: {text}\n{'        correct: true' + chr(10) if is_right else ''}        why: {why}\n"


def _card(id: str, rng: random.Random) -> str:
    return (
        f"  - id: {id}\n    title: Card {id}\n    yield: common\n    body: |\n      {_sentence(rng)}\n      "
        f"It takes <fact:f{rng.randrange(FACTS)}>.\n    remember: The {rng.choice(SETTINGS)} decides.\n"
    )


def _fact(number: int) -> str:
    return (
        f"  - id: f{number}\n    title: Fact {number}\n    value: {number + 100} seconds\n"
        f"    statement: It takes {number + 100} seconds.\n"
        '    source: {title: Guide, url: "https://docs.aws.amazon.com/lambda/"}\n    checked: 2026-11-17\n'
    )
