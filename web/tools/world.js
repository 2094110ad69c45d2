// The outlines of states as a module: Natural Earth 1:50m (world-atlas), simplified until no line is visibly coarser on a
// map of one region, keyed by ISO 3166-1 alpha-3, so that the page needs no table of codes.
import { createRequire } from 'node:module';
import { quantize } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const KEPT_DETAIL = 0.3;   // least important share of points left out
const GRID = 2e4;          // positions along each axis: 0.02° of longitude
const WITHOUT_NUMBER = { Kosovo: 'XKX' };

function outlines() {
  const world = structuredClone(require('world-atlas/countries-50m.json'));
  const numeric = require('i18n-iso-countries/codes.json');
  const alpha3 = Object.fromEntries(numeric.map(([, code, number]) => [number, code]));
  delete world.objects.land;
  const weighed = presimplify(world);
  const small = quantize(simplify(weighed, quantile(weighed, KEPT_DETAIL)), GRID);
  for (const shape of small.objects.countries.geometries) {
    shape.id = alpha3[shape.id] ?? WITHOUT_NUMBER[shape.properties.name] ?? '';
    delete shape.properties;
  }
  return small;
}

export function world() {
  const name = 'virtual:world';
  return {
    name: 'steelyard-world',
    resolveId: (id) => (id === name ? '\0' + name : undefined),
    load: (id) => (id === '\0' + name ? `export default JSON.parse(${JSON.stringify(JSON.stringify(outlines()))})` : undefined),
  };
}
