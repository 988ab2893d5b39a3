import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { FindingEntry } from '../../../shared/admin-api';
import { DEFAULT_LOCALE, type Locale } from '../../../shared/vocabulary';
import { CHECKS } from '../domain/checks';
import { findingKey, type Finding, type Subject } from '../domain/checks/finding';
import type { ProgrammeRecord } from '../domain/facts';
import { readLocale, readMonth, readParameter, readQuery } from '../questions/query';
import { pluginService } from '../services/registry';
import { UID } from '../uids';
import { requestOf } from './answer';

const UID_OF = {
  activity: UID.activity,
  story: UID.story,
  'progress-update': UID.progressUpdate,
  'programme-month': UID.programmeMonth,
} as const;

const TITLES = new Map(CHECKS.map(({ code, title }) => [code, title]));

function entryOf(subject: Subject): FindingEntry['entry'] {
  return 'documentId' in subject ? { uid: UID_OF[subject.kind], documentId: subject.documentId } : null;
}

function toEntry(finding: Finding, programmes: readonly ProgrammeRecord[], locale: Locale): FindingEntry {
  const { check, severity, programme: code, subject, message } = finding;
  const name = programmes.find(({ programme }) => programme.code === code)?.programme.name;
  return {
    key: findingKey(finding),
    check,
    title: TITLES.get(check)?.[locale] ?? check,
    severity,
    programme: { code, name: name?.[locale] ?? name?.['zh-Hans'] ?? code },
    message: message[locale],
    entry: entryOf(subject),
  };
}

/** What the panel shows of the checks. */
export const findingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** GET /findings/2020-12 */
  async find(ctx: Context): Promise<void> {
    const month = readParameter(requestOf(ctx), 'month', readMonth);
    const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), { locale: readLocale });
    const findings = await pluginService(strapi, 'findings').ofMonth(month);
    const data = await pluginService(strapi, 'catalogue').with(undefined, ({ programmes }) =>
      Promise.resolve(findings.map((finding) => toEntry(finding, programmes, locale))),
    );
    ctx.body = { data };
  },
});
