/** Reads and changes the filters in the address of a list. Filters from Strapi's own dialog stay as they are. */

/** For each type with a month: the field that gives the month, and whether the field is a day. */
export const MONTH_FIELDS: Readonly<Record<string, { readonly field: string; readonly isDay: boolean }>> = {
  'api::activity.activity': { field: 'startDate', isDay: true },
  'api::story.story': { field: 'reportMonth', isDay: false },
  'api::progress-update.progress-update': { field: 'month', isDay: false },
  'api::stated-figure.stated-figure': { field: 'month', isDay: false },
};

type Condition = Readonly<Record<string, unknown>>;

export interface ListQuery {
  readonly filters?: { readonly $and?: readonly Condition[] };
}

const conditionsOf = ({ filters }: ListQuery): readonly Condition[] => filters?.$and ?? [];

const isObject = (value: unknown): value is Condition => typeof value === 'object' && value !== null;

/** Replaces the conditions of one key. */
function withCondition(
  query: ListQuery,
  key: string,
  conditions: readonly Condition[],
): ListQuery['filters'] {
  return { ...query.filters, $and: [...conditionsOf(query).filter((one) => !(key in one)), ...conditions] };
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
};

export function monthIn(query: ListQuery, model: string): string | null {
  const of = MONTH_FIELDS[model];
  for (const condition of conditionsOf(query)) {
    const value = of && condition[of.field];
    const found = isObject(value) ? (value.$eq ?? value.$gte) : undefined;
    if (typeof found === 'string' && /^\d{4}-\d{2}/.test(found)) return found.slice(0, 7);
  }
  return null;
}

export function withMonth(query: ListQuery, model: string, month: string | null): ListQuery['filters'] {
  const of = MONTH_FIELDS[model];
  if (of === undefined) return query.filters;
  const { field, isDay } = of;
  // Findings belong to one month: another month drops the filter by findings.
  const others = { filters: withFound(query, null) ?? {} };
  if (month === null) return withCondition(others, field, []);
  return withCondition(
    others,
    field,
    isDay
      ? [{ [field]: { $gte: `${month}-01` } }, { [field]: { $lte: lastDayOf(month) } }]
      : [{ [field]: { $eq: month } }],
  );
}

/** No entry has this id: if nothing is found, the list is empty. */
const NOTHING = '-';
/** The server refuses longer lists. */
export const MOST_FOUND = 100;

export const isFound = (query: ListQuery): boolean =>
  conditionsOf(query).some(({ documentId }) => isObject(documentId) && '$in' in documentId);

export const withFound = (query: ListQuery, documentIds: readonly string[] | null): ListQuery['filters'] =>
  withCondition(
    query,
    'documentId',
    documentIds === null
      ? []
      : [{ documentId: { $in: documentIds.length === 0 ? [NOTHING] : documentIds.slice(0, MOST_FOUND) } }],
  );
