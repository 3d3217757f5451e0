"""What a marker does with a frame and with a file that may be anything. Raises only what it may: MalformedValue, Unreadable."""

import json
import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.authoring.compile import compile_key
from autograder.building.cells import Cell, released
from autograder.building.notebooks import student_notebook
from autograder.exercises import load
from autograder.grading import marked as autograded
from autograder.grading.marking import Marked
from autograder.grading.submission import Unreadable, merge, read
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.observing.observation import Failure, Observation
from autograder.observing.stand_ins import LeftPath, Recording
from autograder.report import as_html, as_text
from autograder.sandbox import wire
from autograder.sandbox.lane import Ask, Run
from autograder.values.closed import Opaque, Seeded, Stock
from autograder.values.coding import MalformedValue, encode
from tests.attacks import mutate
from tests.sample_class import ASSIGNMENT, filled, right

ASKED = (  # answers that are built differently: arrays, numbers, lists of pairs, functions, random ones
    *("logistic.cost", "logistic.train", "shapes.parameter_shapes", "shapes.numerical_gradient", "softmax.gradients"),
    *("two_layer.backward", "network.initialize", "network.gradient_check", "training.minibatches", "training.sgd"),
)


class Frames:
    """Takes a spoilt frame from the wire to the report."""

    def __init__(self) -> None:
        self.keys = [compile_key(load(name), 1) for name in ASKED]
        answers = [seen for key in self.keys for seen in key.expected]
        failed = Observation("raised", failure=Failure("ValueError", "no", "f", 3, "x = 1"), warned=("w",), printed="p")
        odd = [
            replace(answers[0], value=value) for value in (Opaque("a set"), Stock("cosine"), Seeded(1), {"a": [1.5]})
        ]
        values = [seen.to_value() for seen in (*answers, failed, *odd)]
        values.append({"failure": values[-5]["failure"], "printed": "p"})
        encoded = [encode(value) for value in values]
        self.seeds: list[tuple[Any, bytes]] = [
            (json.loads(header), data) for header, data in encoded if len(data) < 4000
        ]

    def go(self, rng: random.Random) -> str:
        """How far one of them came."""
        key = rng.choice(self.keys)
        content = mutate.frame(rng, self.seeds) if rng.random() < 0.7 else wire.frame(self.wrong(rng, key))
        frames = wire.Frames()
        try:
            while content:
                length = rng.choice((7, 1 << 20)) if len(content) < 200 else 1 << 20
                frames.feed(content[:length])
                content = content[length:]
                complete, value = frames.take()
                if complete:
                    return self.shown(rng, key, value)
        except MalformedValue:
            return "malformed"
        return "incomplete"

    def wrong(self, rng: random.Random, key: Key) -> dict[str, Any]:
        """A well-formed answer that is wrong somewhere."""
        seen = rng.choice(key.expected).to_value()
        name = rng.choice(("value", "value", "value", "arguments"))
        value = mutate.altered(rng, seen[name])
        return {**seen, name: value if name == "value" or isinstance(value, tuple) else (value,)}

    def shown(self, rng: random.Random, key: Key, value: Any) -> str:
        if rng.random() < 0.1:
            autograded.notebook({"cells": []}, Marked((Cell("code", ""),), {0: Run.answer(value)}), "full")
            return "a cell"
        if rng.random() < 0.1:
            for name, records in key.helpers.items():
                with suppress(LeftPath):
                    Recording(name, records).find([value] * len(records[0][0]))
            return "a question to a helper"
        seen, observations = Ask.answer(value), list(key.expected)
        if rng.random() < 0.5:
            observations = [seen] * len(observations)
        else:
            observations[rng.randrange(len(observations))] = seen
        verdict = judge(key, observations)
        json.dumps([as_html(verdict), as_text(verdict)])
        return "judged"


class Notebooks:
    """Takes a spoilt file from the disk to the marked notebook."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notebook.ipynb"
        whole = json.loads(student_notebook(ASSIGNMENT))
        some = [
            cell for cell in whole["cells"] if cell["cell_type"] == "code" or cell["metadata"]["nbgrader"]["solution"]
        ]
        self.released = whole | {"cells": some[:12] + some[-2:]}
        self.author = released(self.released)
        ids = {cell["metadata"]["nbgrader"]["grade_id"] for cell in self.released["cells"]}
        done = filled(right())
        done["cells"] = [cell for cell in done["cells"] if cell["metadata"]["nbgrader"]["grade_id"] in ids]
        picture = {"a.png": {"image/png": "AAAA"}}
        text = {
            "cell_type": "markdown",
            "id": "x",
            "metadata": {},
            "source": "*a* $b$ ![c](attachment:a.png)",
            "attachments": picture,
        }
        code = {
            "cell_type": "code",
            "id": "y",
            "metadata": {},
            "source": ["x\n", "y"],
            "outputs": [],
            "execution_count": 1,
        }
        self.seeds = [self.released, done, done | {"cells": [text, *done["cells"], code, text | {"cell_type": "raw"}]}]

    def go(self, rng: random.Random) -> str:
        self.path.write_bytes(mutate.notebook(rng, self.seeds))
        try:
            cells, notes = merge(self.author, read(self.path))
        except Unreadable as error:
            marked = Marked(unreadable=str(error))
        else:
            assert {cell.grade_id for cell in self.author} <= {cell.grade_id for cell in cells}
            marked = Marked(tuple(cells), notes=tuple(notes))
        json.dumps(autograded.notebook(self.released, marked, "full")).encode()
        return "unreadable" if marked.unreadable else "marked"
