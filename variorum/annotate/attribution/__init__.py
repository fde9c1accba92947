"""The trained reader of attributions: who said what, as bare ranges of a text, with no entities yet."""
