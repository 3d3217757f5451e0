"""The stepper in JupyterLab: it follows keys and the mouse, computes anew with the student's functions, outlines what is wrong."""

import re

from tests.browser.exhibits import NETWORK, STEPPER, WRONG
from tests.browser.lab import WINDOW


def cell(output, box, at):
    return output.locator(f'.box[data-box="{box}"] .cell[data-at="{at}"]')


def visible(output):
    """The boxes that show numbers."""
    boxes = output.locator(".box:has(.cell:not(.off))").evaluate_all("all => all.map(box => box.dataset.box)")
    return set(boxes) - {"X", "Y", "W1", "b1", "W2", "b2"}


def wrong(output):
    return output.locator(".box.wrong").evaluate_all("all => all.map(box => box.dataset.box)")


def brightness(number):
    """Of the ink, from 0 to 1."""
    color = number.locator("text").evaluate("text => getComputedStyle(text).fill")
    return sum(map(float, re.findall(r"[0-9.]+", color)[:3])) / (3 * 255)


def step(output):
    return output.locator(".step").inner_text()


def test_keys_and_mouse_step_scrub_and_edit(sheet):
    sheet.open([NETWORK, STEPPER])
    output, page = sheet.output(), sheet.page
    scrubber, count = output.locator("input[type=range]"), output.locator("output")
    assert count.inner_text() == "11 / 11"
    assert wrong(output) == []
    assert output.locator(".verdict").inner_text().startswith("✓ Every slope agrees")

    focusable = output.locator(".chainrule-stepper").locator("button, input, select, [tabindex]")
    kept = focusable.evaluate_all("all => all.every(one => one.hasAttribute('data-lm-suppress-shortcuts'))")
    assert kept, "Notebook 7 takes the arrow keys of other elements for its own"

    scrubber.focus()
    page.keyboard.press("Home")
    assert visible(output) == set()
    page.keyboard.press("ArrowRight")
    assert visible(output) == {"Z1"}
    assert step(output).startswith("forward Z₁ = W₁ X + b₁ (2 × 2)(2 × 3) → 2 × 3")
    assert output.locator("u").all_inner_texts() == ["2", "2"]
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert count.inner_text() == "10 / 11"
    assert "db1" not in visible(output)

    sheet.drag(scrubber, (-200, 0))  # from the middle
    assert 0 < int(count.inner_text().split()[0]) < 5
    assert "dZ2" not in visible(output)
    page.keyboard.press("End")

    output.locator("select").select_option("entry")
    scrubber.focus()
    page.keyboard.press("ArrowLeft")
    assert cell(output, "db1", "1,0").is_hidden()
    assert output.locator(".entry").inner_text() == "db₁[0, 0] = −0.26 = ((−0.98) + (−0.01) + 0.22) / 3"
    page.keyboard.press("End")

    cell(output, "dA1", "1,2").hover()
    assert step(output).startswith("BP3 dA₁ = W₂T dZ₂")
    assert output.locator(".entry").inner_text() == "dA₁[1, 2] = −0.26 = (−1) · 0.26"
    assert output.locator(".cell.lit").count() == 3

    weight = cell(output, "W1", "0,1")
    before = cell(output, "A2", "0,0").text_content()
    weight.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('[data-box=W1] [data-at=\"0,1\"] text').textContent === '3.00'"
    )
    assert cell(output, "A2", "0,0").text_content() == "0.88" != before
    page.keyboard.press("ArrowUp")  # the cell has the focus again
    page.wait_for_function(
        "() => document.querySelector('[data-box=W1] [data-at=\"0,1\"] text').textContent === '3.10'"
    )
    sheet.drag(weight, (-50, 0))
    page.wait_for_function(
        "() => document.querySelector('[data-box=W1] [data-at=\"0,1\"] text').textContent === '2.10'"
    )
    assert wrong(output) == []

    dark_on_light = brightness(weight)
    sheet.dark()
    assert dark_on_light < 0.4 < 0.6 < brightness(weight)
    sheet.light()


def test_the_first_wrong_matrix_is_outlined_and_a_stub_is_a_sentence(sheet):
    stub = f"def forward(parameters, X):\n    raise NotImplementedError\n{STEPPER}"
    halved = f"def dZ_from(dA, Z, g_prime):\n    return dA * g_prime(Z) / 2\n{STEPPER}"
    sheet.open([NETWORK, halved, f"from solutions.two_layer import *\n{WRONG}", stub])
    values, misfit, sentence = (sheet.output(place) for place in (1, 2, 3))
    assert wrong(values) == ["dZ1"]
    assert values.locator(".verdict").inner_text().startswith("✗ dZ₁ is not the slope of the loss of each example")
    assert step(values).startswith("BP4 dZ₁ = ∂ℒ / ∂Z₁ 2 × 3 by your dZ_from")
    assert wrong(misfit) == ["dA1"]
    assert misfit.locator(".misfit .number").all_text_contents() == ["n₁ = 2", "n₂ = 1"]
    assert wrong(sentence) == []
    assert sentence.locator(".verdict").inner_text().startswith("✗ forward is still to write.")
    assert visible(sentence) == set()


def test_the_still_of_a_saved_notebook_can_be_stepped_without_a_kernel(sheet, browser, tmp_path):
    sheet.open([NETWORK, STEPPER])
    (tmp_path / "sheet.html").write_text(sheet.as_html(), encoding="utf-8")
    context = browser.new_context(viewport=WINDOW)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(re.compile("^http"), lambda route: route.abort())  # no server but this file
    page.goto((tmp_path / "sheet.html").as_uri())
    stepper = page.locator(".chainrule-stepper")
    assert stepper.locator("output").inner_text() == "11 / 11"
    stepper.locator("[data-go=first]").click()
    assert visible(stepper) == set()
    stepper.locator("[data-go=on]").click()
    assert visible(stepper) == {"Z1"}
    assert errors == []
    context.close()
