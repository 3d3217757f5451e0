"""Asks a function questions and compares its answers with an answer key, without the two ever sharing a process."""
