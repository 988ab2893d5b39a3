/**
 * The tests that should notice a mutant: first those with a clear relation (they name its file, or their
 * name is a word of it), then those of its area in this file, then all tests of the API.
 */
import fs from 'node:fs';
import path from 'node:path';

const API = 'tests/api';

/** Areas by the id of a mutant; the first match counts. */
const AREAS = [
  [
    /^row: .*\.(region|partnerTier|partner|programme|membership|indicator|dimension|activityType|community)$/,
    ['visibility', 'isolation', 'communities', 'writing'],
  ],
  [
    /^row: .*\.(activity|story|progressUpdate|programmeMonth|statedFigure)$/,
    ['visibility', 'isolation', 'locked-month', 'writing'],
  ],
  [/^row: /, ['publication', 'submissions', 'locked-month', 'permission-matrix']],
  [/isDeclaredRoute|knownStrategies/, ['closed-by-default', 'permission-matrix']],
  [/DefinitionGuard|countedEntries|CalendarGuard/i, ['definitions', 'frequencies']],
  [/^guard: /, ['bad-input', 'writing', 'entries', 'photo-consent', 'publication']],
  [/config\/api/, ['visibility', 'query-budget']],
  [/config\/middlewares/, ['internet', 'bad-input', 'bodies', 'serving']],
  [/accounts|\.cors|request-log/, ['internet', 'isolation', 'permission-matrix', 'serving']],
  [/^gate: access\/isolation\/routes/, ['panel-pages', 'isolation', 'permission-matrix']],
  [/OF_PANEL/, ['recorded-requests', 'panel-pages', 'query-budget']],
  [/quer(y|ies)|search|visibility\//i, ['query-budget', 'bad-input', 'visibility']],
  [/bod(y|ies)/i, ['bodies', 'bad-input']],
  [/upload|file|picture|pixel/i, ['uploads', 'files', 'photos', 'isolation']],
  [/publicMonths/, ['visibility', 'permission-matrix']],
  [/boundAccounts|[Ii]solation/, ['isolation', 'permission-matrix']],
  // Locks between writers show only if there are two writers.
  [/DocumentLocks|Discards/, ['races', 'publishers', 'edit-sequences']],
  [
    /Refusals|ReportDocuments|EntryWrites|TrailProtection|ChangeTrail/,
    ['locked-month', 'publication', 'submissions', 'trail-of-changes', 'publishers'],
  ],
  [/Conflicts|Guards|TranslatedConsent/, ['bad-input', 'writing', 'photo-consent', 'entries']],
  [/./, ['bad-input', 'permission-matrix', 'isolation', 'visibility', 'reports', 'totals']],
];

const testFiles = (root) =>
  fs
    .readdirSync(path.join(root, 'tests'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('browser'))
    .map((name) => `tests/${name}`)
    .sort();

/** @returns {{ near: string[], area: string[], all: string[] }} files of tests, each named once */
export function testsOf(root, mutant) {
  const files = testFiles(root);
  const module = mutant.file
    .replace('src/plugins/', '')
    .replace(/\.ts$/, '')
    .replace(/\/index$/, '');
  const near = files.filter(
    (file) => !file.startsWith(API) && fs.readFileSync(path.join(root, file), 'utf8').includes(`${module}'`),
  );
  const [, names] = AREAS.find(([pattern]) => pattern.test(mutant.id));
  const area = files.filter((file) =>
    names.some((name) => file.startsWith(`${API}/${name}`) && !near.includes(file)),
  );
  return { near, area, all: files.filter((file) => file.startsWith(API) && !area.includes(file)) };
}
