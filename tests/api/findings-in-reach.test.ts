/** Bound accounts read the findings about content that they may read, and explain only their own findings. */
import type { FindingEntry } from '../../src/plugins/monthly-report/shared/admin-api';
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import { describeOnBothDatabases } from '../helpers/both-databases';
import {
  ask,
  createAccount,
  documentIdOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  type PanelAccount,
} from '../helpers/bound-accounts';

const FINDINGS = '/monthly-report/findings/2020-12';

describeOnBothDatabases('Findings within reach', { demo: true }, (server) => {
  const findingsOf = async ({ token }: Pick<PanelAccount, 'token'>): Promise<readonly FindingEntry[]> => {
    const { status, body } = await ask(server(), token, { method: 'get', path: FINDINGS });
    expect(status).toBe(200);
    return (body as { data: FindingEntry[] }).data;
  };

  const account = async (
    role: (typeof ROLES)[keyof typeof ROLES],
    uid: string,
    code: string,
  ): Promise<PanelAccount> => {
    const made = await createAccount(server(), role);
    await linkAccount(server(), made, uid, await documentIdOf(server(), uid, code));
    return made;
  };

  it('are those on a partner’s own entries, in the words that everybody reads', async () => {
    const all = await findingsOf({ token: await server().adminToken() });
    const partner = all.find(({ check }) => check === 'wrong-year')?.partner ?? '';
    const editor = await account(ROLES.partnerEditor, PARTNER, partner);
    const seen = await findingsOf(editor);
    expect(seen.map(({ check }) => check)).toContain('wrong-year');
    expect(seen.every((finding) => finding.partner === partner)).toBe(true);
    expect(all).toEqual(expect.arrayContaining([...seen]));

    const [own] = seen;
    const explained = await ask(server(), editor.token, {
      method: 'post',
      path: `${FINDINGS}/explain`,
      body: { key: own?.key, text: '我说可以。' },
    });
    expect(explained.status).toBe(403);
  });

  it('are those on the entries of a coordinator’s region', async () => {
    const coordinator = await account(ROLES.regionalCoordinator, REGION, 'south');
    const seen = await findingsOf(coordinator);
    const partners = new Set(seen.map(({ partner }) => partner));
    expect(partners.has(null)).toBe(false);
    const all = await findingsOf({ token: await server().adminToken() });
    expect(seen.length).toBeLessThan(all.length);
  });

  it('are all of a secretariat’s programme; those of another are not there to be explained', async () => {
    const secretariat = await account(ROLES.secretariat, PROGRAMME, 'zero_waste');
    const all = await findingsOf({ token: await server().adminToken() });
    expect(await findingsOf(secretariat)).toEqual(
      all.filter(({ programme }) => programme.code === 'zero_waste'),
    );
    const other = all.find(({ programme }) => programme.code === 'yicang');
    const { status } = await ask(server(), secretariat.token, {
      method: 'post',
      path: `${FINDINGS}/explain`,
      body: { key: other?.key, text: '不是我的。' },
    });
    expect(status).toBe(404);
  });

  it('are none for an account that is linked to nothing', async () => {
    expect(await findingsOf(await createAccount(server(), ROLES.partnerEditor))).toEqual([]);
  });
});
