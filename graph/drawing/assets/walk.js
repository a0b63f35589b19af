// Where an arrow key leads: along the picture's arrows to what is linked, across them to what stands beside.

const SAME_LAYER = 60; // pixels along the arrows within which two boxes stand beside each other

// places: Map of id to {x, y}; linked: Set of ids. Returns an id, or null where nothing lies that way.
export function next(from, key, { places, linked, orientation }) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  const isAlong = (orientation === "right") === (dx !== 0);
  const here = places.get(from);
  let best = null;
  for (const [id, there] of places) {
    const ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    if (id === from || ahead < 5) continue;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    const isPreferred = isAlong ? linked.has(id) : aside < SAME_LAYER;
    const cost = (isPreferred ? 0 : 1e6) + (isAlong ? ahead + aside : ahead + 3 * aside);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best && best.id;
}
