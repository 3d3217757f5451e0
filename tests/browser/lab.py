"""A real JupyterLab in a folder of its own, and one notebook in it as a person sees it: through Chromium."""

import ast
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import nbformat
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from traitlets.config import Config

from autograder.building.notebooks import ROOT
from autograder.grading.nbgrader import CONFIG_TEXT

CHROMIUM = Path("/usr/bin/chromium")  # Debian's; `playwright install` would load one from elsewhere
MISSING = "install chromium: apt-get install chromium"
START_SECONDS = 60
RUN_SECONDS = 60  # for anything in the page: other tests may keep the machine busy
WINDOW = {"width": 1400, "height": 1000}  # a laptop's

# What JupyterLab reads and writes outside of the notebooks' folder: all of it in the temporary folder.
PLACES = (
    *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"),
    *("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR", "MPLCONFIGDIR"),
)
NO_NEWS = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}  # it asks, and covers cells

DONE = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const cells = panel?.content.widgets.map(cell => cell.model).filter(model => model.type === "code");
    return cells && panel.context.sessionContext.session?.kernel?.status === "idle"
        && cells.every(model => model.executionCount !== null && model.executionState !== "running");
}"""


@dataclass(frozen=True)
class Lab:
    """A running server: where it answers, and the folder whose notebooks it shows."""

    url: str
    token: str
    folder: Path

    def request(self, method: str, path: str) -> bytes:
        """One call of Jupyter's REST interface."""
        headers = {"Authorization": f"token {self.token}"}
        with urlopen(Request(f"{self.url}/api/{path}", method=method, headers=headers), timeout=10) as answer:
            return bytes(answer.read())

    def end_kernels(self) -> None:
        """Kernels are kept by the notebook's path: a notebook that is opened again would find the old one."""
        for session in json.loads(self.request("GET", "sessions")):
            self.request("DELETE", f"sessions/{session['id']}")


@contextmanager
def serve(folder: Path) -> Iterator[Lab]:
    """JupyterLab on a free port of this machine, with settings of its own, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16), folder / "notebooks")
    lab.folder.mkdir()
    places = {name: str(folder / name.lower()) for name in PLACES}
    settings = Path(places["JUPYTER_CONFIG_DIR"]) / "labconfig" / "page_config.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(NO_NEWS), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += [f"--IdentityProvider.token={lab.token}", f"--ServerApp.root_dir={lab.folder}"]
    command += ["--LabApp.expose_app_in_browser=True"]  # then `window.jupyterapp` is there
    environment = {**os.environ, **places, "PYTHONPATH": str(ROOT)}
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=lab.folder)
    try:
        _wait_for(lab, server)
        yield lab
        lab.end_kernels()
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _wait_for(lab: Lab, server: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            lab.request("GET", "status")
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    log = (lab.folder.parent / "lab.log").read_text(encoding="utf-8")
    raise RuntimeError(f"JupyterLab did not start:\n{log}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])  # root has no sandbox
        yield browser
        browser.close()


@dataclass(frozen=True)
class Sheet:
    """One notebook, open in a page of the browser, and the errors that its console showed."""

    page: Page
    lab: Lab
    errors: list[str] = field(default_factory=list)
    name: str = "sheet"

    def open(self, cells: Sequence[str]) -> "Sheet":
        """A new notebook with these code cells, after *Run All Cells*."""
        self.lab.end_kernels()
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}  # without it, Lab asks which
        notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata={"kernelspec": kernel})
        nbformat.write(notebook, self.lab.folder / f"{self.name}.ipynb")
        self.listen()
        self.page.set_default_timeout(RUN_SECONDS * 1000)
        self.page.goto(f"{self.lab.url}/lab/tree/{self.name}.ipynb?reset&token={self.lab.token}")
        self.page.wait_for_function(
            "() => window.jupyterapp?.shell.currentWidget?.context?.sessionContext?.session?.kernel"
        )
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function(DONE)
        return self

    def listen(self) -> None:
        """Note every error of the console from here on."""
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def output(self, cell: int = -1) -> Locator:
        """The output area of one code cell."""
        return self.page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea")

    def as_html(self) -> str:
        """The notebook, saved and turned into a page by nbconvert, with the priorities of a chainrule course."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        priority = ast.literal_eval(CONFIG_TEXT.partition("display_data_priority = ")[2])
        exporter = HTMLExporter(config=Config({"NbConvertBase": {"display_data_priority": priority}}))
        page: str = exporter.from_filename(self.lab.folder / f"{self.name}.ipynb")[0]
        return page

    def dark(self) -> None:
        """JupyterLab's dark theme, from here on, for this server."""
        self._theme("JupyterLab Dark", light="false")

    def light(self) -> None:
        """JupyterLab's light theme again."""
        self._theme("JupyterLab Light", light="true")

    def _theme(self, name: str, light: str) -> None:
        self.page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", name)
        self.page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light)
        self.page.wait_for_function("() => !document.getElementById('jupyterlab-splash')")  # it covers the page

    def drag(self, handle: Locator, by: tuple[float, float], steps: int = 10) -> None:
        """Press the mouse on the middle of `handle`, move it by so many pixels, and let go."""
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        assert box is not None, "what is dragged must be seen"
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0], y + by[1], steps=steps)
        self.page.mouse.up()
