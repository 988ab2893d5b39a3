/** A partner with a due month: last month, and the month before it with its content. */
import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import {
  ACTIVITY,
  asAdmin,
  COMMUNITY,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  type PanelAccount,
} from './bound-accounts';
import { monthsAgo } from './clock';
import type { TestServer } from './server';

export interface PartnerMonth {
  /** The month that is due. */
  readonly month: string;
  /** The month before it, with two activities. */
  readonly before: string;
  readonly editor: PanelAccount;
  /** Another editor of the same partner. */
  readonly colleague: PanelAccount;
  readonly partner: string;
  readonly programme: string;
}

const INDICATORS = [
  ['participants', '参与人次', '人次'],
  ['volunteers', '志愿者', '人'],
  ['waste_kitchen', '厨余垃圾', 'kg'],
  ['waste_recyclable', '可回收物', 'kg'],
] as const;

export async function createPartnerMonth(server: TestServer): Promise<PartnerMonth> {
  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server, { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const to = (...documentIds: string[]) => ({ connect: documentIds.map((documentId) => ({ documentId })) });
  const [month, before] = [monthsAgo(1), monthsAgo(2)];

  const indicators: string[] = [];
  for (const [code, label, unit] of INDICATORS) {
    indicators.push(
      await create('api::indicator.indicator', {
        ...{ code, label, unit, decimals: 1, source: 'measured' },
        aggregationType: 'SUM',
        calculationFormulaAcrossPeriods: 'sum',
      }),
    );
  }
  const programme = await create(PROGRAMME, {
    code: 'lane_gardens',
    name: '巷弄花园',
    startMonth: before,
    summaryTemplate: '本月种花。',
    dueDay: 5,
    indicators: to(...indicators),
  });
  const partner = await create(PARTNER, { code: 'lan', name: '兰草社工站' });
  await create('api::membership.membership', {
    programme: to(programme),
    partner: to(partner),
    fromMonth: before,
  });
  const community = await create(COMMUNITY, {
    ...{ code: 'qingshi', name: '青石巷社区', aliases: '青石里', kind: 'community', verified: true },
  });
  await create('api::activity-type.activity-type', { code: 'lesson', name: '课堂', order: 1 });
  for (const title of ['厨余课堂', '楼道花园']) {
    await create(ACTIVITY, {
      ...{ title, kind: 'single', startDate: `${before}-12`, sessions: 1 },
      measurements: { participants: 20 },
      programme: to(programme),
      partner: to(partner),
      communities: to(community),
    });
  }
  const editor = await createAccount(server, ROLES.partnerEditor);
  const colleague = await createAccount(server, ROLES.partnerEditor);
  for (const account of [editor, colleague]) await linkAccount(server, account, PARTNER, partner);
  return { month, before, editor, colleague, partner, programme };
}
