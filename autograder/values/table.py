"""The table at the end of a docstring: a line for every argument, and below an empty line one for every result."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One line of a docstring's table: an argument or a result."""

    name: str
    shape: str
    meaning: str


def table(docstring: str) -> list[Field]:
    """The name, shape and meaning in each line of a docstring's table: columns apart by two spaces or more."""
    rows = [line.split("  ", 1) for line in docstring.splitlines()[1:] if "  " in line.strip()]
    cells = [[name, *rest.strip().split("  ", 1)] for name, rest in rows]
    return [Field(row[0].strip(), row[1].strip(), row[2].strip()) for row in cells if len(row) == 3]
