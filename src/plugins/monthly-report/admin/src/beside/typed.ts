import type { TypedKind, TypedQuestion } from '../../../shared/beside';
import { DEFAULT_LOCALE, LOCALES } from '../../../shared/vocabulary';

/** The values of a form of the content manager. */
export type FormValues = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Reader = (value: unknown) => unknown;

/** Undefined leaves a field as it is stored: an unreadable text has its message at the field itself. */
const line: Reader = (value) => (typeof value === 'string' || value === null ? value : undefined);
const words: Reader = (value) => (typeof value === 'string' ? value : null);
const day: Reader = (value) => {
  if (value === null || value === '') return null;
  const found = value instanceof Date ? value.toISOString() : value;
  return typeof found === 'string' && /^\d{4}-\d{2}-\d{2}/.test(found) ? found.slice(0, 10) : undefined;
};
const oneOf =
  (...accepted: readonly string[]): Reader =>
  (value) =>
    typeof value === 'string' && accepted.includes(value) ? value : undefined;
const count: Reader = (value) => {
  if (value === null || value === '') return null;
  return Number.isInteger(value) && Number(value) >= 0 ? value : undefined;
};
const grid: Reader = (value) => (isObject(value) || value === null ? value : undefined);
const body: Reader = (value) => (Array.isArray(value) || value === null ? value : undefined);

const fileOf = (value: unknown) => {
  const file: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(file) || typeof file.id !== 'number') return null;
  return {
    id: file.id,
    name: typeof file.name === 'string' ? file.name : '',
    alternativeText: words(file.alternativeText),
  };
};
const photos: Reader = (value) =>
  Array.isArray(value)
    ? value.filter(isObject).map((photo) => ({
        file: fileOf(photo.file),
        alternativeText: words(photo.alternativeText),
        caption: words(photo.caption),
        credit: words(photo.credit),
        consent: photo.consent === true,
      }))
    : undefined;
const links: Reader = (value) =>
  Array.isArray(value)
    ? value.filter(isObject).map(({ group, title, url }) => ({
        ...(typeof group === 'string' && { group }),
        ...{ title: words(title), url: words(url) },
      }))
    : undefined;

interface Form {
  readonly fields: Readonly<Record<string, Reader>>;
  readonly relations: readonly string[];
}

const FORMS: Readonly<Record<TypedKind, Form>> = {
  activity: {
    fields: {
      ...{ title: line, kind: oneOf('single', 'summary'), startDate: day, endDate: day, startTime: line },
      ...{ venue: line, campaign: line, sessions: count, measurements: grid, photos },
    },
    relations: ['programme', 'partner', 'communities', 'activityType'],
  },
  story: {
    fields: { title: line, reportMonth: line, occurredOn: day, body, photos, videoLinks: links },
    relations: ['programme', 'partner', 'communities', 'activity'],
  },
  'progress-update': {
    fields: {
      ...{ title: line, month: line, occurredOn: day, eventStatus: oneOf('held', 'postponed', 'cancelled') },
      ...{ plannedFrom: day, plannedTo: day, newDate: day, body, photos, links, videoLinks: links },
    },
    relations: ['programme', 'parent'],
  },
  'stated-figure': {
    fields: {
      ...{ month: line, basis: oneOf('month', 'year-to-date', 'to-date'), statedBy: line, explanation: line },
      value: (value) =>
        typeof value === 'string' && /^\d{1,12}(?:\.\d{1,3})?$/.test(value) ? value : undefined,
    },
    relations: ['programme', 'indicator'],
  },
};

const documentIdsIn = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).filter(isObject).flatMap((item) => {
    const { documentId } = isObject(item.apiData) ? item.apiData : item;
    return typeof documentId === 'string' ? [documentId] : [];
  });

/** Turns the values of a form into the question for the server. */
export function typedQuestion(
  kind: TypedKind,
  documentId: string | null,
  locale: string | null,
  values: FormValues,
): TypedQuestion {
  const { fields, relations } = FORMS[kind];
  const typed = Object.entries(fields).flatMap(([name, read]) => {
    const value = values[name] === undefined ? undefined : read(values[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const changed = relations.flatMap((name) => {
    const change = values[name];
    if (!isObject(change)) return [];
    const [connect, disconnect] = [documentIdsIn(change.connect), documentIdsIn(change.disconnect)];
    return connect.length + disconnect.length === 0 ? [] : [[name, { connect, disconnect }] as const];
  });
  return {
    documentId,
    locale: LOCALES.find((known) => known === locale) ?? DEFAULT_LOCALE,
    fields: Object.fromEntries(typed),
    relations: Object.fromEntries(changed),
  };
}
