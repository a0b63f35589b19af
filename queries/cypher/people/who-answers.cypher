// name: who-answers
// summary: The organizations that steer or operate a node, and who leads them there.
// params: id: node
// returns: id: text, name: text, role: text, led_by: text
// backends: all
MATCH (x:Node {id: $id, load: $load})<-[r:STEERS|OPERATES]-(o:Node {load: $load})
RETURN o.id AS id, o.name AS name, r.kind AS role, r.led_by AS led_by
ORDER BY role, id
