"""The explorers in JupyterLab, all in one cell: each is shown, follows the mouse and the keys, and leaves a still."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.exhibits import EXPLORERS
from tests.browser.lab import RUN_SECONDS

# Each in a namespace of its own: two notebooks may call different functions `forward`.
ALL = f"""
from IPython.display import display
for *before, last in {[[line for cell in exhibit.cells for line in cell.split(chr(10))] for exhibit in EXPLORERS]!r}:
    names = {{}}
    exec("\\n".join(before), names)
    display(eval(last, names))
"""
expect.set_options(timeout=RUN_SECONDS * 1000)


def numbers(text):
    return [float(number) for number in re.findall(r"-?[0-9.]*[0-9](?:e-?[0-9]+)?", text)]


@pytest.fixture
def shown(sheet):
    """By name: the output of each explorer."""
    sheet.open([ALL])
    outputs = sheet.output().locator(".jp-OutputArea-child:has(.widget-slider)")
    expect(outputs).to_have_count(len(EXPLORERS))
    return {exhibit.name: outputs.nth(place) for place, exhibit in enumerate(EXPLORERS)}


def alt(output):
    return output.locator("img").get_attribute("alt")


def changed(output, before):
    """The description of the picture, once it is another one."""
    expect(output.locator("img")).not_to_have_attribute("alt", before)
    return alt(output)


def test_every_explorer_follows_the_mouse_and_the_keys_and_films_play_and_stop(sheet, shown):
    for exhibit in EXPLORERS:
        output = shown[exhibit.name]
        handle = output.locator(exhibit.handle).first
        before = alt(output)
        sheet.drag(handle, exhibit.by)
        dragged = changed(output, before)
        handle.press("ArrowLeft" if exhibit.by[0] > 0 else "ArrowRight")
        changed(output, dragged)

    u_curve = shown["u_curve"]
    u_curve.locator(".noUi-handle").press("Home")
    expect(u_curve.locator("img")).to_have_attribute("alt", re.compile(r"^h = 1\.0e-14: .* relative error 1\.7e-03"))

    turn = shown["affine_boxes"].get_by_role("button", name="turn W")
    turn.focus()
    turn.press("Enter")
    expect(shown["affine_boxes"].locator("img")).to_have_attribute("alt", re.compile("The inner sizes 3 and 2 differ"))

    film = shown["training_film"]
    play, epoch = film.locator(".widget-play button").first, film.locator(".widget-readout").last
    play.focus()
    play.press("Enter")
    expect(epoch).to_have_text(re.compile("^(9|[12].)$"))
    play.press("Enter")
    sheet.page.wait_for_timeout(500)  # for a frame that is under way
    stopped = int(epoch.inner_text())
    sheet.page.wait_for_timeout(500)
    assert int(epoch.inner_text()) == stopped < 30
    assert numbers(alt(film))[0] == stopped
    play.press("Enter")
    expect(epoch).not_to_have_text(str(stopped))

    rate = film.locator(".widget-slider:has-text('learning rate') .noUi-handle")
    rate.press("ArrowRight")
    expect(film.locator("img")).to_have_attribute("alt", re.compile(r"^After [1-9][0-9]* of 30 epochs, α = 0\.126"))

    page = sheet.as_html()
    assert page.count('src="data:image/png;base64,') == len(EXPLORERS)
    for exhibit in EXPLORERS:
        assert shown[exhibit.name].locator("img").evaluate("picture => picture.naturalWidth") > 500
    assert page.count('<img alt="') == len(EXPLORERS)
