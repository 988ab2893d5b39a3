/**
 * Compares the tables with routes as keys with all routes that the built server registers. Those are the keys of
 * the permission matrix, which fails if one is missing or too many.
 */
import type { Core } from '@strapi/strapi';

import { answersFirst } from '../../src/plugins/monthly-report/server/src/access/accounts/forgotten-passwords';
import { LIMITED, type Limit } from '../../src/plugins/monthly-report/server/src/access/accounts/limits';
import { FILE_WRITES } from '../../src/plugins/monthly-report/server/src/files/http/writes';
import {
  queryOfContentApi,
  queryOfPanel,
} from '../../src/plugins/monthly-report/server/src/http/gates/query/routes';
import { AREAS } from '../api/permission-matrix/expectations';

const REGISTERED = [...new Set(Object.values(AREAS).flatMap((area) => Object.keys(area)))];

/** The name in the tables: `POST /api/upload` and `POST /upload` are both `POST upload/`. */
const inPlugin = (route: string, plugin: string): string => {
  const [method = '', path = ''] = route.split(' ');
  const rest = path.replace(/^\/api(?=\/)/, '').replace(new RegExp(`^/${plugin}`), '');
  return `${method} ${plugin}${rest === '' ? '/' : rest}`;
};

it('every address of the media library that writes is taken with its keys, or closed by name', () => {
  const writing = REGISTERED.filter((route) => /^(?:POST|PUT|DELETE) \/(?:api\/)?upload(?:\/|$)/.test(route));
  expect([...new Set(writing.map((route) => inPlugin(route, 'upload')))].sort()).toEqual(
    Object.keys(FILE_WRITES).sort(),
  );
});

describe('every address that takes a password, a code or an address of somebody who is not logged in', () => {
  const OF_SESSIONS = /sessions|logout|access-token/;
  const ofPanel = REGISTERED.filter((route) =>
    /^\S+ \/admin\/(?:login|register|registration-info|forgot-|reset-)/.test(route),
  ).map((route) => inPlugin(route, 'admin'));
  const ofAccounts = REGISTERED.filter((route) => /^\S+ \/api\/(?:auth|connect)\//.test(route))
    .filter((route) => !OF_SESSIONS.test(route))
    .map((route) => route.replace(' /api/', ' users-permissions/'));

  it('counts attempts', () => {
    expect(Object.keys(LIMITED).sort()).toEqual([...ofPanel, ...ofAccounts].sort());
  });

  it('answers before it looks for the account, where it mails something to it', () => {
    const mailing = Object.entries<Limit>(LIMITED).filter(
      ([, { account, countsAll }]) => account === 'email' && countsAll === true,
    );
    expect(mailing.length).toBeGreaterThan(1);
    for (const [route] of mailing) {
      expect([route, answersFirst({} as Core.Strapi, route)]).toEqual([route, expect.any(Function)]);
    }
  });
});

describe('the query that a route of Strapi takes', () => {
  const FLAT = { keys: null, about: 'nothing' };
  const ofContentApi = (key: string) => queryOfContentApi(key.split(' ')[0] ?? '', key, 'any.handler', null);

  it.each([
    ['GET users-permissions/users', ['filters', 'populate']],
    ['GET users-permissions/users/:id', ['filters', 'populate']],
    ['GET users-permissions/users/me', ['fields', 'populate']],
    ['GET users-permissions/users/count', ['filters']],
    ['POST upload/', ['id']],
  ])('%s has keys of its own', (key, some) => {
    expect(ofContentApi(key).keys).toEqual(expect.arrayContaining(some));
  });

  it('of the list of languages has no keys at all', () => {
    expect(ofContentApi('GET i18n/locales').keys).toEqual([]);
  });

  it.each([
    'GET content-manager/relations/:model/:targetField',
    'GET content-manager/relations/:model/:id/:targetField',
    'GET upload/files',
    'GET upload/folders',
    'GET upload/folders/:id',
    'GET admin/users',
  ])('%s has keys of its own', (key) => {
    expect(queryOfPanel(key).keys).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it('of every other route is flat', () => {
    expect(ofContentApi('GET upload/files/:id')).toEqual(FLAT);
    expect(queryOfPanel('GET upload/settings')).toEqual({ ...FLAT, inPanel: true });
  });
});
