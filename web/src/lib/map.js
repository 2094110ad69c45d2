// The map of leans: crop, labels and the directions of the powers. Only the states in question are filled; a state too
// small to hold its name gets a leader to a free place. Nothing is drawn of disputed lines: one grey for all others.
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { cut } from './format.js';

let features = null;

// Outlines by alpha-3 code.
export function outlines(world) {
  features ??= feature(world, world.objects.countries).features;
  return features;
}

// The largest polygon of a state: where its name belongs (not between mainland and islands).
function mainland(shape) {
  if (shape.geometry.type !== 'MultiPolygon') return shape;
  const parts = shape.geometry.coordinates.map((coordinates) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates } }));
  return parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
}

const overlaps = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

// Cuts the view to the states in question with a margin.
function project(shapes, width, height) {
  const focus = { type: 'FeatureCollection', features: shapes.map(mainland) };
  const [x, y] = geoCentroid(focus);
  const margin = Math.max(54, Math.round(width * 0.1));
  const projection = geoAzimuthalEqualArea().rotate([-x, -y]).precision(0.3);
  projection.fitExtent([[margin, 42], [width - margin, height - 34]], focus);
  return projection.clipExtent([[-4, -4], [width + 4, height + 4]]);
}

// Land as a grid of cells, filled line by line, so that a place is tested by look-up.
const CELL = 4;
function landGrid(shapes, projection, width, height) {
  const columns = Math.ceil(width / CELL), rows = Math.ceil(height / CELL), cells = new Uint8Array(columns * rows);
  for (const shape of shapes) {
    const polygons = shape.geometry.type === 'MultiPolygon' ? shape.geometry.coordinates : [shape.geometry.coordinates];
    for (const polygon of polygons) fillRing(polygon[0].map((point) => projection(point)).filter(Boolean), cells, columns, rows);
  }
  return {
    at: (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : cells[Math.floor(y / CELL) * columns + Math.floor(x / CELL)]),
    part(box) {
      let land = 0, all = 0;
      for (let x = box.x; x <= box.x + box.w; x += 6) for (let y = box.y; y <= box.y + box.h; y += 6) { land += this.at(x, y); all++; }
      return land / all;
    },
  };
}

function fillRing(ring, cells, columns, rows) {
  for (let row = 0; row < rows; row++) {
    const y = (row + 0.5) * CELL, cuts = [];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[j];
      if (ay > y !== by > y) cuts.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
    }
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const from = Math.max(0, Math.ceil(cuts[k] / CELL - 0.5)), to = Math.min(columns - 1, Math.floor(cuts[k + 1] / CELL - 0.5));
      if (from <= to) cells.fill(1, row * columns + from, row * columns + to + 1);
    }
  }
}

// A place for the name on the state's own land: the middle, or the nearest spot where most of the box is land.
function insideBox(shape, path, text, taken, width, height) {
  const main = mainland(shape), [cx, cy] = path.centroid(main), grid = landGrid([main], path.projection(), width, height);
  let best = null, score = 0;
  for (let dx = -72; dx <= 72; dx += 6) for (let dy = -48; dy <= 48; dy += 6) {
    const box = { x: cx + dx - text.w / 2, y: cy + dy - text.h / 2, w: text.w, h: text.h };
    if (taken.some((other) => overlaps(box, other))) continue;
    const land = grid.part(box), value = land - Math.hypot(dx, dy) / 300;
    if (land >= 0.72 && value > score) [best, score] = [box, value];
  }
  return best;
}

const turnOf = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const crosses = ([a, b], [c, d]) => turnOf(a, b, c) !== turnOf(a, b, d) && turnOf(c, d, a) !== turnOf(c, d, b);
const sides = ({ x, y, w, h }) => [[[x, y], [x + w, y + h]], [[x + w, y], [x, y + h]]];

// The best free place around the state: near, off the filled land, its leader crossing neither leaders nor names.
function besideBox(at, text, taken, land, leaders, width, height) {
  let best = null;
  for (let far = 34; far < 240; far += 12) {
    for (let turn = 0; turn < 360; turn += 15) {
      const x = at[0] + far * Math.cos((turn * Math.PI) / 180), y = at[1] + far * Math.sin((turn * Math.PI) / 180);
      const side = x >= at[0] ? 1 : -1;
      const box = { x: side > 0 ? x : x - text.w, y: y - text.h / 2, w: text.w, h: text.h };
      if (box.x < 4 || box.x + box.w > width - 4 || box.y < 4 || box.y + box.h > height - 4) continue;
      if (taken.some((other) => overlaps(box, other))) continue;
      const leader = [at, [x, y]];
      const cost = far + 260 * land.part(box) + 150 * leaders.filter((other) => crosses(leader, other)).length +
        120 * taken.filter((other) => sides(other).some((diagonal) => crosses(leader, diagonal))).length + 30 * Math.abs(Math.sin((turn * Math.PI) / 180));
      if (!best || cost < best.cost) best = { box, side, leader, cost };
    }
  }
  return best;
}

