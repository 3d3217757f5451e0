"""Which mistake made these answers, and what else is true of them. Nothing here is a guess.

    diagnose     in which order explanations are tried
    search       known mistakes and relations, alone and on top of one another
    answer       an answer taken apart: its arrays in groups, their layers and letters, its fingerprint
    relations    what may have happened to a whole array: transposed, negated, m times too large; and the words for it
    factors      a factor between two arrays by its names
    pairs        two mistakes at once, and small changes of the reference, by their fingerprints
    facts        what is true where nothing explains an answer: which results, layers, cases are wrong
    where_wrong  which entries are wrong, in words
    depends_on   what an answer depends on, from the key's probes

Pure, like judging. Imports judging, observing, values.
"""
