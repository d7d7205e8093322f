"""The dashboard in a real browser: a quiet console, no other host, both themes, files that hold what is shown."""

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.resources import files
from pathlib import Path

import pytest

from app import words
from app.theme import DARK, LIGHT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed"),
]

PAGES = ("", "landscape", "deal", "customers", "company", "evidence", "method")
THEMES = ("light", "dark")
WAIT_S = 60
INDONESIAN = ".st-key-frame-strip button:nth-of-type(2)"

READY = """
const app = document.querySelector('[data-testid=stApp]');
return !!app && app.getAttribute('data-test-script-state') === 'notRunning' && !!document.querySelector('h1')
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
"""


@pytest.fixture(scope="module")
def server(small_market):
    """The address of a dashboard that shows the small market."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = str(files("app.start").joinpath("server.py"))
    command = [sys.executable, "-P", "-m", "streamlit", "run", script, "--server.port", str(port),
               "--server.address", "127.0.0.1", "--server.headless", "true"]  # fmt: skip
    process = subprocess.Popen(command, env=os.environ | {"VENDORSCOPE_WAREHOUSE": str(small_market)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A headless Chromium that tells what it asked for, and saves files where `browser.files` says."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    home = tmp_path_factory.mktemp("chromium")
    flags = (
        "headless=new no-sandbox disable-gpu disable-quic no-first-run disable-sync disable-component-update "
        "disable-background-networking disable-dev-shm-usage window-size=1440,1600"
    )
    for flag in (*flags.split(), f"user-data-dir={home}"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.files = tmp_path_factory.mktemp("downloads")
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(driver.files)})
    yield driver
    driver.quit()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_and_asks_no_other_host_in_either_language(server, browser, page, theme):
    wear(browser, theme)
    visit(browser, f"{server}/{page}")
    english = browser.find_element("css selector", "h1").text
    assert words.load("en")["app.failed_title"] not in browser.page_source

    press(browser, INDONESIAN)
    assert words.load("id")["app.failed_title"] not in browser.page_source

    assert browser.find_element("css selector", "h1").text != english
    assert browser.current_url == f"{server}/{page}?lang=id"
    assert console(browser) == []
    assert hosts(browser) == {server.removeprefix("http://")}


@pytest.mark.parametrize("theme, ground", [("light", "rgb(252, 252, 250)"), ("dark", "rgb(17, 20, 24)")])
def test_the_reader_s_theme_is_worn(server, browser, theme, ground):
    wear(browser, theme)
    visit(browser, f"{server}/method")

    app = browser.find_element("css selector", "[data-testid=stApp]")
    assert app.value_of_css_property("background-color").replace("rgba", "rgb").replace(", 1)", ")") == ground


def test_charts_follow_when_the_reader_changes_the_theme(server, browser):
    wear(browser, "light")
    visit(browser, f"{server}/")
    assert drawn_ink(browser) == LIGHT.ink

    wear(browser, "dark")

    end = time.monotonic() + WAIT_S
    while drawn_ink(browser) != DARK.ink:
        assert time.monotonic() < end, "the chart kept the colours of the other theme"
        time.sleep(0.2)


def test_hostile_source_text_loads_nothing(server, browser):
    """
    A picture in a quotation, a name or an address would tell another host who is reading.
    """
    visit(browser, f"{server}/evidence?q=beacon&metric=%3Cimg+src%3Dhttps%3A%2F%2Fbeacon.example%2Fz.png%3E")

    assert hosts(browser) == {server.removeprefix("http://")}
    assert not browser.find_elements("css selector", "img[src*=beacon]")


def test_every_answer_carries_the_security_headers(server):
    with urllib.request.urlopen(f"{server}/evidence") as answer:
        headers = answer.headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_answers_are_compressed(server):
    request = urllib.request.Request(f"{server}/", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"


def test_the_language_goes_along_to_another_page(server, browser):
    visit(browser, f"{server}/method?lang=id")

    press(browser, "[data-testid=stTopNavLinkContainer]:nth-of-type(1) a")

    assert browser.find_element("css selector", "h1").text == "Ikhtisar"
    assert browser.current_url == f"{server}/?lang=id"


def test_a_csv_holds_what_is_on_screen(server, browser):
    visit(browser, f"{server}/method")
    shown = on_screen(browser, ".st-key-table-metrics")

    rows = download(browser, ".st-key-metrics-csv button")

    assert rows[1:] == shown[1:]
    assert len(shown) > 10


def test_a_csv_of_evidence_holds_the_rows_found(server, browser):
    visit(browser, f"{server}/evidence?q=portal&lang=id")
    table = on_screen(browser, ".st-key-table-evidence")
    words_at, publisher_at = table[0].index("Kutipan"), table[0].index("Penerbit")

    rows = download(browser, ".st-key-evidence-csv button")

    header = rows[0]
    assert [(row[words_at], row[publisher_at]) for row in table[1:]] == [
        (row[header.index("evidence")], row[header.index("publisher")]) for row in rows[1:]
    ]
    assert len(rows) == 4


def wait_for_server(url, process):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer within a minute")


def wear(browser, theme):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    )


def drawn_ink(browser):
    """The colour in which the first chart writes, as #RRGGBB."""
    fill = browser.execute_script("return document.querySelector('.annotation-text').style.fill")
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", fill)[:3])


def visit(browser, url):
    browser.get("about:blank")
    for log in ("browser", "performance"):
        browser.get_log(log)
    browser.get(url)
    wait_until_drawn(browser)


def press(browser, selector):
    browser.find_element("css selector", selector).click()
    time.sleep(0.3)
    wait_until_drawn(browser)


def wait_until_drawn(browser):
    """Until the script has run and nothing on the page has changed for a third of a second."""
    end, quiet = time.monotonic() + WAIT_S, 0
    while quiet < 4:
        assert time.monotonic() < end, "the page was not drawn in time"
        quiet = quiet + 1 if browser.execute_script(READY) else 0
        time.sleep(0.1)


def console(browser):
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def hosts(browser):
    sent = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    urls = [event["params"]["request"]["url"] for event in sent if event["method"] == "Network.requestWillBeSent"]
    return {url.split("/")[2] for url in urls if url.startswith(("http:", "https:", "ws:", "wss:"))}


def on_screen(browser, selector):
    """The cells of a table as a screen reader reads them, header first."""
    script = """
    const rows = document.querySelectorAll(arguments[0] + ' table[role=grid] tr');
    return [...rows].map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent));
    """
    return browser.execute_script(script, selector)


def download(browser, selector):
    """The rows of the file that the button gives."""
    before = set(Path(browser.files).iterdir())
    browser.find_element("css selector", selector).click()
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        new = [path for path in set(Path(browser.files).iterdir()) - before if path.suffix == ".csv"]
        if new:
            with new[0].open(encoding="utf-8", newline="") as file:
                return list(csv.reader(file))
        time.sleep(0.1)
    raise AssertionError("no file came")