const letters = (text, size) => text.length * size * 0.54;

// Where each power lies when it is not on the map: a word at the edge, with an arrow.
function directions(world, powers, codes, projection, width, height) {
  const CAPITAL_OF_BLOC = { EU: [4.35, 50.85] };
  const list = [];
  for (const power of powers) {
    if (codes.has(power.code)) continue;
    const shape = outlines(world).find((f) => f.id === power.code);
    const where = CAPITAL_OF_BLOC[power.code] ?? (shape && geoCentroid(mainland(shape)));
    if (!where) continue;
    const [lambda, phi] = projection.rotate();
    const bearing = bearingTo([-lambda, -phi], where);
    list.push({ power, bearing });
  }
  return placeAtEdges(list, width, height);
}

// Compass direction on a flat map, as readers think of it (a great circle would send Kazakhstan to the USA over the pole).
function bearingTo([x0, y0], [x1, y1]) {
  const r = Math.PI / 180, east = ((x1 - x0 + 540) % 360) - 180;
  return (Math.atan2(east * Math.cos(((y0 + y1) / 2) * r), y1 - y0) / r + 360) % 360;
}

function placeAtEdges(list, width, height) {
  const edges = { n: [], e: [], s: [], w: [] };
  for (const item of list) {
    const b = item.bearing;
    edges[b < 40 || b >= 335 ? 'n' : b < 140 ? 'e' : b < 220 ? 's' : 'w'].push(item);
  }
  const out = [];
  edges.w.sort((a, b) => b.bearing - a.bearing);
  edges.e.sort((a, b) => a.bearing - b.bearing);
  edges.w.forEach((item, i) => out.push({ ...item, x: 10, y: height * 0.34 + i * 18, anchor: 'start', text: `← ${cut(item.power.name, 14)}` }));
  edges.e.forEach((item, i) => out.push({ ...item, x: width - 10, y: height * 0.46 + i * 18, anchor: 'end', text: `${cut(item.power.name, 14)} →` }));
  edges.n.forEach((item, i) => out.push({ ...item, x: width / 2 + (i - (edges.n.length - 1) / 2) * 110, y: 22, anchor: 'middle', text: `↑ ${cut(item.power.name, 14)}` }));
  edges.s.forEach((item, i) => out.push({ ...item, x: width / 2 + (i - (edges.s.length - 1) / 2) * 110, y: height - 14, anchor: 'middle', text: `↓ ${cut(item.power.name, 14)}` }));
  return out.map((item) => ({ ...item, box: edgeBox(item) }));
}

function edgeBox({ x, y, anchor, text }) {
  const w = letters(text, 13);
  return { x: anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2, y: y - 13, w, h: 18 };
}

// entries: [{ code, lines: ["Kazakhstan", "−0.21"] }]. Returns paths and label places; null when too few outlines are known.
export function layout(world, entries, powers, width, height) {
  const shapes = entries.map((entry) => outlines(world).find((f) => f.id === entry.code));
  const found = shapes.filter(Boolean);
  if (found.length === 0) return null;
  const projection = project(found, width, height), path = geoPath(projection).digits(1);
  const codes = new Set(entries.map((entry) => entry.code));
  const arrows = directions(world, powers, codes, projection, width, height);
  const taken = arrows.map((arrow) => arrow.box);
  const land = landGrid(found, projection, width, height);
  const crowded = entries.length > 14;
  const placed = entries.map((entry, i) => ({ entry, shape: shapes[i] })).filter((item) => item.shape).map(({ entry, shape }) => {
    const lines = crowded ? [entry.code] : entry.lines;
    const text = { w: Math.max(...lines.map((line) => letters(line, 13))) + 6, h: crowded ? 18 : 42 };
    return { entry, shape, lines, text, at: path.centroid(mainland(shape)), size: path.area(mainland(shape)) };
  });
  // Names on land first, small states before large ones, which have more places.
  for (const item of [...placed].sort((a, b) => a.size - b.size)) {
    item.box = insideBox(item.shape, path, item.text, taken, width, height);
    item.inside = item.box !== null;
    if (item.inside) taken.push(item.box);
  }
  const leaders = [];
  for (const item of placed.filter((p) => !p.inside)) {
    item.beside = besideBox(item.at, item.text, taken, land, leaders, width, height);
    if (!item.beside) continue;
    taken.push(item.beside.box);
    leaders.push(item.beside.leader);
  }
  return {
    others: path({ type: 'FeatureCollection', features: outlines(world).filter((f) => !codes.has(f.id)) }),
    arrows,
    states: placed.map((item) => ({ ...item, d: path(item.shape), tiny: path.area(item.shape) < 40 })),
    without: entries.filter((_, i) => !shapes[i]).map((entry) => entry.code),
  };
}
