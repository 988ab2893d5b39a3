import type { Core } from '@strapi/strapi';

import { actorId, actorOf, SYSTEM } from '../../../src/plugins/monthly-report/server/src/access/actor';
import { scopeOf } from '../../../src/plugins/monthly-report/server/src/access/scope';

/** The part of Strapi that knows the actor: the state of the present request. */
const strapiWith = (state?: object): Core.Strapi =>
  ({ requestContext: { get: () => (state === undefined ? undefined : { state }) } }) as never;

const signedIn = (name: string, more: object = {}) => ({ auth: { strategy: { name } }, ...more });

describe('Who acts', () => {
  it('is the server itself outside of any request', () => {
    expect(actorOf(strapiWith())).toBe(SYSTEM);
  });

  it('is anonymous in a request without any strategy, and of the public', () => {
    for (const state of [{}, signedIn('users-permissions')]) {
      const actor = actorOf(strapiWith(state));
      expect(actorId(actor)).toBe('anonymous');
    }
  });

  it.each(['admin', 'admin-token'])('is the account that signed in (%s)', (strategy) => {
    const user = { id: 7, firstname: '明', lastname: '李', roles: [{ code: 'editor' }] };
    expect(actorOf(strapiWith(signedIn(strategy, { user })))).toEqual({
      kind: 'admin',
      id: 7,
      name: '李明',
      roles: ['editor'],
    });
  });

  it('is refused where a way of signing in is not known, or names nobody', () => {
    for (const strategy of ['oauth-of-a-plugin', 'admin'])
      expect(() => actorOf(strapiWith(signedIn(strategy)))).toThrow(/way of signing in/);
  });

  it('reaches nothing without an account of the panel', async () => {
    const strapi = strapiWith({});
    expect(await scopeOf(strapi, actorOf(strapi))).toMatchObject({ kind: 'part', programmes: new Set() });
  });
});
