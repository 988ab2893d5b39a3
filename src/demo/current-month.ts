import type { Core } from '@strapi/strapi';

import { documentIdOf } from './identity';
import { toBlocks } from './blocks';

/**
 * A month to work on: the demo's own months were published years ago. A fictional programme begins two months before
 * today; its first month is done and accepted, its last one is due. One partner has sent it in, the other has not.
 * Nothing of the months before changes. Only `npm run demo` asks for it, because it follows the calendar.
 */
const PROGRAMME = 'lane_gardens';
const DUE_DAY = 25;

type Attributes = Readonly<Record<string, unknown>>;

interface Documents {
  findFirst(params: Attributes): Promise<{ documentId: string } | null>;
  create(params: Attributes): Promise<{ documentId: string }>;
}

interface ActivityData {
  readonly title: string;
  readonly day: string;
  readonly measurements: Readonly<Record<string, number>>;
}

const PARTNERS = {
  /** The partner of the account partner@example.org. */
  qingshixiang: {
    done: [
      { title: '巷口花箱认养日', day: '12', measurements: { participants: 46, volunteers: 8 } },
      {
        title: '厨余堆肥课堂',
        day: '20',
        measurements: { participants: 31, volunteers: 5, waste_kitchen: 42.5, waste_recyclable: 18 },
      },
    ],
    due: [],
  },
  haitang: {
    done: [{ title: '屋顶菜园播种', day: '18', measurements: { participants: 22, volunteers: 4 } }],
    due: [
      {
        title: '屋顶菜园收获',
        day: '16',
        measurements: { participants: 27, volunteers: 6, waste_kitchen: 30 },
      },
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly done: readonly ActivityData[]; readonly due: readonly ActivityData[] }>
>;

type Step = { readonly step: 'submit' | 'accept' };
interface Submissions {
  take(month: string, codes: object, taken: Step, asking: object): Promise<unknown>;
}

/** @param today YYYY-MM-DD */
const monthsBefore = (today: string, count: number): string => {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - count, 15)).toISOString().slice(0, 7);
};

/**
 * Makes the programme and its two months, once in the life of a database.
 *
 * @param today YYYY-MM-DD in the time zone of the network.
 */
export async function keepCurrentMonth(strapi: Core.Strapi, today: string): Promise<void> {
  const documents = (uid: string) => strapi.documents(uid as 'api::partner.partner') as unknown as Documents;
  const idOf = async (uid: string, code: string): Promise<string> => {
    const entry = await documents(uid).findFirst({ filters: { code }, fields: ['code'] });
    if (entry === null) throw new Error(`The demo has no ${uid} "${code}".`);
    return entry.documentId;
  };
  const programmes = documents('api::programme.programme');
  const filters = { code: PROGRAMME };
  if ((await programmes.findFirst({ filters, fields: ['code'] })) !== null) return;
  const [done, due] = [monthsBefore(today, 2), monthsBefore(today, 1)];

  await strapi.db.transaction(async () => {
    // 1. The programme and its members
    const codes = ['participants', 'volunteers', 'waste_kitchen', 'waste_recyclable'];
    const indicators: string[] = [];
    for (const code of codes) indicators.push(await idOf('api::indicator.indicator', code));
    const { documentId: programme } = await programmes.create({
      data: {
        documentId: documentIdOf('api::programme.programme', PROGRAMME),
        code: PROGRAMME,
        name: '巷弄花园计划（示例）',
        nameEn: 'Lane Gardens (example)',
        secretariat: '花园计划秘书处（示例）',
        secretariatEn: 'Gardens secretariat (example)',
        startMonth: done,
        basis: 'month',
        summaryTemplate: '本月共有{participants}人次参与巷弄花园。',
        summaryTemplateEn: '{participants} people took part in the lane gardens this month.',
        storyGrouping: 'partner',
        dueDay: DUE_DAY,
        order: 4,
        indicators,
      },
    });
    const partners = new Map<string, string>();
    for (const code of Object.keys(PARTNERS)) {
      const partner = await idOf('api::partner.partner', code);
      partners.set(code, partner);
      await documents('api::membership.membership').create({ data: { programme, partner, fromMonth: done } });
    }

    // 2. Their entries
    const community = await idOf('api::community.community', 'yanglou');
    const enter = (code: string, month: string, { title, day, measurements }: ActivityData) =>
      documents('api::activity.activity').create({
        data: {
          ...{ title, kind: 'single', startDate: `${month}-${day}`, sessions: 1, measurements, programme },
          partner: partners.get(code),
          communities: [community],
        },
      });
    for (const [code, entered] of Object.entries(PARTNERS)) {
      for (const activity of entered.done) await enter(code, done, activity);
      for (const activity of entered.due) await enter(code, due, activity);
    }
    await documents('api::story.story').create({
      data: {
        title: '一盆薄荷的邻里缘',
        reportMonth: done,
        programme,
        partner: partners.get('qingshixiang'),
        communities: [community],
        body: toBlocks(['花箱认养日那天，林阿姨把阳台上的薄荷分成十二盆，送给了同一条巷子的邻居。']),
      },
    });

    // 3. Their submissions, and the acceptance
    const service: Submissions = strapi.plugin('monthly-report').service('submissions');
    const asking = {
      actor: { kind: 'system', name: '示例' },
      at: new Date(),
      locale: 'zh-Hans',
      holds: () => true,
    };
    const take = (month: string, partner: string, step: Step['step']) =>
      service.take(month, { programme: PROGRAMME, partner }, { step }, asking);
    for (const partner of partners.keys()) {
      await take(done, partner, 'submit');
      await take(done, partner, 'accept');
    }
    await take(due, 'haitang', 'submit');
  });
}
