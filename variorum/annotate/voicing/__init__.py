"""What marks the reporter's own voice: the words that do, and the grammar that they need."""
