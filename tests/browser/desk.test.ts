/** A secretariat's month of 124 partners in the panel, each click and each character counted. */
import type { Browser, Locator, Page } from 'playwright-core';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import {
  ACTIVITY,
  asAdmin,
  createAccount,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  STORY,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { launchBrowser, noBrowser } from '../helpers/browser';
import { openPanel, type Panel } from '../helpers/panel';
import { startServer, type TestServer } from '../helpers/server';

const MONTH = '2022-04';
const PARTNERS = 124;
const SUBMITTED = 60;
/** The submitted reports whose story has a gap that a check finds. */
const WITH_FINDINGS = 10;
const SENT_BACK = 5;
const EXPLAINED = 3;

const SECONDS_PER_CLICK = 2;
const SECONDS_PER_CHARACTER = 0.5;
const MOST_CLICKS = 60;
const MOST_SECONDS = 600;
const MOST_NODES = 1500;
const FIRST_ROWS_WITHIN = 1000;

const LIMIT = 300_000;

/** A mouse and a keyboard that count clicks and characters. */
function counting(page: Page) {
  let [clicks, characters] = [0, 0];
  return {
    click: async (target: Locator) => {
      clicks += 1;
      await target.click();
    },
    /** A key of the panel costs as much as a click. */
    press: async (key: string) => {
      clicks += 1;
      await page.keyboard.press(key);
    },
    type: async (target: Locator, text: string) => {
      characters += [...text].length;
      await target.fill(text);
    },
    counted: () => ({
      clicks,
      characters,
      seconds: clicks * SECONDS_PER_CLICK + characters * SECONDS_PER_CHARACTER,
    }),
  };
}

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(
  `a month of 124 partners at the secretariat${noBrowser === null ? '' : ` (${noBrowser})`}`,
  () => {
    let server: TestServer;
    let browser: Browser;
    let network: PanelAccount;
    let coordinator: PanelAccount;

    const create = async (uid: string, body: object): Promise<string> => {
      const { data } = await asAdmin(server, { method: 'post', path: entriesOf(uid), body });
      return (data as { documentId: string }).documentId;
    };
    const to = (documentId: string) => ({ connect: [{ documentId }] });

    async function enter(programme: string, partner: string, code: string, hasGap: boolean): Promise<void> {
      await create(ACTIVITY, {
        title: `楼道清理日 ${code}`,
        ...{ kind: 'single', startDate: `${MONTH}-09`, sessions: 1, measurements: { participants: 120 } },
        ...{ programme: to(programme), partner: to(partner) },
      });
      if (hasGap)
        await create(STORY, {
          ...{ title: `旧书箱 ${code}`, reportMonth: MONTH, programme: to(programme), partner: to(partner) },
          body: [{ type: 'paragraph', children: [{ type: 'text', text: '共派发宣传单XX份。' }] }],
        });
      const path = `/monthly-report/submissions/${MONTH}/stairs/${code}/submit`;
      await asAdmin(server, { method: 'post', path, body: {} });
    }

    beforeAll(async () => {
      server = await startServer({ database: 'sqlite' });
      const participants = await create('api::indicator.indicator', {
        ...{ code: 'participants', label: '参与人次', unit: '人次', decimals: 0, source: 'measured' },
        ...{ aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' },
      });
      const programme = await create(PROGRAMME, {
        ...{ code: 'stairs', name: '清洁楼道', startMonth: MONTH, basis: 'month', dueDay: 5 },
        ...{ summaryTemplate: '{participants}', storyGrouping: 'partner', indicators: to(participants) },
      });
      const regions = [
        await create(REGION, { code: 'north', name: '华北区' }),
        await create(REGION, { code: 'south', name: '华南区' }),
      ];
      for (let at = 0; at < PARTNERS; at += 1) {
        const code = `p${String(at).padStart(3, '0')}`;
        const region = regions[at % 2] ?? '';
        const partner = await create(PARTNER, { code, name: `伙伴机构${at}`, region: to(region) });
        await create('api::membership.membership', {
          ...{ programme: to(programme), partner: to(partner), fromMonth: MONTH },
        });
        if (at < SUBMITTED) await enter(programme, partner, code, at < WITH_FINDINGS);
      }
      network = await createAccount(server, ROLES.networkSecretariat);
      coordinator = await createAccount(server, ROLES.regionalCoordinator);
      await linkAccount(server, coordinator, REGION, regions[1] ?? '');
      browser = await launchBrowser();
    }, LIMIT);

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    it('shows the first rows of the list within a second, in few nodes', async () => {
      const { page } = await openPanel(browser, server, { token: network.token, month: MONTH });
      await page
        .getByRole('navigation', { name: '月报的各部分' })
        .getByRole('link', { name: '版本' })
        .click();
      await page.locator('[data-section=revisions]').waitFor();
      const begun = Date.now();
      await page
        .getByRole('navigation', { name: '月报的各部分' })
        .getByRole('link', { name: '填报' })
        .click();
      await page.locator('[data-section=submissions] tbody tr').first().waitFor();
      const milliseconds = Date.now() - begun;
      const nodes = await page.locator('body *').count();
      process.stdout.write(`124 submissions: first rows after ${milliseconds} ms, ${nodes} nodes\n`);
      expect(milliseconds).toBeLessThan(FIRST_ROWS_WITHIN);
      expect(nodes).toBeLessThanOrEqual(MOST_NODES);
      await page.context().close();
    });

    it(
      'is reviewed and published in few clicks',
      async () => {
        const panel: Panel = await openPanel(browser, server, { token: network.token, month: MONTH });
        const { page, section } = panel;
        const { click, press, type, counted } = counting(page);
        const link = (name: string | RegExp) => page.getByRole('link', { name });
        const dialog = page.getByRole('dialog');
        const review = section('review');
        const isAt = (partner: string) => review.and(page.locator(`[data-partner=${partner}]`)).waitFor();
        const codeAt = (at: number) => `p${String(at).padStart(3, '0')}`;
        await page.goto(`${server.url}/admin`);

        // 1. From home to all submissions without findings, accepted after a look
        await click(section('home-month').locator('[data-number=waiting] a'));
        await click(link('查看无问题的 50 份，一起通过'));
        await section('clean').locator('tbody tr').nth(49).waitFor();
        await click(page.getByRole('button', { name: '通过所选 50 份' }));
        await page.getByText('没有可以一起通过的填报。').waitFor();
        await click(section('clean').getByRole('link', { name: '返回列表' }).first());

        // 2. Submissions with findings, one by one: explained and accepted, or sent back; the next one opens by itself
        await click(link('开始逐份审核'));
        for (let at = 0; at < WITH_FINDINGS; at += 1) {
          await isAt(codeAt(at));
          if (at < SENT_BACK) {
            await press('r');
            await type(dialog.getByRole('textbox'), '请补全宣传单份数。');
            await click(dialog.getByRole('button', { name: '退回修改', exact: true }));
            continue;
          }
          if (at < SENT_BACK + EXPLAINED) {
            const error = review.locator('[data-severity=error]');
            await click(error.getByRole('button', { name: /^说明: / }));
            await type(dialog.getByRole('textbox'), '份数已无从查考。');
            await click(dialog.getByRole('button', { name: '说明', exact: true }));
            await error.and(page.locator('[data-explained=true]')).waitFor();
          }
          await press('a');
        }
        await section('submissions').waitFor();

        // 3. The remaining errors stand before the publication
        await click(section('month').getByRole('button', { name: '开始审核' }));
        await click(link('预览'));
        await page
          .frameLocator('iframe')
          .getByRole('heading', { name: /清洁楼道/ })
          .first()
          .waitFor();
        await click(link('发布前检查'));
        await page.getByText('已退回，尚未重新提交（5）').waitFor();
        await page.getByText('未填报（64）').waitFor();
        const blocking = section('blocking').locator('[data-severity=error]');
        for (let left = await blocking.count(); left > 0; left -= 1) {
          await click(blocking.first().getByRole('button', { name: /^说明: / }));
          await type(dialog.getByRole('textbox'), '份数已无从查考。');
          await click(dialog.getByRole('button', { name: '说明', exact: true }));
          await dialog.waitFor({ state: 'hidden' });
          await page.waitForFunction(
            (most) =>
              document.querySelectorAll('[data-section=blocking] [data-severity=error]').length < most,
            left,
          );
        }

        // 4. Published, and its PDF
        await click(section('preflight').getByRole('button', { name: /^发布: / }));
        await click(dialog.getByRole('button', { name: '发布', exact: true }));
        const pdf = section('revisions').locator('[data-revision="1"] a[data-format=pdf]');
        await pdf.waitFor();
        const downloaded = page.waitForEvent('download');
        await click(pdf);
        expect((await downloaded).suggestedFilename()).toMatch(/\.pdf$/);

        const figures = counted();
        process.stdout.write(
          `60 submissions reviewed and published: ${figures.clicks} clicks, ${figures.characters} characters, ${figures.seconds} s\n`,
        );
        expect(figures.clicks).toBeLessThanOrEqual(MOST_CLICKS);
        expect(figures.seconds).toBeLessThanOrEqual(MOST_SECONDS);
        await page.context().close();
      },
      LIMIT,
    );

    it('tells a step that somebody else took meanwhile in words, and shows the present state', async () => {
      const second = await openPanel(browser, server, { token: network.token, month: MONTH });
      const path = `/monthly-report/months/${MONTH}/reopen`;
      const reopen = second.section('month').getByRole('button', { name: /^解锁更正: / });
      await reopen.click();
      await second.page.getByRole('dialog').getByRole('textbox').fill('人次录入有误');
      await asAdmin(server, { method: 'post', path, body: { reason: '同事先解锁' } });
      await second.page.getByRole('dialog').getByRole('button', { name: '解锁更正', exact: true }).click();
      const told = second.page.getByRole('dialog').getByRole('alert');
      await told.waitFor();
      expect(await told.innerText()).toBe(`${MONTH}已解锁更正，现在不能解锁更正。`);
      // The typed text is still there; then the page shows the colleague's step.
      expect(await second.page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('人次录入有误');
      await second.page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
      await second.page.locator('[data-section=month] [data-state=reopened]').waitFor();
      await second.page.context().close();
    });

    it('begins for a coordinator with who is missing in its region', async () => {
      const { page, section } = await openPanel(browser, server, { token: coordinator.token, month: MONTH });
      await page.goto(`${server.url}/admin`);
      await section('home-missing').locator('[data-partner=p061]').waitFor();
      expect(await section('home-missing').locator('[data-partner=p060]').count()).toBe(0);
      await page.getByRole('button', { name: '复制催报文字' }).waitFor();
      await page.context().close();
    });
  },
);
