"""What is made from sources: notebooks from the Markdown in `course/`, practice keys from the exercises.

    notebooks   the student's and the instructor's notebook of an assignment
    cells       the format of a cell: metadata, ids, the line of a check cell
    outputs     the built files that are committed, and whether they are up to date
    new         the skeletons of a new exercise
    tryout      what an exercise still lacks

Imports authoring and exercises. Runs at an instructor's or an author's.
"""
