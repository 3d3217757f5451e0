"""The README's pictures are of the reports that students get now."""

import re
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures import CHROMIUM, FOLDER, INSTALL, PICTURES, REPORT, draw

MAX_BYTES = 60_000


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
    return image


@pytest.mark.parametrize("name", PICTURES)
def test_picture_shows_the_report_that_its_answer_gets(name: str) -> None:
    path = FOLDER / f"{name}.png"
    words, _ = PICTURES[name].report()
    assert opened(path).info[REPORT] == words, "run `python -m tests.pictures`"
    assert path.stat().st_size < MAX_BYTES


def test_the_readme_shows_and_describes_every_picture() -> None:
    shown = dict(
        re.findall(
            r"!\[(.+)\]\(docs/pictures/(\w+)\.png\)", (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
        )
    )
    assert set(PICTURES) <= set(shown.values())


@pytest.mark.skipif(CHROMIUM is None, reason=INSTALL)
@pytest.mark.skipif(sys.platform == "win32", reason="Chromium is looked for on PATH")
def test_picture_is_made_again_by_the_command(tmp_path: Path) -> None:
    draw(PICTURES["report_sign"], tmp_path / "again.png")
    again, kept = (opened(path) for path in (tmp_path / "again.png", FOLDER / "report_sign.png"))
    assert again.info[REPORT] == kept.info[REPORT]
    assert again.width == kept.width
    assert len(again.convert("L").getcolors() or []) > 10  # something is drawn
