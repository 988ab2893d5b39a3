import type { Schema } from '../../../src/plugins/monthly-report/server/src/strapi/schema';
import {
  restrictToPublicMonths,
  type Restriction,
} from '../../../src/plugins/monthly-report/server/src/http/visibility/restrict-query';

const STORY = 'api::story.story';
const ACTIVITY = 'api::activity.activity';

const SCHEMAS: Record<string, Schema> = {
  [STORY]: {
    uid: STORY,
    attributes: {
      title: { type: 'string' },
      reportMonth: { type: 'string' },
      activity: { type: 'relation', target: ACTIVITY },
      localizations: { type: 'relation', target: STORY },
      photos: { type: 'component', component: 'content.photo' },
    },
  },
  [ACTIVITY]: { uid: ACTIVITY, attributes: { title: { type: 'string' } } },
  'content.photo': { uid: 'content.photo', attributes: { file: { type: 'media' } } },
};

const context = (months: readonly string[]): Restriction => ({
  months: months as Restriction['months'],
  calendars: [],
  seesProgrammes: true,
  mayRead: () => Promise.resolve(true),
  schemaOf: (uid) => SCHEMAS[uid] ?? { uid, attributes: {} },
});

const restrict = (query: Record<string, unknown>, months = ['2020-12', '2021-01']) =>
  restrictToPublicMonths(query, STORY, true, context(months));

const PUBLISHED = { publishedAt: { $notNull: true } };
const PUBLIC_ACTIVITY = { ...PUBLISHED, $or: [{ startDate: { $gte: '2020-12-01', $lte: '2021-01-31' } }] };

describe('restrictToPublicMonths', () => {
  it('lets nothing through where no month is public', async () => {
    expect(await restrict({}, [])).toEqual({ filters: { documentId: { $null: true } } });
  });

  it('lists published entries of public months only, whatever else is asked for', async () => {
    const { filters } = await restrict({ filters: { title: 'x' } });
    expect(filters).toMatchObject({ $and: [{ title: 'x' }, PUBLISHED] });
  });

  it('adds no list to a write', async () => {
    expect(await restrictToPublicMonths({}, STORY, false, context(['2020-12']))).toEqual({});
  });

  it('never filters on drafts of other languages', async () => {
    const { filters } = await restrict({ filters: { localizations: { title: 'x' } } });
    expect(filters).toMatchObject({ $and: [{ localizations: { $and: [{ title: 'x' }, PUBLISHED] } }, {}] });
  });

  it.each([
    ['its fields', { activity: { title: 'x' } }, { activity: { $and: [{ title: 'x' }, PUBLIC_ACTIVITY] } }],
    ['its id', { activity: 17 }, { activity: { $and: [{ id: 17 }, PUBLIC_ACTIVITY] } }],
    [
      'an operator',
      { activity: { $ne: 17 } },
      { activity: { $and: [{ id: { $ne: 17 } }, PUBLIC_ACTIVITY] } },
    ],
    [
      'a negation',
      { $not: { activity: { title: 'x' } } },
      { $not: { activity: { $and: [{ title: 'x' }, PUBLIC_ACTIVITY] } } },
    ],
  ])('restricts a filter on a relation by %s', async (_name, asked, expected) => {
    const { filters } = await restrict({ filters: asked });
    expect(filters).toMatchObject({ $and: [expected, PUBLISHED] });
  });

  it.each([
    ['a name', 'activity'],
    ['a list', ['activity']],
    ['a wildcard', '*'],
    ['an object', { activity: true }],
    ['an object with a star', { activity: '*' }],
  ])('restricts populate written as %s', async (_name, populate) => {
    const restricted = await restrict({ populate });
    expect(restricted.populate).toMatchObject({ activity: { filters: PUBLIC_ACTIVITY } });
  });

  it('restricts what lies deeper', async () => {
    const { populate } = await restrict({ populate: 'localizations.activity' });
    expect(populate).toMatchObject({
      localizations: { filters: PUBLISHED, populate: { activity: { filters: PUBLIC_ACTIVITY } } },
    });
  });

  it.each(['activity.title', 'title,activity.title:desc', 'localizations.title'])(
    'refuses sort=%s',
    async (sort) => {
      await expect(restrict({ sort })).rejects.toThrow('"sort" cannot go through');
    },
  );
});
