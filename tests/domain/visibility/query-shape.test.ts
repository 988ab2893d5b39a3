import { refuseMalformedQuery } from '../../../src/plugins/monthly-report/server/src/visibility/query-shape';
import type { Schema } from '../../../src/plugins/monthly-report/server/src/visibility/restrict-query';

const PROGRAMME: Schema = { uid: 'programme', attributes: { code: { type: 'string' } } };
const ACTIVITY: Schema = {
  uid: 'activity',
  attributes: {
    title: { type: 'string' },
    sessions: { type: 'integer' },
    programme: { type: 'relation', target: 'programme' },
  },
};

const check = (query: Record<string, unknown>) => () =>
  refuseMalformedQuery(query, ACTIVITY, (uid) => (uid === 'programme' ? PROGRAMME : ACTIVITY));

describe('refuseMalformedQuery', () => {
  it.each([
    [{}],
    [{ filters: { title: 'x' } }],
    [{ filters: { title: { $contains: 'x', $not: { $eq: 'y' } } } }],
    [{ filters: { $or: [{ sessions: '3' }, { sessions: { $between: ['1', '2'] } }] } }],
    [{ filters: { sessions: { $null: 'true' } } }],
    [{ filters: { programme: '3' } }],
    [{ filters: { programme: { $in: ['3', '4'] } } }],
    [{ filters: { programme: { $not: { code: 'x' } } } }],
    [{ sort: 'title:desc,programme.code' }],
    [{ sort: { programme: { code: 'asc' } } }],
    [{ populate: { programme: { filters: { code: 'x' }, fields: ['code'] } } }],
    [{ fields: ['title', 'sessions'], pagination: { start: '0' }, locale: 'en', _q: 'x' }],
  ])('lets %j pass', (query) => {
    expect(check(query)).not.toThrow();
  });

  it.each([
    [{ filters: 'x' }],
    [{ filters: ['x'] }],
    [{ filters: { $and: 'x' } }],
    [{ filters: { $or: ['x'] } }],
    [{ filters: { $eq: '1' } }],
    [{ filters: { title: { nested: 'x' } } }],
    [{ filters: { title: { $jsonSupersetOf: 'x' } } }],
    [{ filters: { sessions: 'many' } }],
    [{ filters: { sessions: '1e400' } }],
    [{ filters: { id: { $between: '1' } } }],
    [{ filters: { programme: { $eq: '5', code: 'x' } } }],
    [{ filters: { programme: { $and: 'x' } } }],
    [{ filters: { title: 'a\u0000b' } }],
    [{ populate: { programme: { filters: 'x' } } }],
    [{ sort: { title: { code: 'asc' } } }],
    [{ sort: '.title' }],
    [{ fields: 'constructor' }],
    [{ fields: ['__proto__'] }],
    [{ pagination: { start: '99999999999999999999' } }],
    [{ locale: { a: 'b' } }],
    [{ _q: ['x'] }],
  ])('refuses %j with a sentence that says what is accepted', (query) => {
    expect(check(query)).toThrow(/^".+" is malformed; accepted: .+\.$/);
  });
});
