// What every part needs to know of the page it stands in: the data, painted powers, names, and how to open evidence.
import { getContext, setContext } from 'svelte';
import { paint } from './colour.js';

const KEY = Symbol('steelyard');

export function provide(brief, panel) {
  const powers = paint(brief.powers ?? []);
  const names = { ...(brief.names ?? {}) };
  for (const actor of [...(brief.states ?? []), ...powers]) names[actor.code] = actor.name;
  const context = {
    brief, powers, panel,
    power: (code) => powers.find((power) => power.code === code),
    name: (code) => names[code] ?? code ?? '',
    // "KAZ/GOV" → "Kazakhstan"
    actorName: (actor) => names[actor?.code] ?? names[actor?.country] ?? actor?.name ?? actor?.code ?? '',
  };
  setContext(KEY, context);
  return context;
}

export const use = () => getContext(KEY);
