"""How long each widget takes from a move of the mouse to changed pixels, in JupyterLab. `python -m tests.benchmarks.widgets`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.browser.exhibits import EXHIBITS, Exhibit
from tests.browser.lab import CHROMIUM, MISSING, WINDOW, Lab, Sheet, chromium, serve

MOVES = 30
WAIT_MS = 1000  # for one redraw; a move within one step of a slider changes nothing

# From the move, as the page sees it, to the first frame with the new drawing.
WATCH = """drawing => {
    window.moved = 0;
    window.took = [];
    window.addEventListener("pointermove", () => { window.moved ||= performance.now(); }, true);
    const note = async () => {
        if (!window.moved) return;
        const start = window.moved;
        window.moved = 0;
        const picture = drawing.querySelector("img") ?? drawing;
        if (picture.decode) await picture.decode();
        requestAnimationFrame(() => requestAnimationFrame(() => window.took.push(performance.now() - start)));
    };
    const every = {attributes: true, characterData: true, childList: true, subtree: true};
    new MutationObserver(note).observe(drawing, every);
}"""


def main() -> int:
    """Print the medians. It never fails; it tells."""
    if not CHROMIUM.exists():
        print(f"Widgets are not measured: {MISSING}")
        return 0
    print(f"From a drag to changed pixels, milliseconds, median of up to {MOVES} moves:")
    for name, milliseconds in latencies([exhibit for exhibit in EXHIBITS if exhibit.name in sys.argv[1:]] or EXHIBITS):
        print(f"  {name:44}{median(milliseconds):8.0f}   ({len(milliseconds)} redraws)", flush=True)
    return 0


def latencies(exhibits: list[Exhibit] | tuple[Exhibit, ...]) -> Iterator[tuple[str, list[float]]]:
    """By the exhibit's name, the milliseconds of each redraw."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as lab, chromium() as browser:
        for exhibit in exhibits:
            yield exhibit.name, _latencies(exhibit, lab, browser)


def _latencies(exhibit: Exhibit, lab: Lab, browser: Browser) -> list[float]:
    page = browser.new_context(viewport=WINDOW).new_page()
    sheet = Sheet(page, lab).open(exhibit.cells)
    sheet.output().locator(exhibit.drawing).first.evaluate(WATCH)
    handle = sheet.output().locator(exhibit.handle).first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None, "what is dragged must be seen"
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for move in range(1, MOVES + 1):
        share = move / MOVES
        page.evaluate("() => { window.moved = 0; }")
        page.mouse.move(x + share * exhibit.by[0], y + share * exhibit.by[1])
        _wait_for_redraw(page)
    page.mouse.up()
    took: list[float] = page.evaluate("() => window.took")
    page.context.close()
    return took


def _wait_for_redraw(page: Page) -> None:
    page.evaluate(
        """async limit => {
            const before = window.took.length, end = performance.now() + limit;
            while (window.took.length === before && performance.now() < end)
                await new Promise(resolve => setTimeout(resolve, 10));
            await new Promise(resolve => setTimeout(resolve, 50));  // a second change of the same redraw
        }""",
        WAIT_MS,
    )


if __name__ == "__main__":
    raise SystemExit(main())
