"""Grades a class: submissions read, marked in the sandbox, and written where nbgrader looks for them.

    course       an instructor's folder, its settings, what was released
    init         makes such a folder
    submission   finds and reads a student's notebook: untrusted JSON, put together with what was released
    matching     which of its cells is which
    keyring      the grading keys of an assignment
    marking      one notebook through a sandbox
    asked        one exercise of it: its rounds of questions, its verdict
    workers      marks side by side, in processes
    marked       the marked notebook that formgrader and feedback show
    sanitise     a student's Markdown, safe to show
    gradebook    nbgrader's database
    grade        all of it, for a class
    nbgrader     our part in nbgrader's own commands

Imports sandbox, building, authoring and the doors judge, practice, report. Runs at an instructor's, on Linux.
"""
