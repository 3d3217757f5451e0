"""A network walked forward and back, one matrix a step: a tape of what the student's functions make, drawn and stepped through."""
