"""Every small change of a reference: in one expression, in all places of an argument, or in the lines."""

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from autograder.authoring.exercise import Exercise
from autograder.authoring.variations.expressions import LOAD, changed_by, instead_of
from autograder.authoring.variations.source import Change, Edit, Source, called, is_name, joined, stored
from autograder.authoring.variations.ways import WAYS

AT_FIRST = "_at_first"  # a name in a changed reference
ONE_PLACE = 0.3  # added to the weight where a quantity is changed in one of several places
COMPOUND = 0.3  # and where it has no name


def edits_of(exercise: Exercise) -> list[Edit]:
    """The simplest first. Names may occur more than once: `b in one place` does not say in which."""
    return sorted(_edits(Source(exercise)), key=lambda edit: edit.weight)


def _edits(source: Source) -> Iterator[Edit]:
    for name in source.arguments:
        everywhere = [place for place in source.places if is_name(place.node, name)]
        lines = [list(line) for _, line in groupby(everywhere, key=lambda place: place.line)]
        for places in [everywhere, *(lines if len(lines) > 1 else ())]:
            where, far = ("", 0.0) if places is everywhere else (" in one line", ONE_PLACE)
            for number, way in enumerate(WAYS if len(places) > 1 else ()):
                changes = tuple(place.put(changed_by(number, place.node)) for place in places)
                yield Edit(
                    source, way.name.format(what=name) + where, way.asks.format(what=name), way.weight + far, changes
                )
    for place in source.places:
        what = source.in_words(place.node)
        several = isinstance(place.node, ast.Name) and sum(is_name(p.node, what) for p in source.places) > 1
        far = ONE_PLACE * several + COMPOUND * (not isinstance(place.node, ast.Name))
        for new, name, asks, weight in instead_of(source, place.node, what) if what else ():
            where = " in one place" if several else ""
            yield Edit(source, name + where, asks, weight + far, (place.put(new),))
    yield from _moved(source)
    yield from _at_first(source)
    for parent in ast.walk(source.definition):
        block = getattr(parent, "body", None)
        if isinstance(block, list):
            yield from _of_lines(source, parent, block)


def _moved(source: Source) -> Iterator[Edit]:
    """A term or factor of a variable comes in only after the function of it."""
    for place in source.places:
        match place.node:
            case ast.Call(_, [ast.Name(name)]) as call if isinstance(value := source.definitions.get(name), ast.BinOp):
                (made,) = [
                    other
                    for other in source.places
                    if isinstance(other.parent, ast.Assign) and ast.dump(other.node) == ast.dump(value)
                ][:1]
                changes = (made.put(value.left), place.put(ast.BinOp(call, value.op, value.right)))
                words = f"{source.in_words(value.right)} only after {called(call)}"
                yield Edit(source, f"{words}, and not in {name}", "what is computed first?", 1.2, changes)


def _at_first(source: Source) -> Iterator[Edit]:
    """The value that an argument had at first, in one place or in all but one."""
    assigned, body = stored(source.definition), source.definition.body
    for name in (name for name in source.arguments if name in assigned):
        places = [place for place in source.places if is_name(place.node, name)]
        keep = Change(source.definition, "body", None, [*ast.parse(f"{AT_FIRST} = {name}").body, *body])
        for count, where in ((1, "in one place"), (2, "in two places"), (len(places) - 1, "in all places but one")):
            for chosen in combinations(places, count) if count < len(places) else ():
                changes = tuple(place.put(ast.Name(AT_FIRST, LOAD)) for place in chosen)
                asks = f"which {name} is meant: as at first, or as it is by then?"
                yield Edit(source, f"{name} as at first {where}", asks, 1.2, (*changes, keep))


def _of_lines(source: Source, parent: ast.AST, block: Sequence[ast.stmt]) -> Iterator[Edit]:
    """Lines left out, in another order, or moved into a loop or out of it."""

    def edit(changed: list[ast.stmt], name: str, asks: str, weight: float = 1.1) -> Edit:
        return Edit(source, name, asks, weight, (Change(parent, "body", None, changed),))

    for number, line in enumerate(block):
        before, after, made = [*block[:number]], [*block[number + 1 :]], _made_by(source, line)
        if len(block) > 1 and not isinstance(line, ast.Return):
            yield edit([*before, *after], f"the line left out that makes {made}", f"where is {made} made?")
        if after:
            name = f"{_made_by(source, after[0])} before {made}"
            yield edit([*before, after[0], line, *after[1:]], name, "which of the two comes first?")
        if isinstance(line, ast.If):
            test = source.in_words(line.test) or "that is so"
            for branch, word in ((line.body, "always"), (line.orelse, "never")):
                if changed := [*before, *branch, *after]:
                    yield edit(changed, f"{word} {made} by its first case", f"when is it meant, and what of {test}?")
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            target = ast.Name(line.targets[0].id, LOAD)
            for operator, word in ((ast.Add(), "added up"), (ast.Mult(), "multiplied up")):
                kept = ast.Assign(line.targets, ast.BinOp(target, operator, line.value))
                yield edit([*before, kept, *after], f"{made} {word}", f"should {made} keep its old value?", 1.3)
        if isinstance(line, ast.For):
            if before:
                loop = ast.For(line.target, line.iter, [before[-1], *line.body], [])
                started = _made_by(source, before[-1])
                yield edit(
                    [*before[:-1], loop, *after],
                    f"{started} anew in every round",
                    f"how often is {started} made?",
                    1.2,
                )
            for place, inner in enumerate(line.body if len(line.body) > 1 else []):
                loop = ast.For(line.target, line.iter, [*line.body[:place], *line.body[place + 1 :]], [])
                moved = _made_by(source, inner)
                for order, word in (([inner, loop], "before"), ([loop, inner], "after")):
                    name = f"{moved} only once, {word} the loop"
                    yield edit([*before, *order, *after], name, f"how often is {moved} made?", 1.2)
    if isinstance(parent, ast.For) and isinstance(source.definition.body[-1], ast.Return):
        returns = [*block, source.definition.body[-1]]
        yield edit(returns, "returns after one round", "does the return stand in the loop or after it?")


def _made_by(source: Source, line: ast.stmt) -> str:
    """What a line assigns to, or else uses."""
    made = [name for name in stored(line) if name in source.variables]
    used = [name for name in source.variables if any(is_name(node, name) for node in ast.walk(line))]
    return joined(list(dict.fromkeys(made or used))) or "it"
