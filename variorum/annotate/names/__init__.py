"""The name finder of the parser, trained on for names of the whole world."""
