"""An instructor's course folder: nbgrader's folders and config, the secret seed of the grading key, what was released."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import nbformat
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.report import Feedback

SETTINGS = "chainrule.toml"
CONFIG = "nbgrader_config.py"


class CourseError(Exception):
    """A course folder that cannot be graded as it is: one sentence that says what to do."""


@dataclass(frozen=True)
class Course:
    """A course folder, its settings and nbgrader's view of it."""

    folder: Path
    seed: int
    feedback: Feedback
    directory: CourseDirectory
    config: Config

    def path(self, step: str, student: str, assignment: str) -> Path:
        """nbgrader's folder of one step (source, release, submitted, autograded, feedback); `.` for no student."""
        return Path(self.directory.format_path(step, student, assignment))

    def students(self, assignment: str, step: str = "submitted") -> list[str]:
        """Who handed in something for this assignment, or got to another step, sorted."""
        pattern = self.path(step, "*", assignment)
        root = Path(str(pattern).partition("*")[0])
        below = Path(str(pattern).partition("*")[2].lstrip("/\\"))
        if not root.is_dir():
            return []
        return sorted(entry.name for entry in root.iterdir() if not entry.is_symlink() and (entry / below).is_dir())


def open_course(folder: Path) -> Course:
    """Read a course folder. Raises CourseError with what to do."""
    settings = folder / SETTINGS
    if not folder.is_dir():
        raise CourseError(f"There is no folder {folder}. Make a course with: chainrule init {folder}")
    if not settings.is_file():
        raise CourseError(
            f"{folder} has no {SETTINGS}, so it is no chainrule course. Make it one with: chainrule init {folder}"
        )
    try:
        content = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{settings} cannot be read: {error}.") from None
    seed, feedback = content.get("seed"), content.get("feedback", "full")
    if type(seed) is not int or seed < 0:
        raise CourseError(f"{settings} must have a line `seed = ` with a whole number that is not negative.")
    if feedback not in get_args(Feedback):
        raise CourseError(f'{settings} must say `feedback = "full"`, `"mistakes"` or `"passed"`, or nothing of it.')
    config = _load_config(folder)
    return Course(folder, seed, feedback, CourseDirectory(config=config), config)


def _load_config(folder: Path) -> Config:
    config = Config()
    if (folder / CONFIG).is_file():
        config.merge(PyFileConfigLoader(CONFIG, path=str(folder)).load_config())
    if "root" not in config.CourseDirectory:
        config.CourseDirectory.root = str(folder.resolve())
    return config


def read_released(course: Course, assignment: str, notebook: str) -> dict[str, Any]:
    """The released notebook as JSON data. Raises CourseError if nbgrader has not made it."""
    path = course.path("release", ".", assignment) / f"{notebook}.ipynb"
    if not path.is_file():
        raise CourseError(f"{path} is missing. Make it with: nbgrader generate_assignment {assignment}")
    try:
        content: dict[str, Any] = dict(json.loads(path.read_text(encoding="utf-8")))
        nbformat.validate(content)
    except (ValueError, TypeError, nbformat.ValidationError):
        raise CourseError(
            f"{path} is not a notebook. Make it again with: nbgrader generate_assignment {assignment} --force"
        ) from None
    return content
