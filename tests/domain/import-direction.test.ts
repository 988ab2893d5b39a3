/**
 * The lint rules of the architecture, tried on snippets: a rule that resolves no import,
 * or names a missing folder, passes everything without a message.
 *
 * ESLint runs in a process of its own, because it loads its configuration as an ES module.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '..', '..');
const SERVER = 'src/plugins/monthly-report/server/src';

/** Lints each snippet as if it stood in an existing file and prints the rules that fire. */
const LINT = `
  const { ESLint } = require('eslint');
  const snippets = JSON.parse(process.argv[1]);
  const eslint = new ESLint();
  (async () => {
    const fired = [];
    for (const { file, code } of snippets) {
      const [result] = await eslint.lintText(code, { filePath: file });
      fired.push(result.messages.map(({ ruleId }) => ruleId));
    }
    process.stdout.write(JSON.stringify(fired));
  })();
`;

async function lint(snippets: readonly { file: string; code: string }[]): Promise<string[][]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', LINT, JSON.stringify(snippets)], {
    cwd: ROOT,
    // With CI set, typescript-eslint would read the files from the disk instead of the snippets.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
  });
  return JSON.parse(stdout) as string[][];
}

const DIRECTION = 'import-x/no-restricted-paths';
const PLATFORM = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

const REFUSED = [
  ['domain', 'month.ts', "import '../report/store/facts';", DIRECTION],
  ['domain', 'month.ts', "import '../documents';", DIRECTION],
  ['domain', 'month.ts', "import '../ledger/rules/cell';", DIRECTION],
  ['domain', 'month.ts', "import '../errors';", DIRECTION],
  ['domain', 'month.ts', "export type { Core } from '@strapi/strapi';", PLATFORM],
  ['domain', 'month.ts', "import 'node:fs';", PLATFORM],
  ['domain', 'month.ts', 'export const now = Date.now();', SYNTAX],
  ['domain', 'month.ts', 'export const now = new Date();', SYNTAX],
  ['domain', 'month.ts', 'export const chance = Math.random();', SYNTAX],
  ['ledger/rules', 'cell.ts', "import '../store/tables';", DIRECTION],
  ['ledger/rules', 'cell.ts', "import '../../totals/rules/figure';", DIRECTION],
  ['totals/rules', 'figure.ts', "import '../../report/rules/model';", DIRECTION],
  ['checks/rules', 'facts.ts', "import '@strapi/utils';", PLATFORM],
  ['publication/rules', 'revision-name.ts', 'export const now = new Date();', SYNTAX],
  ['documents', 'index.ts', "import '../report/store/facts';", DIRECTION],
  ['documents', 'index.ts', "import '../report/steps/reports';", DIRECTION],
  ['documents', 'index.ts', "import '@strapi/utils';", PLATFORM],
  ['documents', 'index.ts', 'export const now = new Date();', SYNTAX],
  ['ledger/store', 'tables.ts', "import '../steps/rebuild';", DIRECTION],
  ['entries/store', 'versions.ts', "import '../../http/serving/answers';", DIRECTION],
  ['report/store', 'facts.ts', "import '../steps/reports';", DIRECTION],
  ['report/store', 'facts.ts', "import '../../documents';", DIRECTION],
  ['ledger/steps', 'rebuild.ts', "import '../../publication/steps/months';", DIRECTION],
  ['totals/steps', 'totals.ts', "import '../http/totals-question';", DIRECTION],
  ['totals/steps', 'totals.ts', "import '../../assembly/services';", DIRECTION],
  ['publication/steps', 'months.ts', "import '../../report/steps/reports';", DIRECTION],
  ['report/http', 'report.ts', "import '../../assembly/services';", DIRECTION],
  ['http', 'answer.ts', "import '../assembly/services';", DIRECTION],
  ['http', 'answer.ts', "import '../operation/start';", DIRECTION],
  ['http/serving', 'answers.ts', "import '../../totals/steps/totals';", DIRECTION],
  ['http/serving', 'answers.ts', "import '../questions/query';", DIRECTION],
  ['http/questions', 'query.ts', "import '../../report/http/report';", DIRECTION],
  ['rendering/threads', 'pool.ts', "import '../../documents/files';", DIRECTION],
  ['rendering', 'thread.ts', "import '../report/steps/reports';", DIRECTION],
  ['rendering', 'thread.ts', "import '../report/store/facts';", DIRECTION],
  ['documents', 'files.ts', "import '../rendering/jobs';", DIRECTION],
  ['report/steps', 'files.ts', "import '../../documents/files';", DIRECTION],
  ['report/http', 'report-question.ts', "import '../../documents/files';", DIRECTION],
  [
    'totals/steps',
    'totals.ts',
    "import type { Core } from '@strapi/strapi';\nexport const found = (strapi: Core.Strapi): unknown => strapi.plugin('monthly-report').service('months');",
    SYNTAX,
  ],
  ['../../shared', 'vocabulary.ts', "import '../server/src/domain/month';", DIRECTION],
  ['../../admin/src', 'pluginId.ts', "import '../../server/src/plugin-id';", DIRECTION],
] as const;

const ALLOWED = [
  ['domain', 'month.ts', "import '../../../shared/vocabulary';"],
  ['totals/rules', 'figure.ts', "import '../../ledger/rules/cell';"],
  ['documents', 'index.ts', "import '../domain/month';"],
  ['documents', 'index.ts', 'export const day = new Date(0);'],
  ['report/store', 'facts.ts', "import '../../domain/month';"],
  ['report/steps', 'files.ts', "import '../store/facts';"],
  ['report/steps', 'files.ts', "import '../../rendering/pool';"],
  ['rendering', 'make-document.ts', "import '../documents/files';"],
  ['rendering', 'pool.ts', "import './threads/pool';"],
  [
    'http/serving',
    'answers.ts',
    "import type { Versions } from '../../entries/store/versions';\nexport type V = Versions;",
  ],
  ['report/http', 'report.ts', "import '../steps/reports';"],
  ['report/http', 'report.ts', "import '../../http/questions/query';"],
  ['assembly', 'services.ts', "import '../report/steps/reports';"],
] as const;

const snippet = ([folder, file, code]: readonly [string, string, string, ...string[]]) => ({
  file: path.join(ROOT, SERVER, folder, file),
  code: `${code}\n`,
});

describe('the direction of imports', () => {
  let fired: string[][];
  beforeAll(async () => {
    fired = await lint([...REFUSED, ...ALLOWED].map(snippet));
  });

  it.each(REFUSED.map((row, index) => [...row, index] as const))(
    'refuses in %s/%s: %s',
    (_folder, _file, _code, rule, index) => {
      expect(fired[index]).toEqual([rule]);
    },
  );

  it.each(ALLOWED.map((row, index) => [...row, REFUSED.length + index] as const))(
    'allows in %s/%s: %s',
    (_folder, _file, _code, index) => {
      expect(fired[index]).toEqual([]);
    },
  );
});
