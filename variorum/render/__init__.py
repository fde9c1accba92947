"""Turns an account into files people and programs read: a page, Markdown, tables, JSON, timelines. One format a file."""

from variorum.render.account_json import render_account_json
from variorum.render.exports import render_exports
from variorum.render.index_page import render_index
from variorum.render.markdown import render_markdown
from variorum.render.page import render_page
from variorum.render.tables import render_tables

__all__ = ["render_account_json", "render_exports", "render_index", "render_markdown", "render_page", "render_tables"]
