"""`python -m tests.benchmarks.statements`: is what reports say of wrong answers true? Each statement is tried by intervention.

Every wrong answer in `tests/wrong_answers` and every listed mistake is judged under several keys. What is said of it is tried
on questions that the verdict has not seen: other draws, examples exchanged, an argument replaced. The count is of statements.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from autograder.authoring.compile import compile_key
from autograder.authoring.complete import PRACTICE_SEED, explaining_key
from autograder.authoring.probes import along
from autograder.exercises import every, load
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.observing.observation import Observation, Question
from autograder.observing.observe import ask, observe
from autograder.values.closed import Array, normalise
from autograder.values.compare import agree, as_array, is_finite, wrong_entries
from autograder.values.shapes import Unlike, letters_of, members, parts
from autograder.values.table import Field
from tests.student import run
from tests.wrong_answers import all_wrong_answers

SEEDS = range(1, 6)
OTHER = 500  # added to a seed for questions that the verdict has not seen
TRIES = 5  # of each intervention by chance

Namespace = dict[str, Any]


@cache
def key_of(exercise: str, seed: int) -> Key:
    return explaining_key(load(exercise), seed)


@cache
def unseen(exercise: str, seed: int) -> Key:
    return compile_key(load(exercise), seed + OTHER)


def main() -> int:
    said, untrue = Counter[str](), Counter[str]()
    answers = 0
    for exercise, style, source in every_wrong_answer():
        answers += 1
        for seed in SEEDS:
            for statement, kind, true in statements(exercise, source, seed):
                said[kind] += 1
                untrue[kind] += not true
                if not true or "-v" in sys.argv:
                    print(f"    {'' if true else 'UNTRUE: '}{exercise} {style} (seed {seed}): {statement}", flush=True)
    print(f"{answers} wrong answers, each under {len(SEEDS)} keys.\n{'statements by kind':60}{'said':>8}{'untrue':>8}")
    for kind, count in said.most_common():
        print(f"{kind:60}{count:8}{untrue[kind]:8}")
    print(f"{'all':60}{said.total():8}{untrue.total():8}")
    return int(bool(untrue.total()))


def every_wrong_answer() -> Iterator[tuple[str, str, str]]:
    for answer in all_wrong_answers():
        yield answer.exercise, answer.style, answer.source
    for exercise in every():
        for mistake in exercise.mistakes:
            yield exercise.name, mistake.name, exercise.wrong_source(mistake)


def statements(exercise: str, source: str, seed: int) -> Iterator[tuple[str, str, bool]]:
    """What is said of this answer, of which kind it is, and whether it holds."""
    key, namespace = key_of(exercise, seed), run(source, exercise)
    observations = observe(namespace, key.questions)
    verdict = judge(key, observations, extra=observe(namespace, [probe.question for probe in key.probes]))
    case = Case(namespace, key, unseen(exercise, seed), np.random.default_rng(seed))
    for fact in (seen.fact for seen in verdict.seen):
        found = [(kind, match) for kind, holds in KINDS if (match := re.fullmatch(kind, fact))]
        assert found, f"no way to try {fact!r}"
        kind, match = found[0]
        holds = dict(KINDS)[kind]
        with np.errstate(all="ignore"):
            yield fact, kind, holds(case, *match.groups())


@dataclass
class Case:
    """A student's names, the key under which something was said of their answer, and one with other questions."""

    namespace: Namespace
    key: Key
    other: Key
    rng: np.random.Generator

    def answer(self, question: Question) -> Observation:
        return ask(self.namespace, question)

    def right(self, question: Question) -> Any:
        """What the reference answers."""
        return ask(vars(load(self.key.exercise).module), question).value

    def masks(self, key: Key) -> Iterator[tuple[int, Field, Array, Array, Array]]:
        """Question, part, what came, what was expected and which entries are wrong, for all questions of a key."""
        for number, question in enumerate(key.questions):
            for field, got, wanted, wrong in self.compared(question, key.expected[number].value, key.tolerance(number)):
                yield number, field, got, wanted, wrong

    def compared(
        self, question: Question, wanted: Any, tolerance: float
    ) -> Iterator[tuple[Field, Array, Array, Array]]:
        got, results = self.answer(question), self.key.outputs
        if got.outcome != "returned":
            raise Unlike("", "", "")
        for row in zip(results, self.key.by_result(got.value), self.key.by_result(wanted), strict=True):
            for field, one, two in parts(*row):
                wrong = wrong_entries(one, two, tolerance)
                if wrong is None:
                    raise Unlike("", "", "")
                yield field, np.asarray(one), np.asarray(two), wrong

    def is_right(self, question: Question) -> bool:
        return agree(self.answer(question).value, self.right(question))

    def wrong_questions(self, key: Key) -> set[int]:
        return {number for number, *_, wrong in self.masks(key) if wrong.any()}

    def with_examples(self, question: Question, places: Sequence[int] | Array, only: str = "") -> Question:
        """The same question with these examples in this order, in all arguments or in one."""
        moved = [
            along(field, value, lambda array: array[..., places]) if only in ("", field.name) else value
            for field, value in zip(self.key.inputs, question.arguments, strict=True)
        ]
        return replace(question, arguments=tuple(normalise(moved)))

    def with_argument(self, question: Question, name: str, value: Any) -> Question:
        arguments = [
            value if field.name == name else given
            for field, given in zip(self.key.inputs, question.arguments, strict=True)
        ]
        return replace(question, arguments=tuple(normalise(arguments)))

    def several(self) -> Iterator[tuple[Question, int]]:
        """Questions with more than two examples, and how many."""
        for key in (self.other, self.key):
            for number in range(key.told):
                if (m := int(key.numbers(number).get("m", 0))) > 2:
                    yield key.questions[number], m


