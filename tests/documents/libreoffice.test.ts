/** Another office program reads the whole Word document: what it saves of it holds every text, in order. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import { fileRenderers } from '../../src/plugins/monthly-report/server/src/documents/files';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { facts as hostile } from '../golden/hostile-text/facts';
import { ordinaryMonth } from '../golden/ordinary';
import { closedUp } from '../helpers/read-report';
import { compiledWithTrends } from '../helpers/trends';
import { readDocument } from '../helpers/word';

const LIBREOFFICE = process.env.LIBREOFFICE_PATH || '/usr/bin/soffice';

const REPORTS: Readonly<Record<string, ReportFacts>> = {
  'an ordinary month': ordinaryMonth('zh-Hans'),
  'hostile text in every field': hostile,
};

const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function wordOf(facts: ReportFacts): Promise<Uint8Array> {
  const model = compiledWithTrends(facts);
  const { month, locale } = model.report;
  return fileRenderers.docx.render(
    model,
    renderContext({ month, locale }, { publicUrl: '', timeZone: 'Asia/Shanghai' }),
    {
      appendix: () => Promise.resolve({ programmes: [] }),
      picture: () => Promise.resolve(null),
    },
  );
}

function savedByLibreOffice(bytes: Uint8Array, name: string): string {
  const source = join(folder, `${name}.docx`);
  writeFileSync(source, bytes);
  execFileSync(LIBREOFFICE, [
    // A profile of its own: one that is open elsewhere would refuse the second program.
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    folder,
    source,
  ]);
  return closedUp(readFileSync(join(folder, `${name}.txt`), 'utf8'));
}

(existsSync(LIBREOFFICE) ? describe : describe.skip)('a Word document that LibreOffice has opened', () => {
  it.each(Object.keys(REPORTS))('holds every text of %s, in order', async (name) => {
    const facts = REPORTS[name];
    if (facts === undefined) throw new Error(`No report ${name}`);
    const bytes = await wordOf(facts);
    const saved = savedByLibreOffice(bytes, String(Object.keys(REPORTS).indexOf(name)));
    let at = 0;
    for (const { text } of readDocument(bytes).paragraphs) {
      const wanted = closedUp(text);
      const found = saved.indexOf(wanted, at);
      expect({ wanted, isThere: found >= 0 }).toEqual({ wanted, isThere: true });
      at = found + wanted.length;
    }
  });
});
