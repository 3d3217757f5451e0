"""Our part in nbgrader's own commands: the preprocessor that marks, and the lines of a course's config that name it."""

import atexit
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.building.cells import released
from autograder.grading import marked as marked_notebook
from autograder.grading.course import open_course, read_released
from autograder.grading.grade import isolation_for
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import Marked, mark
from autograder.grading.submission import Unreadable, merge, read_cell
from autograder.sandbox.lane import Lane
from autograder.sandbox.rings import Ring

CONFIG_TEXT = '''\
"""nbgrader's configuration for a chainrule course."""

c = get_config()  # noqa: F821 - nbgrader provides it

c.CourseDirectory.course_id = {course_id!r}

# Stubs look as they do in the student notebooks that chainrule builds.
c.ClearSolutions.code_stub = {{"python": {code_stub!r}}}
c.ClearSolutions.text_stub = {text_stub!r}

# `nbgrader autograde` and formgrader's Autograde button mark as `chainrule grade` does: in processes of their own,
# with the grading key on this side. The first entry stands in place of nbgrader's Execute, and puts missing cells back.
c.Autograde.autograde_preprocessors = [
    "autograder.grading.nbgrader.MarkApart",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

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


class MarkApart(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands in place of nbgrader's `Execute`: `nbgrader autograde` and formgrader's button mark as `chainrule grade` does."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        course = open_course(Path(CourseDirectory(config=self.config).root))
        content = read_released(course, about["assignment"], about["notebook"])
        try:
            author = released(content)
            cells, notes = merge(author, [read_cell(cell) for cell in nb.cells])
            marked = mark(_lane(isolation_for(course).rings), cells, notes, grading_keys(author, course.seed))
        except Unreadable as error:
            marked = Marked(unreadable=str(error))
        nb.cells = nbformat.from_dict(marked_notebook.notebook(content, marked, course.feedback)).cells
        nb.nbformat_minor = content["nbformat_minor"]  # of these cells: an older one has no ids
        return nb, resources


@cache
def _lane(rings: frozenset[Ring]) -> Lane:
    lane = Lane(rings)
    atexit.register(lane.stop)
    return lane
