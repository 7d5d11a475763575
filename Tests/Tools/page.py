"""Opens the report in Chromium and checks what a reader would notice.

Usage: page.py STAKENET
Nothing is loaded from elsewhere, no script runs, nothing overflows sideways from 360 to 1600 pixels, the text is not
too small, and the page prints. Pictures of the page are left in Output/pages.
"""

import base64
import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import websocket

STUDIES = ["Datasets/playbook/nashville-welcoming", "Datasets/riverside"]
WIDTHS = [360, 768, 1280, 1600]
PICTURES = Path("Output/pages")


class Browser:
    """A headless Chromium and its first page."""

    def __init__(self, folder):
        names = ["chromium", "chromium-browser", "google-chrome"]
        program = next(path for path in map(shutil.which, names) if path)
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0",
             "--remote-allow-origins=*", f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        marker = Path(folder) / "DevToolsActivePort"
        for _ in range(300):
            if marker.exists() and marker.read_text().strip():
                break
            time.sleep(0.1)
        port = marker.read_text().split()[0]
        pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
        self.socket = websocket.create_connection(address, timeout=60)
        self.number = 0
        self.events = []

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return result["result"].get("value")

    def open(self, file, width, dark=False):
        self.events.clear()
        self.call("Page.enable")
        self.call("Network.enable")
        self.call("Log.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = "dark" if dark else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=file.resolve().as_uri())
        for _ in range(200):
            if self.value("document.readyState") == "complete" and self.value("location.protocol") == "file:":
                return
            time.sleep(0.05)
        raise RuntimeError("The page does not load.")

    def picture(self, file):
        height = self.value("document.documentElement.scrollHeight")
        width = self.value("innerWidth")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, 12000), "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        file.write_bytes(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()


def check(browser, page, name):
    problems = []
    for width in WIDTHS:
        browser.open(page, width)
        if browser.value("document.documentElement.scrollWidth") > width:
            problems.append(f"{name}: overflows sideways at {width} pixels")
        browser.picture(PICTURES / f"{name}-{width}.png")
        requests = [event["params"]["request"]["url"] for event in browser.events
                    if event.get("method") == "Network.requestWillBeSent"]
        outside = [url for url in requests if not url.startswith(("file:", "data:"))]
        problems += [f"{name}: loads {url}" for url in outside]
        problems += [f"{name}: {event['params']['entry']['text']}" for event in browser.events
                     if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error"]
    browser.open(page, 1280)
    if browser.value("document.scripts.length"):
        problems.append(f"{name}: has a script")
    if not browser.value("document.querySelector('h1') && document.querySelector('h1').textContent.length > 10"):
        problems.append(f"{name}: has no heading")
    if not browser.value("document.documentElement.lang && document.title.length > 3"):
        problems.append(f"{name}: has no language or title")
    nodes = browser.value("document.querySelectorAll('svg[role=img]').length")
    if not nodes:
        problems.append(f"{name}: has no picture with a role")
    small = browser.value(
        "[...document.querySelectorAll('body *')].filter(e => !e.closest('svg') && e.childNodes.length && "
        "[...e.childNodes].some(c => c.nodeType === 3 && c.textContent.trim()) && "
        "parseFloat(getComputedStyle(e).fontSize) < 12).length")
    if small:
        problems.append(f"{name}: {small} texts are smaller than 12 pixels")
    browser.open(page, 1280, dark=True)
    browser.picture(PICTURES / f"{name}-dark.png")
    pdf = browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
    file = PICTURES / f"{name}.pdf"
    file.write_bytes(base64.b64decode(pdf))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    if len(text) < 500:
        problems.append(f"{name}: prints without its text")
    return problems


def main(program):
    PICTURES.mkdir(parents=True, exist_ok=True)
    problems = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as profile:
        browser = Browser(profile)
        try:
            for study in STUDIES:
                name = Path(study).name
                output = Path(folder) / name
                subprocess.run([program, "report", study, "-o", str(output), "--quiet"], check=True, capture_output=True)
                problems += check(browser, output / "report.html", name)
        finally:
            browser.close()
    for problem in problems:
        print(problem)
    print(f"page: {len(STUDIES) - min(len(problems), len(STUDIES))} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


main(sys.argv[1])
