"""The ground that the widgets' tests stand on: JupyterLab runs cells, shows a widget, and its errors are heard."""

SLIDER = """
import ipywidgets
slider = ipywidgets.IntSlider(value=3, max=100, description="h")
label = ipywidgets.Label()
ipywidgets.jslink((slider, "value"), (label, "value"))
ipywidgets.VBox([slider, label])
"""


def test_a_slider_of_ipywidgets_is_shown_and_follows_mouse_and_keys(sheet):
    sheet.open(["1 + 1", SLIDER])
    handle = sheet.output().locator(".noUi-handle")
    value = sheet.output().locator(".widget-readout")
    assert value.inner_text() == "3"
    sheet.drag(handle, (60, 0))
    dragged = int(value.inner_text())
    assert dragged > 3
    handle.press("ArrowRight")
    assert int(value.inner_text()) == dragged + 1


def test_an_error_in_the_console_is_heard(sheet):
    sheet.listen()
    sheet.page.evaluate("() => console.error('a widget broke')")
    assert sheet.errors == ["a widget broke"]
    sheet.errors.clear()
