// name: blocking
// summary: What a node cannot open without: its direct dependencies that block.
// params: id: node
// returns: id: text, kind: text, name: text, nature: text, basis: text
// backends: all
MATCH (x:Node {id: $id, load: $load})-[r:DEPENDS_ON]->(y:Node {load: $load})
WHERE r.blocking = true
RETURN y.id AS id, y.kind AS kind, y.name AS name, r.nature AS nature, r.basis AS basis
ORDER BY id, nature
