"""Inside: what a cell sees of IPython."""

import linecache
from typing import Any

BODY_MAGICS = ("time", "timeit", "capture")  # cell magics whose body is the student's work


class Shell:
    """Stands in for IPython: shell commands and magics do nothing, but a cell that is timed or captured runs."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.name = ""  # of the cell that runs

    def run(self, source: str, name: str) -> None:
        """Run a cell's source. What is no Python is read as IPython reads it."""
        self.name = name
        try:
            code = compile(source, name, "exec")
        except SyntaxError:
            from IPython.core.inputtransformer2 import TransformerManager

            source = TransformerManager().transform_cell(source)
            code = compile(source, name, "exec")
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        exec(code, self.namespace)

    def run_cell_magic(self, magic: str, line: str, cell: str) -> None:
        if magic in BODY_MAGICS:
            self.run(f"\n{cell}", self.name)  # a line in place of the magic's, so that line numbers stay

    def run_line_magic(self, magic: str, line: str, _stack_depth: int = 1) -> None:
        """Nothing: a line magic is no part of an answer."""

    def system(self, command: str) -> None:
        """Nothing: shell lines are skipped."""

    def getoutput(self, command: str) -> list[str]:
        """What a skipped command printed."""
        return []
