// Where everything of a steelyard stands. The drawing is true: the beam turns by 40° × lean, a power hangs at its arm, a
// weight is as long as its share. Only weights that would cover one another are moved apart, on bent hangers.
import { known, points, shareRange, signed } from './format.js';

const TURN = 40 * (Math.PI / 180);

const SIZES = {
  large: { width: 700, pivot: [350, 204], half: 262, reach: 274, dial: 158, tick: [5, 10], arc: 18, hanger: 22, drop: 2.5,
    weight: 36, slot: 15.5, bar: 4, label: 19, line: [17, 17], beam: 5, hub: 7, tongue: 2, dots: 6.5, dotRadius: 127, clear: 44 },
  middle: { width: 350, pivot: [175, 136], half: 142, reach: 149, dial: 84, tick: [4, 7], arc: 12, hanger: 14, drop: 2,
    weight: 24, slot: 9.5, bar: 3, label: 16, line: [15, 14], beam: 3.5, hub: 5, tongue: 1.5, dots: 4.5, dotRadius: 64, clear: 32 },
  small: { width: 256, pivot: [128, 82], half: 104, reach: 110, dial: 58, tick: [3, 5], arc: 8, hanger: 9, drop: 1.5,
    weight: 15, slot: 7, bar: 3, label: 14, line: [13, 12], beam: 3, hub: 5, tongue: 1.4, dots: 0, dotRadius: 0, clear: 22 },
};

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// Moves sorted centres apart until neighbours are `gap` from each other, as little as can be.
export function spread(centres, gap) {
  const groups = centres.map((at, i) => ({ first: i, count: 1, sum: at }));
  const start = (g) => g.sum / g.count - ((g.count - 1) * gap) / 2;
  for (let i = 1; i < groups.length;) {
    const [a, b] = [groups[i - 1], groups[i]];
    if (start(b) - (start(a) + (a.count - 1) * gap) >= gap - 1e-9) { i++; continue; }
    a.sum += b.sum;
    a.count += b.count;
    groups.splice(i, 1);
    i = Math.max(1, i - 1);
  }
  return groups.flatMap((g) => Array.from({ length: g.count }, (_, k) => start(g) + k * gap));
}

function weights(row, powers, s, at) {
  const hung = powers.filter((power) => known(row.shares?.[power.code]?.v) && known(power.arm))
    .sort((a, b) => a.arm - b.arm);
  const beamX = hung.map((power) => at(power.arm)[0]);
  const xs = spread(beamX, s.clear);
  return hung.map((power, i) => {
    const share = row.shares[power.code];
    const [x0, y0] = at(power.arm);
    const top = y0 + s.drop + s.hanger;
    const perShare = s.slot * 20;
    const low = (share.low ?? share.v) * perShare, high = (share.high ?? share.v) * perShare;
    const slots = [];
    for (let y = s.slot; y <= low; y += s.slot) slots.push(top + y);
    return {
      power, share, x: xs[i], x0, y0: y0 + s.drop, top, low, pale: high - low, estimate: top + share.v * perShare, slots,
      label: top + high + s.label, end: top + high + s.label + s.line[0] + (s.dots ? s.line[1] : 0),
    };
  });
}

function ticks(s, polar) {
  const long = s.tick[1], list = [];
  for (let i = -10; i <= 10; i++) {
    const lean = i / 10, major = i % 5 === 0;
    if (s.width < 700 && i % 2 !== 0 && !major) continue;
    list.push({ from: polar(lean, s.dial), to: polar(lean, s.dial + (major ? long : s.tick[0])), lean, major,
      text: polar(lean, s.dial + long + 9) });
  }
  return list;
}

// Under the hub when nothing hangs there, else above the sinking arm, where nothing ever is.
function leanPlace(hung, s, turn, lean) {
  const [px, py] = s.pivot, half = s.width >= 700 ? 46 : 38, top = py + s.hub + 8, bottom = top + 44;
  const free = hung.every((w) => Math.abs(w.x - px) > half + s.weight / 2 + 4 || w.end < top || w.top - s.hanger > bottom);
  if (free) return { x: px, y: py + 34 * (s.width / 700 + 1) / 2 + (s.width < 700 ? 2 : 0), anchor: 'middle' };
  const up = s.width >= 700 ? 54 : 40, side = lean < 0 ? -1 : 1;
  return { x: px + side * (up * Math.abs(Math.tan(turn)) + 14), y: py - up + 14, anchor: side < 0 ? 'end' : 'start' };
}

function wedge(measure, s, angle) {
  if (!known(measure?.low) || !known(measure?.high)) return '';
  const [px, py] = s.pivot, r = s.half;
  const end = (lean, side) => [px + side * r * Math.cos(angle(lean)), py + side * r * Math.sin(angle(lean))];
  return [1, -1].map((side) => {
    const a = end(measure.low, side), b = end(measure.high, side);
    return `M${px},${py}L${a}A${r},${r} 0 0 1 ${b}Z`;
  }).join('');
}

export function steelyard(row, powers, size) {
  const s = SIZES[size], lean = row.lean?.v ?? 0;
  const angle = (value) => TURN * clamp(value, -1, 1);
  const turn = angle(lean);
  const [px, py] = s.pivot;
  const polar = (value, r) => [px + r * Math.sin(angle(value)), py - r * Math.cos(angle(value))];
  const at = (arm) => [px + arm * s.half * Math.cos(turn), py + arm * s.half * Math.sin(turn)];
  const hung = weights(row, powers, s, at);
  const beam = [-1, 1].map((side) => [px + side * s.reach * Math.cos(turn), py + side * s.reach * Math.sin(turn)]);
  const dots = s.dots ? ['signal', 'substance'].filter((side) => known(row[side]?.v)).map((side) => ({
    side, measure: row[side], at: polar(row[side].v, s.dotRadius) })).sort((a, b) => a.measure.v - b.measure.v) : [];
  const arc = (low, high, r) => `M${polar(low, r)}A${r},${r} 0 0 1 ${polar(high, r)}`;
  return {
    s, lean, hung, beam, dots, ticks: ticks(s, polar),
    dial: arc(-1, 1, s.dial),
    interval: known(row.lean?.low) ? arc(row.lean.low, row.lean.high, s.dial - s.arc / 2) : '',
    wedge: wedge(row.lean, s, angle),
    tongue: [s.pivot, polar(lean, s.dial - 1)],
    leanText: leanPlace(hung, s, turn, lean),
    height: Math.ceil(Math.max(py + (s.dots ? 64 : 40), beam[0][1], beam[1][1], ...hung.map((w) => w.end)) + 6),
  };
}

// The sentence a screen reader hears in place of the drawing.
export function describe(row, powers, name) {
  const shares = powers.filter((power) => known(row.shares?.[power.code]?.v)).map((power) => {
    const share = row.shares[power.code], range = shareRange(share);
    return `${power.name} ${points(share.v)} percent${range ? ` (${range.replace('–', ' to ')})` : ''}`;
  });
  const interval = known(row.lean?.low) ? `, interval ${signed(row.lean.low)} to ${signed(row.lean.high)}` : '';
  return `Steelyard for ${name}: lean ${signed(row.lean?.v)}${interval}; shares ${shares.join(', ')}.`;
}
