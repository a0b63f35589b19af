// name: inferred
// summary: The dependencies and deliveries that rest on inference alone.
// params:
// returns: source: text, relation: text, nature: text, target: text
// backends: all
MATCH (a:Node {load: $load})-[r:DEPENDS_ON|DELIVERS]->(b:Node {load: $load})
WHERE r.basis = 'inferred'
RETURN a.id AS source, r.kind AS relation, r.nature AS nature, b.id AS target
ORDER BY source, relation, nature, target
