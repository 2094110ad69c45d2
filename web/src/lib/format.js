// Numbers and dates as prose writes them: true minus, no-break space between thousands, whole percent, en dash in
// ranges and "to" where a sign is near. The terminal's numbers (src/report/words.cc) follow the same rules.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
// In the page's fonts the no-break space is as wide as a thin space should be, and U+202F hardly seen.
const GAP = '\u00a0';
const MINUS = '\u2212';

export const known = (value) => value !== null && value !== undefined && value !== '' && !Number.isNaN(value);

export function count(value) {
  if (!known(value)) return '–';
  const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, GAP);
  return (value < 0 ? MINUS : '') + digits;
}

export function number(value, digits = 2) {
  if (!known(value)) return '–';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

export function signed(value, digits = 2) {
  const text = number(value, digits);
  return known(value) && value > 0 && Number(value.toFixed(digits)) !== 0 ? '+' + text : text;
}

export const percent = (share) => (known(share) ? Math.round(share * 100) + '%' : '–');
export const points = (share) => (known(share) ? String(Math.round(share * 100)) : '–');

// "30–38" from a measure of shares, "" without an interval.
export const shareRange = (m) => (m && known(m.low) && known(m.high) ? `${points(m.low)}–${points(m.high)}` : '');
// "−0.28 to −0.15"
export const leanRange = (m) => (m && known(m.low) && known(m.high) ? `${signed(m.low)} to ${signed(m.high)}` : '');
// "3.8–4.4" for measures that have no sign
export const plainRange = (m, digits = 1) =>
  m && known(m.low) && known(m.high) ? `${number(m.low, digits)}–${number(m.high, digits)}` : '';

// "1 in 38" below one in ten, else "6 in 10"; "always" and "never" do not exist.
export function oddsWords(odds) {
  if (!known(odds)) return '–';
  if (odds <= 0) return 'not seen before';
  if (odds < 0.1) return `1 in ${count(1 / odds)}`;
  const tenths = Math.min(9, Math.max(1, Math.round(odds * 10)));
  return odds > 0.95 ? `${percent(Math.min(odds, 0.99))}` : `${tenths} in 10`;
}

// "9 May 2025", "May 2025", "2025-Q2", "2025": as exact as what is given.
export function date(iso) {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso ?? '');
  if (!parts) return iso ? String(iso) : 'no date';
  const month = parts[2] ? MONTHS[Number(parts[2]) - 1] : '';
  return [parts[3] ? String(Number(parts[3])) : '', month, parts[1]].filter(Boolean).join(' ');
}

// "9 May 2025" with short months, for tables.
export const shortDate = (iso) => date(iso).replace(/\p{L}{5,}/u, (month) => (/^\d/.test(date(iso)) && MONTHS.includes(month) ? month.slice(0, 3) : month));

export const monthYear = (iso) => date((iso ?? '').slice(0, 7));

export function period({ from, to } = {}) {
  if (!from && !to) return '';
  if (!from) return `to ${monthYear(to)}`;
  if (!to) return `from ${monthYear(from)}`;
  return monthYear(from) === monthYear(to) ? monthYear(from) : `${monthYear(from)} to ${monthYear(to)}`;
}

// Middle of a period as a decimal year, so that years, quarters and months share one axis.
export function periodYear(text) {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return Number(quarter[1]) + (Number(quarter[2]) - 0.5) / 4;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text ?? '');
  if (!parts) return NaN;
  if (!parts[2]) return Number(parts[1]);
  return Number(parts[1]) + (Number(parts[2]) - 1 + (parts[3] ? (Number(parts[3]) - 1) / 31 : 0.5)) / 12;
}

// Names inside drawings, which cannot wrap.
export const cut = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text);

export const plural = (n, one, many = one + 's') => `${count(n)} ${n === 1 ? one : many}`;

export function list(words) {
  if (words.length < 2) return words.join('');
  return words.slice(0, -1).join(', ') + ' and ' + words.at(-1);
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const inWords = (n) => SMALL[n] ?? count(n);
