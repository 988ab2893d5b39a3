/**
 * Three projects: `domain` is pure and quick, `api` and `browser` talk to spawned, built
 * servers. Run one with: npm test -- --selectProjects domain
 */

// Tests say the time zone they mean; what they leave open must not depend on the machine.
process.env.TZ = 'Asia/Shanghai';

const MINUTES = 60_000;

/** Packages that are ES modules only; the others would only cost time. */
const COMPILED_PACKAGES = [
  '@formatjs',
  'bail',
  'canonicalize',
  'ccount',
  'character-entities.*',
  'comma-separated-tokens',
  'decode-named-character-reference',
  'devlop',
  'echarts',
  'escape-string-regexp',
  'hast.*',
  'hucre',
  'html-.*',
  'intl-messageformat',
  'longest-streak',
  'markdown-table',
  'mdast.*',
  'micromark.*',
  'nzh',
  'property-information',
  'space-separated-tokens',
  'stringify-entities',
  'trim-.*',
  'unified',
  'unist.*',
  'vfile.*',
  'web-namespaces',
  'xtend',
  'zrender',
  'zwitch',
];

const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(?:[cm]?[jt]s|tsx)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Packages may lie in the plugin's own node_modules as well, hence no anchor at the root.
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${COMPILED_PACKAGES.join('|')})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Its package offers an import condition only, and Jest resolves by require.
  moduleNameMapper: { '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/src/plugins/[^/]+/dist/'],
};

const spawning = {
  ...common,
  globalSetup: '<rootDir>/tests/helpers/global-setup.ts',
  globalTeardown: '<rootDir>/tests/helpers/global-teardown.ts',
};

/** @type {import('jest').Config} */
module.exports = {
  // A server boots in 5 to 10 seconds, and twice as long while another test keeps the machine busy.
  testTimeout: 3 * MINUTES,
  // A test of a server mostly waits for it; one core less than there are would leave half of two idle.
  // With three at a time the browser's tests wait for pages longer than they are told to.
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: 'domain',
      testMatch: [
        '<rootDir>/tests/{domain,documents,content,guards,serving,threads,rendering,demo,golden,gates,settings}/**/*.test.ts',
      ],
    },
    { ...spawning, displayName: 'api', testMatch: ['<rootDir>/tests/api/**/*.test.ts'] },
    { ...spawning, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] },
  ],
};
