"""What a class got wrong: counted from its marked notebooks, as a page, a table and JSON.

    counts    who answered what in which way
    page      as HTML
    figures   its figures

Imports grading and the door report. Runs at an instructor's.
"""
