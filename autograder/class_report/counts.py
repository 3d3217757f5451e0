"""What a class got wrong, counted from the verdicts in its marked notebooks.

The gradebook knows points; which mistake it was stands in the marked notebook, in the metadata of a check cell's output.
So it is written and replaced together with the marks, nothing else has to be kept, and no feedback page shows it.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from autograder.grading.course import Course, CourseError
from autograder.grading.marked import VERDICT
from autograder.grading.submission import Unreadable, read_bytes
from autograder.report import clean

Kind = Literal["right", "mistake", "other", "stopped", "unwritten"]
KINDS: tuple[Kind, ...] = ("right", "mistake", "other", "stopped", "unwritten")
LEAST_TOGETHER = 2  # students; one who misses two exercises says nothing about the exercises
MAX_WORDS = 300  # letters of a text that is shown; an exception's name is the student's own


@dataclass(frozen=True)
class Answer:
    """A way to answer: right, a known mistake, wrong in another way, stopped by an error, or not written.

    In which words, and the question that it raises.
    """

    kind: Kind
    words: str
    question: str = ""


RIGHT, UNWRITTEN = Answer("right", "right"), Answer("unwritten", "still to write")


@dataclass(frozen=True)
class Group:
    """Students who answered in one way."""

    answer: Answer
    students: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseCounts:
    """One exercise: who has it right, and who answered how instead, the most frequent way first."""

    name: str
    right: frozenset[str]
    groups: tuple[Group, ...]

    def of(self, *kinds: Kind) -> frozenset[str]:
        """The students whose answer is of one of these kinds."""
        groups = (self.right if "right" in kinds else (), *(g.students for g in self.groups if g.answer.kind in kinds))
        return frozenset().union(*groups)

    @property
    def wrong(self) -> list[Group]:
        """The groups of those who wrote an answer that is not right."""
        return [group for group in self.groups if group.answer != UNWRITTEN]

    @property
    def missed(self) -> frozenset[str]:
        """Who wrote an answer that is not right."""
        return self.of("mistake", "other", "stopped")

    @property
    def answered(self) -> frozenset[str]:
        return self.missed | self.right


@dataclass(frozen=True)
class Pair:
    """Two exercises that students miss together, more of them than if the one said nothing about the other."""

    names: tuple[str, str]
    both: tuple[str, ...]
    each: tuple[int, int]  # how many of those who answered both missed the first, the second
    answered: int

    @property
    def by_chance(self) -> float:
        return self.each[0] * self.each[1] / self.answered


@dataclass(frozen=True)
class ClassReport:
    """One assignment of one class. `left_out` says why the verdicts of some are not counted, and of whom."""

    assignment: str
    students: tuple[str, ...]  # whose verdicts are counted
    exercises: tuple[ExerciseCounts, ...]
    left_out: Mapping[str, tuple[str, ...]]

    @property
    def all_right(self) -> list[str]:
        return [student for student in self.students if all(student in one.right for one in self.exercises)]

    @property
    def pairs(self) -> list[Pair]:
        """Those that stand out most first."""
        found = [_pair(one, other) for one, other in combinations(self.exercises, 2)]
        striking = [pair for pair in found if len(pair.both) >= LEAST_TOGETHER and len(pair.both) > pair.by_chance]
        return sorted(striking, key=lambda pair: pair.by_chance - len(pair.both))


def _pair(one: ExerciseCounts, other: ExerciseCounts) -> Pair:
    answered = one.answered & other.answered
    missed, also = one.missed & answered, other.missed & answered
    return Pair((one.name, other.name), tuple(sorted(missed & also)), (len(missed), len(also)), len(answered))


# ------------------------------------------------------------------------------------------- from marked notebooks

NOT_GRADED = "not graded yet"
UNREADABLE = "no notebook of this assignment, so nothing could be marked"
FOREIGN = "not marked by `chainrule grade`, so without verdicts"


def class_report(course: Course, assignment: str, notebooks: Mapping[str, Sequence[str]]) -> ClassReport:
    """Read every marked notebook. `notebooks` are the exercises of each, in order. Raises CourseError if none is marked."""
    students = sorted({*course.students(assignment), *course.students(assignment, "autograded")})
    answers: dict[str, dict[str, Answer]] = {}
    left_out: dict[str, list[str]] = {}
    for student in students:
        folder = course.path("autograded", student, assignment)
        for notebook in notebooks:
            try:
                answers.setdefault(student, {}).update(_answers(folder / f"{notebook}.ipynb"))
            except _LeftOut as reason:
                left_out.setdefault(str(reason), []).append(student)
    if not any(answers.values()):
        raise CourseError(f"Nothing of {assignment} is graded yet. Do it with: chainrule grade {assignment}")
    counted = {student: found for student, found in answers.items() if found}
    return ClassReport(
        assignment,
        tuple(counted),
        tuple(_exercise(name, counted) for names in notebooks.values() for name in names),
        {reason: tuple(names) for reason, names in left_out.items()},
    )


class _LeftOut(Exception):
    """Why a notebook's verdicts are not counted."""


