"""Plain data of a closed set: what questions and answers are made of, compared, copied, made into bytes and words.

    closed      which values there are; `normalise` copies anything into them
    coding      as bytes, for a key's file and for the wire
    compare     which entries of two values differ
    callables   what can only be named: functions and generators
    table       a docstring's table: name, shape, meaning
    shapes      the table's letters with their numbers; lists of pairs taken apart
    words       arrays and shapes in words

Imports NumPy and nothing of ours. Runs everywhere: in a kernel, in a lane, on the side that judges.
"""
