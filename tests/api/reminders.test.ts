/** Reminders by e-mail to due and overdue partners: sent once, with any number of servers on the schedule. */
import { setTimeout as pause } from 'node:timers/promises';

import { startMailbox, type Mailbox } from '../helpers/mailbox';
import { startBeside, startServer, type TestServer } from '../helpers/server';
import { withSql } from '../helpers/sql';

/** The partners of the continuing programme, and the receivers for each. */
const ADDRESSES = [
  ...['qingshixiang', 'haitang', 'yunshan', 'shiguang'].map((code) => `${code}@example.org`),
  // The demo's editor account, and also the contact of its partner.
  'partner@example.org',
];
const MONTHS_CHASED = 2;
const MAILS = ADDRESSES.length * MONTHS_CHASED;
const PATIENCE = 40_000;
/** The schedule of the tests rings every second. */
const SOME_RINGS = 3_000;

describe('Reminders of two servers on one PostgreSQL', () => {
  let mailbox: Mailbox;
  let content: TestServer;
  const reminding: Awaited<ReturnType<typeof startBeside>>[] = [];

  beforeAll(async () => {
    mailbox = await startMailbox();
    mailbox.refusedOnce.add('haitang@example.org');
    const env = {
      EMAIL_PROVIDER: 'nodemailer',
      EMAIL_PROVIDER_OPTIONS: JSON.stringify({ host: '127.0.0.1', port: mailbox.port, ignoreTLS: true }),
      EMAIL_FROM: 'secretariat@example.org',
      REMINDER_CRON: '* * * * * *',
      PUBLIC_URL: 'https://reports.example.org',
    };
    content = await startServer({ database: 'postgres', demo: true });
    await withSql(content, (db) =>
      db('partners').update({ contact_email: db.raw(`code || '@example.org'`) }),
    );
    for (let started = 0; started < 2; started += 1) reminding.push(await startBeside(content, env));
  });
  afterAll(async () => {
    for (const server of reminding) await server.stop();
    await content?.stop();
    await mailbox?.stop();
  });

  it('come once for each partner and month, the refused one at a later ring', async () => {
    const until = Date.now() + PATIENCE;
    while (mailbox.received.length < MAILS && Date.now() < until) await pause(200);
    await pause(SOME_RINGS);
    const sent = mailbox.received.map(({ to, subject }) => `${to} ${/\d{4}-\d{2}/.exec(subject)?.[0]}`);
    expect(new Set(sent).size).toBe(MAILS);
    expect(sent).toHaveLength(MAILS);
    expect([...new Set(mailbox.received.map(({ to }) => to))].sort()).toEqual([...ADDRESSES].sort());
    expect(mailbox.received[0]?.subject).toMatch(
      /月度填报(提醒|已逾期) \/ Monthly report for \d{4}-\d{2} is/,
    );
    expect(mailbox.received[0]?.raw).toContain('From: secretariat@example.org');
  });

  it('come from a newer server alone once it has upgraded the database', async () => {
    await withSql(content, async (db) => {
      await db('monthly_report_schema').update({ version: 99, release: '9.9.9' });
      await pause(SOME_RINGS);
      await db('monthly_report_reminders').delete();
    });
    // The database may refuse a mail that was about to be sent during the upgrade; no mail is tried again.
    const before = mailbox.received.length;
    const said = reminding.map(({ logs }) => logs().length);
    await pause(SOME_RINGS);
    expect(mailbox.received).toHaveLength(before);
    for (const [at, { logs }] of reminding.entries())
      expect(logs().slice(said[at])).not.toContain('monthly_report_outdated');
  });
});
