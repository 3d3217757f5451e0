"""`python -m tests.benchmarks.diagnosis`: how often the diagnosis names a wrong answer right, wrong, or not at all.

Every wrong answer is judged under two keys with different questions. What is named under one of them has to be true under the
other: of the names given, at least one must be among all that explains the answers there, each to 1e-9. If none is, the
answer is *named wrong*; so is a listed mistake that does not get its own name and no other. A composed mistake is named *as
made* when the name has all its parts; *otherwise* when it has not, but describes the same function; *in part* when under one of the
keys a part of it explains everything. What raises an exception is shown with its line and needs no name.
"""

import importlib
import inspect
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np

from autograder.authoring.compile import compile_key
from autograder.authoring.complete import ANOTHER, explaining_key
from autograder.authoring.exercise import Exercise
from autograder.authoring.variations.edits import edits_of
from autograder.authoring.variations.tried import answers_of, arguments_of, variations_of, with_variations
from autograder.exercises import every, load
from autograder.explaining.diagnose import diagnose, named_mistakes
from autograder.explaining.search import Case
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.results import is_right
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Observation
from autograder.observing.observe import observe
from tests.student import run
from tests.wrong_answers import WrongAnswer, wrong_answers

SEEDS = (1, 2)
ONE_IN = 25
COLUMNS = ("as made", "otherwise", "in part", "NAMED WRONG", "not named", "it raises", "is right")
Answers = Sequence[Observation]
Transform = Callable[..., Any]  # of an array and of m in this question

TRANSFORMS: dict[str, Transform] = {  # by words of the name that each must get
    "negated": lambda a, m: -a,
    "m times too large": lambda a, m: m * a,
    "m times too small": lambda a, m: a / m,
    "2 times too large": lambda a, m: 2 * a,
    "a constant factor": lambda a, m: 0.37 * a,
    "transposed": lambda a, m: a.T,
    "flattened": lambda a, m: a.ravel(),
}


@cache
def key_of(name: str, seed: int) -> Key:
    """A key as it is used: that of the first seed decides which changes of the reference are told apart, as the practice key does."""
    exercise, key = load(name), explaining_key(load(name), seed)
    if seed == SEEDS[0]:
        return with_variations(exercise, key, compile_key(exercise, seed + ANOTHER))
    numbers = key_of(name, SEEDS[0]).variations.numbers.tolist()
    return replace(key, variations=variations_of(exercise, key, numbers))


def main() -> int:
    print("What is named, by kind of wrong answer; each under two keys with different questions.\n")
    print(f"{'':48}{'all':>7}" + "".join(f"{column:>12}" for column in COLUMNS))
    clock = _Clock()
    for words, cases in (
        ("each listed mistake", _listed()),
        ("each right answer with a transform", _transformed_reference()),
        ("each listed mistake with a transform on top", _transformed()),
        ("each two listed mistakes in one function", _pairs()),
        (f"one small change in {ONE_IN} of each reference", _changes()),
    ):
        counts = Counter(_outcome(clock, *case) for case in cases)
        print(f"{words:48}{sum(counts.values()):7}" + "".join(f"{counts[column]:12}" for column in COLUMNS), flush=True)
    _unlisted(clock)
    _right()
    print(f"\n{clock}")
    return 0


