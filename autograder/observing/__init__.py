"""Asks a student's function questions and writes down what happens. The only room that runs or catches student code.

    observe        asks, and catches everything
    observation    what was asked, what the call did
    stand_ins      recorded helpers in the place of a student's wrong ones
    failing_line   which arrays met in the line that failed

Knows no answer. Imports values. Runs in a student's kernel and, unchanged, inside a sandbox.
"""
