"""A notebook with the stepper goes through nbgrader and through our marking like any other, and its still is in the feedback."""

import json
import shutil
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.building.notebooks import instructor_notebook
from autograder.grading.nbgrader import CONFIG_TEXT
from tests.classroom import PLAIN_CONFIG, command, points_of
from tests.sample_class import Student, exercises, filled, hand_in, right

NAME = "04_two_layers"
PRIORITY = CONFIG_TEXT[CONFIG_TEXT.index("c.NbConvertBase") :]  # what `chainrule init` says of stills


def up_to_the_stepper(notebook):
    """The notebook without what comes after: half a minute of training."""
    place = next(i for i, cell in enumerate(notebook["cells"]) if "backprop_stepper" in "".join(cell["source"]))
    return {**notebook, "cells": notebook["cells"][: place + 1]}


@pytest.fixture(scope="module")
def course(released_course, tmp_path_factory):
    """The short notebook, released, and one right submission with the outputs that a student saves."""
    folder = tmp_path_factory.mktemp("stepper") / "course"
    shutil.copytree(released_course, folder)
    source = folder / "source" / NAME / f"{NAME}.ipynb"
    source.write_text(json.dumps(up_to_the_stepper(json.loads(instructor_notebook(NAME)))), encoding="utf-8")
    command("nbgrader", "generate_assignment", NAME, folder=folder)
    answers = nbformat.reads(json.dumps(up_to_the_stepper(filled(right(NAME), assignment=NAME))), 4)
    NotebookClient(answers, timeout=60, kernel_name="python3", store_widget_state=True).execute()
    assert "application/vnd.jupyter.widget-view+json" in answers.cells[-1].outputs[0].data
    hand_in(folder, [Student("ada", "right", nbformat.writes(answers).encode(), {})], NAME)
    return folder


def full_points():
    every = {exercise.name: float(exercise.points) for exercise in exercises(NAME).values()}
    return {name: points for name, points in every.items() if name != "two_layer.train"}  # it comes after the stepper


@pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")
def test_a_submission_with_the_widgets_outputs_gets_its_points_from_us(course):
    command("chainrule", "grade", NAME, folder=course)
    assert points_of(course, NAME) == {"ada": full_points()}


def test_nbgrader_as_it_comes_runs_the_widget_and_shows_its_still_in_the_feedback(course, tmp_path):
    folder = tmp_path / "course"
    shutil.copytree(course, folder)
    (folder / "nbgrader_config.py").write_text(PLAIN_CONFIG + PRIORITY, encoding="utf-8")
    (folder / "chainrule.toml").unlink()
    command("nbgrader", "autograde", NAME, "--force", folder=folder)
    assert points_of(folder, NAME) == {"ada": full_points()}
    command("nbgrader", "generate_feedback", NAME, folder=folder)
    page = (folder / "feedback" / "ada" / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    assert page.count('<div class="chainrule-stepper"') == 1
    assert 'aria-label="A network with' in page
    assert "Every slope agrees with the numerical slope of your own cost." in page
