/**
 * The body of a form while an entry is typed. The form itself shows errors in its fields, so little is refused here.
 */
import { z } from '@strapi/utils';

import { BESIDE_KINDS, TYPED_KINDS, type BesideKind, type TypedKind } from '../../../../shared/beside';
import { EVENT_STATUSES, LOCALES } from '../../../../shared/vocabulary';
import type { TypedRelation } from '../../checks/store/typed';
import type { Row } from '../../database/rows';
import { toRichText } from '../../entries/store/rich-text';
import { ValidationError } from '../../errors';

const MOST_LISTED = 200;
const LONGEST = 100_000;

const line = z.string().max(LONGEST).nullable();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();
const isBody = (value: unknown): boolean => {
  try {
    toRichText(value);
    return true;
  } catch {
    return false;
  }
};
const body = z.array(z.unknown()).max(LONGEST).nullable().refine(isBody);
const photos = z
  .array(
    z.strictObject({
      file: z
        .strictObject({ id: z.int().min(1), name: z.string().max(LONGEST), alternativeText: line })
        .nullable(),
      alternativeText: line,
      caption: line,
      credit: line,
      consent: z.boolean().nullable(),
    }),
  )
  .max(MOST_LISTED);
const links = z.array(z.strictObject({ group: line.optional(), title: line, url: line })).max(MOST_LISTED);

const FIELDS = {
  activity: {
    ...{ title: line, startDate: day, endDate: day, startTime: line, venue: line, campaign: line, photos },
    kind: z.enum(['single', 'summary']),
    sessions: z.int().min(0).nullable(),
    measurements: z.record(z.string(), z.unknown()).nullable(),
  },
  story: { title: line, slug: line, reportMonth: line, occurredOn: day, body, photos, videoLinks: links },
  'progress-update': {
    ...{ title: line, slug: line, month: line, occurredOn: day, body, photos, links, videoLinks: links },
    ...{ plannedFrom: day, plannedTo: day, newDate: day },
    eventStatus: z.enum(EVENT_STATUSES).nullable(),
  },
  'stated-figure': {
    ...{ month: line, statedBy: line, explanation: line },
    basis: z.enum(['month', 'year-to-date', 'to-date']),
    value: z
      .string()
      .regex(/^\d{1,12}(?:\.\d{1,3})?$/)
      .nullable(),
  },
} as const satisfies Record<TypedKind, Record<string, z.ZodType>>;

const RELATIONS = {
  activity: ['programme', 'partner', 'communities', 'activityType'],
  story: ['programme', 'partner', 'communities', 'activity'],
  'progress-update': ['programme', 'parent'],
  'stated-figure': ['programme', 'indicator'],
} as const satisfies Record<TypedKind, readonly string[]>;

const id = z.string().regex(/^[a-z0-9]{1,64}$/);
const ids = z.array(id).max(MOST_LISTED);
const relation = z.strictObject({ connect: ids, disconnect: ids });

export interface TypedBody {
  readonly documentId: string | null;
  readonly locale: (typeof LOCALES)[number];
  readonly fields: Row;
  readonly relations: Readonly<Record<string, TypedRelation>>;
}

/** @throws ValidationError (400) that names each field. */
export function readTyped(kind: TypedKind, given: unknown): TypedBody {
  const shape: Record<string, z.ZodType> = FIELDS[kind];
  const schema = z.strictObject({
    documentId: id.nullable(),
    locale: z.enum(LOCALES),
    fields: z.strictObject(shape).partial(),
    relations: z.strictObject(Object.fromEntries(RELATIONS[kind].map((name) => [name, relation]))).partial(),
  });
  const { success, data, error } = schema.safeParse(given);
  if (success) return data as TypedBody;
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.') || 'body'))];
  throw new ValidationError(
    `不能核查：${fields.join('、')}。 / These cannot be checked as they are: ${fields.join(', ')}.`,
    { errors: fields.map((field) => ({ path: field.split('.'), name: 'ValidationError' })) },
  );
}

export function readBesideKind(value: string, key: string): BesideKind {
  const kind = BESIDE_KINDS.find((known) => known === value);
  if (kind === undefined) throw new ValidationError(`"${key}" accepts: ${BESIDE_KINDS.join(', ')}.`);
  return kind;
}

export function readTypedKind(value: string, key: string): TypedKind {
  const kind = TYPED_KINDS.find((typed) => typed === value);
  if (kind === undefined) throw new ValidationError(`"${key}" accepts: ${TYPED_KINDS.join(', ')}.`);
  return kind;
}

export function readEntryId(value: string, key: string): string {
  if (!id.safeParse(value).success) throw new ValidationError(`"${key}" is a document id.`);
  return value;
}
