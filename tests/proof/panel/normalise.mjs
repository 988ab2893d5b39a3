/**
 * Removes everything from recorded requests that differs from run to run. A request is then its method, its path
 * with placeholders, its query and the shape of its body. Requests that are equal in all of these count as one.
 */
import { URLSearchParams } from 'node:url';

const DOCUMENT_ID = /\b[a-z][a-z0-9]{23}\b/g;
const TIME = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;
/** Query keys whose value is the id of something. */
const IDS = /^(?:id|documentId|programme|idsToInclude|idsToOmit)\b/;

const withoutIds = (text) => text.replaceAll(DOCUMENT_ID, '{documentId}').replaceAll(TIME, '{time}');

const pathOf = (path) => withoutIds(decodeURIComponent(path)).replaceAll(/\/\d+(?=\/|$)/g, '/{id}');

const valueOf = (key, value) => (IDS.test(key) && /^\d+$/.test(value) ? '{id}' : withoutIds(value));

/** Keys of lists are equal at every place: `idsToOmit[3]` is `idsToOmit[]`. */
const keyOf = (key) => (/^\w+\[\d+\]$/.test(key) ? key.replace(/\d+/, '') : key);

/** The types in a body: a string for a plain value, a list of the shapes of its members, an object of shapes. */
function shapeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.map(shapeOf).reduce(merged)];
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [withoutIds(key), shapeOf(value[key])]),
  );
}

/** One shape for both: if a value is sometimes missing, or of another type, both are named. */
function merged(one, other) {
  if (one === undefined || JSON.stringify(one) === JSON.stringify(other)) return other;
  if (other === undefined) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === 0 || other.length === 0 ? [...one, ...other] : [merged(one[0], other[0])];
  }
  const isObject = (shape) => typeof shape === 'object' && !Array.isArray(shape);
  if (isObject(one) && isObject(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    return Object.fromEntries(keys.map((key) => [key, merged(one[key], other[key])]));
  }
  const names = (shape) =>
    typeof shape === 'string' ? shape.split(' or ') : [isObject(shape) ? 'object' : 'list'];
  return [...new Set([...names(one), ...names(other)])].sort().join(' or ');
}

function normalise({ method, path, query, body }) {
  const values = {};
  for (const [key, value] of new URLSearchParams(query)) values[keyOf(key)] = valueOf(key, value);
  return {
    method,
    path: pathOf(path),
    query: Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(body?.json === undefined ? {} : { json: shapeOf(body.json) }),
    ...(body?.form === undefined ? {} : { form: [...body.form].sort() }),
  };
}

/** The identity of a request: two requests with the same one count as equal. */
export const identityOf = ({ method, path, query }) => `${method} ${path} ${Object.keys(query).join(' ')}`;

/** Each request once, with the shape of all its bodies, in a fixed order. */
export function distinct(requests) {
  const known = new Map();
  const sorted = requests
    .map(normalise)
    .map((request) => ({ request, text: JSON.stringify(request) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  for (const { request } of sorted) {
    const identity = identityOf(request);
    const before = known.get(identity);
    if (before === undefined) known.set(identity, request);
    else if (request.json !== undefined) before.json = merged(before.json, request.json);
  }
  return [...known.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
}
