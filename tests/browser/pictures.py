"""`python -m tests.browser.pictures [NAME ...]`: every widget as a picture, in both themes, in the folder pictures/."""

import sys
import tempfile
from pathlib import Path

from tests.browser.exhibits import EXHIBITS
from tests.browser.lab import WINDOW, Sheet, chromium, serve

FOLDER = Path("pictures")


def main() -> int:
    """Before and after the drag; say where they are, and what the console complained of."""
    FOLDER.mkdir(exist_ok=True)
    chosen = [exhibit for exhibit in EXHIBITS if exhibit.name in sys.argv[1:] or not sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as lab, chromium() as browser:
        for exhibit in chosen:
            context = browser.new_context(viewport=WINDOW)
            sheet = Sheet(context.new_page(), lab).open(exhibit.cells)
            for theme in ("light", "dark"):
                getattr(sheet, theme)()
                path = FOLDER / f"{exhibit.name}-{theme}.png"
                sheet.output().screenshot(path=path)
                print(path)
                sheet.drag(sheet.output().locator(exhibit.handle).first, exhibit.by)
                sheet.page.wait_for_timeout(500)  # for the kernel to answer the last move
            sheet.output().screenshot(path=FOLDER / f"{exhibit.name}-dragged.png")
            print(*sheet.errors, sep="\n", end="")
            context.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
