/** Every text that editors write for a programme's month, with the entry and the place it stands in. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Translated } from '../../entries/rules/facts';
import { plainText } from '../../domain/plain-text';
import { nameOfActivity, nameOfOverview, nameOfProgress, nameOfStory } from './entry-names';
import type { Bodies, CheckedPhoto, CheckedProgramme } from './facts';
import type { Message, Subject } from '../../domain/finding';

export type TextPlace = 'title' | 'body' | 'caption' | 'alternative-text' | 'venue' | 'campaign';

export interface EntryText {
  readonly subject: Subject;
  readonly partner: string | null;
  readonly entry: Message;
  readonly place: TextPlace;
  /** The language the text should be in. */
  readonly language: Locale;
  readonly text: string;
}

type Holder = Pick<EntryText, 'subject' | 'partner' | 'entry'>;

/** Many checks read all texts, one after the other. */
const known = new WeakMap<CheckedProgramme, readonly EntryText[]>();

/** In the order of the report; empty texts are left out. */
export function textsOf(programme: CheckedProgramme): readonly EntryText[] {
  const texts = known.get(programme) ?? collectTexts(programme);
  known.set(programme, texts);
  return texts;
}

function collectTexts(programme: CheckedProgramme): readonly EntryText[] {
  const { overview, progress, stories, activities } = programme;
  const texts: EntryText[] = [];
  if (overview !== null) {
    const { documentId, body } = overview;
    const subject = { kind: 'programme-month', documentId } as const;
    texts.push(...bodies({ subject, partner: null, entry: nameOfOverview() }, body));
  }
  for (const entry of progress) {
    const subject = { kind: 'progress-update', documentId: entry.documentId } as const;
    texts.push(...textsOfNarrative({ subject, partner: null, entry: nameOfProgress(entry) }, entry));
  }
  for (const entry of stories) {
    const subject = { kind: 'story', documentId: entry.documentId } as const;
    texts.push(...textsOfNarrative({ subject, partner: entry.partner, entry: nameOfStory(entry) }, entry));
  }
  for (const entry of activities) {
    const subject = { kind: 'activity', documentId: entry.documentId } as const;
    const holder = { subject, partner: entry.partner, entry: nameOfActivity(entry) };
    texts.push(
      ...written(holder, 'title', { 'zh-Hans': entry.title, en: null }),
      ...written(holder, 'venue', { 'zh-Hans': entry.venue, en: null }),
      ...written(holder, 'campaign', { 'zh-Hans': entry.campaign, en: null }),
      ...textsOfPhotos(holder, entry.photos),
    );
  }
  return texts;
}

interface Narrative {
  readonly title: Translated;
  readonly body: Bodies;
  readonly photos: readonly CheckedPhoto[];
}

function textsOfNarrative(holder: Holder, { title, body, photos }: Narrative): EntryText[] {
  return [...written(holder, 'title', title), ...bodies(holder, body), ...textsOfPhotos(holder, photos)];
}

function bodies(holder: Holder, body: Bodies): EntryText[] {
  const english = body.en === null ? null : plainText(body.en);
  return written(holder, 'body', { 'zh-Hans': plainText(body['zh-Hans']), en: english });
}

function textsOfPhotos(holder: Holder, photos: readonly CheckedPhoto[]): EntryText[] {
  return photos.flatMap(({ caption, alternativeText }) => [
    ...written(holder, 'caption', caption),
    ...written(holder, 'alternative-text', alternativeText),
  ]);
}

function written(
  holder: Holder,
  place: TextPlace,
  texts: { readonly 'zh-Hans': string | null; readonly en: string | null },
): EntryText[] {
  return (['zh-Hans', 'en'] as const).flatMap((language) => {
    const text = texts[language];
    return text === null || text.trim() === '' ? [] : [{ ...holder, place, language, text }];
  });
}
