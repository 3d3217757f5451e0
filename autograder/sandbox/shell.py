"""Inside: what a cell sees of IPython. A cell that runs in a notebook is to run here, and to leave the same names."""

import __future__

import ast
import builtins
import inspect
import io
import linecache
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

BODY_MAGICS = ("time", "timeit", "capture", "prun")  # cell magics whose body is the student's work
FOLLOWED = (*BODY_MAGICS, "pylab")
HARMLESS = (  # magics that leave nothing behind which an answer could need
    *("matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision", "env", "pwd", "ls", "notebook"),
    *("who", "whos", "who_ls", "lsmagic", "magic", "quickref", "history", "hist", "memit", "mprun", "lprun"),
    *("pinfo", "pinfo2", "psource", "pdoc", "pdef", "pfile", "pprint", "pdb", "debug", "xmode", "colors"),
    *("html", "HTML", "markdown", "latex", "javascript", "js", "svg", "SVG"),
)
LAST = ("_", "__", "___")  # the values that cells ended with, the latest first
FUTURE = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})


class Shell:
    """Stands in for IPython. Shell commands and most magics do nothing; one that an answer may need says so."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.user_ns = namespace
        self.name = ""  # of the cell that runs
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._cells, self._values = [""], dict[int, Any]()
        self._last: list[Any] = [""] * len(LAST)
        self._loop: Any = None
        names = {"In": self._cells, "Out": self._values, "get_ipython": lambda: self, "display": display}
        namespace.update(names, **dict(zip(LAST, self._last, strict=True)))

    def take_the_place(self) -> None:
        """Be what other modules find: IPython gives them its names too."""
        for name, thing in {"get_ipython": lambda: self, "display": display, "__IPYTHON__": True}.items():
            setattr(builtins, name, thing)
        for module in ("IPython", "IPython.core.getipython"):
            if module in sys.modules:
                sys.modules[module].__dict__["get_ipython"] = lambda: self

    def run(self, source: str, name: str) -> None:
        """Run a cell's source. What is no Python is read as IPython reads it."""
        self.name = name
        self._cells.append(source)
        value = self._value(self._spelled_out(source), name, self.user_ns)
        if value is None:
            return
        self._values[len(self._cells) - 1] = value
        if all(self.user_ns.get(name) is last for name, last in zip(LAST, self._last, strict=True)):
            self._last = [value, *self._last[:-1]]  # unless the student uses these names
            self.user_ns.update(zip(LAST, self._last, strict=True))

    def _spelled_out(self, source: str) -> str:
        """In a cell of one line the sign of a magic may be left out."""
        word, _, rest = source.strip().partition(" ")
        magic = word in FOLLOWED and word not in self.user_ns and "\n" not in rest
        return f"%{word} {rest}" if magic and not rest.lstrip().startswith(("=", "(", ".", ",")) else source

    def _value(self, source: str, name: str, names: Any) -> Any:
        """Run this; the value of the expression that it ends with."""
        try:
            tree = self._parsed(source, name)
        except SyntaxError:
            from IPython.core.inputtransformer2 import TransformerManager

            source = TransformerManager().transform_cell(source)
            tree = self._parsed(source, name)
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        self._evaluated(tree, name, names)
        return self._evaluated(ast.Expression(last.value), name, names) if isinstance(last, ast.Expr) else None

    def _parsed(self, source: str, name: str) -> ast.Module:
        tree: ast.Module = compile(source, name, "exec", self._flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        return tree

    def _evaluated(self, tree: ast.Module | ast.Expression, name: str, names: Any) -> Any:
        mode = "eval" if isinstance(tree, ast.Expression) else "exec"
        code = compile(tree, name, mode, self._flags, dont_inherit=True)
        self._flags |= code.co_flags & FUTURE  # holds for the cells below too
        value = eval(code, self.user_ns, names)
        return self._awaited(value) if code.co_flags & inspect.CO_COROUTINE else value

    def _awaited(self, coroutine: Any) -> Any:
        """What a cell waits for at its top level. The loop needs no socket: there is none."""
        import asyncio
        import selectors

        class Loop(asyncio.SelectorEventLoop):
            def _make_self_pipe(self) -> None:
                self._ssock = self._csock = None

            def _close_self_pipe(self) -> None:
                pass

        self._loop = self._loop or Loop(selectors.SelectSelector())
        return self._loop.run_until_complete(coroutine)

    def run_cell_magic(self, magic: str, line: str, cell: str) -> Any:
        if magic not in BODY_MAGICS:
            return _left_out(f"%%{magic}", magic)
        body = f"\n{cell}"  # a line in place of the magic's, so that line numbers stay
        if magic != "capture":
            return self._value(body, self.name, self.user_ns)
        output, errors = io.StringIO(), io.StringIO()
        with redirect_stdout(output), redirect_stderr(errors):
            self._value(body, self.name, self.user_ns)
        if names := [word for word in line.split() if word.isidentifier()]:
            from IPython.utils.capture import CapturedIO

            self.user_ns[names[0]] = CapturedIO(output, errors, [])
        return None

    def run_line_magic(self, magic: str, line: str, _stack_depth: int = 1) -> Any:
        if magic == "time":
            line = line.removeprefix("--no-raise-error")
            return self._value(line.strip(), "<timed>", sys._getframe(1).f_locals)
        if magic == "pylab":
            from IPython.core.pylabtools import import_pylab

            import_pylab(self.user_ns, "--no-import-all" not in line)
            return self.user_ns.update(display=display)
        return _left_out(f"%{magic}", magic)

    def system(self, command: str) -> None:
        _left_out("!")

    def getoutput(self, command: str) -> list[str]:
        """What a command printed that did not run."""
        _left_out("!")
        return []


def display(*things: Any, **options: Any) -> None:
    """Nothing: nobody is there to look."""


def _left_out(words: str, magic: str = "") -> None:
    """A sentence below the cell in the marked notebook, where something may be missing because of it."""
    if magic not in (*FOLLOWED, *HARMLESS):
        sys.stdout.write(f"{words} does nothing in grading.\n")
