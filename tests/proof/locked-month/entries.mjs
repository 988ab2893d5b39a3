/** The operations that somebody might try on an entry of a locked month, in any way. */
import { LOCALISED, MEASURED, UID } from '../month-content.mjs';

/** The types, each with the field that gives the month of an entry. */
const MONTH_FIELD = {
  activity: 'startDate',
  story: 'reportMonth',
  progress: 'month',
  overview: 'month',
  stated: 'month',
  report: 'month',
};
export const TYPES = Object.keys(MONTH_FIELD);

const text = (value) => [{ type: 'paragraph', children: [{ type: 'text', text: value }] }];

/** Fields as relations are written by code and by REST: documentIds. */
const CHANGES = {
  activity: ({ content, random }) => [
    { title: '改过的标题' },
    { sessions: 900 + random.below(9) },
    { measurements: { [MEASURED]: 1000 + random.below(99) } },
    { venue: '别处' },
    { partner: null },
    { partner: random.pick(content.partners).documentId, title: '换了机构' },
    { communities: [] },
    { communities: content.communities },
    { activityType: null },
    { photos: [], coOrganisers: '无' },
    { endDate: '2022-12-31' },
  ],
  story: ({ content }) => [
    { title: '改过的标题' },
    { body: text('改过的正文。') },
    { partner: null },
    { communities: content.communities },
    { photos: [], order: 9 },
    { videoLinks: [{ title: '新', url: 'https://example.org/new' }] },
    { occurredOn: '2022-02-27' },
  ],
  progress: () => [
    { title: '改过的标题' },
    { body: text('改过的正文。') },
    { links: [{ title: '新', url: 'https://example.org/new' }] },
    { photos: [], order: 9 },
    { videoLinks: [{ title: '新', url: 'https://example.org/new' }] },
    { eventStatus: 'cancelled' },
  ],
  overview: () => [{ overview: text('改过的概述。') }],
  stated: () => [{ value: '77' }, { explanation: '改过的说明' }, { basis: 'to-date' }],
  // Its draft was not published and may be edited, but publishing it is refused.
  report: () => [{ title: '改过的标题' }],
};

const dataOf = (type, month, at) =>
  ({
    activity: ({ programme }) => ({ title: '新的活动', programme, startDate: at, sessions: 1 }),
    story: ({ programme, partners }) => ({
      ...{ title: '新的故事', programme, partner: partners[0].documentId, reportMonth: month },
    }),
    progress: ({ programme }) => ({ title: '新的进展', programme, month }),
    overview: ({ programme }) => ({ programme, month, overview: text('又一份概述。') }),
    stated: ({ programme, measured }) => ({
      ...{ programme, month, indicator: measured, basis: 'year-to-date', value: '1' },
    }),
    report: () => ({ month }),
  })[type];

const EVERY = ['moveOut', 'moveIn', 'create', 'delete', 'deleteMany', 'clone'];
const WITH_DRAFTS = [
  'editAndPublish',
  'createPublished',
  'publish',
  'unpublish',
  'discard',
  'publishMany',
  'unpublishMany',
];
/** These change nothing for a draft alone, so they are not attempts. */
const NEEDS_PUBLISHED = ['unpublish', 'discard', 'unpublishMany'];
const TRANSLATED = ['editEnglish', 'deleteEnglish'];

/** The operations that are tried with each type. */
export const OPERATIONS = Object.fromEntries(
  TYPES.map((type) => [
    type,
    [
      ...EVERY,
      ...(type === 'report' ? [] : ['edit']),
      ...(type === 'stated' ? [] : WITH_DRAFTS),
      ...(LOCALISED.includes(type) ? TRANSLATED : []),
    ],
  ]),
);

/**
 * A random operation: its entries, and its data.
 *
 * @returns {{ type: string, uid: string, operation: string, documentId: string, documentIds: string[],
 *   data: object, changed: object, fresh: object, locale: string | null }}
 *   `data` of the operation; `changed` and `fresh`: data that would change an entry of the month, or make one
 */
export function randomOperation({ random, content, locked, open }) {
  const type = random.pick(TYPES);
  const operation = random.pick(OPERATIONS[type]);
  const idOf = (month) => {
    const needsPublished = NEEDS_PUBLISHED.includes(operation);
    const entries = content.months[month][type].filter(
      ({ isPublished = true }) => isPublished || !needsPublished,
    );
    return random.pick(entries).documentId;
  };
  const day = (month) => `${month}-${String(random.below(28) + 1).padStart(2, '0')}`;
  const placed = (month) => ({ [MONTH_FIELD[type]]: type === 'activity' ? day(month) : month });
  const fresh = () => dataOf(type, locked, day(locked))(content);
  const change = () => random.pick(CHANGES[type]({ content, random }));
  const DATA = {
    edit: change,
    editAndPublish: change,
    editEnglish: () => (type === 'overview' ? { overview: text('Changed.') } : { title: 'Changed' }),
    moveOut: () => placed(open),
    moveIn: () => placed(locked),
    create: fresh,
    createPublished: fresh,
    // A copy stays in the month of its original, or is moved into the locked month.
    clone: () => (random.oneIn(2) ? placed(locked) : {}),
  };
  const isFromOutside = operation === 'moveIn';
  const documentId = idOf(isFromOutside ? open : locked);
  const others = random.oneIn(2) ? [idOf(open)] : [];
  return {
    type,
    uid: UID[type],
    operation,
    documentId,
    documentIds: random.oneIn(2) ? [documentId, ...others] : [...others, documentId],
    data: DATA[operation]?.() ?? {},
    changed: change(),
    fresh: fresh(),
    locale: TRANSLATED.includes(operation) ? 'en' : null,
  };
}
