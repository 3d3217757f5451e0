"""Hostile submissions, each with a control run in which it lands: what does not land without its ring proves nothing."""
