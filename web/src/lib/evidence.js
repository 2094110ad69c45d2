// What is under a number. A measure's `ev` is a key of brief.evidence, an event id, or a list of event ids; the page
// addresses all three as #ev/…, so that an open figure can be sent as a link.

export function reference(ev) {
  if (!ev || (Array.isArray(ev) && ev.length === 0)) return '';
  return '#ev/' + (Array.isArray(ev) ? ev : [ev]).map(encodeURIComponent).join(',');
}

// The key or ids named by an address, or null.
export function fromHash(hash) {
  if (!hash?.startsWith('#ev/')) return null;
  try {
    return hash.slice(4).split(',').map(decodeURIComponent);
  } catch {
    return null;
  }
}

const newestFirst = (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);

function withSentence(brief, id) {
  const event = brief.events?.[id];
  if (!event) return null;
  const sentence = brief.sentences?.[event.sentence];
  return { id, ...event, said: sentence, document_data: brief.documents?.[sentence?.document] };
}

// { title, value, made, events, quotes, total }, whatever was named; null when nothing is there.
export function resolve(brief, names) {
  const entry = names.length === 1 ? brief.evidence?.[names[0]] : null;
  const ids = entry ? (entry.events ?? []) : names;
  const events = ids.map((id) => withSentence(brief, id)).filter(Boolean);
  const quotes = (entry?.quotes ?? []).map((quote) => {
    const said = brief.sentences?.[quote.sentence];
    return said && { ...quote, said, document_data: brief.documents?.[said.document] };
  }).filter(Boolean);
  if (!entry && events.length === 0) return null;
  return {
    title: entry?.title ?? (events.length === 1 ? '' : 'Sentences'),
    value: entry?.value,
    made: entry?.made,
    events: [...events].sort(newestFirst),
    quotes,
    total: Math.max(entry?.total ?? 0, events.length),
  };
}

// "consult 120, visit 41": the acts most often seen, in words.
export function mostly(events, places = 3) {
  const counts = new Map();
  for (const event of events) {
    const name = event.action?.name ?? event.action?.cameo;
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, places);
}
