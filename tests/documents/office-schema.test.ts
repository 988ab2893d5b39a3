/** Word and Excel files follow ECMA-376: Office opens them without offering a repair. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import type { Picture } from '../../src/plugins/monthly-report/server/src/documents';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { facts as empty } from '../golden/empty-sections/facts';
import { facts as drafts } from '../golden/drafts-in-preview/facts';
import { facts as explained } from '../golden/explained-findings/facts';
import { facts as hostile } from '../golden/hostile-text/facts';
import { ordinaryMonth } from '../golden/ordinary';
import { compiledWithTrends } from '../helpers/trends';

const REPORTS: Readonly<Record<string, ReportFacts>> = {
  'an ordinary month': ordinaryMonth('zh-Hans'),
  'an ordinary month in English': ordinaryMonth('en'),
  'a month without content': empty,
  'a preview with drafts': drafts,
  'explained findings': explained,
  'hostile text in every field': hostile,
};

const FILES = ['docx', 'xlsx'] as const;

const folder = mkdtempSync(join(tmpdir(), 'office-schema-'));
let findings: Readonly<Record<string, readonly string[]>> = {};

const fileOf = (name: string, format: string): string =>
  join(folder, `${Object.keys(REPORTS).indexOf(name)}.${format}`);

async function photo(): Promise<Picture> {
  const [width, height] = [64, 48];
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#17694d' } })
    .jpeg()
    .toBuffer();
  return { bytes, width, height };
}

beforeAll(async () => {
  const picture = await photo();
  const files: string[] = [];
  for (const [name, facts] of Object.entries(REPORTS)) {
    const model = compiledWithTrends(facts);
    const { month, locale } = model.report;
    const context = renderContext(
      { month, locale },
      { publicUrl: 'https://reports.example.org', timeZone: 'Asia/Shanghai' },
    );
    for (const format of FILES) {
      const bytes = await fileRenderers[format].render(model, context, {
        appendix: () => Promise.resolve({ programmes: [] }),
        picture: () => Promise.resolve(picture),
      });
      writeFileSync(fileOf(name, format), bytes);
      files.push(fileOf(name, format));
    }
  }
  const output = execFileSync(process.execPath, [
    join(__dirname, '../helpers/validate-office.mjs'),
    ...files,
  ]);
  findings = JSON.parse(output.toString()) as typeof findings;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FILES)('a %s file', (format) => {
  it.each(Object.keys(REPORTS))('of %s is valid', (name) => {
    expect(findings[fileOf(name, format)]).toEqual([]);
  });
});
