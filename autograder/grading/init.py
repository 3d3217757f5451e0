"""Make a folder an instructor's course."""

import secrets
from pathlib import Path
from typing import Any

from autograder.grading.course import CONFIG, SETTINGS
from autograder.grading.nbgrader import CONFIG_TEXT

SETTINGS_TEXT = """\
# The seed of this course's grading key. Keep it from students: who knows it knows the questions.
# Keep it as long as you grade: with another seed the same submissions get other questions.
seed = {seed}

# What students see of a check in their feedback: "full" is the report that a notebook shows; "mistakes" says what
# mistake it was, without numbers or questions; "passed" says right or not yet, for exams.
feedback = "full"
"""


def init(folder: Path, sources: dict[str, str], code_stub: str, text_stub: str) -> list[tuple[Path, bool]]:
    """Make `folder` a course with these files in `source`. What is there already is kept: (file, was written)."""
    course_id = folder.resolve().name.replace(" ", "_")
    files: dict[Path, Any] = {
        folder / CONFIG: CONFIG_TEXT.format(course_id=course_id, code_stub=code_stub, text_stub=text_stub),
        folder / SETTINGS: SETTINGS_TEXT.format(seed=secrets.randbits(63)),
        **{folder / "source" / name: text for name, text in sources.items()},
    }
    written = []
    for path, text in files.items():
        if path.exists():
            written.append((path, False))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if path.name == SETTINGS:
            path.chmod(0o600)
        written.append((path, True))
    return written