def _short(field: Field) -> set[str]:
    """`grads[0] dW` belongs to `grads` and to `dW`."""
    return {
        field.name,
        re.split(r"\W", field.name)[0],
        field.name.rpartition(" ")[2],
        field.name.rpartition(".")[2].rstrip('"]'),
    }


def _results(case: Case, fine: str, off: str) -> bool:
    right, wrong = set(fine.split(" and ")), set(off.split(" and "))
    found = dict.fromkeys((*right, *wrong), False)
    for _, field, *_, mask in case.masks(case.other):
        for name in found.keys() & _short(field):
            found[name] |= bool(mask.any())
    return not any(found[name] for name in right) and all(found[name] for name in wrong)


def _all_but(case: Case, words: str) -> bool:
    """`dW2, which is 2 times too large and db1, which has the other sign`."""
    factors = {}
    for name, what in re.findall(r"(\w+), which (.+?)(?=, and \w+, which|$)", words):
        times = float(found[1]) if (found := re.search(r"is (\d+) times", what)) else -1.0
        factors[name] = 1 / times if "small" in what else times
    for _, field, got, wanted, _ in case.masks(case.other):
        layer, _, member = field.name.partition("] ")
        name = f"{member}{int(re.findall(r'[0-9]+', layer)[0]) + 1}"
        if not agree(got, factors.get(name, 1.0) * wanted):
            return False
    return True


def _layers(case: Case) -> list[list[bool]]:
    """For each question, which layers are right."""
    fine: dict[int, dict[int, bool]] = {}
    for number, field, *_, wrong in case.masks(case.other):
        if found := re.match(r"\w+\[(\d+)\] ", field.name):
            layers = fine.setdefault(number, {})
            layers[int(found[1])] = layers.get(int(found[1]), True) and not wrong.any()
    return [[layers[layer] for layer in sorted(layers)] for layers in fine.values()]


def _end_is_right(case: Case, end: str, which: str) -> bool:
    right = 2 if which.startswith("two") else 1
    rows = [row if end == "last" else row[::-1] for row in _layers(case)]
    return all(all(row) or (all(row[-right:]) and not any(row[:-right])) for row in rows)


def _end_is_wrong(case: Case, end: str) -> bool:
    rows = [row if end == "last" else row[::-1] for row in _layers(case) if len(row) > 1]
    return all(not row[-1] and all(row[:-1]) for row in rows)


def _only_where(case: Case, name: str, texts: str) -> bool:
    """In other questions; and in each again with every value of this argument, where no other argument follows from it."""
    off, exercise = set(texts.split(" or ")), load(case.key.exercise)
    place = [field.name for field in case.key.inputs].index(name)
    for seed in range(TRIES):
        key = unseen(exercise.name, OTHER * (seed + 2))
        if not {key.questions[number].arguments[place] for number in case.wrong_questions(key)} <= off:
            return False
    if exercise.follows or any(field.name == "cache" for field in case.key.inputs):
        return True
    every_text = {question.arguments[place] for question in case.other.questions}
    return all(
        case.is_right(case.with_argument(question, name, text))
        for question in case.other.questions
        for text in every_text - off
        if is_finite(case.right(case.with_argument(question, name, text)))  # else it is no question
    )


