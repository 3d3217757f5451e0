"""Whatever is said of a wrong answer holds when it is tried: `tests.benchmarks.statements` tries all of them, this some at random."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.statements import every_wrong_answer, statements

ANSWERS = sorted(every_wrong_answer())


@given(st.sampled_from(ANSWERS), st.integers(1, 30))
@settings(deadline=None)
def test_every_statement_holds(answer: tuple[str, str, str], seed: int) -> None:
    exercise, _, source = answer
    for fact, _, holds in statements(exercise, source, seed):
        assert holds, fact
