// Documents, independent accounts, mentions and quotations by source and language.

MATCH (document:Document)
OPTIONAL MATCH (document)-[said:SOURCE]->(source) WHERE said.plain IS NULL
WITH document, source, [key IN keys(source) WHERE key STARTS WITH 'label_' | source[key]] AS labels
UNWIND CASE WHEN source IS NULL THEN [''] WHEN labels = [] THEN [source.iri] ELSE labels END AS name
OPTIONAL MATCH (document)-[:REPEATS]->(repeated)
WITH document, name, CASE WHEN repeated IS NULL THEN
       CASE WHEN document.iri CONTAINS '/source/'
            THEN split(document.iri, '/source/')[0] + '/source/' + split(split(document.iri, '/source/')[1], '/')[0]
            ELSE document.iri END
     END AS account
OPTIONAL MATCH (mention)-[:IN_DOCUMENT]->(document)
RETURN name AS source, coalesce(document.language, '') AS language, count(DISTINCT document) AS documents,
       count(DISTINCT account) AS independent,
       count(CASE WHEN mention:MeetingMention THEN 1 END) AS meetings,
       count(CASE WHEN mention:AgreementMention THEN 1 END) AS agreements,
       count(CASE WHEN mention:Remark THEN 1 END) AS remarks, count(CASE WHEN mention.direct THEN 1 END) AS quotations
