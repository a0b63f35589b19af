// The whole picture as one PNG, at rest: for the clipboard, or as a file where there is none.
import { bandOf } from "./camera.js";
import { make } from "./elements.js";
import { paintBox, paintLines, paintStoreys } from "./painter.js";

const MARGIN = 24;
const DENSITY = 2;
const LARGEST = 8000; // pixels of a side: more, and browsers give an empty picture

// Whether it is on the clipboard; where that is not allowed it is saved instead. view: see graph_view.js.
export async function copy(view) {
  const picture = still(view);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    save(await picture);
    return false;
  }
}

export function still(view) {
  const boxes = [...view.boxes.values()].map((node) => [node, view.boxAt(node.id)]);
  const bands = view.storeys.map(bandOf).map(({ x, y, size: [width, height] }) => ({ x, y, width, height }));
  const frame = around([...boxes.map(([, box]) => box), ...bands], [...view.routes.values()]);
  const density = Math.min(DENSITY, LARGEST / Math.max(frame.width, frame.height));
  const canvas = make("canvas", { width: Math.round(frame.width * density), height: Math.round(frame.height * density) });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = view.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.scale(density, density);
  ctx.translate(-frame.left, -frame.top);
  const atRest = { routes: view.routes, isRight: view.isRight, weightOf: () => 1, boxAt: (id) => view.boxAt(id) };
  paintStoreys(ctx, view.storeys, view.face);
  paintLines(ctx, [...view.lines.values()], atRest);
  boxes.forEach(([node, box]) => paintBox(ctx, node, box, view, {}));
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

function around(boxes, routes) {
  const points = routes.flatMap((route) => route?.curves.flat() ?? []);
  const [left, right] = span([...boxes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]), ...points.map(({ x }) => x)]);
  const [top, bottom] = span([...boxes.flatMap(({ y, height }) => [y - height / 2, y + height / 2]), ...points.map(({ y }) => y)]);
  return { left: left - MARGIN, top: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}

function span(numbers) {
  if (!numbers.length) return [0, 0];
  return numbers.reduce(([least, most], number) => [Math.min(least, number), Math.max(most, number)], [Infinity, -Infinity]);
}

export function save(blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: "socle.png" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
