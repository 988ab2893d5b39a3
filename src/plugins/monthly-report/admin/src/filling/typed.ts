/** An entry while it is typed, and the part of it that can be sent. Pure: no browser, no clock. */
import type {
  ActivityFields,
  EntryKind,
  FieldsOf,
  KeptEntry,
  PhotoFields,
  PlacedIn,
  StoryFields,
} from '../../../shared/my-reports';
import { readDay, type DayProblem } from '../../../shared/typed-day';
import { plainNumber, readNumber } from '../../../shared/typed-number';

export interface TypedPlace extends PlacedIn {
  /** The server does not know the community yet: it is added before the entry is sent. */
  readonly isNew?: true;
}

export interface TypedPhoto {
  /** Names the picture on the device until it is uploaded. */
  readonly key: string;
  /** The id of the file; null until it is uploaded. */
  readonly file: number | null;
  readonly name: string;
  readonly url: string | null;
  readonly alternativeText: string;
  readonly caption: string;
  readonly credit: string;
  readonly consent: boolean;
}

interface Shared {
  readonly title: string;
  /** As it was typed. */
  readonly day: string;
  readonly places: readonly TypedPlace[];
  readonly photos: readonly TypedPhoto[];
}

export interface TypedActivity extends Shared {
  readonly activityType: string | null;
  /** As it was typed. */
  readonly sessions: string;
  /** Code → number, null, or a text that is not a number. */
  readonly measurements: Readonly<Record<string, unknown>>;
}

export interface TypedStory extends Shared {
  readonly body: string | null;
  readonly activity: string | null;
}

export interface TypedOf {
  readonly activities: TypedActivity;
  readonly stories: TypedStory;
}
export type Typed = TypedOf[EntryKind];

/** A reason why an entry cannot be sent as it is typed; each reason has a sentence. */
export type Unready =
  | { readonly field: 'day'; readonly problem: DayProblem | 'missing' | 'other-month' }
  | { readonly field: 'sessions'; readonly problem: 'whole' }
  | { readonly field: 'measurements'; readonly problem: 'not-a-number' };

const toTypedPhotos = ({ pictures }: KeptEntry<unknown>): TypedPhoto[] =>
  pictures.map(({ file, name, url, alternativeText, caption, credit, consent }) => ({
    ...{ key: String(file), file, name, url, alternativeText, caption, credit, consent },
  }));

const shared = (entry: KeptEntry<{ readonly title: string }>, day: string | null): Shared => ({
  title: entry.fields.title,
  day: day ?? '',
  places: entry.places,
  photos: toTypedPhotos(entry),
});

/** Turns an entry of the server into the typed values that the page shows. */
export const toTyped: { readonly [Kind in EntryKind]: (entry: KeptEntry<FieldsOf[Kind]>) => TypedOf[Kind] } =
  {
    activities: (entry) => ({
      ...shared(entry, entry.fields.startDate),
      activityType: entry.fields.activityType,
      sessions: entry.fields.sessions === null ? '' : String(entry.fields.sessions),
      measurements: entry.fields.measurements,
    }),
    stories: (entry) => ({
      ...shared(entry, entry.fields.occurredOn),
      body: entry.fields.body,
      activity: entry.fields.activity,
    }),
  };

export const isActivity = (typed: Typed): typed is TypedActivity => 'measurements' in typed;

/** Pictures that are not uploaded yet are left out: a later save sends them. */
const photosOf = ({ photos }: Typed): PhotoFields[] =>
  photos.flatMap(({ file, alternativeText, caption, credit, consent }) =>
    file === null ? [] : [{ file, alternativeText, caption, credit, consent }],
  );

const idsOf = ({ places }: Typed): string[] => places.map(({ documentId }) => documentId);

/** Reads a whole number of sessions; null if the text is empty, `whole` for anything else. */
export function readSessions(text: string): number | null | 'whole' {
  const number = readNumber(text);
  if (number.kind === 'empty') return null;
  if (number.kind === 'refused' || number.negative || number.fraction !== '') return 'whole';
  const value = Number(plainNumber(number));
  return value > 1_000_000 ? 'whole' : value;
}

/**
 * The reasons why an entry cannot be sent, field by field.
 *
 * @param period the months (YYYY-MM) of the sheet: an activity of another month belongs to another sheet.
 */
export function unready(
  typed: Typed,
  { month, from = month }: { readonly month: string; readonly from?: string },
): readonly Unready[] {
  const found: Unready[] = [];
  const day = readDay(typed.day, month);
  if (day.kind === 'refused') found.push({ field: 'day', problem: day.problem });
  if (!isActivity(typed)) return found;
  if (day.kind === 'empty') found.push({ field: 'day', problem: 'missing' });
  if (day.kind === 'day' && (day.day.slice(0, 7) < from || day.day.slice(0, 7) > month)) {
    found.push({ field: 'day', problem: 'other-month' });
  }
  if (readSessions(typed.sessions) === 'whole') found.push({ field: 'sessions', problem: 'whole' });
  if (Object.values(typed.measurements).some((value) => typeof value === 'string')) {
    found.push({ field: 'measurements', problem: 'not-a-number' });
  }
  return found;
}

const dayOf = (typed: Typed, month: string): string | null => {
  const reading = readDay(typed.day, month);
  return reading.kind === 'day' ? reading.day : null;
};

/** Call this only for an entry that is ready. */
export function toFields(typed: Typed, month: string): ActivityFields | StoryFields {
  if (!isActivity(typed)) {
    return {
      title: typed.title,
      body: typed.body,
      occurredOn: dayOf(typed, month),
      activity: typed.activity,
      communities: idsOf(typed),
      photos: photosOf(typed),
    };
  }
  const sessions = readSessions(typed.sessions);
  return {
    title: typed.title,
    startDate: dayOf(typed, month),
    communities: idsOf(typed),
    activityType: typed.activityType,
    sessions: sessions === 'whole' ? null : sessions,
    measurements: typed.measurements as ActivityFields['measurements'],
    photos: photosOf(typed),
  };
}

/** Puts one field of somebody else's save into the typed values. */
export function takeOver(typed: Typed, theirs: Typed, field: string): Typed {
  const [name = '', code] = field.split('.');
  if (name === 'measurements' && isActivity(typed) && isActivity(theirs)) {
    if (code === undefined) return { ...typed, measurements: theirs.measurements };
    const { [code]: _mine, ...others } = typed.measurements;
    const value = theirs.measurements[code];
    return { ...typed, measurements: value === undefined ? others : { ...others, [code]: value } };
  }
  const names: Readonly<Record<string, string>> = {
    startDate: 'day',
    occurredOn: 'day',
    communities: 'places',
  };
  const own = names[name] ?? name;
  return own in theirs ? { ...typed, [own]: theirs[own as keyof Typed] } : typed;
}

export const NEW_ACTIVITY: TypedActivity = {
  title: '',
  day: '',
  places: [],
  photos: [],
  activityType: null,
  // A new activity has one session; the box shows it, so that it can be changed.
  sessions: '1',
  measurements: {},
};

export const NEW_STORY: TypedStory = { title: '', day: '', places: [], photos: [], body: '', activity: null };
