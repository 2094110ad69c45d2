// On paper a figure cannot be opened: each gets the number of a note, and the notes carry the first sentences.
import { fromHash, resolve } from './evidence.js';

// Numbers the links that will be printed, in the order of the page, and returns the notes. Figures that rest on tables
// alone have no sentence to print and get no number.
export function numberLinks(root, brief) {
  const notes = new Map();
  for (const link of root.querySelectorAll('a.n[href^="#ev/"]')) {
    if (link.closest('details, .panel')) continue;
    const href = link.getAttribute('href');
    if (!notes.has(href)) {
      const entry = resolve(brief, fromHash(href));
      if (![...(entry?.quotes ?? []), ...(entry?.events ?? [])].some((item) => item.said)) continue;
      notes.set(href, { number: notes.size + 1, ...entry });
    }
    link.dataset.e = notes.get(href).number;
  }
  return [...notes.values()];
}
