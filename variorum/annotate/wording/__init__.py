"""A small trained encoder of sayings: what two wordings of one utterance have in common beyond their words."""
