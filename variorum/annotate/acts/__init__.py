"""Reads political acts and positions: word frames, roles, status and the type classifier."""
