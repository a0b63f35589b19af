// name: only-by-document
// summary: The dependencies and deliveries that a document alone supports.
// params: document: document
// returns: source: text, relation: text, nature: text, target: text, basis: text
// backends: all
MATCH (a:Node {load: $load})-[r:DEPENDS_ON|DELIVERS]->(b:Node {load: $load})
WHERE size(r.documents) = 1 AND $document IN r.documents
RETURN a.id AS source, r.kind AS relation, r.nature AS nature, b.id AS target, r.basis AS basis
ORDER BY source, relation, nature, target
