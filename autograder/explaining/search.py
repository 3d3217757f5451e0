"""The search for what explains a wrong answer: known mistakes and relations, alone and on top of one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Self

import numpy as np

from autograder.explaining.answer import Anatomy, Answer, Leaf, alike, of_mistake, same
from autograder.explaining.factors import Factor, Factors, Numbers, between, fixed, telling, varied
from autograder.explaining.pairs import MISTAKE, Recorded
from autograder.explaining.relations import LEAST_FOR_CONSTANT, Added, Holding, Relation, holding, merge, spreads
from autograder.judging.key import Key
from autograder.judging.verdict import Named
from autograder.values.closed import Array
from autograder.values.compare import EXACT, agree, as_array
from autograder.values.shapes import members

MAX_WEIGHT = 3.6  # what is more far-fetched is not said
MAX_SIMPLE = 1.5  # of what needs no known mistake
MAX_OPTIONS = 6  # of one group, the simplest
MAX_NAMED = 3
VAGUE = 0.9  # added where a size never varies, so that it explains no more than a constant does
TIE = 0.05  # explanations whose weights differ by less are all given
UNCHANGED = Relation()
NO_MISTAKE, NONE = frozenset[int](), -1
EFFECTS = ""  # the name of one more group: what a call does to its arguments


@dataclass(frozen=True)
class _Option:
    """What explains one group: known mistakes or none, and what happened to their answer besides."""

    mistakes: frozenset[int]
    relation: Relation = UNCHANGED
    constant: float | None = None


RIGHT = _Option(NO_MISTAKE)
Choice = dict[str, _Option]  # one for each group


class Case:
    """One wrong answer, taken apart, beside the right one and those of the known mistakes."""

    def __init__(self, key: Key, answer: Answer, seen: Anatomy, right: Anatomy) -> None:
        self.key, self.observations, self.seen, self.right = key, answer.observations, seen, right
        numbers = [key.numbers(question) for question in range(key.told)]
        self.factors = [Factors.of(letters) for letters in telling(numbers)]
        self.fixed, self.vague = fixed(self.factors)
        self.varied = varied(numbers)
        self._wrong: list[Anatomy | None] = []
        self._simple: dict[str, list[_Option]] = {}
        self._altered: dict[tuple[int, str], bool] = {}
        self._effects: dict[int, bool] = {}
        self.recorded = Recorded(key, answer)

    @classmethod
    def of(cls, key: Key, answer: Answer) -> Self | None:
        """None where some call gave no arrays."""
        seen, right = answer.groups, Answer.right(key).groups
        return None if seen is None or right is None else cls(key, answer, seen, right)

    @property
    def wrong(self) -> list[Anatomy | None]:
        """The answers of every known mistake."""
        if not self._wrong:
            self._wrong = [of_mistake(self.key, mistake).answer.groups for mistake in self.key.mistakes]
        return self._wrong

    def named(self, known: bool) -> tuple[Named, ...]:
        """The simplest explanations, without known mistakes or with them."""
        limit, found = MAX_WEIGHT if known else MAX_SIMPLE, list[Named]()
        for heavy, explanation in self.explanations(known):
            if heavy > limit:
                break
            limit = min(limit, heavy + TIE)
            found.append(explanation)
        return tuple(dict.fromkeys(found))[:MAX_NAMED]

    def explanations(self, known: bool) -> Iterator[tuple[float, Named]]:
        """Whatever explains every question, and how far-fetched that is, the simplest first."""
        if self.seen.keys() != self.right.keys():
            return
        options = {group: self._options(group, known) for group in self.seen}
        options[EFFECTS] = [RIGHT] if self._has_effects_of(NONE) else self._effects_by_mistakes()
        choices = [dict(zip(options, chosen, strict=True)) for chosen in product(*options.values())]
        weighed = [(self._weight_of(*choice.values()), choice) for choice in choices]
        for heavy, choice in sorted(weighed, key=lambda pair: pair[0]):
            if heavy and self._is_whole(choice):
                yield heavy, self._in_words(choice)

    def pairs(self, without: Sequence[int] = ()) -> tuple[Named, ...]:
        """Two mistakes in one function, by what they were seen to answer together when the key was made."""
        if not self._has_effects_of(NONE):
            return ()
        found = [pair for pair in self.recorded.pairs() if not pair & {*without}]
        return tuple(self._in_words({"": _Option(pair)}) for pair in found[:MAX_NAMED])

    def changed(self) -> tuple[Named, ...]:
        """A small change of the reference, or two, or one and a factor; and in which results, if not in all."""
        if not self._has_effects_of(NONE):
            return ()
        found = self.recorded.varied() or (self.recorded.combined(self.factors) if self.key.judged_by_value else ())
        comparable = bool(found) and self.seen.keys() == self.right.keys()
        wrong = [group for group in self.seen if self._without_mistakes(group) != [RIGHT]] if comparable else []
        where = f"{' and '.join(wrong)}: " if comparable and len(wrong) < len(self.seen) else ""
        return tuple(Named(where + named.name, named.hint) for named in found)

    def layered(self) -> tuple[Named, ...]:
        """The last layer is right, and the same factor enters once more with each layer back."""
        names: set[Factor] | None = None
        grows = False
        for number, question in enumerate(self.factors if self.seen.keys() == self.right.keys() else ()):
            by_layer: dict[int, list[tuple[Leaf, Leaf]]] = {}
            for group, leaves in self.seen.items():
                if not alike(leaves, self.right[group]):
                    return ()
                for leaf, other in zip(leaves, self.right[group], strict=True):
                    if leaf.question == number and leaf.layer is not None:
                        by_layer.setdefault(leaf.layer, []).append((leaf, other))
            factors = [_factor(by_layer[layer]) for layer in sorted(by_layer, reverse=True)]
            if not factors:
                continue
            if factors[0] is None or abs(factors[0] - 1) > EXACT or None in factors:
                return ()
            for later, earlier in pairwise(factor for factor in factors if factor):
                grows = grows or abs(earlier / later - 1) > EXACT
                found = {*question.called(earlier / later)}
                names = found if names is None else names & found
        simplest = sorted(names or (), key=lambda factor: (factor.weight, str(factor)))[:1]
        return tuple(self._layered_in_words(factor) for factor in simplest if grows and self._has_effects_of(NONE))

    def _layered_in_words(self, factor: Factor) -> Named:
        words = factor.in_words(self._factors_with(factor))[0]
        hint = f"the last layer is right, the one before it {words}, the next one twice over: what enters with every layer, and should not?"
        return Named(f"{words} with each layer back", hint)

    # ------------------------------------------------------------------------------------------------ one group

    def _options(self, group: str, known: bool) -> list[_Option]:
        """The simplest that explain this group alone, or the right answer if it is that."""
        leaves, found = self.seen[group], self._without_mistakes(group)
        if found == [RIGHT]:
            return found
        for number, wrong in enumerate(self.wrong if known else ()):
            if wrong is not None and self._alters(number, group):
                held = self._holding(leaves, wrong.get(group, []), known=True)
                found += [_Option(frozenset([number]), relation, constant) for relation, constant in held.items()]
        return sorted(found, key=self._weight_of)[:MAX_OPTIONS]

    def _without_mistakes(self, group: str) -> list[_Option]:
        if group not in self._simple:
            held = self._holding(self.seen[group], self.right[group], known=False)
            found = [_Option(NO_MISTAKE, relation, constant) for relation, constant in held.items()]
            found = found or [_Option(NO_MISTAKE, Relation(numbers=added)) for added in self._added(group)]
            self._simple[group] = [RIGHT] if UNCHANGED in held else found
        return list(self._simple[group])

    def _holding(self, leaves: Sequence[Leaf], others: Sequence[Leaf], known: bool) -> Holding:
        """What relates every array of a group to the other answer's."""
        if not alike(leaves, others):
            return {}
        common: Holding | None = None
        for leaf, other in zip(leaves, others, strict=True):
            if leaf.array.shape == other.array.shape and not leaf.array.any() and not other.array.any():
                continue
            held = holding(leaf.array, other.array, other.axes, self.factors[leaf.question], known)
            common = held if common is None else merge(common, held)
            if not common:
                return {}
        free = sum(np.count_nonzero(other.array) for other in others) >= LEAST_FOR_CONSTANT
        common = {UNCHANGED: None} if common is None else common
        return {
            relation: constant and float(f"{constant:.9g}")
            for relation, constant in common.items()
            if constant is None
            or (free and (self.varied or any(Relation(relation.layout, name) in common for name in self.fixed)))
        }

    def _added(self, group: str) -> list[Added]:
        """An argument, or a multiple of it with a name, that is there once too often or is missing."""
        if not alike(self.seen[group], self.right[group]):
            return []
        common: set[Added] | None = None
        for leaf, other in zip(self.seen[group], self.right[group], strict=True):
            if leaf.array.shape != other.array.shape:
                return []
            rest = leaf.array.astype(float) - other.array
            found = {
                Added(times, name)
                for name, array in terms(self.key, leaf)
                for times in between(rest, array, np.abs(leaf.array).max(initial=0), self.factors[leaf.question])
            }
            common = found if common is None else common & found
            if not common:
                return []
        return sorted(common or (), key=lambda added: added.term)

    def _alters(self, number: int, group: str) -> bool:
        """Is this group wrong when only that mistake is made?"""
        if group == EFFECTS:
            pairs = zip(self.key.mistakes[number].observations, self.key.expected[: self.key.told], strict=True)
            return not all(agree(wrong.arguments, right.arguments, EXACT) for wrong, right in pairs)
        if (number, group) not in self._altered:
            wrong, right = self.wrong[number] or {}, self.right[group]
            self._altered[number, group] = not same(wrong.get(group, []), right)
        return self._altered[number, group]

    # ---------------------------------------------------------------------------------------------- all together

    def _is_whole(self, choice: Choice) -> bool:
        """Does each of its mistakes show wherever it would?"""
        used = NO_MISTAKE.union(*(option.mistakes for option in choice.values()))
        return not any(self._alters(number, group) and choice[group] == RIGHT for number in used for group in choice)

    def _effects_by_mistakes(self) -> list[_Option]:
        return [_Option(frozenset([n])) for n in range(len(self.key.mistakes)) if self._has_effects_of(n)]

    def _has_effects_of(self, number: int) -> bool:
        """Are the arguments after every call what they are after that mistake's, or the reference's?"""
        if number not in self._effects:
            others = self.key.expected[: self.key.told] if number == NONE else self.key.mistakes[number].observations
            pairs = zip(self.observations, others, strict=True)
            self._effects[number] = all(agree(seen.arguments, other.arguments, EXACT) for seen, other in pairs)
        return self._effects[number]

    def _weight_of(self, *options: _Option) -> float:
        """What occurs in several groups counts once. A size that never varies explains no more than a constant."""
        used = NO_MISTAKE.union(*(option.mistakes for option in options))
        relations = {(option.relation, option.constant) for option in options}
        vague = sum(relation.numbers in self.vague for relation, _ in relations)
        return MISTAKE * len(used) + VAGUE * vague + sum(relation.weight for relation, _ in relations)

    def _factors_with(self, numbers: Numbers) -> Factors:
        """Of the first question that knows this factor: a letter for a deep layer is not in all."""
        return next((question for question in self.factors if numbers in question.names), self.factors[0])

    def _in_words(self, choice: Choice) -> Named:
        used = sorted(NO_MISTAKE.union(*(option.mistakes for option in choice.values())))
        names = [self.key.mistakes[number].name for number in used]
        hints = [self.key.mistakes[number].hint for number in used]
        groups: dict[tuple[Relation, float | None], list[str]] = {}
        for group, option in choice.items():
            groups.setdefault((option.relation, option.constant), []).append(group)
        for (relation, _), among in groups.items():
            name, hint = relation.in_words(self._factors_with(relation.numbers))
            if name:
                where = " and ".join(among) if len(among) < len(self.seen) else ""
                names.append(f"{where}: {name}" if where else name)
                hints.append(f"in {where}, {hint}" if where else hint)
        parts = tuple(map(Named, names, hints))
        together = " ".join(hint[0].upper() + hint[1:] if n else hint for n, hint in enumerate(hints))
        return Named(" and ".join(names), together, parts if len(parts) > 1 else ())


