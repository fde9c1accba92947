"""Reads who said what by rules: quotation marks, cue words, speakers, and how a speaker is linked to its words."""
