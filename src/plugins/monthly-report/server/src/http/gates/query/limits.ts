/**
 * The limits of one query. Each row has a number, and the sentence for a caller who asks for more. The numbers come
 * from `npm run bench -- queries`, which looks for the most expensive query that passes.
 */
export interface Limit {
  readonly most: number;
  /** `{most}` stands for the number. */
  readonly sentence: string;
}

export const LIMITS = {
  bytes: { most: 4096, sentence: 'A query has at most {most} bytes.' },
  parameters: { most: 200, sentence: 'A query has at most {most} parameters.' },
  levels: {
    most: 4,
    sentence: 'A path follows at most {most} relations, one after another.',
  },
  sameRelation: {
    most: 1,
    sentence: 'A path follows the same relation at most {most} time.',
  },
  relations: {
    most: 20,
    sentence:
      'A query follows at most {most} relations in all: those of "filters", "sort" and "populate", and each that "*" stands for.',
  },
  joinedRelations: {
    most: 3,
    sentence:
      'The filters and the sort of a query follow at most {most} relations together; one to several entries counts as two, and so does one in the sort.',
  },
  joinedRelationsInPanel: {
    most: 6,
    sentence:
      'The filters and the sort of a list follow at most {most} relations together; one to several entries counts as two, and so does one in the sort.',
  },
  costlyParts: {
    most: 1,
    sentence:
      'A query has at most {most} of these: a filter by a relation to several entries, a sort by a relation, a search with "_q".',
  },
  /** Editors sort a list by a relation and search it at the same time. */
  costlyPartsInPanel: {
    most: 2,
    sentence:
      'A list has at most {most} of these: a filter by a relation to several entries, a sort by a relation, a search.',
  },
  sortedRelations: {
    most: 1,
    sentence: 'The sort of a query follows at most {most} relation, and only to a single entry.',
  },
  conditions: {
    most: 20,
    sentence: 'The filters of a query have at most {most} conditions; a list of values under $in is one.',
  },
  textConditions: {
    most: 5,
    sentence:
      'The filters of a query search text at most {most} times: $contains, $startsWith, $endsWith, $eqi and the like; "_q" counts as three.',
  },
  joinsAndTexts: {
    most: 5,
    sentence:
      'The relations and the text searches of the filters, the sort and "_q" are at most {most} together; a relation to several entries or in the sort counts as two, "_q" as three.',
  },
  values: { most: 100, sentence: 'A list of values in a filter has at most {most} values.' },
  sortKeys: { most: 5, sentence: 'A query is sorted by at most {most} fields.' },
  pageSize: { most: 100, sentence: 'A page has at most {most} entries.' },
  skipped: { most: 1_000_000_000, sentence: 'A query skips at most {most} entries.' },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof LIMITS;

/** The rows with the type of the table, not with the literal type of each row. */
const ROWS: Readonly<Record<LimitName, Limit>> = LIMITS;

export const isOver = (name: LimitName, used: number): boolean => used > ROWS[name].most;

export const sentenceOf = (name: LimitName): string =>
  ROWS[name].sentence.replace('{most}', String(ROWS[name].most));
