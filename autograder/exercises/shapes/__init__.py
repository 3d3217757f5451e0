"""Notebook 00. Its exercises share no scene."""