def terms(key: Key, leaf: Leaf) -> Iterator[tuple[str, Array]]:
    """What could be added to an array: every argument that broadcasts to it, and in a list its own layer's arrays."""
    for field, argument in zip(key.inputs, key.questions[leaf.question].arguments, strict=True):
        array = as_array(argument)
        if array is not None and array.ndim and spreads(array.shape, leaf.array.shape):
            yield field.name, np.broadcast_to(array.astype(float), leaf.array.shape)
        pair = members(field.shape)
        if pair and leaf.layer is not None and leaf.layer < len(argument):
            for (name, _), part in zip(pair, argument[leaf.layer], strict=True):
                if part.shape == leaf.array.shape:
                    yield name, part.astype(float)


def _factor(pairs: Sequence[tuple[Leaf, Leaf]]) -> float | None:
    """The one factor between all arrays of a layer and those that were expected."""
    if any(leaf.array.shape != other.array.shape for leaf, other in pairs):
        return None
    came = np.concatenate([leaf.array.astype(float).ravel() for leaf, _ in pairs])
    right = np.concatenate([other.array.astype(float).ravel() for _, other in pairs])
    factor = float(came @ right / (right @ right))
    return factor if factor and np.abs(came - factor * right).max() <= EXACT * np.abs(came).max() else None