def _answers(path: Path) -> dict[str, Answer]:
    """The answer to each exercise in a marked notebook. Raises _LeftOut; a file that somebody else wrote may hold anything."""
    if not path.exists():
        raise _LeftOut(NOT_GRADED)
    try:
        cells = json.loads(read_bytes(path))["cells"]
        outputs = [output.get("metadata", {}) for cell in cells for output in cell.get("outputs", ())]
        verdicts = [metadata[VERDICT] for metadata in outputs if VERDICT in metadata]
        found = {str(verdict["exercise"]): _answer(verdict) for verdict in verdicts if verdict}
    except (Unreadable, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise _LeftOut(FOREIGN) from None
    if not found:
        raise _LeftOut(UNREADABLE if verdicts else FOREIGN)
    return found


def _answer(verdict: Mapping[str, Any]) -> Answer:
    status = verdict["status"]
    if status in ("passed", "todo"):
        return RIGHT if status == "passed" else UNWRITTEN
    failed = next(check for check in [*verdict["checks"], {}] if check.get("status") in (status, None))
    if verdict["mistakes"]:
        return Answer("mistake", _joined(verdict["mistakes"], ", or "), _joined(verdict["hints"], " "))
    if status == "crashed":
        return Answer("stopped", _joined([failed["seen"]]))
    facts = verdict.get("seen", ())  # what is true of an answer that no known mistake explains
    return Answer("other", _joined(facts, "; ") or _joined([failed["title"]]), _joined([failed["seen"]]))


def _joined(texts: Iterable[str], between: str = "") -> str:
    return clean(between.join(texts))[:MAX_WORDS]


def _exercise(name: str, answers: Mapping[str, Mapping[str, Answer]]) -> ExerciseCounts:
    by_answer: dict[Answer, list[str]] = {}
    for student, found in answers.items():
        if name in found:
            by_answer.setdefault(found[name], []).append(student)
    right = frozenset(by_answer.pop(RIGHT, ()))
    groups = [Group(answer, tuple(students)) for answer, students in by_answer.items()]
    return ExerciseCounts(name, right, tuple(sorted(groups, key=_most_first)))


def _most_first(group: Group) -> tuple[bool, int, int, str]:
    """What was not written stands last."""
    answer = group.answer
    return answer == UNWRITTEN, -len(group.students), KINDS.index(answer.kind), answer.words


# --------------------------------------------------------------------------------------------- for other programs


def as_json(report: ClassReport, names: bool) -> str:
    """The counts as JSON; with `names`, the students too."""
    who = _who if names else _how_many
    data = {
        "assignment": report.assignment,
        "counted": len(report.students),
        "all right": who(report.all_right),
        "exercises": [
            {
                "exercise": one.name,
                "right": who(one.right),
                "wrong": [vars(group.answer) | {"students": who(group.students)} for group in one.groups],
            }
            for one in report.exercises
        ],
        "missed together": [
            {"exercises": pair.names, "students": who(pair.both), "by chance": round(pair.by_chance, 1)}
            for pair in report.pairs
        ],
        "not counted": {reason: who(students) for reason, students in report.left_out.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(report: ClassReport, names: bool) -> str:
    """The counts as a table, one line for every way in which an exercise was answered; with `names`, the students too."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["exercise", "kind", "answer", "students", *(["names"] if names else [])])
    for one in report.exercises:
        for group in (Group(RIGHT, tuple(sorted(one.right))), *one.groups):
            who = ["; ".join(map(_no_formula, group.students))] if names else []
            words = _no_formula(group.answer.words)
            table.writerow([one.name, group.answer.kind, words, len(group.students), *who])
    return file.getvalue()


def _how_many(students: Iterable[str]) -> Any:
    return len(list(students))


def _who(students: Iterable[str]) -> Any:
    return sorted(students)


def _no_formula(text: str) -> str:
    """Text that a spreadsheet shows and never computes."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
