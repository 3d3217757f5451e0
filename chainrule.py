"""What students import: check, hint and progress, the data, the figures and what moves."""

from autograder.notebook import check, hint, progress
from course import data, figures, widgets

__all__ = ["check", "data", "figures", "hint", "progress", "widgets"]
