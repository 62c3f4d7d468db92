"""Korean prose: presidential records and news: who met whom, when, where, what was said."""
