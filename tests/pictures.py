"""The README's pictures: real reports on three wrong answers, in Chromium. `python -m tests.pictures` makes them again."""

import contextlib
import html
import io
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from autograder.exercises import load
from autograder.notebook import check
from tests.student import run

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
INSTALL = "Chromium is missing: install it, on Debian with `apt-get install chromium fonts-dejavu`"
SIZE = (930, 900)  # pixels; what is white around the report is cut off
MARGIN = 10  # pixels
SHADES = 64  # colours of a picture: enough for text, and a quarter of the bytes
REPORT = "Description"  # of a PNG file: the words that are to be seen in it

PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body { font: 15px/1.4 "DejaVu Sans", sans-serif; margin: 10px; width: 900px; background: white; color: #222;
  --jp-code-font-family: "DejaVu Sans Mono"; }
pre { font: 13px/1.4 "DejaVu Sans Mono", monospace; background: #f5f5f5; border: 1px solid #ddd; padding: 6px 10px;
  margin: 0 0 8px; white-space: pre-wrap; }
table { font-size: 13px; line-height: 1.4; }
</style>"""


@dataclass(frozen=True)
class Picture:
    """A wrong answer: its exercise, and the body that a student wrote under the stub."""

    exercise: str
    body: str

    @property
    def code(self) -> str:
        """What stands in the picture: the cell without its docstring, which is long."""
        signature = load(self.exercise).head.partition('"""')[0].rstrip()
        return f'{signature}\n    """..."""\n{self.body}'

    @property
    def call(self) -> str:
        return f'check("{self.exercise}", {load(self.exercise).function})'

    def report(self) -> tuple[str, str]:
        """The report that the notebook shows, as text and as HTML."""
        exercise = load(self.exercise)
        function = run(exercise.head + self.body, self.exercise)[exercise.function]
        with contextlib.redirect_stdout(io.StringIO()):  # outside a notebook, `check` prints
            score = check(self.exercise, function)
        return str(score), score._repr_html_()


HIDDEN_DELTA = """\
    m, grads = Y.shape[1], []
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        dW, db = dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)
        grads.insert(0, (dW, db))
        dZ = parameters[layer][0].T @ dZ
    return grads
"""
PICTURES = {
    "report_sign": Picture("logistic.delta", "    return Y - A\n"),
    "report_broadcast": Picture("softmax.forward", "    Z = W @ X + b[:, 0]\n    return softmax(Z)\n"),
    "report_hidden_delta": Picture("network.backward", HIDDEN_DELTA),
}


def draw(picture: Picture, path: Path) -> None:
    """Write the picture of one report. Raises RuntimeError where there is no Chromium."""
    if CHROMIUM is None:
        raise RuntimeError(INSTALL)
    words, report = picture.report()
    cells = "".join(f"<pre>{html.escape(text.rstrip())}</pre>" for text in (picture.code, picture.call))
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        page.write_text(f"{PAGE}{cells}{report}", encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        ]
        size = ",".join(map(str, SIZE))
        command = [CHROMIUM, *options, f"--window-size={size}", f"--screenshot={shot}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        seen = Image.open(shot).convert("RGB")
    about = PngInfo()
    about.add_itxt(REPORT, words)
    _cut(seen).quantize(SHADES).save(path, optimize=True, pnginfo=about)


def _cut(image: Image.Image) -> Image.Image:
    """Without the white around what is drawn."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box is not None
    return image.crop((0, 0, image.width, min(box[3] + MARGIN, image.height)))


def main() -> None:
    for name, picture in PICTURES.items():
        draw(picture, FOLDER / f"{name}.png")
        print(f"written: docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
