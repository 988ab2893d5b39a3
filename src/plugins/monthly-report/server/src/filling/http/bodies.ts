/** The bodies that the page 我的填报 sends. The error of a schema says what is accepted. */
import { z } from '@strapi/utils';

import {
  DOCUMENT_ID,
  ENTRY_KINDS,
  type EntryKind,
  type FieldsOf,
  type KeepEntry,
  type NewCommunity,
} from '../../../../shared/my-reports';
import { ValidationError } from '../../errors';
import { isMonth } from '../../domain/month';

/** The lengths of the database's columns. */
const MOST_TITLE = 255;
const MOST_TEXT = 100_000;
const MOST_LISTED = 200;

const told = (chinese: string, english: string): string => `${chinese} / ${english}`;

const line = (most: number) => {
  const message = told(`应为至多${most}个字的文字。`, `A text of at most ${most} characters is accepted.`);
  return z.string(message).max(most, message);
};
const LIST = told(`应为至多${MOST_LISTED}项的列表。`, `A list of at most ${MOST_LISTED} is accepted.`);
const id = z.string().regex(/^[a-z0-9]{1,64}$/, told('条目编号不对。', 'A document id is accepted.'));
const DAY = told('应为一天的日期，例如 2021-03-14。', 'A day written YYYY-MM-DD is accepted.');
const day = z
  .string(DAY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY)
  .refine((text) => {
    const moment = new Date(`${text}T00:00:00Z`);
    return (
      isMonth(text.slice(0, 7)) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
    );
  }, DAY);
const SESSIONS = told('场次应为0至1000000的整数。', 'Sessions are a whole number from 0 to 1000000.');

const photos = z
  .array(
    z.strictObject({
      file: z.int().min(1),
      alternativeText: line(MOST_TITLE),
      caption: line(MOST_TITLE),
      credit: line(MOST_TITLE),
      consent: z.boolean(),
    }),
    LIST,
  )
  .max(MOST_LISTED, LIST);
const communities = z.array(id, LIST).max(MOST_LISTED, LIST);

const FIELDS = {
  activities: z.strictObject({
    title: line(MOST_TITLE),
    startDate: day.nullable(),
    communities,
    activityType: id.nullable(),
    sessions: z.int(SESSIONS).min(0, SESSIONS).max(1_000_000, SESSIONS).nullable(),
    // The guards check the values against their indicators, as in any other write.
    measurements: z.record(z.string(), z.unknown()),
    photos,
  }),
  stories: z.strictObject({
    title: line(MOST_TITLE),
    body: line(MOST_TEXT).nullable(),
    occurredOn: day.nullable(),
    activity: id.nullable(),
    communities,
    photos,
  }),
} as const satisfies Record<EntryKind, z.ZodType>;

const COMMUNITY = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, told('请填写社区名称。', 'The name of the community is needed.'))
    .max(MOST_TITLE, told('社区名称过长。', 'The name is too long.')),
  place: line(MOST_TITLE).transform((text) => text.trim()),
});

/** @throws ValidationError (400) that names each field. */
function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const errors = error.issues.map(({ path, message }) => ({
    path: path.map(String).filter((name) => name !== 'fields'),
    message,
    name: 'ValidationError',
  }));
  throw new ValidationError([...new Set(errors.map(({ message }) => message))].join(' '), { errors });
}

const fieldsOf = (kind: EntryKind): z.ZodType => FIELDS[kind];

export const readKept = <Kind extends EntryKind>(kind: Kind, body: unknown): KeepEntry<FieldsOf[Kind]> =>
  parsed(
    z.strictObject({
      base: fieldsOf(kind).nullable(),
      sent: fieldsOf(kind).nullable().optional(),
      fields: fieldsOf(kind),
    }),
    body,
  ) as KeepEntry<FieldsOf[Kind]>;

export const readRemoved = <Kind extends EntryKind>(kind: Kind, body: unknown): FieldsOf[Kind] =>
  parsed(z.strictObject({ base: fieldsOf(kind) }), body).base as FieldsOf[Kind];

export const readCommunity = (body: unknown): NewCommunity => parsed(COMMUNITY, body);

export function readKind(value: string, key: string): EntryKind {
  const kind = ENTRY_KINDS.find((known) => known === value);
  if (kind === undefined) throw new ValidationError(`"${key}" accepts: ${ENTRY_KINDS.join(', ')}.`);
  return kind;
}

export function readDocumentId(value: string, key: string): string {
  if (!DOCUMENT_ID.test(value)) {
    throw new ValidationError(`"${key}" is a document id: a letter and 23 letters or digits.`);
  }
  return value;
}
