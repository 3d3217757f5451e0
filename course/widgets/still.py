"""A widget's picture for where no kernel runs: print, nbconvert's HTML, nbgrader's feedback."""

from typing import Any


class Still:
    """Stands before an ipywidgets class among the bases: `class Curve(Still, VBox)`. The subclass says what the picture is.

    The picture is made when the widget is shown, and stays as it was then.
    """

    def still(self) -> dict[str, str]:
        """The picture by MIME type, `text/html` among them, with a description for those who cannot see it."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        shown = super()._repr_mimebundle_(**kwargs)  # type: ignore[misc]  # the next base has it
        view, metadata = shown if isinstance(shown, tuple) else (shown, {})  # anywidget and ipywidgets differ
        return {**view, **self.still()}, metadata
