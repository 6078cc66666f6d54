"""Open data: the tables of `data_set` with the rows of the plans, in the formats of other programs."""
