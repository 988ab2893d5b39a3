/** package.json names the tested versions of Node.js. Every other place must agree. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const PLUGIN = 'src/plugins/monthly-report';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const jsonOf = <T>(file: string): T => JSON.parse(read(file)) as T;

interface Manifest {
  readonly engines?: { readonly node?: string };
}

const { engines } = jsonOf<Manifest>('package.json');
const ranges = (engines?.node ?? '').split(' || ');

/** The refusal of a version by the commands; empty if they start. */
function refusalOf(version: string): string {
  const program = `import { ensureNode } from './scripts/ensure.mjs';
    try { ensureNode(process.argv[1]); } catch (error) { process.stdout.write(error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program, version], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe('The versions of Node.js', () => {
  it('are ranges of one major version each, as the commands read them', () => {
    expect(ranges.length).toBeGreaterThan(1);
    for (const range of ranges) expect(range).toMatch(/^\^\d+\.\d+\.0$/);
  });

  it('are the same in the plugin and in the lockfile', () => {
    const { packages } = jsonOf<{ packages: Readonly<Record<string, Manifest>> }>('package-lock.json');
    const others = [jsonOf<Manifest>(`${PLUGIN}/package.json`), packages[''], packages[PLUGIN]];
    expect(others.map((manifest) => manifest?.engines?.node)).toEqual(others.map(() => engines?.node));
  });

  it.each(ranges)('start the commands from the first one on: %s', (range) => {
    const [major = 0, minor = 0] = range.slice(1).split('.').map(Number);
    expect(refusalOf(`${major}.${minor}.0`)).toBe('');
    expect(refusalOf(`${major}.${minor + 5}.1`)).toBe('');
    if (minor > 0) expect(refusalOf(`${major}.${minor - 1}.9`)).toContain(`${major}.${minor}+`);
  });

  it.each(['18.20.8', '21.7.3', '23.11.1', '25.9.0', '26.12.1'])('are no others: %s', (version) => {
    const refusal = refusalOf(version);
    expect(refusal).toContain(`This is Node.js ${version}.`);
    for (const range of ranges) expect(refusal).toContain(range.slice(1).replace(/\.0$/, '+'));
  });

  it.each(['README.md', 'README.zh-CN.md'])('stand in %s', (file) => {
    const [sentence = ''] = /Node\.js 2.*/.exec(read(file)) ?? [];
    const named = ranges.map((range) =>
      range
        .slice(1)
        .replace(/\.0$/, '+')
        .replace(/\.0\+$/, ''),
    );
    for (const version of named) expect(sentence).toContain(version);
  });
});