class _Clock:
    """How long one verdict takes, in CPU time: it is the student's own run that is left out."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []
        self.worst = ""

    def judge(self, name: str, key: Key, answers: Answers, extra: Answers = ()) -> Verdict:
        start = time.process_time()
        verdict = judge(key, answers, extra=extra)
        took = 1000 * (time.process_time() - start)
        if not self.milliseconds or took > max(self.milliseconds):
            self.worst = name
        self.milliseconds.append(took)
        return verdict

    def __str__(self) -> str:
        some = np.array(self.milliseconds)
        quantiles = ", ".join(
            f"{words} {np.quantile(some, q):.1f}" for words, q in (("median", 0.5), ("99 %", 0.99), ("worst", 1))
        )
        return f"Milliseconds for one verdict of a wrong answer: {quantiles} ({self.worst}); {len(some)} verdicts."


Asked = tuple[str, tuple[str, ...], list[tuple[Key, Answers]]]  # exercise, words to name, answers under each key


def _outcome(clock: _Clock, name: str, words: tuple[str, ...], asked: list[tuple[Key, Answers]]) -> str:
    if any(answer.outcome != "returned" for _, answers in asked for answer in answers) and len(words) > 1:
        return "it raises"
    if any(is_right(key, answers) for key, answers in asked):
        return "is right"
    said = [
        {named.name for named in clock.judge(f"{name}: {' + '.join(words)}", key, answers).mistakes}
        for key, answers in asked
    ]
    if not all(said):
        outcome = "not named"
    elif any(not names & _whatever_explains(*other) for names, other in zip(said, reversed(asked), strict=True)):
        part = any(all(any(word in text for text in names) for names in said) for word in words)
        outcome = "in part" if part else "NAMED WRONG"
    else:
        outcome = "as made" if any(all(word in text for word in words) for text in said[0]) else "otherwise"
    if len(words) == 1 and {words[0]} != said[0]:
        outcome = "NAMED WRONG"
    if "-v" in sys.argv and outcome in ("NAMED WRONG", "not named", "otherwise"):
        print(f"    {outcome}: {name}: {' + '.join(words)} -> {said}")
    return outcome


def _whatever_explains(key: Key, answers: Answers) -> set[str]:
    """The names of all that explains these answers, however far-fetched."""
    with np.errstate(all="ignore"):
        case, found = Case.of(key, answers), {named.name for named in named_mistakes(key, answers)}
        if case is None:
            return found
        found |= {named.name for named in (*case.pairs(), *case.layered(), *case.changed())}
        return found | {named.name for known in (False, True) for _, named in case.explanations(known)}


def _listed() -> Iterator[Asked]:
    for exercise in every():
        for number, mistake in enumerate(exercise.mistakes):
            keys = [key_of(exercise.name, seed) for seed in SEEDS]
            yield exercise.name, (mistake.name,), [(key, key.mistakes[number].observations) for key in keys]


def _with_one_answer() -> list[Exercise]:
    """Those in which a changed answer cannot be right as well, as it may be where chance is in it."""
    return [exercise for exercise in every() if key_of(exercise.name, SEEDS[0]).judged_by_value]


def _transformed_reference() -> Iterator[Asked]:
    for exercise in _with_one_answer():
        for words, transform in TRANSFORMS.items():
            keys = [key_of(exercise.name, seed) for seed in SEEDS]
            yield exercise.name, ("", words), [(key, _changed(key, key.expected, transform)) for key in keys]


def _transformed() -> Iterator[Asked]:
    for exercise in _with_one_answer():
        for number, mistake in enumerate(exercise.mistakes):
            for words, transform in TRANSFORMS.items():
                keys = [key_of(exercise.name, seed) for seed in SEEDS]
                asked = [(key, _changed(key, key.mistakes[number].observations, transform)) for key in keys]
                yield exercise.name, (mistake.name, words), asked


def _changed(key: Key, answers: Answers, transform: Transform) -> Answers:
    """The same answers with every array of them transformed."""
    letters = [key.numbers(number) for number in range(len(key.questions))]
    return [
        replace(answer, value=_mapped(answer.value, partial(transform, m=sizes.get("m", 3.0))))
        for answer, sizes in zip(answers, letters, strict=True)
    ]


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_mapped(part, change) for part in value)
    if isinstance(value, dict):
        return {name: _mapped(part, change) for name, part in value.items()}
    if isinstance(value, bool | int | float):
        return change(np.asarray(value, dtype=float)).item()
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return change(value.astype(float))
    return value


def _pairs() -> Iterator[Asked]:
    for exercise in every():
        keys = [key_of(exercise.name, seed) for seed in SEEDS]
        for one, other, source in exercise.pairs():
            try:
                function = exercise.function_from(source, "")
            except SyntaxError:
                continue
            yield exercise.name, (one.name, other.name), [(key, _answers(exercise, function, key)) for key in keys]


def _changes() -> Iterator[Asked]:
    for exercise in every():
        keys = [key_of(exercise.name, seed) for seed in SEEDS]
        for edit in edits_of(exercise)[::ONE_IN]:
            function = edit.function()
            asked = [(key, answers_of(key, function, arguments_of(key))) for key in keys if function is not None]
            if asked and all(answers for _, answers in asked):
                yield exercise.name, ("", edit.name), asked


def _answers(exercise: Exercise, function: Callable[..., Any], key: Key) -> Answers:
    return observe({**vars(exercise.module), exercise.function: function}, key.questions)


# --------------------------------------------------------------------------------- wrong answers that no list knows


def _unlisted(clock: _Clock) -> None:
    print("\nWrong answers that were not made from the lists (tests/wrong_answers)")
    print(f"{'':48}{'all':>7}" + "".join(f"{words:>20}" for words in OUTCOMES))
    for part, words in (
        ("tuned", "looked at while this was made better"),
        ("blind", "not looked at before it was done"),
    ):
        answers = wrong_answers(part)
        counts = Counter(verdict_on(answer, clock) for answer in answers)
        print(f"{words:48}{len(answers):7}" + "".join(f"{counts[outcome]:20}" for outcome in OUTCOMES))


OUTCOMES = ("named", "NAMED WRONG", "a true statement", "nothing")


def verdict_on(answer: WrongAnswer, clock: _Clock) -> str:
    """Named: what is said under each key is true under the other, too. Statements count only where nothing is named."""
    keys = [key_of(answer.exercise, seed) for seed in SEEDS]
    verdicts = [_of_wrong_answer(answer, key, clock) for key in keys]
    names = [{named.name for named in verdict.mistakes} for verdict in verdicts]
    facts = [{seen.fact for seen in verdict.seen} for verdict in verdicts]
    if any(names):
        namespace = run(answer.source, answer.exercise)
        explained = [_whatever_explains(key, observe(namespace, key.questions)) for key in reversed(keys)]
        upheld = all(not said or said & also for said, also in zip(names, explained, strict=True))
        outcome = ("named" if all(names) else "a true statement") if upheld else "NAMED WRONG"
    else:
        outcome = "a true statement" if facts[0] & facts[1] else "nothing"
    if "-v" in sys.argv:
        print(f"    {outcome}: {answer.exercise} {answer.style}: {answer.about} -> {names} {facts}")
    return outcome


def _of_wrong_answer(answer: WrongAnswer, key: Key, clock: _Clock) -> Verdict:
    namespace = run(answer.source, answer.exercise)
    extra = observe(namespace, [probe.question for probe in key.probes])
    return clock.judge(f"{answer.exercise}: {answer.style}", key, observe(namespace, key.questions), extra)


# --------------------------------------------------------------------------------------------------- right answers


def right_answers(exercise: Exercise) -> list[Callable[..., Any]]:
    """The other right answers to an exercise: `delta__loops` is one to `logistic.delta`."""
    module = importlib.import_module(f"tests.right_answers.{exercise.name.partition('.')[0]}")
    prefix = f"{exercise.function}__"
    return [function for name, function in inspect.getmembers(module, inspect.isfunction) if name.startswith(prefix)]


def _right() -> None:
    styles, alarms = set(), []
    for exercise in every():
        key = key_of(exercise.name, SEEDS[0])
        for function in right_answers(exercise):
            styles.add("".join(inspect.getsource(function).split()))
            namespace = {**function.__globals__, exercise.function: function}
            answers, extra = (
                observe(namespace, key.questions),
                observe(namespace, [probe.question for probe in key.probes]),
            )
            if not is_right(key, answers) or any(diagnose(key, answers, extra)):
                alarms.append(f"{exercise.name}: {function.__name__}")
    print(f"\n{len(styles)} right answers, each written in another way: {len(alarms)} false alarms.")
    for alarm in alarms:
        print(f"  {alarm}")


if __name__ == "__main__":
    raise SystemExit(main())
