// name: said-by-the-project
// summary: The dependencies and deliveries that the project's brief states and no document does.
// params:
// returns: source: text, relation: text, nature: text, target: text
// backends: all
MATCH (a:Node {load: $load})-[r:DEPENDS_ON|DELIVERS]->(b:Node {load: $load})
WHERE r.basis = 'brief'
RETURN a.id AS source, r.kind AS relation, r.nature AS nature, b.id AS target
ORDER BY source, relation, nature, target
