/** A month with so much content that threads read it: every format is the same as for other months. */
import { describeOnBothDatabases } from '../helpers/both-databases';
import { bytesIn, downloadOf } from '../helpers/download';
import { publishMonth } from '../helpers/publish';
import { readDocument } from '../helpers/word';
import { readWorkbook, sheetNamed } from '../helpers/workbook';

const MONTH = '2020-12';
const REPORT = `/api/monthly-report/reports/${MONTH}`;

/** With the other frozen content, far more than is read at once. */
const STORIES = 12;
const PARAGRAPH = '居民在小区广场学习垃圾分类，志愿者逐户讲解厨余垃圾的去处。';
const paragraphOf = (story: number): string => `第${story}个故事：${PARAGRAPH.repeat(1000)}`;
const TITLES = Array.from({ length: STORIES }, (_, story) => `故事${story}`);

describeOnBothDatabases('a month of megabytes', {}, (server) => {
  beforeAll(async () => {
    const token = await server().createApiToken('full-access');
    const create = async (path: string, data: object): Promise<string> => {
      const { status, body } = await server()
        .request.post(`/api/${path}`)
        .auth(token, { type: 'bearer' })
        .send({ data });
      expect([status, body.error]).toEqual([201, undefined]);
      return body.data.documentId as string;
    };
    const partner = await create('partners', { code: 'shanshui', name: '善水' });
    const indicator = await create('indicators', {
      code: 'participants',
      label: '参与人次',
      unit: '人次',
      source: 'measured',
    });
    const programme = await create('programmes', {
      code: 'zero_waste',
      name: '零废弃网络发展项目',
      startMonth: '2020-01',
      summaryTemplate: '共{participants}人次。',
      indicators: [indicator],
    });
    await create('activities?status=published', {
      title: '资源回收日',
      kind: 'single',
      programme,
      partner,
      startDate: `${MONTH}-08`,
      measurements: { participants: 35 },
    });
    for (const [story, title] of TITLES.entries()) {
      await create('stories?status=published', {
        title,
        slug: `story-${story}`,
        programme,
        partner,
        reportMonth: MONTH,
        occurredOn: `${MONTH}-08`,
        order: story,
        body: [{ type: 'paragraph', children: [{ type: 'text', text: paragraphOf(story) }] }],
      });
    }
    await publishMonth(server(), MONTH);
  });

  it('is told in every format, word for word', async () => {
    const { body } = await server().request.get(`${REPORT}.json`).expect(200);
    const stories = body.data.programmes[0].stories[0].partners[0].stories as { title: string }[];
    expect(stories.map(({ title }) => title)).toEqual(TITLES);
    for (const address of [`${REPORT}.md`, `/reports/${MONTH}`]) {
      const { text } = await server().request.get(address).expect(200);
      for (const story of TITLES.keys()) expect(text).toContain(paragraphOf(story));
    }
    const word = readDocument(bytesIn(await downloadOf(server().request.get(`${REPORT}.docx`)).expect(200)));
    const printed = new Set(word.paragraphs.map(({ text }) => text));
    for (const story of TITLES.keys()) expect(printed.has(paragraphOf(story))).toBe(true);
    const excel = readWorkbook(bytesIn(await downloadOf(server().request.get(`${REPORT}.xlsx`)).expect(200)));
    const cells = sheetNamed(excel, '月报').rows.map((row) => row[1]?.value);
    for (const title of TITLES) expect(cells).toContain(title);
  });

  it('has its trend drawn, and none for a programme that is not there', async () => {
    const { text, body } = await server()
      .request.get(`/reports/${MONTH}/trends/zero_waste.svg`)
      .buffer(true)
      .expect(200)
      .expect('Content-Type', /svg/);
    expect(text ?? String(body)).toContain('<svg');
    await server().request.get(`/reports/${MONTH}/trends/nobody.svg`).expect(404);
  });

  it('is answered in the same bytes again, and 304 to those who have them', async () => {
    for (const address of [REPORT, `${REPORT}.docx`]) {
      const first = await downloadOf(server().request.get(address)).expect(200);
      const etag = String(first.headers['etag']);
      expect((await downloadOf(server().request.get(address))).headers['etag']).toBe(etag);
      await server().request.get(address).set('If-None-Match', etag).expect(304);
    }
  });
});
