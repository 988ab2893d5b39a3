/**
 * Typed lint rules, and the architecture as rules: which folder may import which, and what
 * the pure parts (domain/, documents/) must not know. tests/domain/import-direction.test.ts
 * checks that these fire.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const PLUGIN = 'src/plugins/monthly-report';
const SERVER = `${PLUGIN}/server/src`;

/** What stands at the root of the server and belongs to no room. */
const NAMES = ['content-model.ts', 'errors.ts', 'plugin-id.ts', 'settings.ts', 'turns.ts', 'uids.ts'];

/** The pure rules of the rooms, each of which may import those before it. */
const RULES = [
  'domain',
  'ledger/rules',
  'entries/rules',
  'submissions/rules',
  'filling/rules',
  'totals/rules',
  'report/rules',
  'checks/rules',
  'publication/rules',
  'definitions/rules',
];

/** Rows in and rows out, each of which may import all rules and those before it. */
const STORES = [
  'database',
  'ledger/store',
  'files/store',
  'entries/store',
  'submissions/store',
  'checks/store',
  'report/store',
  'publication/store',
  'publication/locks',
  'trail/store',
  'filling/store',
];

/** Transactions, locks and the trail: they may import all rules and stores, and those before them. */
const STEPS = [
  'operation/stopping',
  'operation/upgrades',
  'access',
  'trail/steps',
  'entries/guards',
  'ledger/steps',
  'entries/steps',
  'checks/steps',
  'totals/steps',
  'submissions/steps',
  'files/steps',
  'publication/steps',
  'filling/steps',
  'definitions/steps',
  'beside/steps',
];

const upTo = (list, name) => list.slice(0, list.indexOf(name));

/**
 * What each layer of a room may import, from the bottom up. What a line does not name is closed to it, so that
 * a new room is closed to the lower ones until somebody decides. Above all of them stand the addresses
 * (`<room>/http` and http/ itself), the start and the assembly: no line names those.
 */
const LAYERS = {
  ...Object.fromEntries(RULES.map((name) => [name, upTo(RULES, name)])),
  documents: RULES,
  strapi: ['errors.ts', 'plugin-id.ts'],
  ...Object.fromEntries(STORES.map((name) => [name, [...NAMES, ...RULES, 'strapi', ...upTo(STORES, name)]])),
  ...Object.fromEntries(
    STEPS.map((name) => [name, [...NAMES, ...RULES, ...STORES, 'strapi', 'documents', ...upTo(STEPS, name)]]),
  ),
  'rendering/threads': [],
  rendering: [...RULES, 'documents', 'errors.ts', 'settings.ts'],
  'report/steps': [...NAMES, ...RULES, ...STORES, ...STEPS, 'documents', 'rendering', 'http/serving'],
  'http/contracts': ['domain/month.ts', 'domain/periods.ts'],
  'http/questions': ['http/contracts', 'domain', 'entries/store/versions.ts', 'errors.ts'],
  'http/serving': ['entries/store/versions.ts', 'settings.ts'],
  'http/gates': [...NAMES, 'access', 'files/http', 'operation/stopping', 'operation/upgrades', 'strapi'],
  'http/visibility': [...NAMES, 'domain', 'http/gates', 'strapi'],
};

const SENTENCE =
  'In each room dependencies run rules ← store ← steps ← http, and from room to room one way (docs/architecture.md).';

const zone = (target, from, except = []) => ({ target, from, except, message: SENTENCE });

const ZONES = [
  ...Object.entries(LAYERS).map(([layer, below]) =>
    zone(`${SERVER}/${layer}`, SERVER, [`./${layer}`, ...below.map((name) => `./${name}`)]),
  ),
  // What makes files is slow and large: it is loaded by the threads alone.
  ...['*/{steps,http}', 'http', 'assembly'].map((layer) =>
    zone(`${SERVER}/${layer}/**`, `${SERVER}/documents/files.ts`),
  ),
  // The assembly knows every room; what is assembled does not know it.
  ...['*/http', 'http'].flatMap((layer) =>
    ['assembly', 'operation/start'].map((above) => zone(`${SERVER}/${layer}/**`, `${SERVER}/${above}`)),
  ),
  // The contracts of both sides belong to neither.
  zone(`${PLUGIN}/shared`, PLUGIN, ['./shared']),
  zone(`${PLUGIN}/admin`, `${PLUGIN}/server`),
  zone(`${PLUGIN}/server`, `${PLUGIN}/admin`),
];

const NODE_GLOBALS = Object.fromEntries(
  [
    'AbortSignal',
    'Blob',
    'Buffer',
    'FormData',
    'URL',
    '__dirname',
    'clearInterval',
    'clearTimeout',
    'console',
    'fetch',
    'module',
    'performance',
    'process',
    'require',
    'setInterval',
    'setTimeout',
  ].map((name) => [name, 'readonly']),
);

const clock = 'The clock is an argument: a report compiled twice must be the same report.';

/** Time, chance and the platform reach the pure parts as arguments only. */
const PURE_SYNTAX = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance would make two runs differ.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/build/',
      '.cache/',
      '.tmp/',
      '.strapi/',
      'types/generated/',
      'coverage/',
      'public/',
      // Its types are made from a running server; a test makes them and compiles it.
      'examples/',
    ],
  },
  js.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] })],
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: ROOT, zones: ZONES }],
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: NODE_GLOBALS },
    // Commands talk to the terminal.
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          `${PLUGIN}/server/tsconfig.json`,
          `${PLUGIN}/admin/tsconfig.json`,
          'src/admin/tsconfig.json',
          'tests/tsconfig.json',
        ],
        tsconfigRootDir: ROOT,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Strapi's queries answer `any`; a row becomes a Record of unknown values where it is assigned.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: [`${SERVER}/**/*.ts`],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='service'][callee.object.arguments.0.value='monthly-report']",
          message: 'A service is given those it needs (assembly/services.ts).',
        },
      ],
    },
  },
  {
    files: ['src/admin/**', `${PLUGIN}/admin/**`],
    rules: {
      // The panel's hooks are typed as objects with methods and made to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: [`${SERVER}/{domain,documents,*/rules}/**/*.ts`, `${PLUGIN}/shared/**/*.ts`],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@strapi/*', 'koa', 'knex'], message: 'The pure parts know nothing of Strapi.' },
            {
              group: ['node:fs', 'node:fs/*', 'node:os', 'node:process', 'node:http', 'node:net'],
              message: 'The pure parts read nothing of the machine.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...PURE_SYNTAX],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Settings are arguments of the pure parts.' },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // supertest answers `any` bodies; the tests say what they expect of them.
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      // `server?.stop()` in afterAll: beforeAll may have failed, which the type does not know.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/helpers/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'A test knows the day from tests/helpers/clock.ts, in the time zone of the servers.',
        },
      ],
    },
  },
);
