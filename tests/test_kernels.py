"""Another processor computes with other kernels and rounds otherwise. What is right, and what a mistake is called, must not hang on that.

The practice keys of the repository were made on one machine; here a child process answers them with another one's kernel.
`.ci/run` makes all keys anew with four kernels besides, and compares.
"""

import os
import platform
import subprocess
import sys

import pytest

OTHERS = {
    "AVX2": {"OPENBLAS_CORETYPE": "Haswell", "NPY_DISABLE_CPU_FEATURES": "X86_V4"},
    "SSE4": {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3", "OPENBLAS_NUM_THREADS": "1"},
}

ANSWER = """
import warnings
warnings.simplefilter("ignore")
from autograder.exercises import every
from autograder.judge import judge
from autograder.observing.observe import observe
from autograder.practice import key_of
from autograder.building.tryout import right_answers

for exercise in every():
    key = key_of(exercise.name)

    def verdict(function):
        return judge(key, observe({**vars(exercise.module), exercise.function: function}, key.questions))

    for style, function in {"reference": exercise.reference, **right_answers(exercise)}.items():
        if not verdict(function).right:
            print(exercise.name, style, "is not right")
    for name, function in exercise.wrong_functions.items():
        named = [mistake.name for mistake in verdict(function).mistakes]
        if named != [name]:
            print(exercise.name, name, "is called", named)
"""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="kernels can be chosen by name on x86-64")
@pytest.mark.parametrize("settings", OTHERS.values(), ids=OTHERS)
def test_right_answers_are_right_and_mistakes_keep_their_names(settings: dict[str, str]) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS", "NPY"))}
    environment = {**plain, **settings, "PYTHONWARNINGS": "ignore"}  # NumPy says which features it was not built with
    done = subprocess.run([sys.executable, "-c", ANSWER], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
