"""Finds the browser for the tests; as a command, gets one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What Chromium and Chrome are called on Linux."""

APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
"""Where they are on macOS."""


@cache
def executable() -> str | None:
    """Path of a browser that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from filter(os.path.exists, APPLICATIONS)
    yield from map(str, _fetched())


def _fetched() -> Iterator[Path]:
    """Browsers that Playwright fetched into this project's folder."""
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ".cache/browsers"))
    for pattern in ("chrome-linux*/chrome", "chrome-mac*/**/MacOS/*"):
        yield from sorted(folder.glob(f"chromium-*/{pattern}"))


def _starts(path: str) -> bool:
    # Ubuntu has a `chromium-browser` that only says where to get one.
    answer = subprocess.run([path, "--version"], capture_output=True, check=False)
    return answer.returncode == 0


def install() -> None:
    """Gets Chromium from the system's packages where that is allowed, else from Playwright."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False)
        command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(command, env=quiet, check=False)
        executable.cache_clear()
    if not executable():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        executable.cache_clear()


def main() -> int:
    """Makes sure that there is a browser; exit code 1 where none could be had."""
    if not executable():
        print("There is no Chromium or Chrome yet; getting one")
        install()
    if not executable():
        print("The browser tests need Chromium or Chrome. Please install one.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
