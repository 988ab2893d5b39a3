/** The findings in the demo months, as the panel gets them. */
import path from 'node:path';

import type { FindingEntry } from '../../src/plugins/monthly-report/shared/admin-api';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { expectKept } from '../helpers/golden';

const GOLDEN = path.resolve(__dirname, '../golden/demo-2020-12');

describeOnBothDatabases('Findings', { demo: true }, (server) => {
  let token: string;

  beforeAll(async () => {
    token = await server().adminToken();
  });

  const find = (month: string, query = '') =>
    server().request.get(`/monthly-report/findings/${month}${query}`).set('Authorization', `Bearer ${token}`);

  const findingsOf = async (month: string, locale: string): Promise<readonly FindingEntry[]> =>
    (await find(month, `?locale=${locale}`).expect(200)).body.data;

  /** One line for each finding: its subject, its severity, its message. */
  const toText = (findings: readonly FindingEntry[]) =>
    findings
      .map(
        ({ programme, severity, check, message }) => `${programme.code} ${severity} ${check}\n  ${message}\n`,
      )
      .join('');

  it.each(['zh-Hans', 'en'])('in the reference month are those of the golden list in %s', async (locale) => {
    expectKept(path.join(GOLDEN, `findings.${locale}.txt`), toText(await findingsOf('2020-12', locale)));
  });

  it.each(['2021-01', '2021-02', '2021-03'])('in %s are those of its golden list', async (month) => {
    expectKept(
      path.join(GOLDEN, `../demo-findings/${month}.txt`),
      toText(await findingsOf(month, 'zh-Hans')),
    );
  });

  it('that would keep December 2020 from being published are all explained', async () => {
    const errors = (await findingsOf('2020-12', 'zh-Hans')).filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(4);
    expect(errors.map(({ dismissal }) => dismissal?.by)).toEqual(Array(4).fill('秘书处'));
    for (const month of ['2021-01', '2021-02']) {
      const open = (await findingsOf(month, 'zh-Hans')).filter(({ severity }) => severity === 'error');
      expect(open).toEqual([]);
    }
  });

  it('lead to the entry they are about', async () => {
    const found = (await findingsOf('2020-12', 'zh-Hans')).find(
      ({ check }) => check === 'photo-without-consent',
    );
    expect(found?.entry?.uid).toBe('api::story.story');
    await server()
      .request.get(`/content-manager/collection-types/api::story.story/${found?.entry?.documentId}`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
  });

  it('are told to nobody who may not preview, and of no month that is none', async () => {
    await server().request.get('/monthly-report/findings/2020-12').expect(401);
    await find('2020-13').expect(400);
    await find('2020-12', '?severity=error').expect(400);
  });

  it('come with the draft that is wrong, before anybody publishes it', async () => {
    const authorized = { Authorization: `Bearer ${await server().createApiToken('full-access')}` };
    const [{ documentId: programme }] = (
      await server().request.get('/api/programmes?filters[code]=zero_waste').set(authorized).expect(200)
    ).body.data;
    const { body } = await server()
      .request.post('/api/stories?status=draft')
      .set(authorized)
      .send({ data: { title: '待核的故事', programme, reportMonth: '2021-06' } })
      .expect(201);
    const findings = await findingsOf('2021-06', 'zh-Hans');
    expect(findings.filter(({ entry }) => entry?.documentId === body.data.documentId)).not.toEqual([]);
    await server().request.delete(`/api/stories/${body.data.documentId}`).set(authorized).expect(204);
    expect(await findingsOf('2021-06', 'zh-Hans')).not.toContainEqual(
      expect.objectContaining({ entry: { uid: 'api::story.story', documentId: body.data.documentId } }),
    );
  });
});
