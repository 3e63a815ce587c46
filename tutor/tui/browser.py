"""Opening an address in the learner's browser, once they said so."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App

SCHEMES = ("http", "https")


def can_open(address: str) -> bool:
    """Whether an address is one of the web: content may hold any other."""
    try:
        return urlsplit(address).scheme in SCHEMES
    except ValueError:
        return False


def open_address(app: App[None], address: str) -> bool:
    """Opens an address of the web. A browser that may need the terminal gets it until it ends."""
    if not can_open(address):
        return False
    try:
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:
            return browser.open(address)
        with app.suspend():
            return browser.open(address)
    except SuspendNotSupported:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
