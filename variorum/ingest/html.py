"""Reads a web page as one report: the article's text and what the page says about itself."""
