"""Finds who is meant: mentions of people, bodies, states and places, joined into entities within one report."""
