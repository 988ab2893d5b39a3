/**
 * Every format of the reference month, from a server, opened by parsers that are not ours.
 * `.ci/run` does this on every version of Node.js that package.json names, because a version may change
 * the things that make a document: threads, transferred memory, native modules.
 */
import sharp from 'sharp';

import { FORMATS, type Format } from '../../src/plugins/monthly-report/shared/vocabulary';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { bytesIn, downloadOf } from '../helpers/download';
import {
  readExcel,
  readHtml,
  readJson,
  readMarkdown,
  readPdfReport,
  readWord,
  type ReadReport,
} from '../helpers/read-report';
import { testedNodes } from '../helpers/nodes';
import { MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';

const READERS: Readonly<Record<Format, (bytes: Buffer) => ReadReport>> = {
  json: (bytes) => readJson(bytes.toString('utf8')),
  html: (bytes) => readHtml(bytes.toString('utf8')),
  md: (bytes) => readMarkdown(bytes.toString('utf8')),
  pdf: readPdfReport,
  docx: readWord,
  xlsx: (bytes) => readExcel(bytes, '月报', '数据汇总'),
};

const PICTURES = ['card.png', 'trends/zero_waste.svg', 'trends/zero_waste.narrow.svg'];

describe.each(testedNodes())('Node.js $version', ({ version, node, app }) => {
  describeOnBothDatabases('makes of a month', { demo: true, node, app }, (server) => {
    const get = async (address: string) =>
      bytesIn(await downloadOf(server().request.get(address)).expect(200));

    it('by a server that runs on it', async () => {
      const token = await server().adminToken();
      const answer = await server().request.get('/admin/information').auth(token, { type: 'bearer' });
      const { data } = answer.body as { data: { nodeVersion: string } };
      expect(`${data.nodeVersion}.`).toContain(`v${version}.`);
    });

    it.each(FORMATS)('a report with all its figures as %s', async (format) => {
      const { headings, totals } = READERS[format](
        await get(`/api/monthly-report/reports/${MONTH}.${format}`),
      );
      const figures = totals.map(([, figure]) => Number(figure.replaceAll(',', '')));
      expect(figures).toEqual([...Object.values(ZERO_WASTE), ...Object.values(YICANG)]);
      expect(headings.length).toBeGreaterThan(10);
    });

    it.each(PICTURES)('the picture %s, which a library of pictures can draw', async (picture) => {
      const { width, height } = await sharp(await get(`/reports/${MONTH}/${picture}`)).metadata();
      expect(width * height).toBeGreaterThan(100_000);
    });
  });
});
