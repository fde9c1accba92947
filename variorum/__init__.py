"""Variorum: one evidence-linked account out of many overlapping news reports."""

__version__ = "0.1.0"
