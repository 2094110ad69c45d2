// Cuts a sentence at the ends of its marks: each piece of text carries the kinds that cover it, so that marks may touch
// or overlap. A span that lies outside of the sentence is dropped.

export function marksOf(event) {
  const marks = [];
  for (const kind of ['source', 'action', 'target']) {
    const part = event[kind];
    if (!part || !Number.isInteger(part.start) || !Number.isInteger(part.end)) continue;
    marks.push({ kind, start: part.start, end: part.end, label: kind === 'action' ? part.cameo : part.code });
  }
  return marks;
}

// Labels stand above the marks and are narrower than words of their length; a label longer than what follows until the
// next one needs room after its mark. In letters of the label.
export function room(list, i, label) {
  let letters = list[i].text.length * 1.35;
  for (let k = i + 1; k < list.length && list[k].opens.length === 0; k++) letters += list[k].text.length * 1.35;
  const follows = list.slice(i + 1).some((piece) => piece.opens.length > 0);
  return follows ? Math.max(0, label.length + 1 - letters) : 0;
}

export function pieces(text, marks) {
  const valid = marks.filter((mark) => mark.start >= 0 && mark.start < mark.end && mark.end <= text.length);
  const cuts = [...new Set([0, text.length, ...valid.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const list = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const over = valid.filter((mark) => mark.start <= cuts[i] && mark.end >= cuts[i + 1]);
    list.push({
      text: text.slice(cuts[i], cuts[i + 1]),
      kinds: over.map((mark) => mark.kind),
      opens: over.filter((mark) => mark.start === cuts[i]),
    });
  }
  return list;
}

// Rich text: "holds [[34%|share-KAZ-RUS]] of" → pieces of plain text and of text with what is under it.
export function richPieces(text) {
  const list = [];
  let at = 0;
  for (const match of String(text ?? '').matchAll(/\[\[([^[\]|]+)\|([^[\]|\s]+)\]\]/g)) {
    if (match.index > at) list.push({ text: text.slice(at, match.index) });
    list.push({ text: match[1], ev: match[2] });
    at = match.index + match[0].length;
  }
  if (at < String(text ?? '').length) list.push({ text: text.slice(at) });
  return list;
}

export const plainText = (rich) => richPieces(rich).map((piece) => piece.text).join('');
