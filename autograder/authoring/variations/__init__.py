"""The reference with one small change: what nobody lists is tried, and named when an answer equals it in every question.

tried         which changes are wrong and told apart; their fingerprints
edits         every change of one reference
expressions   what is tried in the place of one expression
source        a reference as a tree, and the words for its parts
ways          what can become of a quantity
"""
