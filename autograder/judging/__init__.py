"""key x observations -> results: is it right, and if not, which check fails and on what.

    key            what was asked, what the reference and every known mistake answer, the texts
    checks         the closed vocabulary of checks, as data
    verdict        the words of a judgement
    results        one result for each check
    check_shapes, check_values, check_chance    what each check looks at
    crashes        calls that gave no answer
    shape_errors   two arrays that do not fit, in the course's letters
    advice         a question for each message of an exception; advice_on_kinds, advice_on_names: where it takes more words

Pure: no student code, no files, no chance, and total over whatever a hostile process reports. Imports observing and values.
"""
