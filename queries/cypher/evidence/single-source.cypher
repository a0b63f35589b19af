// name: single-source
// summary: The dependencies and deliveries that one document alone supports.
// params:
// returns: source: text, relation: text, nature: text, target: text, document: text
// backends: all
MATCH (a:Node {load: $load})-[r:DEPENDS_ON|DELIVERS]->(b:Node {load: $load})
WHERE size(r.documents) = 1
UNWIND r.documents AS cited
RETURN a.id AS source, r.kind AS relation, r.nature AS nature, b.id AS target, cited AS document
ORDER BY document, source, relation, nature, target
