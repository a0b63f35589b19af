// The legend, drawn with the same strokes as the picture.
import { drawBox, drawSign } from "./outlines.js";
import { make } from "./elements.js";

const WIDTH = 28;
const HEIGHT = 18;

// page: its ink, face and ground. change: what a click on a line that is a filter does with its code.
export function legendItems(entries, page, change) {
  return entries.map((entry) => {
    const item = make("li");
    const sample = { state: stateSample, kind: kindSample, line: lineSample, focus: focusSample }[entry.group];
    const parts = [canvas((ctx) => sample(ctx, entry.look, page)), make("span", {}, entry.text)];
    if (!entry.is_filter) {
      item.append(...parts);
      return item;
    }
    const filter = make("button", { type: "button", "aria-pressed": String(entry.is_shown), "data-code": entry.code });
    filter.append(...parts);
    filter.onclick = () => change(entry.code);
    item.append(filter);
    return item;
  });
}

function canvas(paint) {
  const density = Math.max(2, globalThis.devicePixelRatio || 1);
  const element = make("canvas", { width: WIDTH * density, height: HEIGHT * density, "aria-hidden": "true" });
  const ctx = element.getContext("2d");
  ctx.scale(density, density);
  paint(ctx);
  return element;
}

function kindSample(ctx, look) {
  drawBox(ctx, { x: WIDTH / 2, y: HEIGHT / 2 + 1, width: WIDTH - 6, height: HEIGHT - 5, ...look }, { thickness: 1.3, unit: 0.6 });
}

function stateSample(ctx, look, page) {
  kindSample(ctx, look);
  const middle = { x: WIDTH / 2 - 2.8, y: HEIGHT / 2 + 1, width: 0, height: 0 };
  drawSign(ctx, { ...look, ...middle }, look.sign, page, 5.6);
}

function focusSample(ctx, _look, { ink }) {
  ctx.strokeStyle = ink;
  ctx.lineWidth = 3;
  ctx.beginPath();
  ctx.roundRect(3, 3.5, WIDTH - 6, HEIGHT - 6, 4);
  ctx.stroke();
}

function lineSample(ctx, { colour, head, tail, dashes, width = 1.6 }) {
  const y = HEIGHT / 2;
  const end = WIDTH - 2;
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dashes.map((dash) => dash * 0.7));
  ctx.beginPath();
  ctx.moveTo(2, y);
  ctx.lineTo(head ? end - 6 : end, y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (tail) {
    ctx.beginPath();
    ctx.arc(4, y, 3, 0, 2 * Math.PI);
    ctx.fill();
  }
  if (!head) return;
  ctx.beginPath();
  ctx.moveTo(end - 9, y - 4);
  ctx.lineTo(end, y);
  ctx.lineTo(end - 9, y + 4);
  if (head === "vee") ctx.lineTo(end - 6, y);
  ctx.fill();
}
