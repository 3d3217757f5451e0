"""The book: the sources of the notebooks, and the data and figures that they use."""
