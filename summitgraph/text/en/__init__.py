"""English registers of visits and trips: who met whom, at which summit, on which day, in one row's few words."""
