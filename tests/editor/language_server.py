"""yaml-language-server, installed beside the tests and spoken to over its standard streams, as an editor does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = "1.19.2"
# Nothing is looked up elsewhere: the schema that a file names must do.
SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class NotInstalled(Exception):
    """The server is not here and cannot be fetched; the sentence says why."""


def installed() -> list[str]:
    """The command that starts the server, installed with npm on its first use. Raises NotInstalled."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotInstalled("node and npm are not installed here")
    folder = Path(sys.prefix) / f"yaml-language-server-{VERSION}"
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.exists():
        _install(npm, folder)
    return [node, str(program), "--stdio"]


def _install(npm: str, folder: Path) -> None:
    options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [npm, "install", *options, "--prefix", str(folder), f"yaml-language-server@{VERSION}"]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    except subprocess.TimeoutExpired:
        shutil.rmtree(folder)
        raise NotInstalled("npm did not end within 3 minutes") from None
    if done.returncode:
        shutil.rmtree(folder)
        said = [line for line in done.stderr.splitlines() if line.strip()] or ["nothing"]
        raise NotInstalled(f"npm cannot install yaml-language-server {VERSION}; it says: {said[0]}")


@dataclass
class Document:
    """A file that is open in the editor."""

    uri: str
    lines: list[str]

    def at(self, mark: str, offset: int = 0) -> dict[str, Any]:
        """The place of a mark in the text, as requests name it; it must stand there once."""
        ((line, column),) = [(i, text.index(mark)) for i, text in enumerate(self.lines) if mark in text]
        return {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column + offset}}


@dataclass
class Editor:
    """What an editor asks the server; one request after the other."""

    process: subprocess.Popen[bytes]
    requests: int = 0
    diagnostics: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def open(self, path: Path) -> Document:
        """Opens a file."""
        text = path.read_text(encoding="utf-8")
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return Document(path.as_uri(), text.split("\n"))

    def problems(self, document: Document) -> list[str]:
        """What is underlined: `line: message`, lines counted from 1."""
        while document.uri not in self.diagnostics:
            self._heard(self._read())
        found = self.diagnostics[document.uri]
        return [f"{problem['range']['start']['line'] + 1}: {problem['message']}" for problem in found]

    def completions(self, document: Document, mark: str, offset: int) -> list[str]:
        """What is offered at a place."""
        offered = self._ask("textDocument/completion", document.at(mark, offset))
        return [item["label"] for item in offered["items"]]

    def hover(self, document: Document, mark: str) -> str:
        """What is shown of the word at a place, without Markdown's backslashes."""
        shown = self._ask("textDocument/hover", document.at(mark, 1))
        return "" if shown is None else str(shown["contents"]["value"]).replace("\\", "")

    def begin(self, root: Path) -> None:
        """Says what an editor says first."""
        start = {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": _CAPABILITIES}
        self._ask("initialize", start)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self.requests += 1
        me = self.requests
        self._send({"id": me, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == me and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._heard(message)

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _heard(self, message: dict[str, Any]) -> None:
        """Answers what the server asks in between, and keeps what it found."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            wanted = [SETTINGS if item.get("section") == "yaml" else None for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def editor(root: Path) -> Iterator[Editor]:
    """An editor with its server running in a folder. Raises NotInstalled."""
    with subprocess.Popen(installed(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        try:
            opened = Editor(process)
            opened.begin(root)
            yield opened
        finally:
            process.kill()
