/** The cost of a query, counted on the query as it was sent, before anything rewrites it. */
import type { Schema } from '../../../strapi/schema';
import { isObject, type Query } from './populate';
import { keepWithin, refuse } from './refusal';
import { leadsToMany, TEXT_OPERATORS, usesOf, type Path, type Reading, type Step, type Uses } from './uses';

/** A query as it was sent: the text after the `?`, and its parsed form. */
export interface SentQuery {
  readonly text: string;
  readonly query: Query;
}

/** The query that a kind of route accepts. */
export interface Accepted {
  /** The keys of its query. Null accepts any flat keys: the route has a query language of its own. */
  readonly keys: readonly string[] | null;
  readonly inPanel?: true;
  /** Values that are accepted unchanged, by key: pages of the panel always send them. */
  readonly exactly?: Readonly<Record<string, unknown>>;
}

const LANGUAGE = ['filters', 'sort', 'fields', 'populate'];
const PAGE_KEYS = ['page', 'pageSize', 'start', 'limit', 'withCount'];
const WHOLE_NUMBER = /^\d{1,15}$/;

/** `_q` searches every text field of an entry, in every row. */
const TEXTS_OF_SEARCH = 3;

/**
 * A relation to several entries multiplies the rows; a relation in the sort makes the database order all rows twice.
 */
const WEIGHT_OF_COSTLY = 2;

const lastOf = (path: Path): Step | undefined => path.at(-1);

/**
 * PostgreSQL cannot store U+0000 or compare with it. No recursion here: values can be nested deeper than the call
 * stack.
 */
export function refuseNul(part: string, value: unknown): void {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && next.includes('\0')) refuse(part, 'text without the character U+0000');
    if (typeof next === 'object' && next !== null)
      for (const [key, inner] of Object.entries(next)) left.push(key, inner);
  }
}

const isFlat = (value: unknown): boolean =>
  [value].flat().every((item) => typeof item === 'string' || item === null);

const isExactly = ({ exactly = {} }: Accepted, key: string, value: unknown): boolean =>
  Object.hasOwn(exactly, key) && JSON.stringify(exactly[key]) === JSON.stringify(value);

function judgeKeys({ query }: SentQuery, accepted: Accepted): void {
  const { keys } = accepted;
  for (const [key, value] of Object.entries(query)) {
    if (keys !== null && !keys.includes(key))
      refuse(key, keys.length === 0 ? 'no query here' : keys.join(', '));
    if (isExactly(accepted, key, value)) continue;
    if (keys === null && LANGUAGE.includes(key)) refuse(key, 'no such key here');
    if (key === '_q' && typeof value !== 'string') refuse('_q', 'one text');
    if (key === 'pagination') judgePagination(value);
    else if (PAGE_KEYS.includes(key)) judgePage(key, value);
    else if (key === 'plugins') judgePlugins(value);
    else if (!LANGUAGE.includes(key) && !isFlat(value)) refuse(key, 'a text, or a list of texts');
  }
}

/** The panel names its language as `plugins[i18n][locale]`. */
function judgePlugins(value: unknown): void {
  const options = isObject(value) ? Object.values(value) : [];
  if (!options.every((option) => isObject(option) && Object.values(option).every(isFlat)))
    refuse('plugins', 'plugins[i18n][locale]');
}

function judgePagination(value: unknown): void {
  if (!isObject(value)) refuse('pagination', PAGE_KEYS.map((key) => `pagination[${key}]`).join(', '));
  for (const [key, inner] of Object.entries(value)) {
    if (!PAGE_KEYS.includes(key)) refuse(`pagination.${key}`, PAGE_KEYS.join(', '));
    judgePage(key, inner);
  }
}

function judgePage(key: string, value: unknown): void {
  if (key === 'withCount') {
    if (typeof value !== 'string') refuse(key, 'true or false');
    return;
  }
  if (typeof value !== 'string' || !WHOLE_NUMBER.test(value)) refuse(key, 'a whole number');
  keepWithin(key === 'pageSize' || key === 'limit' ? 'pageSize' : 'skipped', Number(value));
}

function judgeUses({ relations, conditions, searches }: Uses, inPanel: boolean): void {
  const last = relations.map(lastOf).filter((step) => step !== undefined);
  const filtered = last.filter(({ part }) => part === 'filters');
  const sorted = last.filter(({ part }) => part === 'sort');
  // A relation to several entries has no single value to sort by.
  keepWithin('sortedRelations', sorted.some(leadsToMany) ? Infinity : sorted.length);
  const several = filtered.filter(leadsToMany).length;
  const joined = filtered.length - several + (several + sorted.length) * WEIGHT_OF_COSTLY;
  keepWithin(inPanel ? 'joinedRelationsInPanel' : 'joinedRelations', joined);
  const costly = several + sorted.length + searches;
  keepWithin(inPanel ? 'costlyPartsInPanel' : 'costlyParts', costly);
  const compared = conditions.filter(({ operator }) => TEXT_OPERATORS.includes(operator)).length;
  const texts = compared + searches * TEXTS_OF_SEARCH;
  keepWithin('textConditions', texts);
  // Every row pays for joins and texts. Editors in the panel may search a list that is ordered by a relation.
  if (!inPanel) keepWithin('joinsAndTexts', joined + texts);
}

/** Checks the size of a query before it is read. */
export function judgeSize(text: string): void {
  keepWithin('bytes', Buffer.byteLength(text));
  keepWithin('parameters', text === '' ? 0 : text.split('&').length);
}

/**
 * Refuses a query that is malformed, that has a key that the route does not know, or that costs more than the limits
 * allow.
 *
 * @param schema of the entries that are asked for; null for a route without entries.
 * @returns the parts of the content that the query uses.
 * @throws ValidationError (400) with a sentence that says what is accepted.
 */
export function judgeQuery(
  sent: SentQuery,
  accepted: Accepted,
  schema: Schema | null,
  reading: Reading,
): Uses | null {
  judgeSize(sent.text);
  refuseNul('query', sent.query);
  judgeKeys(sent, accepted);
  if (schema === null) return null;
  const free = Object.fromEntries(
    Object.entries(sent.query).filter(([key, value]) => !isExactly(accepted, key, value)),
  );
  const uses = usesOf(free, schema, reading);
  judgeUses(uses, accepted.inPanel === true);
  return uses;
}
