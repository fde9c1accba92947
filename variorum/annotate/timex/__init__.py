"""A compact grammar of English time expressions: words in, TIMEX3 values and EDTF dates out."""
