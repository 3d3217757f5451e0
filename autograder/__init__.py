"""Asks a function questions and compares its answers with an answer key, without the two ever sharing a process.

             exercises ── seed ──▶ authoring ──▶ questions ─────────────▶ observing ◀── a student's functions
      (reference, scenes, checks,      │        (inputs only)                 │      (in this kernel, or behind sandbox)
       mistakes, hints)                ▼                                      ▼
                                  answer key ───────────────▶ judging ◀── observations (plain values, errors)
                                                                 │
                                                                 ▼ explaining
                                    verdict ──▶ notebook · terminal · nbgrader's gradebook · class report

Rooms. Each says in its `__init__` what it is for, what it may import and where it runs; the arrows are contracts in
`pyproject.toml`, which `make lint` holds.

    values         plain data of a closed set: copied, coded, compared, their shapes and words
    observing      asks a student's function, catches and writes down, stands in for helpers
    judging        key x observations -> results
    explaining     which mistake it was, and what else is true
    sandbox        runs observing on untrusted code, in a process that can do no harm
    authoring      exercises declared, keys compiled                          secret: it knows solutions
    exercises      what is asked, one file an exercise                        secret
    building       Markdown -> notebooks, exercises -> practice keys, files
    grading        one notebook, a class, nbgrader's database
    class_report   what a class got wrong
    keys           the practice keys, as data

Doors, for whoever comes from outside.

    chainrule.py   (beside this folder) what a notebook imports
    notebook       check, hint, progress
    practice       the practice keys, and a function judged by them in this process
    judge          key x observations -> verdict
    report         a verdict as text and as HTML
    cli            the command `chainrule`

What is secret is in no student's package and is never shown to a process that runs a student's code: both are made of rooms
that are named, not of rooms that are left out.
"""
