"""An instructor's course folder: nbgrader's folders and config, and the secret seed of the grading key."""

import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.report import Feedback

SETTINGS = "chainrule.toml"
CONFIG = "nbgrader_config.py"

SETTINGS_TEXT = """\
# The seed of this course's grading key. Keep it from students: who knows it knows the questions.
# Keep it as long as you grade: with another seed the same submissions get other questions.
seed = {seed}

# What students see of a check in their feedback: "full" is the report that a notebook shows; "mistakes" says what
# mistake it was, without numbers or questions; "passed" says right or not yet, for exams.
feedback = "full"
"""

CONFIG_TEXT = '''\
"""nbgrader's configuration for a chainrule course."""

c = get_config()  # noqa: F821 - nbgrader provides it

c.CourseDirectory.course_id = {course_id!r}

# Stubs look as they do in the student notebooks that chainrule builds.
c.ClearSolutions.code_stub = {{"python": {code_stub!r}}}
c.ClearSolutions.text_stub = {text_stub!r}

# `nbgrader autograde` and formgrader's Autograde button mark as `chainrule grade` does: in processes of their own,
# with the grading key on this side. The first entry stands in place of nbgrader's Execute.
c.Autograde.autograde_preprocessors = [
    "autograder.gradebook.MarkApart",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.OverwriteCells.add_missing_cells = True

# Widgets need a kernel, which feedback has not: their stills come first.
c.NbConvertBase.display_data_priority = [
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/markdown",
    "text/latex",
    "application/javascript",
    "text/plain",
]
'''


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
