"""What judging says: per check a status, the points, and the mistake that explains it."""

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["passed", "failed", "todo", "skipped", "crashed"]


@dataclass(frozen=True)
class Finding:
    """What was expected, what came instead, what to ask oneself, and the scene in which it was seen.

    `inputs` are the arguments of that call, where they are few enough to compute by hand.
    """

    expected: str = ""
    got: str = ""
    advice: str = ""
    scene: str = ""
    inputs: str = ""


@dataclass(frozen=True)
class Result:
    """One check: passed, failed, still to do, skipped because an earlier one failed, or crashed on the way."""

    title: str
    status: Status
    finding: Finding | None = None

    @property
    def seen(self) -> str:
        """The finding in short, without any value: how a call ended, or the question that an answer raises."""
        finding = self.finding or Finding()
        return finding.got.partition("\n")[0].partition(":")[0] if self.status == "crashed" else finding.advice


@dataclass(frozen=True)
class Named:
    """A known mistake that explains every observation, or several at once."""

    name: str
    hint: str
    parts: tuple["Named", ...] = ()  # where it is several

    @property
    def each(self) -> tuple["Named", ...]:
        return self.parts or (self,)


@dataclass(frozen=True)
class Seen:
    """Something true of a wrong answer, and the question that it raises."""

    fact: str
    question: str


@dataclass(frozen=True)
class Verdict:
    """The judgement on one function. `warned` and `printed` are what its calls gave besides, right or wrong."""

    exercise: str
    points: int
    max_points: int
    results: tuple[Result, ...]
    mistakes: tuple[Named, ...] = ()
    seen: tuple[Seen, ...] = ()  # what else is true, where it helps
    warned: tuple[str, ...] = ()
    printed: str = ""  # by the first call that printed anything
    given: tuple[str, ...] = ()  # helpers whose right answers were given, because the student's own are wrong

    @property
    def right(self) -> bool:
        return all(result.status == "passed" for result in self.results)

    @property
    def status(self) -> Status:
        """Of the whole: the first status that is not `passed`."""
        return "passed" if self.right else self.first_failure.status

    @property
    def first_failure(self) -> Result:
        """The check that decided. Raises StopIteration for a right answer."""
        return next(result for result in self.results if result.status != "passed")

    def to_json(self) -> dict[str, Any]:
        """Plain data for reports that a program reads, without any value: it stands in marked notebooks of exams too."""
        return {
            "exercise": self.exercise,
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "given": list(self.given),
            "mistakes": [named.name for named in self.mistakes],
            "hints": [named.hint for named in self.mistakes],
            "seen": [seen.fact for seen in self.seen],
            "checks": [
                {"title": result.title, "status": result.status} | ({"seen": result.seen} if result.finding else {})
                for result in self.results
            ],
        }
