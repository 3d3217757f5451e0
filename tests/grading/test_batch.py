"""The sample class on every notebook: one error costs one exercise, and nothing that is handed in stops the batch."""

import sys

import pytest

from autograder.building.notebooks import assignments
from tests.classroom import command, copy_of, points_of
from tests.sample_class import ASSIGNMENT, make_class

CLASS = 30  # as many as there are kinds of submissions
LOOPS = "03_one_example_at_a_time"  # there the function that never ends is a helper; each takes seconds


@pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")
@pytest.mark.parametrize("assignment", [name for name in assignments() if name != ASSIGNMENT])
def test_every_submission_gets_exactly_its_points(assignment, released_course, tmp_path):
    students = make_class(CLASS, hostile=assignment == LOOPS, assignment=assignment)
    course = copy_of(released_course, tmp_path / "course", students, assignment)
    command("nbgrader", "generate_assignment", assignment, folder=course)
    command("chainrule", "grade", assignment, folder=course)
    assert points_of(course, assignment) == {student.name: dict(student.points) for student in students}
