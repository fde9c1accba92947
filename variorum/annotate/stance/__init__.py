"""A small trained reader of where the speaker of a statement stands."""
