"""Which entries of two values of the closed set differ by more than a tolerance allows."""

from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.values.closed import Array

if TYPE_CHECKING:
    pass

TOLERANCE = 1e-7  # of the largest entry; right answers in float64 differ by some 1e-14
SINGLE = 1e-5  # the same for a float32 result, whose own rounding is 6e-8 an operation
VANISHED = 1e-40  # arrays with no larger entry count as 0: one way to write a formula underflows before another
EXACT = 1e-9  # an answer is a known mistake only if it is that mistake
ROUNDING = (
    1e-14  # numbers of ordinary size that cancel leave this much or less, and another processor leaves another rest
)


def agree(got: Any, expected: Any, tolerance: float = TOLERANCE, floor: float = 0.0) -> bool:
    """Is `got` what was expected: same structure, same shapes, every entry within `tolerance` of the largest one?

    What differs by less than `floor` is equal too.
    """
    if got is expected:
        return True
    match expected:
        case list() | tuple() if not is_row(expected):
            same_length = isinstance(got, list | tuple) and len(got) == len(expected)
            return same_length and all(agree(a, b, tolerance, floor) for a, b in zip(got, expected, strict=True))
        case np.ndarray() if as_array(expected) is None:  # complex
            return isinstance(got, np.ndarray) and np.array_equal(got, expected)
        case dict():
            same_names = isinstance(got, dict) and got.keys() == expected.keys()
            return same_names and all(agree(got[name], expected[name], tolerance, floor) for name in expected)
    wanted = as_array(expected)
    if wanted is None:
        return type(got) is type(expected) and bool(got == expected)
    wrong = wrong_entries(got, expected, tolerance, floor) if _same_kind(got, expected) else None
    return wrong is not None and not wrong.any()


def wrong_entries(got: Any, expected: Any, tolerance: float = TOLERANCE, floor: float = 0.0) -> Array | None:
    """Which entries are off, or None where the two cannot be compared entry by entry. NaN equals NaN."""
    array, wanted = as_array(got), as_array(expected)
    if array is None or wanted is None or array.shape != wanted.shape:
        return None
    equal = np.asarray(array == wanted)
    if equal.all():  # most comparisons: arguments that were left alone
        return ~equal
    if array.dtype.kind == "f" and array.dtype.itemsize <= 4:
        tolerance = max(tolerance, SINGLE)
    array, wanted = array.astype(float, copy=False), wanted.astype(float, copy=False)
    with np.errstate(all="ignore"):
        near = np.abs(array - wanted) <= _margin(wanted, tolerance, floor)
    return np.asarray(~(near | equal | (np.isnan(array) & np.isnan(wanted))))


def _margin(wanted: Array, tolerance: float, floor: float) -> float:
    """How far an entry may be off: a share of the largest one, and at least the floor."""
    scale = np.abs(wanted).max(initial=0)
    if not np.isfinite(scale):
        scale = np.abs(wanted[np.isfinite(wanted)]).max(initial=0)
    return max(tolerance * (scale if scale > VANISHED else 1.0), floor)


def as_array(value: Any) -> Array | None:
    """A real number, an array of them or a row of them as an array; None for anything else."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biuf" else None
    return np.asarray(value) if is_number(value) or is_row(value) else None


def is_finite(value: Any) -> bool:
    """No NaN and no infinity anywhere in it."""
    if isinstance(value, list | tuple | dict):
        return all(map(is_finite, value.values() if isinstance(value, dict) else value))
    if isinstance(value, np.ndarray):
        return value.dtype.kind not in "fc" or bool(np.isfinite(value).all())
    return not isinstance(value, float) or bool(np.isfinite(value))


def is_number(value: Any) -> bool:
    """A Python number or an array without axes, and not complex."""
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "biuf"
    return isinstance(value, bool | int | float)


def is_row(value: Any) -> bool:
    """A list or tuple of numbers, and at least one."""
    return isinstance(value, list | tuple) and bool(value) and all(map(is_number, value))


def _same_kind(got: Any, expected: Any) -> bool:
    """A number is met by a number, an array by an array; with one axis, also by a list or a tuple of numbers."""
    return is_number(got) == is_number(expected)


def relative_error(a: Array, b: Array) -> float:
    """The norm of a - b over the sum of the norms; 0 for two zeros. Small slopes hide under no absolute tolerance."""
    a, b = np.ravel(a), np.ravel(b)
    total = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / total if total else 0.0
