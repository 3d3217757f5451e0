"""Compiling refuses a key that could mislead. The exercise here is small and sound; each test breaks one thing."""

import inspect
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.authoring import (
    BadExercise,
    Edit,
    Exercise,
    Mistake,
    at_least,
    binary_labels,
    numbers,
    sizes,
    slope_of,
    value,
)
from autograder.authoring.compile import compile_key
from autograder.authoring.complete import explaining_key
from autograder.values.table import table


def scale(x, c):  # type: ignore[no-untyped-def]
    """Multiply every entry.

    x  (n, m)  numbers
    c  number  factor

    y  (n, m)  products
    """
    y = c * x
    return y  # noqa: RET504 - a text that stands there twice


def scale_without_a_line(x, c):  # type: ignore[no-untyped-def]
    """Multiply every entry.

    x  (n, m)  numbers

    y  (n, m)  products
    """
    return c * x


def half_square(x, c):  # type: ignore[no-untyped-def]
    return c / 2 * np.sum(x**2)


def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch"""
    return {"x": numbers(rng, *sizes(rng, 2)), "c": float(rng.uniform(2, 3))}


EXERCISE = Exercise(
    reference=scale,
    scenes=[batch],
    checks=[slope_of(half_square, by="x", equals="y", through=lambda x, c: (x, c)), value()],
    mistakes=[
        Mistake("sign", Edit("c * x", "-c * x"), "Which sign?"),
        Mistake("divided", lambda x, c: x / c, "Which operation?"),
    ],
    hints=["one", "two", "three"],
    points=1,
)


def refuses(exercise: Exercise, words: str) -> None:
    with pytest.raises(BadExercise, match=words):
        compile_key(exercise, 1)


def with_mistake(name: str, wrong: Any) -> Exercise:
    return replace(EXERCISE, mistakes=[*EXERCISE.mistakes, Mistake(name, wrong, "?")])


def test_sound_exercise_compiles() -> None:
    assert len(compile_key(EXERCISE, 1).mistakes) == 2


def test_two_mistakes_that_are_alike_are_refused_by_name() -> None:
    refuses(with_mistake("upside down", lambda x, c: c**-1 * x), "'divided' and 'upside down'")


def test_mistake_that_is_right_is_refused() -> None:
    refuses(with_mistake("none", lambda x, c: x * c), "'the reference' and 'none'")


def test_mistake_within_the_tolerance_of_the_reference_is_refused() -> None:
    refuses(with_mistake("a little", lambda x, c: c * x * (1 + 1e-5)), "'the reference' and 'a little'")


def test_mistake_that_no_check_catches_is_refused() -> None:
    only_shapes = replace(EXERCISE, checks=[], mistakes=[EXERCISE.mistakes[0]])
    refuses(only_shapes, "'sign' is not caught")


def test_reference_that_its_own_slope_contradicts_is_refused() -> None:
    wrong_cost = slope_of(lambda x, c: 1.001 * half_square(x, c), by="x", equals="y", through=lambda x, c: (x, c))
    refuses(replace(EXERCISE, checks=[wrong_cost, value()]), "slope")


def test_slope_that_no_scene_can_take_is_refused() -> None:
    by_nothing = slope_of(half_square, by="w", equals="y", through=lambda w: (w, 1))
    refuses(replace(EXERCISE, checks=[by_nothing, value()]), "no scene has")


@pytest.mark.parametrize("old, count", [("y", 2), ("c - x", 0)])
def test_edit_that_does_not_stand_there_exactly_once_is_refused(old: str, count: int) -> None:
    refuses(with_mistake("edit", Edit(old, "z")), f"occurs {count} times")


def test_two_lambdas_on_one_line_are_refused() -> None:
    pair = (lambda x, c: x + c, lambda x, c: x - c)  # fmt: skip
    refuses(with_mistake("plus", pair[0]), "one lambda or def a line")


def test_argument_without_a_line_in_the_table_is_refused() -> None:
    refuses(replace(EXERCISE, reference=scale_without_a_line), "no line for c")


def test_reference_that_fails_is_refused() -> None:
    def words(rng: np.random.Generator) -> dict[str, Any]:
        """words"""
        return {"x": "a", "c": 0.5}

    refuses(replace(EXERCISE, scenes=[words]), "the reference itself fails in 'words': TypeError")


def test_poor_seed_is_replaced_by_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.authoring.compile.MORE", 0)  # one draw a seed
    monkeypatch.setattr("autograder.authoring.compile.HARDER", {})
    draws = iter([1.0, 1.0, 2.5])

    def often_poor(rng: np.random.Generator) -> dict[str, Any]:
        """a factor of 1 makes `divided` right"""
        return {**batch(rng), "c": next(draws)}

    key = compile_key(replace(EXERCISE, scenes=[often_poor]), 5)
    assert key.questions[0].arguments[1] == 2.5
    assert np.array_equal(key.questions[0].arguments[0], compile_key(EXERCISE, 7).questions[0].arguments[0])


def test_seeds_that_are_poor_ten_times_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.authoring.compile.MORE", 0)  # one draw a seed
    monkeypatch.setattr("autograder.authoring.compile.HARDER", {})
    tries = []

    def poor(rng: np.random.Generator) -> dict[str, Any]:
        """a factor of 1"""
        tries.append(1)
        return {**batch(rng), "c": 1.0}

    refuses(replace(EXERCISE, scenes=[poor]), "alike")
    assert len(tries) == 10


def test_sizes_that_the_scenes_do_not_vary_are_drawn_again() -> None:
    key = compile_key(EXERCISE, 5)
    sizes = [question.arguments[0].shape for question in key.questions]
    assert len(EXERCISE.scenes) == 1
    assert all(len({shape[axis] for shape in sizes}) > 1 for axis in (0, 1))
    (repeated,) = key.repeats
    assert repeated[0] == 0
    assert sizes[repeated[1]] == sizes[0]


def test_stub_is_cut_from_signature_and_docstring() -> None:
    assert EXERCISE.stub.startswith("def scale(x, c):")
    assert EXERCISE.stub.endswith('    """\n    raise NotImplementedError\n')
    assert EXERCISE.head + EXERCISE.body == "def scale(x, c):  # type: ignore[no-untyped-def]\n" + "".join(
        f"    {line}\n" if line else "\n"
        for line in [
            '"""Multiply every entry.',
            "",
            "x  (n, m)  numbers",
            "c  number  factor",
            "",
            "y  (n, m)  products",
            '"""',
            "y = c * x",
            "return y  # noqa: RET504 - a text that stands there twice",
        ]
    )


