// Observable Plot in the page's type and colours: an attachment that draws the options into its element. The drawing is
// one image to a screen reader (its text is `label`); links in it are for the pointer, the table beside it for the keyboard.
import * as Plot from '@observablehq/plot';

export { Plot };

export function draw(options, label) {
  return (element) => {
    const marks = options.marks.flat(Infinity).filter(Boolean);
    const chart = Plot.plot({ style: 'font-family:var(--sans);color:var(--ink2);background:none;overflow:visible', className: 'chart', ...options, marks });
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', label);
    for (const link of chart.querySelectorAll('a')) link.setAttribute('tabindex', '-1');
    element.replaceChildren(chart);
  };
}

// Round ticks of a share axis from 0: at most five, the top one with its unit.
export function shareTicks(highest) {
  const step = highest > 0.8 ? 0.25 : highest > 0.4 ? 0.2 : highest > 0.2 ? 0.1 : 0.05;
  const top = Math.max(step, Math.ceil(highest / step - 1e-9) * step);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  return { top, ticks, format: (t) => Math.round(t * 100) + (Math.abs(t - top) < 1e-9 ? '%' : '') };
}

// Ends of the axis and up to `most` round years between.
export function yearTicks(from, to, most = 3) {
  if (!(to > from)) return [from];
  const step = [1, 2, 5, 10, 20, 50].find((s) => (to - from) / s <= most) ?? 100;
  const ticks = [];
  for (let year = Math.ceil(from / step) * step; year <= to + 1e-9; year += step) ticks.push(year);
  return ticks.length ? ticks : [Math.round(to)];
}