def _only_in(case: Case, scenes: str) -> bool:
    return {case.key.scenes[number] for number in case.wrong_questions(case.key)} == set(scenes.split("; "))


def _for_one(case: Case) -> bool:
    return all(
        case.is_right(case.with_examples(question, [place])) and not case.is_right(question)
        for question, m in case.several()
        for place in range(m)
    )


def _only_edge(case: Case, end: str, what: str, group: str) -> bool:
    split = [*_edges(case, end, what, group)]
    return any(np.any(one) for one, _ in split) and not any(np.any(others) for _, others in split)


def _edge_is_right(case: Case, end: str, what: str, group: str) -> bool:
    split = [*_edges(case, end, what, group)]
    return not any(np.any(one) for one, _ in split) and any(np.any(others) for _, others in split)


def _edges(case: Case, end: str, what: str, group: str) -> Iterator[tuple[Array, Array]]:
    """Which entries are wrong at that end and elsewhere, in every question that tells."""
    for _, field, *_, wrong in case.masks(case.other):
        lines = wrong.ravel() if what == "entry" else wrong if what == "row" else wrong.T
        if group in _short(field) and len(lines) > 1:
            yield (lines[-1], lines[:-1]) if end == "last" else (lines[0], lines[1:])


def _diagonal(case: Case, which: str, group: str) -> bool:
    masks = [wrong for _, field, *_, wrong in case.masks(case.other) if group in _short(field) and wrong.any()]
    return all(
        wrong.shape[0] == wrong.shape[-1]
        and not wrong[np.eye(len(wrong), dtype=bool) != (which == "the diagonal")].any()
        for wrong in masks
    )


SIGNS: dict[str, Callable[[Array], Array]] = {
    "negative": lambda array: array < 0,
    "positive": lambda array: array > 0,
    "1": lambda array: array == 1,
    "0": lambda array: array == 0,
}


def _exactly_where(case: Case, name: str, is_it: str, sign: str) -> bool:
    for number, field, _, wanted, wrong in case.masks(case.other):
        given = {
            one.name: value for one, value in zip(case.key.inputs, case.other.questions[number].arguments, strict=True)
        }
        array = wanted if is_it == "should be" else as_array(given[name])
        if (is_it == "is" or name in _short(field)) and not np.array_equal(SIGNS[sign](np.asarray(array)), wrong):
            return False
    return True


def _in_wrong_places(case: Case, group: str) -> bool:
    pairs = [
        (got, wanted)
        for _, field, got, wanted, wrong in case.masks(case.other)
        if group in _short(field) and wrong.any()
    ]
    return all(agree(np.sort(got, axis=None), np.sort(wanted, axis=None)) for got, wanted in pairs)


def _same_number(case: Case, group: str) -> bool:
    return all(np.ptp(got) == 0 for _, field, got, *_ in case.masks(case.other) if group in _short(field))


def _same_answer(case: Case, question: Question, others: Iterator[Question]) -> bool:
    before = case.answer(question).value
    return all(agree(case.answer(other).value, before, 1e-9, 1e-14) for other in others)


def _examples_do_nothing(case: Case) -> bool:
    return all(
        _same_answer(case, question, (case.with_examples(question, case.rng.integers(m, size=m)) for _ in range(TRIES)))
        for question, m in case.several()
    )


def _others(case: Case, m: int, kept: int) -> Array:
    places = case.rng.integers(m, size=m)
    places[kept] = kept % m
    return places


def _one_counts(case: Case, which: str) -> bool:
    kept = 0 if which == "first" else -1
    return all(
        _same_answer(case, question, (case.with_examples(question, _others(case, m, kept)) for _ in range(TRIES)))
        for question, m in case.several()
    )


def _leaks(case: Case, group: str) -> bool:
    """Does the first column change with the others?"""
    tries = [(question, _others(case, m, 0)) for question, m in [*case.several()] * TRIES]
    tries += [(question, [0, 2, *[1] * (m - 2)]) for question, m in case.several()]
    for question, places in tries:
        moved = case.with_examples(question, places)
        for one, two in zip(_columns(case, question, group), _columns(case, moved, group), strict=True):
            if not agree(one[..., 0], two[..., 0], 1e-9, 1e-14):
                return True
    return False