def test_wrong_source_is_a_whole_function() -> None:
    edited, written = (EXERCISE.wrong_source(mistake) for mistake in EXERCISE.mistakes)
    assert edited == EXERCISE.head + EXERCISE.body.replace("c * x", "-c * x")
    assert written == EXERCISE.head + "    return x / c\n"


def test_table_reads_names_shapes_and_meanings() -> None:
    rows = [(field.name, field.shape, field.meaning) for field in table(inspect.getdoc(scale) or "")]
    assert rows == [("x", "(n, m)", "numbers"), ("c", "number", "factor"), ("y", "(n, m)", "products")]


@pytest.mark.parametrize("seed", range(50))
def test_scenes_are_rich(seed: int) -> None:
    rng = np.random.default_rng(seed)
    found = sizes(rng, 4)
    assert len(set(found)) == 4
    assert min(found) > 1
    assert np.abs(numbers(rng, 50)).min() > 0.05
    labels = binary_labels(rng, found[0])
    assert labels.shape == (1, found[0])
    assert set(labels[0]) == {0.0, 1.0}


def pairs_in(exercise: Exercise) -> list[set[str]]:
    numbers = explaining_key(exercise, 1).pairs.numbers.tolist()
    return [{exercise.mistakes[number].name for number in pair} for pair in numbers]


def test_key_with_clues_knows_two_mistakes_at_once_where_both_can_be_made() -> None:
    exercise = with_mistake("twice", Edit("y = ", "y = 2 * "))
    assert pairs_in(exercise) == [{"sign", "twice"}]  # `divided` is no edit
    assert (
        pairs_in(replace(exercise, mistakes=[*exercise.mistakes[:1], Mistake("touches", Edit("= c", "= 3 * c"), "?")]))
        == []
    )


def test_two_mistakes_that_undo_each_other_are_no_pair() -> None:
    twice, half = (
        Mistake("twice", Edit("c * x", "2 * c * x"), "?"),
        Mistake("half", Edit("return y", "return y / 2"), "?"),
    )
    assert pairs_in(replace(EXERCISE, mistakes=[twice, half])) == []


def test_two_mistakes_that_are_a_third_one_are_no_pair() -> None:
    exercise = with_mistake("twice", Edit("y = ", "y = 2 * "))
    third = Mistake("minus two", lambda x, c: -2 * c * x, "?")
    assert pairs_in(replace(exercise, mistakes=[*exercise.mistakes, third])) == []


def probes_of(exercise: Exercise) -> list[tuple[str, str]]:
    return [(probe.kind, probe.about) for probe in explaining_key(exercise, 1).probes]


def test_probes_come_from_the_shapes_of_the_table() -> None:
    kinds = probes_of(EXERCISE)
    assert {("alone", "x"), ("alone", "c"), ("one", ""), ("order", "")} <= {*kinds}
    assert kinds.count(("slope", "y")) == 4  # up and down, in two directions


def test_argument_that_follows_from_others_is_not_probed() -> None:
    assert ("alone", "c") not in probes_of(replace(EXERCISE, follows=["c"]))


def test_plain_key_and_key_with_clues_ask_the_same() -> None:
    plain, full = compile_key(EXERCISE, 1), explaining_key(EXERCISE, 1)
    assert replace(full, probes=plain.probes, pairs=plain.pairs).to_bytes() == plain.to_bytes()


def test_mistake_that_does_not_run_by_a_slip_of_the_author_is_refused() -> None:
    refuses(with_mistake("misspelt", lambda x, c: xx * c), "mistake 'misspelt' does not run: NameError")  # noqa: F821


def test_a_limit_for_an_array_is_refused_with_the_check_that_is_meant() -> None:
    refuses(replace(EXERCISE, checks=[at_least(0)]), "asks for one number; for arrays there is `between`")
