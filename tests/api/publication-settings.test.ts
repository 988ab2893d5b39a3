/** 发布信息: the publisher of the report, kept by the network secretariat and frozen into each publication. */
import { messageOf } from '../helpers/answers';
import { describeOnOneDatabase } from '../helpers/both-databases';
import { ask, asAdmin, createAccount } from '../helpers/bound-accounts';
import { MONTH } from '../helpers/reference';
import { ROLES } from '../../src/plugins/monthly-report/server/src/content-model';

const PATH = '/content-manager/single-types/api::publication-setting.publication-setting';
const REPORT = `/api/monthly-report/reports/${MONTH}`;

interface Published {
  readonly data: {
    readonly publisher?: { readonly network: string; readonly logo: { readonly url: string } | null };
  };
}

describeOnOneDatabase('publication settings', { demo: true }, (server) => {
  let network: string;

  const save = (body: object, token = network) => ask(server(), token, { method: 'put', path: PATH, body });
  const published = async (query = '') =>
    ((await server().request.get(`${REPORT}${query}`).expect(200)).body as Published).data.publisher;
  const preview = async () => {
    const token = await server().createApiToken('full-access');
    const { body } = await server()
      .request.get(`${REPORT}?status=draft`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    return (body as Published).data.publisher;
  };

  beforeAll(async () => {
    network = (await createAccount(server(), ROLES.networkSecretariat)).token;
  });

  it('are in the report, in both languages', async () => {
    expect(await published()).toMatchObject({
      network: '联合公益计划网络',
      contact: '电子邮箱：report@example.org',
      citation: '联合公益计划网络：《2020年12月联合公益计划月报》',
      licence: { url: 'https://creativecommons.org/licenses/by/4.0/' },
    });
    expect(await published('?locale=en')).toMatchObject({ network: 'Joint Programmes Network' });
  });

  it('that change stand in what is compiled from then on, and change nothing that is published', async () => {
    expect((await save({ networkName: '山海公益网络', networkNameEn: null })).status).toBe(200);
    expect(await preview()).toMatchObject({ network: '山海公益网络' });
    expect(await published()).toMatchObject({ network: '联合公益计划网络' });
  });

  it('leave their row in the trail, with before and after', async () => {
    const { results } = (await asAdmin(server(), {
      method: 'get',
      path: '/content-manager/collection-types/plugin::monthly-report.trail-entry?sort=at:DESC&pageSize=1',
    })) as { results: { details: unknown }[] };
    expect(results[0]?.details).toMatchObject({
      changes: expect.arrayContaining([
        { field: 'networkName', before: '联合公益计划网络', after: '山海公益网络' },
      ]) as unknown,
    });
  });

  it('are refused with a colour that cannot be read on white, at its field', async () => {
    const answer = await save({ colour: '#ffcc00' });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toMatch(/主色太浅：白底上的文字对比度为1\.5∶1.+contrast of 1\.5:1/);
    expect(answer.body).toMatchObject({ error: { details: { errors: [{ path: ['colour'] }] } } });
  });

  it('are refused with a cover photo that nobody agreed to, is credited for, or says what it shows', async () => {
    const read = await ask(server(), network, { method: 'get', path: PATH });
    const { cover } = (read.body as { data: { cover: { id: number; file: { id: number } } } }).data;
    const answer = await save({
      cover: { id: cover.id, file: cover.file.id, consent: false, credit: null, alternativeText: '回收台' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: { details: { errors: [{ path: ['cover', 'consent'] }, { path: ['cover', 'credit'] }] } },
    });
  });

  it('are not for the other roles, nor for the public', async () => {
    for (const role of [ROLES.partnerEditor, ROLES.regionalCoordinator, ROLES.secretariat]) {
      const { token } = await createAccount(server(), role);
      expect((await ask(server(), token, { method: 'get', path: PATH })).status).toBe(403);
      expect((await save({ networkName: '别家' }, token)).status).toBe(403);
    }
    await server().request.get('/api/publication-setting').expect(404);
  });

  it('keep the file of a logo that is published', async () => {
    const logo = (await published())?.logo?.url ?? '';
    const admin = await server().adminToken();
    const { results } = (
      await server().request.get('/upload/files?pageSize=100').auth(admin, { type: 'bearer' }).expect(200)
    ).body as { results: { id: number; url: string }[] };
    const file = results.find(({ url }) => url === logo);
    const answer = await server()
      .request.delete(`/upload/files/${file?.id ?? 0}`)
      .auth(admin, { type: 'bearer' });
    expect(answer.status).toBe(409);
  });
});
