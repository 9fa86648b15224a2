"""A reader's Firefox, driven over a socket: Firefox itself takes commands when started for it.

The protocol is Marionette: on the socket, each message is its length in bytes, a colon and JSON.
A command is [0, number, name, arguments], its answer [1, number, error, result].
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMANDS = ("firefox-esr", "firefox")

PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}

SYSTEM_ACCESS = "--remote-allow-system-access"
"""An option with which Firefox tells of itself, and not of its page alone."""

PROCESSES = """return ChromeUtils.requestProcInfo().then((first) =>
  [first, ...first.children].map(({ pid, cpuTime }) => [pid, cpuTime / 1e9]));"""


def executable() -> str | None:
    """Path of a Firefox, or None."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


class Firefox:
    """One tab of a Firefox that shows no window."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._number = 0
        self._message()
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        """Opens a page and waits until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def evaluate(self, script: str, argument: object = None) -> Any:
        """The result of a function, of which one argument is taken; it may be a promise."""
        return self._run(f"return ({script})(arguments[0]);", argument)

    def processor(self) -> dict[int, float]:
        """Seconds of processor time of each of its processes; it was started with SYSTEM_ACCESS."""
        self._ask("Marionette:SetContext", {"value": "chrome"})
        processes = self._run(PROCESSES)
        self._ask("Marionette:SetContext", {"value": "content"})
        return dict(processes)

    def close(self) -> None:
        """Ends the session."""
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _run(self, script: str, *arguments: object) -> Any:
        asked = {"script": script, "args": arguments, "sandbox": None}
        return self._ask("WebDriver:ExecuteScript", asked)["value"]

    def _ask(self, name: str, arguments: dict[str, Any]) -> Any:
        self._number += 1
        command = json.dumps([0, self._number, name, arguments]).encode()
        self._socket.sendall(b"%d:%b" % (len(command), command))
        _, number, error, result = self._message()
        assert number == self._number
        assert error is None, error
        return result

    def _message(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._received(1)
        return json.loads(self._received(int(length[:-1])))

    def _received(self, number: int) -> bytes:
        found = b""
        while len(found) < number:
            more = self._socket.recv(number - len(found))
            assert more, "Firefox has ended"
            found += more
        return found


@contextmanager
def started(*options: str) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, ended at the end."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines))
        fixed = ("--headless", "--marionette", "--profile", folder)
        command = [executable() or COMMANDS[0], *fixed, *options]
        quiet, said = subprocess.DEVNULL, subprocess.PIPE
        process = subprocess.Popen(command, stdout=said, stderr=quiet, text=True)
        try:
            firefox = Firefox(_port(process))
            yield firefox
            firefox.close()
        finally:
            process.kill()
            process.communicate()


def _port(process: subprocess.Popen[str]) -> int:
    """The port that Firefox says it listens on."""
    assert process.stdout
    for line in process.stdout:
        if "Marionette" in line and "port" in line:
            return int(line.split()[-1])
    raise AssertionError("Firefox does not say on which port it listens")
