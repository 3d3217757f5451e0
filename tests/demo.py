"""`make demo`: a class of 30 through the real pipeline, on every assignment, in the folder demo/."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from autograder.building.notebooks import assignments
from autograder.sandbox.tiers import VARIABLE, improvement, offered
from tests.sample_class import hand_in, make_class

FOLDER = Path("demo")
SIZE = 30
EXAMPLE = "fatma"  # made a mistake in the first exercise; feedback for everyone takes half a second each


def main() -> int:
    """Make the course, hand in, grade, report, write one student's feedback; say where to look."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if not offered().tier.safe:
        os.environ[VARIABLE] = offered().tier
        print(f"Isolation {offered().tier} will do for a class that is our own code. To grade others: {improvement()}")
    course = FOLDER / "course"
    _run("chainrule", "init", str(course), quiet=True)
    for assignment in assignments():
        _run("nbgrader", "generate_assignment", assignment, folder=course, quiet=True)
        hand_in(course, make_class(SIZE, assignment=assignment), assignment)
        print(f"\nA class of {SIZE} has handed in. Marking it with: chainrule grade {assignment}\n", flush=True)
        _run("chainrule", "grade", assignment, folder=course)
        _run("nbgrader", "generate_feedback", assignment, "--student", EXAMPLE, folder=course, quiet=True)
        _run("chainrule", "report", assignment, folder=course, quiet=True)
    _run("nbgrader", "export", folder=course, quiet=True)
    print(f"\nFeedback for one student: {course / 'feedback' / EXAMPLE}")
    print("  for all of them:        nbgrader generate_feedback ASSIGNMENT, in the course folder")
    print(f"What to explain again:    {course / 'reports'} (open an .html in a browser)")
    print(f"nbgrader's gradebook:     {course / 'gradebook.db'}")
    print(f"Scores as a table:        {course / 'grades.csv'}")
    print(f"The student notebooks:    {Path('course') / 'notebooks'}")
    return 0


def _run(*command: str, folder: Path = Path(), quiet: bool = False) -> None:
    """Run a command of this environment; a quiet one speaks only if it fails."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=quiet, text=True)
    if done.returncode:
        print(done.stdout or "", done.stderr or "", sep="\n", file=sys.stderr)
        raise SystemExit(f"{' '.join(command)} ended with exit status {done.returncode}")


if __name__ == "__main__":
    raise SystemExit(main())
