"""`make demo`: a class of 30 through the real pipeline, in the folder demo/."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.sample_class import ASSIGNMENT, hand_in, make_class

FOLDER = Path("demo")
SIZE = 30
EXAMPLE = "fatma"  # made a mistake in the first exercise; feedback for everyone takes half a second each


def main() -> int:
    """Make the course, hand in, grade, write feedback; say where to look."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    course = FOLDER / "course"
    _run("chainrule", "init", str(course), quiet=True)
    _run("nbgrader", "generate_assignment", ASSIGNMENT, folder=course, quiet=True)
    hand_in(course, make_class(SIZE))
    print(f"A class of {SIZE} has handed in. Marking it with: chainrule grade {ASSIGNMENT}\n", flush=True)
    _run("chainrule", "grade", ASSIGNMENT, folder=course)
    print(f"\nWriting feedback with: nbgrader generate_feedback {ASSIGNMENT} (half a minute)", flush=True)
    _run("nbgrader", "generate_feedback", ASSIGNMENT, folder=course, quiet=True)
    _run("nbgrader", "export", folder=course, quiet=True)
    print(f"\nFeedback for students: {course / 'feedback'}")
    print(f"  for example:         {course / 'feedback' / EXAMPLE / ASSIGNMENT / (ASSIGNMENT + '.html')}")
    print(f"nbgrader's gradebook:  {course / 'gradebook.db'}")
    print(f"Scores as a table:     {course / 'grades.csv'}")
    print(f"The student notebook:  {Path('course') / 'notebooks' / (ASSIGNMENT + '.ipynb')}")
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
