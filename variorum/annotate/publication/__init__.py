"""When a report was published: what it states, what settles an ambiguous date, and what it reports at the latest."""
