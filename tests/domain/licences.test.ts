/** The licences of all packages that are installed with a server, and the notices about them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const PLUGIN = 'src/plugins/monthly-report';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Manifest {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Locked extends Manifest {
  readonly version?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const manifest = (folder: string): Manifest =>
  JSON.parse(read(path.join(folder, 'package.json'))) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };

/** Licences that allow use, change and distribution together with MIT-licensed code. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib', 'WTFPL', 'AFL-2.1', 'OFL-1.1'],
  // Data: of browsers, and of the names of licences.
  ...['CC-BY-3.0', 'CC-BY-4.0'],
  // Used unchanged, as separate libraries.
  ...['MPL-2.0', 'LGPL-3.0-or-later'],
]);

/** Their package.json names no licence; the file beside it is the MIT licence. */
const READ_BY_HAND = new Set([
  'limiter',
  'only',
  'passport-local',
  'passport-strategy',
  'pause',
  'spawn-command',
]);
/** Strapi's own licence: MIT for everything outside its folders "ee", which need a key that is never set here. */
const isOfStrapi = (name: string): boolean => name.startsWith('@strapi/');

const nameOf = (location: string): string => location.replace(/^.*node_modules\//, '');

/** "A AND B" takes all of them, "(A OR B)" the one that is allowed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => ALLOWED.has(one)));

describe('The licences', () => {
  it('of this project is MIT, in both packages', () => {
    expect([manifest('.').license, manifest(PLUGIN).license]).toEqual(['MIT', 'MIT']);
    expect(read('LICENSE')).toMatch(/^MIT License\n/);
    expect(read(`${PLUGIN}/LICENSE`)).toBe(read('LICENSE'));
  });

  it('of what runs beside it let it be given away', () => {
    const refused = Object.entries(packages)
      .filter(([location, { dev, link }]) => location.includes('node_modules') && !dev && !link)
      .map(([location, { license }]) => ({ name: nameOf(location), license: license ?? 'none' }))
      .filter(({ name, license }) => !isOfStrapi(name) && !READ_BY_HAND.has(name) && !isAllowed(license));
    expect(refused).toEqual([]);
  });

  it('are named in the notices, with every package that this project asks for itself', () => {
    const notices = read('THIRD-PARTY-NOTICES.md');
    const asked = {
      ...manifest('.').dependencies,
      ...manifest(PLUGIN).dependencies,
      // Bundled into the plugin's server, all but the types.
      ...manifest(PLUGIN).devDependencies,
    };
    const names = Object.keys(asked)
      .filter((name) => !name.startsWith('@types/'))
      .sort();
    const lines = names.map((name) => {
      const locked = packages[`${PLUGIN}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      const license = isOfStrapi(name) ? 'MIT' : locked?.license;
      return `| ${name} | ${license} |`;
    });
    expect(notices.split('\n').filter((line) => /^\| \S+ \| (?!licence)\S/.test(line))).toEqual(lines);
  });
});
