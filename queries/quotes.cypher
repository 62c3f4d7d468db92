// Direct quotations with their speaker: the words of the document without the outer marks, and where they stand.

MATCH (remark:Remark {direct: true})-[:IN_DOCUMENT]->(source:Document)
MATCH (remark)-[:FACT]->(fact:Fact {predicate: 'class'})
OPTIONAL MATCH (remark)-[said:SPEAKER]->(person) WHERE said.plain IS NULL
OPTIONAL MATCH (remark)-[told:ISSUE]->(issue) WHERE told.plain IS NULL
WITH remark, source, fact,
     collect(DISTINCT coalesce(person.name_en, person.name_zh_hans, person.name_zh_hant, person.name_ja,
         person.name_ko, person.iri)) AS speaker,
     collect(DISTINCT coalesce(split(issue.iri, '/issue/')[1], '')) AS issues
RETURN source.fileName AS document, speaker, coalesce(fact.quote, '') AS quote, fact.start AS start,
       fact.end AS `end`,
       issues
