/**
 * Golden folders: facts in, the report in every format beside them. The test writes a missing file, to be
 * read and committed; in CI it fails.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import type { ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { TEXT_FORMATS } from '../../src/plugins/monthly-report/shared/vocabulary';
import { expectKept } from '../helpers/golden';

const GOLDEN = join(__dirname, '../golden');

// The month of the demo comes from a server: tests/api/same-bytes.test.ts.
const cases = readdirSync(GOLDEN, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !entry.name.startsWith('demo-'),
);

describe.each(cases.map(({ name }) => name))('the golden report %s', (name) => {
  it.each(TEXT_FORMATS)('reads in %s as it is kept', async (format) => {
    const { facts } = (await import(join(GOLDEN, name, 'facts.ts'))) as { facts: ReportFacts };
    const { month, status } = facts.entry;
    const context = renderContext(
      { month, locale: facts.locale, preview: status === 'draft' },
      { publicUrl: '', timeZone: 'Asia/Shanghai' },
    );
    const { render } = textRenderers[format];
    expectKept(join(GOLDEN, name, `report.${format}`), render(compileReport(facts), context));
  });
});
