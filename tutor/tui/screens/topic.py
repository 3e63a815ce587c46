"""A topic to read, card by card."""

from __future__ import annotations

from dataclasses import replace

from tutor.actions.lab_presets import Preset, preset_of
from tutor.actions.reading import Reading, following, reading
from tutor.study.selection import Scope
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.topic import TOPIC
from tutor.tui.screens.facts import FactsScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.views import topic as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.study.state import measure_of
from tutor.views.topic import card as pages
from tutor.views.topic.ends import page_of
from tutor.views.topic.state import CHOOSE, CLOSING, HIDDEN, JUDGE, OPENING, READ, Sheet, TopicState

LAST = "last"


class TopicScreen(FramedScreen):
    """One topic: opening, cards, closing."""

    BINDINGS = bindings(TOPIC)
    about = ("Topic", TOPIC)

    def __init__(self, topic: str, card: str = "", at_end: bool = False, word: str = "") -> None:
        super().__init__()
        self._seed, self._day = self.app.new_seed(), self.app.desk.today
        self._begin = (topic, card, at_end or bool(word))
        self._word = word
        self._been: tuple[str, ...] = (topic,)
        self._state: TopicState | None = None

    def on_screen_resume(self) -> None:
        """Reads anew how firmly the cards are held: a test may have come between."""
        state = self.state
        self._state = replace(state, reading=self._reading(state.reading.id), is_paused=False)
        self.draw()

    @property
    def state(self) -> TopicState:
        """Where the reader is."""
        if self._state is None:
            topic, card, at_end = self._begin
            opened = TopicState(self._reading(topic))
            cards = [leaf.id for leaf in opened.reading.leaves]
            at = len(cards) + 1 if at_end else cards.index(card) + 1 if card in cards else 0
            self._state = self._at_word(opened.going(at))
        return self._state

    def _at_word(self, state: TopicState) -> TopicState:
        """The page of the words that explains the one looked for."""
        sheets = view.sheets(state, *self.app.size, self.app.signs)
        at = page_of(sheets, self._word) if self._word else 0
        return state.turning(at, len(sheets)) if at else state

    def _reading(self, topic: str) -> Reading:
        """A topic as it stood when the screen was opened: what a page claims does not change at four in the morning."""
        return reading(self.app.desk, topic, self._seed, self._day)

    def sheets(self) -> list[Sheet]:
        """The pages of the leaf that is open, at the present size."""
        return view.sheets(self.state, *self.app.size, self.app.signs)

    def page(self, width: int, height: int) -> Page:
        """The open page at a size."""
        state = self.state
        sheets = view.sheets(state, width, height, self.app.signs)
        sheet = sheets[state.turn % len(sheets)]
        body = view.body(state, sheet, width, height, self.app.signs)
        phase = _phase(state, sheets)
        frame = Frame(
            "Topic",
            state.reading.topic.title,
            state.reading.tasks,
            answer=view.pause_line(state, len(self._probes()), width) if state.is_paused else sheet.hint,
            keys=keys_for(TOPIC, phase, self._words(state, sheets, phase)),
        )
        rows = {row: f"choose({link + 1})" for row, link in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def _words(self, state: TopicState, sheets: list[Sheet], phase: str) -> dict[str, str]:
        """The footer's words: Tab is called by the page it turns to."""
        words = {"right": "", "choose": "", "accept": "", "reject": "", "page_back": "", "app.search": ""}
        words["page"] = _name(sheets[(state.turn + 1) % len(sheets)]) if len(sheets) > 1 else ""
        words["go"] = {LAST: "test me" if state.is_paused else "go on", READ: "go on"}.get(phase, "show")
        if sheets[state.turn % len(sheets)].name != pages.COMPARE:
            words["all"] = ""
        if not state.reading.requires:
            words["first"] = ""
        if sheets[state.turn % len(sheets)].name == pages.MYTH:
            words["next_topic"] = ""
        if self._preset() is None:
            words["lab"] = ""
        return words

    # What the learner does

    def action_go(self) -> None:
        """Enter: shows what is hidden, turns to the next page; at the end it waits, then puts the card to the test."""
        state, sheets = self.state, self.sheets()
        sheet = sheets[state.turn % len(sheets)]
        match _phase(state, sheets):
            case "ask" | "hidden" | "choose" | "judge":
                self._set(pages.uncovered(state, sheet))
            case "last" if state.leaf is None and not state.is_closing:
                self._set(state.going(1))
            case "last" if state.is_paused:
                self._test()
            case "last":
                self._set(replace(state, is_paused=True))
            case _:
                self.action_page()

    def action_all(self) -> None:
        """Uncovers all that is hidden on a page."""
        if self._sheet().waits == HIDDEN:
            self._set(self.state.opening(self._sheet().name, pages.ALL))

    def action_drawing_left(self) -> None:
        self._move_drawing(-1)

    def action_drawing_right(self) -> None:
        self._move_drawing(1)

    def _move_drawing(self, step: int) -> None:
        """Moves a drawing that is wider than the screen by half a screen; it stops at its ends."""
        state, measure = self.state, measure_of(self.app.size.width)
        if state.leaf is not None:
            most = pages.beyond_of(state.leaf.card.diagram, measure)
            left = min(state.how_far(pages.DRAWING), most) + step * (measure // 2)
            self._set(state.opening(pages.DRAWING, max(0, min(left, most))))

    def action_page(self) -> None:
        self._set(self.state.turning(1, len(self.sheets())))

    def action_page_back(self) -> None:
        self._set(self.state.turning(-1, len(self.sheets())))

    def action_left(self) -> None:
        self._set(self.state.going(self.state.at - 1))

    def action_right(self) -> None:
        self._set(self.state.going(self.state.at + 1))

    def action_choose(self, number: int) -> None:
        """A digit: the one of two codes that does as the card says, or a topic to go to."""
        sheet = self._sheet()
        if sheet.waits == CHOOSE and number <= 2:
            self._set(self.state.opening(sheet.name, number))
        elif sheet.links and number <= len(self._links(sheet)):
            self._go_to(self._links(sheet)[number - 1])

    def action_accept(self) -> None:
        if self._sheet().waits == JUDGE:
            self._set(self.state.opening(pages.MYTH, pages.ACCEPTED))

    def action_next_topic(self) -> None:
        """n: no to a myth that waits for it, else the next topic; a second n on a myth's page is one too many."""
        if self._sheet().waits == JUDGE:
            self.action_reject()
        elif self._sheet().name != pages.MYTH:
            self._go_to(following(self.app.desk, self.state.reading, self._been))

    def action_reject(self) -> None:
        if self._sheet().waits == JUDGE:
            self._set(self.state.opening(pages.MYTH, pages.REJECTED))

    def action_first(self) -> None:
        if self.state.reading.requires:
            self._go_to(self.state.reading.requires[0].topic)
        else:
            self.app.notify("No topic has to be known before this one.", markup=False)

    def action_facts(self) -> None:
        self.app.push_screen(FactsScreen(self.state.reading.id))

    def action_lab(self) -> None:
        """The situation of the lab that the card is about."""
        preset = self._preset()
        if preset is not None:
            from tutor.tui.screens.labs import open_lab

            open_lab(self, preset)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _preset(self) -> Preset | None:
        leaf = self.state.leaf
        return preset_of(self.app.desk, leaf.id) if leaf is not None else None

    def _sheet(self) -> Sheet:
        sheets = self.sheets()
        return sheets[self.state.turn % len(sheets)]

    def _links(self, sheet: Sheet) -> list[str]:
        shown = self.state.reading
        links = {OPENING: shown.requires, CLOSING: shown.connections}.get(sheet.name, ())
        return [link.topic for link in links]

    def _go_to(self, topic: str) -> None:
        self._been = (*self._been, topic)
        self._set(TopicState(self._reading(topic)))

    def _test(self) -> None:
        """The card's questions, each once; at the end of a topic, or for a card without any, the topic's."""
        state, probes = self.state, self._probes()
        if state.leaf is not None and probes:
            self.app.study(Scope((state.reading.id,), cards=(state.leaf.id,)), len(probes))
        else:
            self.app.study(Scope((state.reading.id,)))

    def _probes(self) -> list[str]:
        """The questions of the card that is open."""
        return self.app.desk.library.probes(self.state.leaf.id) if self.state.leaf is not None else []

    def _set(self, state: TopicState) -> None:
        self._state = state
        self.draw()


def _phase(state: TopicState, sheets: list[Sheet]) -> str:
    """What the open page waits for; `last` when nothing is left of this leaf."""
    at = state.turn % len(sheets)
    waits = sheets[at].waits
    return LAST if waits == READ and at == len(sheets) - 1 else waits


def _name(sheet: Sheet) -> str:
    return {OPENING: "more", CLOSING: "more", pages.MYTH: "a belief", "use": "in use"}.get(sheet.name, sheet.name)
