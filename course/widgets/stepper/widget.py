"""The stepper as a widget: the tape in a notebook, edited by the learner, and its still for where no kernel runs."""

import json
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from anywidget import AnyWidget
from traitlets import Dict

from course.widgets.stepper import drawing
from course.widgets.stepper.record import record
from course.widgets.stepper.tape import Array, Box, Parameters, Step, Student, Tape, pretty
from course.widgets.still import Still

HERE = Path(__file__).parent
LARGEST_VALUE = 1000.0  # of an edited entry: more is a slip of the finger
PARTS = {"BP1": "dW_from", "BP2": "db_from", "BP3": "dA_from", "BP4": "dZ_from", "loss": "backward"}


class Stepper(Still, AnyWidget):
    """Shows the tape of a student's functions. A message from the browser changes one entry, and all is recorded anew."""

    _esm = HERE / "stepper.js"
    _css = HERE / "stepper.css"
    state = Dict().tag(sync=True)
    edit = Dict().tag(sync=True)

    def __init__(self, student: Student, parameters: Parameters, X: Array, Y: Array) -> None:
        self.student, self.arrays = student, {"X": X, "Y": Y}
        for layer, (W, b) in enumerate(parameters, 1):
            self.arrays |= {f"W{layer}": W, f"b{layer}": b}
        self.layers = len(parameters)
        super().__init__(state=self._recorded())
        self.observe(self._edited, "edit")

    def _recorded(self) -> dict[str, Any]:
        parameters = [(self.arrays[f"W{layer}"], self.arrays[f"b{layer}"]) for layer in range(1, self.layers + 1)]
        tape = record(self.student, parameters, self.arrays["X"], self.arrays["Y"])
        return as_state(tape, bool(self.student.parts), drawing.svg(tape, in_words(tape)))

    def _edited(self, change: Any) -> None:
        message = change["new"]
        array = self.arrays[message["box"]].copy()
        array[message["row"], message["column"]] = np.clip(message["value"], -LARGEST_VALUE, LARGEST_VALUE)
        self.arrays[message["box"]] = array
        self.state = self._recorded()

    def still(self) -> dict[str, str]:
        """The whole tape as a picture; in a page that runs scripts, it can be stepped through, too."""
        style, picture = (HERE / "stepper.css").read_text(encoding="utf-8"), self.state["svg"]
        tape = escape(json.dumps({name: value for name, value in self.state.items() if name != "svg"}))
        script = (HERE / "stepper.js").read_text(encoding="utf-8")
        verdict = f"<p>{escape(self.state['verdict'])}</p>"
        html = f'<style>{style}</style><div class="chainrule-stepper" data-tape="{tape}">{picture}{verdict}</div>'
        alone = picture.replace("<svg", '<svg class="chainrule-stepper"').replace("<g", f"<style>{style}</style><g", 1)
        return {"text/html": f'{html}<script type="module">{script}{_ATTACH}</script>', "image/svg+xml": alone}


_ATTACH = """
for (const root of document.querySelectorAll(".chainrule-stepper[data-tape]")) {
  const state = {...JSON.parse(root.dataset.tape), svg: root.querySelector("svg").outerHTML};
  root.removeAttribute("data-tape");
  show(root, state, null);
}
"""


def in_words(tape: Tape) -> str:
    """The picture for those who cannot see it."""
    sizes = ", ".join(f"{pretty(letter)} = {size}" for letter, size in tape.sizes.items())
    made = [pretty(step.makes) for step in tape.steps if tape.boxes[step.makes].values is not None]
    return f"A network with {sizes}: its matrices on the way forward and back, {', '.join(made) or 'none made'}. {tape.verdict}"


def as_state(tape: Tape, parts: bool, picture: str) -> dict[str, Any]:
    """The tape as the JavaScript reads it: JSON. It ends at the step that does not work."""
    trouble = tape.trouble
    steps = [s for s in tape.steps if tape.boxes[s.makes].values is not None or (trouble and s.makes == trouble.box)]
    return {
        "svg": picture,
        "boxes": {box.name: _box(box) for box in tape.boxes.values()},
        "steps": [_step(step, tape, parts) for step in steps],
        "verdict": tape.verdict,
        "wrong": trouble.box if trouble else "",
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "letters": pretty(box.name),
        "shape": box.shape,
        "values": _numbers(box.values),
        "slopes": _numbers(np.mean(box.slopes, axis=0)) if box.slopes else None,
        "editable": box.editable,
        "batch": box.sides[1] == "m",
    }


def _numbers(array: Array | None) -> list[list[float | None]] | None:
    """JSON has no nan and no infinity."""
    return None if array is None else [[float(x) if np.isfinite(x) else None for x in row] for row in array]


def _step(step: Step, tape: Tape, parts: bool) -> dict[str, Any]:
    """A step; what is wrong is given as a definition only, for the equation would give the answer away."""
    rows, columns = tape.boxes[step.makes].shape
    of = "J" if step.law in ("BP1", "BP2") else "ℒ"
    return {
        "makes": step.makes,
        "law": step.law,
        "layer": step.layer,
        "reads": step.reads,
        "entry": step.entry,
        "equation": step.equation if step.holds else "",
        "letters": pretty(step.makes),
        "definition": f"∂{of} / ∂{pretty(step.makes[1:])}" if step.makes.startswith("d") else "…",
        "shapes": _shapes(step, tape),
        "ends": f"{rows} × {columns}",
        "by": "forward" if step.law == "forward" else PARTS[step.law] if parts else "backward",
    }


def _shapes(step: Step, tape: Tape) -> str:
    """`(1 × _3_)(_3_ × 4) → 1 × 4`: what is summed away stands between underscores."""
    rows, columns = tape.boxes[step.makes].shape
    summed = [(name, indices) for name, indices in step.reads if "k" in indices]
    if not summed:
        return f"{rows} × {columns}"
    name, indices = summed[0]
    k = tape.boxes[name].shape[indices.index("k")]
    right = f"(_{k}_ × {columns})" if len(summed) == 2 else ""
    return f"({rows} × _{k}_){right} → {rows} × {columns}"