def _columns(case: Case, question: Question, group: str = "") -> list[Array]:
    """Every array of the answer; those with examples with these last."""
    found = []
    value = case.answer(question).value
    for row in zip(case.key.outputs, case.key.by_result(value), case.key.by_result(case.right(question)), strict=True):
        for field, got, _ in parts(*row):
            letters = letters_of(field.shape)
            if group == "" or group in _short(field):
                array = np.asarray(got, dtype=float)
                found.append(np.moveaxis(array, letters.index("m"), -1) if "m" in letters else array[..., None])
    return found


def _order_matters(case: Case) -> bool:
    for question, m in [*case.several()] * TRIES:
        order = case.rng.permutation(m)
        for one, two in zip(_columns(case, question), _columns(case, case.with_examples(question, order)), strict=True):
            if not agree(two, one[..., order] if one.shape[-1] == m else one, 1e-9, 1e-14):
                return True
    return False


def _argument_does_nothing(case: Case, name: str) -> bool:
    return all(
        _same_answer(case, question, (_with_another(case, question, name) for _ in range(TRIES)))
        for question in case.other.questions[:1]
    )


def _with_another(case: Case, question: Question, name: str) -> Question:
    """Other numbers of the same size for an argument, or for one member of every pair in a list."""
    arguments = []
    for field, value in zip(case.key.inputs, question.arguments, strict=True):
        names = [member for member, _ in members(field.shape)]
        if field.name == name and set(np.unique(value)) == {0, 1}:  # labels, which stay labels
            m = value.shape[-1]
            value = case.with_examples(question, case.rng.integers(m, size=m), name).arguments[len(arguments)]
        elif field.name == name:
            value = _another(case, field, value)
        elif name in names:
            place = names.index(name)
            value = [(*pair[:place], _another(case, field, pair[place]), *pair[place + 1 :]) for pair in value]
        arguments.append(value)
    return replace(question, arguments=tuple(normalise(arguments)))


def _another(case: Case, field: Field, value: Any) -> Any:
    if isinstance(value, np.ndarray):
        shuffled = case.rng.permutation(value.ravel()).reshape(value.shape)
        return shuffled * case.rng.uniform(0.5, 1.5, value.shape) if value.dtype.kind == "f" else shuffled
    return value + 1 if type(value) is int else 1.5 * value if type(value) is float else value


def _knows_practice(case: Case) -> bool:
    practice = compile_key(load(case.key.exercise), PRACTICE_SEED)
    return all(map(case.is_right, practice.questions[: practice.told])) and bool(case.wrong_questions(case.other))


KINDS: list[tuple[str, Callable[..., bool]]] = [
    (r"all is right but (.+, which .+)", _all_but),
    (r"(.+) (?:is|are) right, (.+) (?:is|are) not", _results),
    (r"the (last|first) (layer is|two layers are) right, .+", _end_is_right),
    (r"only the (last|first) layer is wrong", _end_is_wrong),
    (r"wrong only where (\w+) is (.+)", _only_where),
    (r"of all that was asked, wrong only in: (.+)", _only_in),
    (r"right for one example, wrong for several", _for_one),
    (r"only the (last|first) (entry|row|column) of (\w+) is wrong", _only_edge),
    (r"the (last|first) (entry|row|column) of (\w+) is right every time, but not the others", _edge_is_right),
    (r"only (the diagonal|what is beside the diagonal) of (\w+) is wrong", _diagonal),
    (r"wrong exactly where (\w+) (should be|is) (\w+)", _exactly_where),
    (r"(\w+) has the right numbers in the wrong places", _in_wrong_places),
    (r"every entry of (\w+) is the same number", _same_number),
    (r"your answer does not change when the examples change", _examples_do_nothing),
    (r"only the (first|last) example counts", _one_counts),
    (r"what (\w+) says of the first example changes when only other examples change", _leaks),
    (r"the order of the examples matters to your answer", _order_matters),
    (r"your answer does not change when (\w+) changes", _argument_does_nothing),
    (r"right on the practice inputs, wrong on others", _knows_practice),
]

if __name__ == "__main__":
    raise SystemExit(main())
