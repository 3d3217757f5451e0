"""Sliders that ask the student's functions, one picture, one sentence: the explorers, and what they are built of."""
