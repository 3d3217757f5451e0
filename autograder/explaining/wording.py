"""What happened to an array, in the words of the course: a name without numbers, and a sentence that ends in a question."""

from autograder.explaining.factors import AS_IT_IS, CONSTANT, Factors
from autograder.explaining.relations import ADDED, MAPS, SHIFTED, ZERO, Relation


def weight(relation: Relation) -> float:
    """How far-fetched a relation is: of several that hold, the simplest are named."""
    shape = 0.0 if relation.shape == AS_IT_IS else 1.0
    name = relation.numbers.removeprefix("-")
    sign = relation.numbers != name
    if name in (AS_IT_IS, "1"):
        return shape + sign
    if name == SHIFTED:
        return shape + 2.5
    if name.startswith(ADDED):
        return 1.2
    if name == CONSTANT:
        return shape + 1.9
    if name == ZERO:
        return shape + 0.9  # it is also all that is cut off from decimals below 1
    return shape + sign + 1


SHAPES = {
    "transposed": "rows and columns are exchanged: which axis counts what?",
    "flattened": "an axis of length 1, or two axes in one, are lost: which index, sum or reshape drops one?",
    "in another shape": "the right numbers in another shape: which reshape lays them out so?",
    "in reverse order": "the last entry comes first: in which direction does your loop go?",
    "its rows in reverse order": "the last row comes first: what does row 0 stand for?",
    "its columns in reverse order": "the last column comes first: which example is column 0?",
    "squared up by broadcasting": "a row and a column give a square, with the right answers on its diagonal only: which of the "
    "two should be turned?",
    "repeated by broadcasting": "every entry stands there several times: what has the larger shape that it is combined with?",
}


def in_words(relation: Relation, factors: Factors) -> tuple[str, str]:
    """A name, without numbers, and a sentence that ends in a question."""
    numbers, words = numbers_in_words(relation.numbers, factors)
    if not relation.shape or relation.numbers == ZERO:  # zeros of another shape tell nothing of how they came to it
        return numbers, words
    axis = relation.shape.rpartition(" ")[2]
    asks = SHAPES.get(relation.shape, f"there is one number for all of {axis}: which axis should still be there?")
    return (f"{relation.shape}, {numbers}", f"{asks} And {words}") if numbers else (relation.shape, asks)


def numbers_in_words(numbers: str, factors: Factors) -> tuple[str, str]:
    if numbers == AS_IT_IS:
        return "", ""
    if numbers.startswith(ADDED):
        return _added_in_words(numbers.removeprefix(ADDED))
    if numbers == "-1":
        return "negated", "every entry has the other sign: which difference is taken, and which way round?"
    if numbers == ZERO:
        return "all zero", "every entry is 0: which term should be there?"
    if numbers == SHIFTED:
        return "shifted", "every entry is off by the same number: what is added once to all of them?"
    if numbers == CONSTANT:
        factor = "every entry is off by the same factor, in every case"
        return "a constant factor", f"{factor}: which number is there that should not be, or is missing?"
    if numbers in MAPS:
        return numbers, f"in place of every entry stands {numbers}: which step is one too many, or missing?"
    if numbers.startswith("-"):
        name, words = numbers_in_words(numbers[1:], factors)
        return f"negated and {name}", f"the sign is the other one, and {words}"
    return _factor_in_words(numbers, factors[numbers])


def _added_in_words(term: str) -> tuple[str, str]:
    much = not term.startswith("-")
    term = term.removeprefix("-1 ").removeprefix("-")
    way = "too large by" if much else "too small by"
    return (
        f"{term} too {'much' if much else 'little'}",
        f"what came is {way} exactly {term}: where does that enter, and how often should it?",
    )


def _factor_in_words(name: str, value: float) -> tuple[str, str]:
    """`m times too large`; "every entry is m = 5 times too large: is the mean taken?"."""
    if name == "2":
        return "2 times too large", "every entry is twice what it should be: which factor 2 is one too many?"
    if name == "1/2":
        return "half of it", "every entry is half of what it should be: which factor 1/2 is one too many?"
    if name.startswith("1/"):
        letter, times, way = name[2:], 1 / value, "small"
        asks = (
            "how often is the mean taken, and should it be taken here?"
            if name == "1/m"
            else "what is divided by, and why?"
        )
    else:
        letter, times, way = name, value, "large"
        asks = "is the mean taken?" if name == "m" else "what is multiplied or not divided by, and why?"
    return f"{letter} times too {way}", f"every entry is {letter} = {_digits(times)} times too {way}: {asks}"


def _digits(value: float) -> str:
    return f"{value:.4g}"
