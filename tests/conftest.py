"""What several rooms of the tests share: a course folder that is made once, and settings that make runs repeatable."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

if "PYTEST_XDIST_WORKER" in os.environ:  # before NumPy is imported: workers side by side are threads enough
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")

import pytest
from hypothesis import settings

from autograder.sandbox.rings import Ring
from tests.classroom import command, copy_of
from tests.sample_class import ASSIGNMENT, Student, make_class

# The same examples in every run, and no verdict that depends on how fast the machine is.
THOROUGH = "CHAINRULE_THOROUGH" in os.environ  # CI: more seeds and examples than one waits for at a desk
settings.register_profile(
    "chainrule", derandomize=True, database=None, deadline=None, max_examples=60 if THOROUGH else 20
)
settings.load_profile("chainrule")

CLASS = 30


def pytest_report_header() -> str:
    if sys.platform != "linux":
        return "isolation: none, classes are graded on Linux"
    from autograder.sandbox.tiers import offered

    return f"isolation: {offered().tier}"


@pytest.fixture(scope="session")
def rings() -> frozenset[Ring]:
    """The best isolation that this machine offers."""
    from autograder.sandbox.tiers import offered

    return offered().rings


@pytest.fixture(scope="session", autouse=True)
def path_to_nbgrader():
    """nbgrader looks for `alembic` on PATH, and may be called by the path of its virtual environment."""
    before = os.environ["PATH"]
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    yield
    os.environ["PATH"] = before


@pytest.fixture(scope="session", autouse=True)
def isolation():
    """What the tests hand in is our own code: marked on a machine without a safe tier too."""
    if sys.platform == "linux":
        from autograder.sandbox.tiers import VARIABLE, offered

        if not offered().tier.safe:
            os.environ[VARIABLE] = offered().tier


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A course folder that the first worker makes, for all of them."""
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder, making = shared / name, shared / f"{name}.making"
    with (shared / f"{name}.lock").open("w") as lock:
        if sys.platform == "linux":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(making / "course")
            making.rename(folder)
    return folder / "course"


@pytest.fixture(scope="session")
def released_course(tmp_path_factory) -> Path:
    """A course folder from which the assignment was handed out. Tests copy it."""

    def make(folder: Path) -> None:
        command("chainrule", "init", str(folder), folder=Path())
        command("nbgrader", "generate_assignment", ASSIGNMENT, folder=folder)

    return once(tmp_path_factory, "released", make)


@pytest.fixture(scope="session")
def students() -> list[Student]:
    """The sample class."""
    return make_class(CLASS)


@pytest.fixture(scope="session")
def graded_course(tmp_path_factory, released_course, students) -> Path:
    """The sample class, marked once by the command. Tests only read it."""

    def make(folder: Path) -> None:
        copy_of(released_course, folder, students)
        command("chainrule", "grade", ASSIGNMENT, folder=folder)

    return once(tmp_path_factory, "graded", make)


def pytest_terminal_summary(terminalreporter) -> None:
    """What hostile submissions achieved, from what the tests in `tests/attacks` measured."""
    reports = [
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
    ]
    found = [dict(report.user_properties).get("attack") for report in reports]
    if found := [counts for counts in found if counts is not None]:
        gained, read, broken, touched = (sum(one.get(name, 0) for one in found) for name in ATTACKED)
        terminalreporter.write_line(
            f"attacks: {len(found)}; points gained {gained:g}, secrets read {read:g}, batches broken {broken:g}, "
            f"other submissions touched {touched:g}"
        )


ATTACKED = ("gained", "read", "broken", "touched")
