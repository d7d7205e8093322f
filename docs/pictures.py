"""Takes the README's pictures anew: serves the published snapshot here and photographs pages in headless Chromium.

python docs/pictures.py                                   # the README's pictures, into docs/pictures/
python docs/pictures.py --all --out pictures-to-look-at   # every page, both languages, light and dark
"""

from __future__ import annotations

import argparse
import contextlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parent.parent
README = ("customers", "landscape", "deal")
PAGES = (
    "",
    "landscape",
    "deal",
    "customers",
    "company?company=google",
    "company?company=scale-ai",
    "evidence",
    "method",
)
# Everything drawn: the script has ended, and nothing is stale or still to come.
DRAWN = """
return document.querySelector('[data-testid="stApp"]')?.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
"""
HEIGHT = """
const main = document.querySelector('[data-testid="stMain"]');
return main ? Math.ceil(main.scrollHeight) : document.body.scrollHeight;
"""


def main() -> None:
    """Serve, photograph, stop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warehouse", type=Path, default=ROOT / "data" / "warehouse", help="where the snapshot lies")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures", help="the folder for the pictures")
    parser.add_argument(
        "--all", action="store_true", help="every page in full length, in both languages, light and dark"
    )
    parser.add_argument("--width", type=int, default=1440, help="of the window, in pixels")
    parser.add_argument("--height", type=int, default=1000, help="of the window, in pixels; with --all the page's own")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with serving(given.warehouse) as address, browsing(given.width, given.height) as browser:
        for page, language, dark in asked(given.all):
            name = page.partition("?")[0] or "overview"
            if given.all:
                name = "-".join([page.rpartition("=")[2] or "overview", language, "dark" if dark else "light"])
            take(browser, address, page, language, dark)
            if given.all:
                browser.set_window_size(given.width, max(given.height, browser.execute_script(HEIGHT) + 20))
                until_drawn(browser)
            browser.save_screenshot(str(given.out / f"{name}.png"))
            browser.set_window_size(given.width, given.height)
            print(given.out / f"{name}.png")


def asked(everything: bool) -> Iterator[tuple[str, str, bool]]:
    """Which pages, in which language, dark or not."""
    if not everything:
        yield from ((page, "en", False) for page in README)
        return
    for page in PAGES:
        yield from ((page, language, dark) for language in ("en", "id") for dark in (False, True))


@contextlib.contextmanager
def serving(warehouse: Path) -> Iterator[str]:
    """The dashboard on a free port of this machine; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "etl.cli",
        "--warehouse",
        str(warehouse.resolve()),
        "dashboard",
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; ends the program where it gives up first."""
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("the dashboard did not start: its words are above")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
            return
        time.sleep(0.2)
    sys.exit("the dashboard did not answer within a minute")


@contextlib.contextmanager
def browsing(width: int, height: int) -> Iterator[webdriver.Chrome]:
    """A fresh headless Chromium that asks nobody but this machine."""
    options = webdriver.ChromeOptions()
    with tempfile.TemporaryDirectory() as profile:
        for flag in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", f"--window-size={width},{height}", f"--user-data-dir={profile}",
        ):  # fmt: skip
            options.add_argument(flag)
        options.binary_location = "/usr/bin/chromium"
        browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        try:
            yield browser
        finally:
            browser.quit()


def take(browser: webdriver.Chrome, address: str, page: str, language: str, dark: bool) -> None:
    """Open one page and wait until it is drawn."""
    feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    joint = "&" if "?" in page else "?"
    browser.get(f"{address}/{page}{joint}lang={language}" if language != "en" else f"{address}/{page}")
    until_drawn(browser)


def until_drawn(browser: webdriver.Chrome, still_s: float = 1.5, limit_s: float = 60) -> None:
    """Until everything has been there for a moment."""
    since, end = time.monotonic(), time.monotonic() + limit_s
    while time.monotonic() < end:
        if not browser.execute_script(DRAWN):
            since = time.monotonic()
        elif time.monotonic() - since > still_s:
            return
        time.sleep(0.1)


if __name__ == "__main__":
    main()
