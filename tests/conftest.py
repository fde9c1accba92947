"""Settings for all tests."""

from hypothesis import settings

settings.register_profile("variorum", deadline=None, derandomize=True)
settings.load_profile("variorum")
