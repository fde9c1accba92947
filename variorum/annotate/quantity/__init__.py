"""Numbers and units as they are printed: words and digits in, values out."""
