"""What entities of Wikidata say, from their JSON to facts."""
