"""For one release: where the `nbgrader_config.py` of older courses looks for what is in `grading.nbgrader` now."""

from typing import Any

from autograder.grading import nbgrader


class MarkApart(nbgrader.MarkApart):
    """The same, with a sentence that says how to mend the config."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        self.log.warning(
            "nbgrader_config.py names autograder.gradebook.MarkApart, which the next release will not have. "
            "Write autograder.grading.nbgrader.MarkApart in its place."
        )
        return super().preprocess(nb, resources)
