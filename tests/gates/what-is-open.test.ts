/**
 * The routes that are open to accounts bound to a part of the content. The lists are repeated here on purpose:
 * opening a route without a bound then needs a change in two places.
 */
import { RULES } from '../../src/plugins/monthly-report/server/src/access/isolation/routes';

const WITHOUT_A_BOUND = [
  'GET admin/ai-feature-config',
  'GET admin/guided-tour-meta',
  'GET admin/homepage/layout',
  'PUT admin/homepage/layout',
  'GET admin/information',
  'GET admin/license-trial-time-left',
  'POST admin/logout',
  'POST admin/permissions/check',
  'GET admin/project-settings',
  'GET admin/users/me',
  'PUT admin/users/me',
  'GET admin/users/me/permissions',
  'GET admin/users/me/sessions',
  'DELETE admin/users/me/sessions',
  'DELETE admin/users/me/sessions/:sessionId',
  'GET content-manager/init',
  'GET content-manager/content-types',
  'GET content-manager/content-types-settings',
  'GET content-manager/content-types/:uid/configuration',
  'GET content-manager/components',
  'GET content-manager/components/:uid/configuration',
  'GET i18n/iso-locales',
  'GET i18n/locales',
  'GET i18n/settings',
  'GET upload/configuration',
  'GET upload/settings',
];

it('without a bound: what tells nothing of entries and files', () => {
  const open = Object.entries(RULES).flatMap(([route, rule]) => (rule === 'harmless' ? [route] : []));
  expect(open.sort()).toEqual([...WITHOUT_A_BOUND].sort());
});

it('within a bound of its own: what lists entries, files or folders, or counts them', () => {
  const bounds = Object.entries(RULES).filter(([, rule]) => rule !== 'harmless');
  // A rule with another kind would check the wrong part of the request.
  for (const [route, rule] of bounds) {
    const isOfEntries = route.includes(':model');
    const isOfFiles = / upload\//.test(route);
    expect([route, ['files', 'folder-tree', 'file-writes'].includes(rule)]).toEqual([route, isOfFiles]);
    if (rule === 'entries' || rule === 'relations') expect([route, isOfEntries]).toEqual([route, true]);
  }
});
