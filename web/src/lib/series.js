// A row of the timeline as points that Plot can draw.
import { known, percent, periodYear } from './format.js';

export function pointsOf(row, code) {
  const series = row.shares?.[code];
  if (!series) return [];
  return row.periods.map((period, i) => ({
    period, x: periodYear(period), v: series.v[i] ?? NaN, low: series.low?.[i] ?? series.v[i] ?? NaN,
    high: series.high?.[i] ?? series.v[i] ?? NaN, ev: series.ev?.[i], code,
  }));
}

export const lastOf = (points) => points.findLast((point) => known(point.v) && !Number.isNaN(point.v));
export const firstOf = (points) => points.find((point) => known(point.v) && !Number.isNaN(point.v));

export function extent(row) {
  const xs = row.periods.map(periodYear);
  return [xs[0], xs.at(-1)];
}

export function highest(rows) {
  const values = rows.flatMap((row) => Object.values(row.shares ?? {}).flatMap((s) => [...(s.high ?? []), ...s.v]));
  return Math.max(0.1, ...values.filter(known));
}

export function describeLine(name, points) {
  const [first, last] = [firstOf(points), lastOf(points)];
  if (!first) return `${name}: too few events in every period.`;
  return `${name}: ${percent(first.v)} in ${first.period}, ${percent(last.v)} in ${last.period}.`;
}

// Width of one period on the axis.
export function stepOf(row) {
  const xs = row.periods.map(periodYear);
  return xs.length > 1 ? Math.min(...xs.slice(1).map((x, i) => x - xs[i])) : 1;
}
