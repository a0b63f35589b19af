// Where things stood when the page was left, so that they stand there again when it is opened.

const KEPT = new Map(); // component's key -> layout, places and what was seen

export function keep({ data, shape, network, camera, places: { held, pinned } }) {
  KEPT.set(data.key, { shape, places: network.getPositions(), seen: camera.seen, held, pinned });
}

// Puts everything back where the layout is still the same; tells whether it did.
export function recall({ data, shape, boxes, network, camera, places }) {
  const kept = KEPT.get(data.key);
  if (!kept || kept.shape !== shape) return false;
  for (const [id, { x, y }] of Object.entries(kept.places)) if (boxes.has(id)) network.moveNode(id, x, y);
  Object.assign(places, { held: kept.held, pinned: kept.pinned });
  if (kept.seen) camera.restore(kept.seen);
  return true;
}
