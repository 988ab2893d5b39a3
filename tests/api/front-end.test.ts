/** The example of a front end: its types come from the served document; it is compiled and run against the server. */
import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { describeOnOneDatabase } from '../helpers/both-databases';
import { APP_FOLDER } from '../helpers/environment';
import { MONTH, ZERO_WASTE } from '../helpers/reference';
import { temporaryFolder } from '../helpers/run-folder';

const require = createRequire(path.join(APP_FOLDER, 'package.json'));
const OPENAPI_TYPESCRIPT = path.join(
  path.dirname(require.resolve('openapi-typescript/package.json')),
  'bin',
  'cli.js',
);
const TSC = require.resolve('typescript/bin/tsc');

function run(folder: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

describeOnOneDatabase('the example of a front end', { demo: true }, (server) => {
  let lines: readonly string[];

  beforeAll(async () => {
    const folder = temporaryFolder('front-end');
    cpSync(path.join(APP_FOLDER, 'examples', 'front-end'), folder, { recursive: true });
    symlinkSync(path.join(APP_FOLDER, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const { text } = await server().request.get('/api/openapi.json').expect(200);
    writeFileSync(path.join(folder, 'openapi.json'), text);
    run(folder, OPENAPI_TYPESCRIPT, 'openapi.json', '-o', 'api.d.ts');
    run(folder, TSC);
    lines = run(folder, 'build/main.js', server().url, MONTH).split('\n');
  });

  const said = (what: string): string[] =>
    lines.filter((line) => line.startsWith(`${what}: `)).map((line) => line.slice(what.length + 2));

  it('lists the months and reads a report', () => {
    expect(said('months')).toEqual(['2021-02 2021-01 2020-12']);
    expect(said('report')).toEqual(['2020年12月联合公益计划月报, revision 1']);
  });

  it('reads totals whose regions add up', () => {
    const hazardous = said('total').find((line) => line.startsWith('有害垃圾减量'));
    expect(hazardous).toBe(`有害垃圾减量 ${ZERO_WASTE.waste_hazardous} kg (安徽区 18, — 1)`);
  });

  it('reads a series and the sources of a figure', () => {
    expect(said('series')).toEqual([`participants ${'- '.repeat(11)}${ZERO_WASTE.participants}`]);
    const shares = said('source').map((line) => Number(line.split(' ')[0]));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(ZERO_WASTE.participants);
  });

  it('reads stories by region, with photos it can show', async () => {
    const stories = said('stories').map((line) => Number(line.split(' ').at(-1)));
    expect(stories.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
    expect(said('photo').length).toBeGreaterThan(2);
    for (const photo of said('photo')) {
      const { origin, pathname } = new URL(photo.split(' ')[0] ?? '');
      expect(origin).toBe(server().url);
      await server().request.get(pathname).expect(200).expect('Content-Type', 'image/jpeg');
    }
    expect(said('entry')).toContainEqual(expect.stringMatching(/^家家景园二期的资源回收日, [1-9] photos$/));
  });

  it('asks again and is told that nothing has changed', () => {
    // The list, the report, the totals, the series and the sources; Strapi's own REST has no ETag.
    expect(said('unchanged')).toEqual(['5']);
  });

  it('passes on what the server says to a mistake', () => {
    expect(said('refused')).toEqual([expect.stringMatching(/^400 "month" is "2020-13"; accepted: /)]);
  });
});
