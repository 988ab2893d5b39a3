import { setTimeout as wait } from 'node:timers/promises';

import type { Browser, Locator } from 'playwright-core';

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
  STORY,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { launchBrowser, noBrowser } from '../helpers/browser';
import { BADGE, openPanel, type Panel } from '../helpers/panel';
import { startBeside, startServer, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

const MONTH = '2022-04';
/** Milliseconds for which another server's publication counts as alive. */
const STAYS = 600_000;

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`the month in the admin panel${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;
  let editor: PanelAccount;
  let secretariat: PanelAccount;
  let network: PanelAccount;
  let activity: string;
  let atPartner: Panel;
  let atSecretariat: Panel;
  let atNetwork: Panel;

  const create = async (uid: string, body: object): Promise<string> => {
    const { data } = await asAdmin(server, { method: 'post', path: entriesOf(uid), body });
    return (data as { documentId: string }).documentId;
  };
  const reach = (state: Locator, name: string) =>
    state.and(state.page().locator(`[data-state="${name}"]`)).waitFor();
  const stateOf = (panel: Panel) => panel.submission('lan').locator(BADGE);
  const publicPage = async (query = '') =>
    (await server.request.get(`/reports/${MONTH}${query}`).set('Accept', 'text/html')).text;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    const participants = await create('api::indicator.indicator', {
      code: 'participants',
      label: '参与人次',
      labelEn: 'Participants',
      unit: '人次',
      unitEn: 'people',
      decimals: 0,
      source: 'measured',
      aggregationType: 'SUM',
      calculationFormulaAcrossPeriods: 'sum',
    });
    const programme = await create(PROGRAMME, {
      code: 'clean_stairs',
      name: '清洁楼道',
      nameEn: 'Clean Stairs',
      startMonth: MONTH,
      basis: 'month',
      summaryTemplate: '本月共有{participants}人次参与。',
      summaryTemplateEn: '{participants} people took part this month.',
      storyGrouping: 'partner',
      dueDay: 5,
      indicators: { connect: [{ documentId: participants }] },
    });
    const partner = await create(PARTNER, { code: 'lan', name: '兰草社工站', nameEn: 'Lancao' });
    await create('api::membership.membership', {
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partner }] },
      fromMonth: MONTH,
    });
    activity = await create(ACTIVITY, {
      title: '楼道清理日',
      kind: 'single',
      startDate: `${MONTH}-09`,
      sessions: 1,
      measurements: { participants: 120 },
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partner }] },
    });
    await create(STORY, {
      title: '一只旧书箱',
      reportMonth: MONTH,
      programme: { connect: [{ documentId: programme }] },
      partner: { connect: [{ documentId: partner }] },
      body: [{ type: 'paragraph', children: [{ type: 'text', text: '共派发宣传单XX份。' }] }],
    });
    editor = await createAccount(server, ROLES.partnerEditor);
    secretariat = await createAccount(server, ROLES.secretariat);
    network = await createAccount(server, ROLES.networkSecretariat);
    await linkAccount(server, editor, PARTNER, partner);
    await linkAccount(server, secretariat, PROGRAMME, programme);

    browser = await launchBrowser();
    atPartner = await openPanel(browser, server, { token: editor.token, month: MONTH, width: 390 });
    atSecretariat = await openPanel(browser, server, { token: secretariat.token, month: MONTH });
    atNetwork = await openPanel(browser, server, { token: network.token, month: MONTH });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('lets a partner see what the checks find in its entries, and submit them', async () => {
    const row = atPartner.submission('lan');
    await row.getByText('逾期').waitFor();
    await row.getByText('活动 1 条，故事 1 篇').waitFor();
    await row.getByRole('button', { name: /^提交: / }).click();
    const dialog = atPartner.page.getByRole('dialog');
    await dialog.getByText('共派发宣传单XX份').waitFor();
    await dialog.getByRole('button', { name: '提交', exact: true }).click();
    await reach(stateOf(atPartner), 'submitted');
  });

  it('shows a partner only what is for it', async () => {
    const sections = await atPartner.page
      .locator('section[data-section]')
      .evaluateAll((found) => found.map((section) => section.getAttribute('data-section')));
    expect(sections).toEqual(['month', 'submissions']);
    const parts = atPartner.page.getByRole('navigation', { name: '月报的各部分' }).getByRole('link');
    expect(await parts.allInnerTexts()).toEqual(['填报', '核查', '版本']);
    expect(await atPartner.section('month').getByRole('button').count()).toBe(0);
  });

  it('sends it back with what is to be changed, which the secretariat has to write', async () => {
    const review = await atSecretariat.review('lan');
    // Beside the data for the review.
    await review.locator('[data-indicator=participants]').getByText('120').waitFor();
    await review.locator('[data-section=review-findings]').getByText('共派发宣传单XX份').waitFor();
    await review.getByRole('button', { name: /^退回修改: / }).click();
    const dialog = atSecretariat.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '退回修改', exact: true }).click();
    await dialog.getByText('请填写后再提交。').waitFor();
    await dialog.getByRole('textbox').fill('请核对参与人次。');
    await dialog.getByRole('button', { name: '退回修改', exact: true }).click();
    await reach(stateOf(atSecretariat), 'sent-back');

    await atPartner.comeBack();
    await atPartner.submission('lan').getByText('请核对参与人次。').waitFor();
    await reach(stateOf(atPartner), 'sent-back');
  });

  it('is submitted again beside the entry that was mended', async () => {
    const desk = await openPanel(browser, server, { token: editor.token, month: MONTH });
    await desk.page.goto(`${server.url}/admin/content-manager/collection-types/${ACTIVITY}/${activity}`);
    const aside = desk.section('entry-submissions');
    await aside.getByText('请核对参与人次。').waitFor();
    await desk.take(aside, '提交');
    await reach(aside.locator(BADGE), 'submitted');
    await desk.page.context().close();
  });

  it('accepts it by one click, however often it is clicked', async () => {
    const review = await atSecretariat.review('lan');
    await review.locator('[data-section=review-history]').getByText('请核对参与人次。').waitFor();
    await review.getByRole('button', { name: /^审核通过: / }).dblclick();
    // No other submission waits for review: back to the list.
    await reach(stateOf(atSecretariat), 'accepted');
    expect(await atSecretariat.section('submissions').getByRole('alert').count()).toBe(0);
  });

  it('lists the errors that keep the month from being published, and takes there why one is a false alarm', async () => {
    expect(await atSecretariat.section('month').getByRole('button').count()).toBe(0);
    await atNetwork.comeBack();
    const month = atNetwork.section('month');
    await month.getByRole('button', { name: '开始审核' }).click();
    await reach(atNetwork.monthState, 'in-review');

    await month.getByRole('link', { name: '发布前检查' }).click();
    const blocking = atNetwork.section('blocking');
    await atNetwork.page.getByText('阻止发布的错误（1）').waitFor();
    expect(await atNetwork.section('preflight').getByRole('button', { name: /^发布/ }).count()).toBe(0);
    await atNetwork.take(blocking, '忽略', '宣传单份数已无从查考。');
    await blocking.waitFor({ state: 'hidden' });
    await atNetwork.comeBack('checks');
    const dismissed = atNetwork.section('findings').locator('[data-dismissed=true]');
    await dismissed.getByText('宣传单份数已无从查考。').waitFor();
    await dismissed.getByText(/^已忽略/).waitFor();
    expect(await dismissed.getByRole('button').allTextContents()).toEqual(['恢复']);
    expect(await publicPage()).not.toContain('一只旧书箱');
  });

  it('shows how far a publication is that somebody else has begun, and cancels it', async () => {
    await withSql(server, async (db) => {
      await db('monthly_report_publications').insert({
        ...{ month: MONTH, id: 'elsewhere', stage: 'groups', done: 3, total: 12, attempt: 2, cancelled: 0 },
        ...{ started_at: '2021-04-01T01:00:00.000Z', started_by: '总秘书处', told_at: Date.now() + STAYS },
      });
    });
    await atNetwork.comeBack('publish');
    const progress = atNetwork.section('publication-progress');
    await progress.getByText('正在发布：第 3 步（共 6 步），计算分组').waitFor();
    await progress.getByText('已完成 3 / 12 · 总秘书处发起 · 期间有改动，第 2 次准备').waitFor();
    expect(await atNetwork.section('preflight').getByRole('button', { name: /^发布/ }).count()).toBe(0);
    await progress.getByRole('button', { name: '取消发布' }).click();
    await progress.getByText('正在取消发布，不会作任何改动。').waitFor();
    await withSql(server, async (db) => void (await db('monthly_report_publications').delete()));
    await progress.waitFor({ state: 'hidden' });
  });

  it('publishes it: locked, public, and kept as revision 1', async () => {
    await atNetwork.comeBack('publish');
    await atNetwork
      .section('key-figures')
      .locator('[data-indicator=participants]')
      .getByText('120')
      .waitFor();
    await atNetwork.take(atNetwork.section('preflight'), '发布');
    await reach(atNetwork.monthState, 'published');
    await atNetwork.section('revisions').getByText('第 1 版').waitFor();
    expect(await publicPage()).toContain('一只旧书箱');
    expect(await publicPage()).toContain('120');
    expect(await publicPage()).not.toContain('宣传单份数已无从查考');
  });

  it('lets the partner ask for a correction, and the network secretariat reopen the month with the reason', async () => {
    await atPartner.comeBack();
    await atPartner.take(atPartner.submission('lan'), '申请更正', '参与人次应为 102。');
    const review = await atNetwork.review('lan');
    await review.getByText('参与人次应为 102。').first().waitFor();
    await atNetwork.take(atNetwork.section('month'), '解锁更正', '参与人次录入有误');
    await reach(atNetwork.monthState, 'reopened');
    expect(await publicPage()).toContain('120');
  });

  /** SQL past the server, as from an import or a careless person. */
  const writePastUs = (sessions: number, isUnnoticed: boolean) =>
    withSql(server, async (db) => {
      const published = db<{ id: number; sessions: number; document_id: string }>('activities')
        .where({ document_id: activity })
        .whereNotNull('published_at');
      await published.clone().update({ sessions });
      const row = await published.first('id');
      // Like a server that was killed in the middle: the sums are those of an earlier row.
      if (!isUnnoticed)
        await db('monthly_report_ledger').where({ activity_id: row?.id }).update({ activity_id: -1 });
    });

  it('publishes no figures but those of the activities, and says what is to be done', async () => {
    await writePastUs(2, true);
    await atNetwork.comeBack('publish');
    const flight = atNetwork.section('preflight');
    await flight.getByRole('button', { name: /^发布: / }).click();
    const dialog = atNetwork.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await dialog.getByRole('alert').getByText('npm run totals:rebuild').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await reach(atNetwork.monthState, 'reopened');
    await writePastUs(1, true);
  });

  it('shows in the trail that a server mended sums as it started', async () => {
    await writePastUs(2, false);
    const another = await startBeside(server);
    while (!another.logs().includes('in the kept sums')) await wait(50);
    await another.stop();
    await atNetwork.comeBack('trail');
    // It belongs to no month.
    const trail = atNetwork.section('trail');
    await trail.getByRole('checkbox', { name: '显示全部月份' }).click();
    const row = trail.locator('[data-action=mend-totals]');
    await row.getByText('修复合计').waitFor();
    expect(await row.innerText()).toMatch(/系统\s+活动: 楼道清理日\s+月份: 2022-04\s+合计数: \d+$/);
    await trail.getByRole('checkbox', { name: '显示全部月份' }).click();
  });

  it('publishes the correction as revision 2, with a notice; revision 1 stays as it was', async () => {
    const path = `${entriesOf(ACTIVITY)}/${activity}`;
    await asAdmin(server, { method: 'put', path, body: { measurements: { participants: 102 } } });
    await asAdmin(server, { method: 'post', path: `${path}/actions/publish`, body: {} });
    await atNetwork.comeBack('publish');
    await atNetwork.take(atNetwork.section('preflight'), '发布');
    await reach(atNetwork.monthState, 'published');

    const newest = atNetwork.section('revisions').locator('[data-revision="2"]');
    await newest.getByText('参与人次录入有误').waitFor();
    const corrected = await publicPage();
    expect(corrected).toContain('更正说明');
    expect(corrected).toContain('参与人次录入有误');
    expect(await publicPage('?revision=1')).not.toContain('参与人次录入有误');
  });

  it('compares the two revisions', async () => {
    await atNetwork.comeBack('revisions');
    const row = atNetwork.section('differences').locator('[data-indicator=participants][data-basis=month]');
    await row.waitFor();
    expect(await row.locator('td').allInnerTexts()).toEqual(['120', '102', '-18']);
  });

  it('keeps a trail of all of it', async () => {
    await atNetwork.comeBack('trail');
    await atNetwork.section('trail').locator('[data-action]').first().waitFor();
    const actions = await atNetwork
      .section('trail')
      .locator('[data-action]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-action')));
    expect(actions).toEqual([
      'publish',
      'reopen',
      'ask-correction',
      'publish',
      'dismiss',
      'begin-review',
      'accept',
      'submit',
      'send-back',
      'submit',
    ]);
  });

  it('merges a community a partner added into the one it is, under all months of the trail', async () => {
    const community = { kind: 'community', city: '示例市' };
    await create(COMMUNITY, { ...community, code: 'hehua', name: '荷花社区', verified: true });
    await create(COMMUNITY, { ...community, code: 'hehua_2', name: '荷花小区', verified: false });
    await atNetwork.comeBack('checks');
    const row = atNetwork.section('communities').locator('[data-community=hehua_2]');
    await row.getByRole('button', { name: '合并: 荷花小区' }).click();
    const dialog = atNetwork.page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '合并', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('荷花社区');
    await dialog.getByRole('radio', { name: /荷花社区/ }).click();
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await row.waitFor({ state: 'detached' });

    await atNetwork.comeBack('trail');
    const trail = atNetwork.section('trail');
    await trail.getByRole('checkbox', { name: '显示全部月份' }).click();
    await trail.locator('[data-action=merge-communities]').getByText('荷花小区').waitFor();
  });

  it('says all of it in English too', async () => {
    const panel = await openPanel(browser, server, {
      token: network.token,
      month: MONTH,
      locale: 'en-US',
    });
    await panel.section('month').getByText('Published and locked').waitFor();
    await panel.section('submissions').getByText('Accepted', { exact: true }).waitFor();
    const parts = panel.page.getByRole('navigation', { name: 'Parts of the month' }).getByRole('link');
    const names = await parts.allInnerTexts();
    expect(names).toEqual(['Submissions', 'Checks', 'Figures', 'Preview', 'Revisions', 'Trail']);
    await parts.filter({ hasText: 'Checks' }).click();
    await panel.section('findings').getByText('Dismissed').first().waitFor();
    await panel.section('communities').getByText('No community waits to be verified.').waitFor();
    await parts.filter({ hasText: 'Revisions' }).click();
    await panel.section('revisions').getByText('Revision 2').waitFor();
    await parts.filter({ hasText: 'Trail' }).click();
    await panel.section('trail').getByText('Correction asked for').waitFor();
    // Everything except the texts of editors.
    expect(await panel.page.getByRole('heading').allInnerTexts()).toEqual([
      'Monthly report 2022-04',
      'Trail',
    ]);
  });
});
