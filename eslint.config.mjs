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

/**
 * What each folder of the server may import, from the bottom up. What a line does not name
 * is closed to it, so that a new folder is closed to the lower ones until somebody decides.
 */
const LAYERS = {
  domain: [],
  strapi: [],
  documents: ['domain'],
  threads: [],
  rendering: ['domain', 'documents', 'threads'],
  content: ['domain', 'strapi', 'content-model.ts', 'turns.ts', 'uids.ts', 'plugin-id.ts'],
  contracts: ['domain/month.ts'],
  openapi: ['documents'],
  keeping: ['domain', 'content', 'strapi', 'content-model.ts', 'uids.ts'],
  serving: ['content'],
  access: [
    'domain',
    'content',
    'strapi',
    'content-model.ts',
    'errors.ts',
    'settings.ts',
    'uids.ts',
    'plugin-id.ts',
  ],
  stock: ['strapi', 'errors.ts', 'plugin-id.ts'],
  isolation: [
    'domain',
    'content',
    'access',
    'strapi',
    'content-model.ts',
    'errors.ts',
    'uids.ts',
    'plugin-id.ts',
  ],
  accounts: ['content', 'strapi', 'errors.ts', 'plugin-id.ts'],
  upgrades: ['content/kept', 'strapi', 'errors.ts'],
  gates: [
    'access',
    'strapi',
    'stock',
    'accounts',
    'upgrades',
    'content-model.ts',
    'errors.ts',
    'settings.ts',
    'uids.ts',
    'plugin-id.ts',
  ],
  workflow: [
    'domain',
    'content',
    'keeping',
    'guards',
    'access',
    'strapi',
    'content-model.ts',
    'errors.ts',
    'settings.ts',
    'uids.ts',
    'plugin-id.ts',
  ],
  guards: ['domain', 'content', 'strapi', 'content-model.ts', 'errors.ts', 'uids.ts', 'plugin-id.ts'],
  services: [
    'domain',
    'documents',
    'content',
    'keeping',
    'guards',
    'access',
    'workflow',
    'threads',
    'rendering',
    'serving',
    'openapi',
    'strapi',
    'content-model.ts',
    'errors.ts',
    'settings.ts',
    'turns.ts',
    'uids.ts',
    'plugin-id.ts',
  ],
  questions: [
    'contracts',
    'domain',
    'documents',
    'content/versions.ts',
    'rendering/jobs.ts',
    'serving',
    'services',
    'errors.ts',
    'settings.ts',
    'plugin-id.ts',
  ],
};

const SENTENCE =
  'Dependencies run content → domain → documents → services → controllers, never back (docs/architecture.md).';

const zone = (target, from, except = []) => ({ target, from, except, message: SENTENCE });

const ZONES = [
  ...Object.entries(LAYERS).map(([layer, below]) =>
    zone(`${SERVER}/${layer}`, SERVER, [`./${layer}`, ...below.map((name) => `./${name}`)]),
  ),
  // What makes files is slow and large: it is loaded by the threads alone.
  ...['services', 'questions', 'controllers', 'serving'].map((layer) =>
    zone(`${SERVER}/${layer}`, `${SERVER}/documents/files.ts`),
  ),
  // The upper layers: nobody below controllers and the wiring knows them.
  zone(`${SERVER}/visibility`, `${SERVER}/controllers`),
  zone(`${SERVER}/controllers`, `${SERVER}/routes`),
  zone(`${SERVER}/controllers`, `${SERVER}/bootstrap`),
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
    files: ['src/admin/**', `${PLUGIN}/admin/**`],
    rules: {
      // The panel's hooks are typed as objects with methods and made to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: [`${SERVER}/{domain,documents}/**/*.ts`, `${PLUGIN}/shared/**/*.ts`],
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
);
