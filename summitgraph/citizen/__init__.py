"""What makes a site a good citizen of the web of data: every IRI leads somewhere, to people and to programs."""
