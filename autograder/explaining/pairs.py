"""Wrong answers that a key knows by their fingerprints alone: two mistakes in one function, and small changes of the reference.

Fingerprints are sums, so two changes that do not meddle with each other add up in them, and a factor stays a factor.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.explaining.answer import Answer, of_mistake
from autograder.explaining.factors import NEGATED, Factor, Factors
from autograder.judging.key import Key
from autograder.judging.verdict import Named
from autograder.values.closed import Array
from autograder.values.compare import EXACT

MISTAKE = 0.9  # the weight of a known mistake: it says more than a change that nobody listed
LIKELY = frozenset(
    [NEGATED, *(Factor(name, sign) for name in ("m", "1/m") for sign in (False, True))]
)  # factors on top of a change: a sign, a mean
MAX_TOGETHER = 2.8  # the weight of two changes at once: what is more far-fetched is not said


class Recorded:
    """A wrong answer's fingerprint beside those in its key."""

    def __init__(self, key: Key, answer: Answer) -> None:
        self.key, came, right = key, answer.fingerprint, Answer.right(key).fingerprint
        self.comparable = came is not None and right is not None and came.rows.shape == right.rows.shape
        if came is not None and right is not None:
            self.came, self.right = came, right.rows

    def pairs(self) -> list[frozenset[int]]:
        """The numbers of two known mistakes that answer so together."""
        table = self.key.pairs.fingerprints
        if not self.comparable or not len(table):
            return []
        return [frozenset(map(int, pair)) for pair in self.key.pairs.numbers[self.came.among(table, *self.key.exact)]]

    def varied(self) -> tuple[Named, ...]:
        """The change of the reference that answers so."""
        table = self.key.variations.fingerprints
        found = np.flatnonzero(self.came.among(table)) if self.comparable and len(table) else ()
        return tuple(self._change(int(number)) for number in found[:1])

    def combined(self, factors: Sequence[Factors]) -> tuple[Named, ...]:
        """A change and a factor with a name, or two changes: the simplest such. `factors` are each question's."""
        if not self.comparable or not len(self.key.variations.names) or self.came.among(self.right[None])[0]:
            return ()
        found = sorted([*self._scaled(factors), *self._two()], key=lambda pair: pair[0])[:1]
        return tuple(named for heavy, named in found if heavy <= MAX_TOGETHER)

    def _change(self, number: int) -> Named:
        name, asks = self.key.variations.names[number], self.key.variations.hints[number]
        return Named(name, f"that gives exactly your answers: {asks}")

    def _scaled(self, factors: Sequence[Factors]) -> Iterator[tuple[float, Named]]:
        table, repeated = self.key.variations.fingerprints, {again for _, again in self.key.repeats}
        own = [one for number, one in enumerate(factors) if number not in repeated]  # a row for each in fingerprints
        ratios = (table[:, :, 1:] * self.came.rows[:, 1:]).sum(axis=2) / (table[:, :, 1:] ** 2).sum(axis=2)
        ratios = np.where(np.isfinite(ratios), ratios, 0)
        scaled = table * np.stack([np.ones_like(ratios), ratios, ratios], axis=2)
        nothing_came = (ratios == 0) & (table[:, :, 1:] != 0).any(axis=2)
        for number in np.flatnonzero(self.came.among(scaled) & ~nothing_came.any(axis=1)):
            asked = [(float(ratio), one) for ratio, one in zip(ratios[number], own, strict=True) if ratio]
            meant = [LIKELY & {*one.called(ratio)} for ratio, one in asked]
            for factor in sorted(frozenset.intersection(*meant), key=str) if meant else ():
                words, hint = factor.in_words(next(one for one in own if factor in one.names))
                both = _together(self._change(int(number)), Named(words, hint))
                yield self.key.variations.weights[number] + factor.weight, both

    def _two(self) -> Iterator[tuple[float, Named]]:
        """Changes of different results, `dW` and `db` say, that together give what came.

        Two changes of one result would have to be made together to be known: their differences need not add up.
        """
        table, weights, altered, named = self._changes()
        differences, wanted = table - self.right, self.came.rows - self.right
        directions = np.cos(np.arange(1.0, wanted.size + 1)).reshape(wanted.shape)
        directions = directions / np.where(self.came.size > 0, self.came.size, 1)[:, None]
        directions[:, 0] = 0  # it tells how an answer is built
        along, goal = (differences * directions).sum(axis=(1, 2)), float((wanted * directions).sum())
        order = np.argsort(along)
        margin = EXACT * directions.size
        first = np.searchsorted(along[order], goal - along - margin)
        last = np.searchsorted(along[order], goal - along + margin)
        for one in np.flatnonzero((last > first) & (altered > 0)):
            for other in order[first[one] : last[one]]:
                together = differences[one] + differences[other] + self.right
                apart = altered[other] and not altered[one] & altered[other]  # what alters no result goes with anything
                if one < other and apart and self.came.among(together[None])[0]:
                    yield weights[one] + weights[other], _together(named[one], named[other])

    def _changes(self) -> tuple[Array, Array, Array, list[Named]]:
        """Known mistakes, and changes of the reference."""
        variations = self.key.variations
        known = [(of_mistake(self.key, mistake), mistake) for mistake in self.key.mistakes]
        fitting = [
            (one.answer.fingerprint.rows, one.altered, Named(mistake.name, mistake.hint))
            for one, mistake in known
            if one.answer.fingerprint is not None and one.answer.fingerprint.rows.shape == self.right.shape
        ]
        table = np.array([one for one, _, _ in fitting]).reshape(-1, *self.right.shape)
        table = np.concatenate([table, variations.fingerprints])
        weights = np.concatenate([np.full(len(fitting), MISTAKE), variations.weights])
        altered = np.concatenate([np.array([which for _, which, _ in fitting], dtype=int), variations.altered])
        named = [named for _, _, named in fitting]
        return table, weights, altered, named + [self._change(number) for number in range(len(variations.names))]


def _together(one: Named, other: Named) -> Named:
    hint = f"{one.hint} {other.hint[0].upper()}{other.hint[1:]}"
    return Named(f"{one.name} and {other.name}", hint, (*one.each, *other.each))
