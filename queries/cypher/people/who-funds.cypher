// name: who-funds
// summary: The organizations that fund a node or take part in it.
// params: id: node
// returns: id: text, name: text, role: text
// backends: all
MATCH (x:Node {id: $id, load: $load})<-[r:FUNDS|CONTRIBUTES_TO]-(o:Node {load: $load})
RETURN o.id AS id, o.name AS name, r.kind AS role
ORDER BY role, id
