"""Numbers that should be independent and normal, and in which way others are told from them."""

import pytest

from tests.judging.test_results import verdict_of

ASKED = {  # how the weights W are made, with p inputs and n neurons, and what is said of them
    "rng.uniform(-np.sqrt(3 / p), np.sqrt(3 / p), size=(n, p))": "standard deviations",
    "np.clip(rng.normal(size=(n, p)), -3, 3) / np.sqrt(p)": "3 standard deviations",
    "rng.normal(size=(n, p)) / np.sqrt(p + 1)": "n_prev = 2",
    "abs(rng.normal(size=(n, p))) / np.sqrt(p)": "mean",
    "rng.normal(size=(n, 1)) + np.zeros((n, p))": "different numbers",
    "np.linalg.qr(rng.normal(size=(max(n, p), max(n, p))))[0][:n, :p] * np.sqrt(max(n, p) / p)": "independent draws",
}


@pytest.mark.parametrize("draw", ASKED)
def test_other_numbers_than_independent_normal_ones_are_refused(draw: str) -> None:
    pairs = f"({draw}, np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])"
    verdict = verdict_of("network.initialize", f"def initialize(layer_sizes, rng):\n    return [{pairs}]")
    finding = verdict.first_failure.finding
    assert verdict.first_failure.title.startswith("W: independent normal numbers")
    assert finding is not None
    assert ASKED[draw] in finding.expected
