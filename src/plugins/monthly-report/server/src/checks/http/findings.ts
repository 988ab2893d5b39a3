import type { Context } from 'koa';

import type { FindingEntry } from '../../../../shared/admin-api';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { actorOf } from '../../access/actor';
import * as contract from '../../http/contracts';
import { CHECKS, isOfFigures } from '../rules';
import { UID_OF } from '../store/entry-versions';
import type { Subject } from '../../domain/finding';
import type { ProgrammeRecord } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { readBody, words } from '../../http/questions/body';
import { readMonth, readParameter, readQuery } from '../../http/questions/query';
import type { KeptFinding } from '../steps/findings';
import { requestOf } from '../../http/answer';
import type { Services } from '../../http/services';

const TITLES = new Map(CHECKS.map(({ code, title }) => [code, title]));

/** Longer than any key of a finding that names sensible things. */
const LONGEST_KEY = 100_000;
const readKey = words(LONGEST_KEY);
const readText = words(2000);

function entryOf(subject: Subject): FindingEntry['entry'] {
  return 'documentId' in subject ? { uid: UID_OF[subject.kind], documentId: subject.documentId } : null;
}

/** If the entered content explains itself, the panel adds this to the message. */
function toldWhy(message: string, reason: string | null, locale: Locale): string {
  if (reason === null) return message;
  return locale === 'en' ? `${message} Explanation: “${reason}”.` : `${message}说明：“${reason}”`;
}

const saidOf = (kept: KeptFinding['kept']): Pick<FindingEntry, 'explanation' | 'dismissal'> => {
  const said = kept && { text: kept.text, by: kept.by, at: kept.at };
  const isDismissed = kept?.kind === 'dismissal';
  return { explanation: isDismissed ? null : said, dismissal: isDismissed ? said : null };
};

/** A finding as the panel lists it. */
export function findingEntry(
  { key, finding, kept }: KeptFinding,
  programmes: readonly ProgrammeRecord[],
  locale: Locale,
): FindingEntry {
  const { check, severity, programme: code, partner, subject, message, reason } = finding;
  const name = programmes.find(({ programme }) => programme.code === code)?.programme.name;
  return {
    key,
    check,
    title: TITLES.get(check)?.[locale] ?? check,
    severity,
    programme: { code, name: name?.[locale] ?? name?.['zh-Hans'] ?? code },
    partner,
    message: toldWhy(message[locale], reason, locale),
    entry: entryOf(subject),
    isOfFigures: isOfFigures(finding),
    ...saidOf(kept),
  };
}

interface Asked {
  readonly month: Month;
  readonly locale: Locale;
}

function asked(ctx: Context): Asked {
  const month = readParameter(requestOf(ctx), 'month', readMonth);
  const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
  return { month, locale };
}

/** The findings that the panel shows, and the explanations that editors write there. */
export const findingsController = (services: Services) => {
  const findings = () => services.findings;

  async function answerWith({ month, locale }: Asked, ctx: Context): Promise<void> {
    const visible = await findings().visible(month, actorOf(services.strapi));
    const data = await services.catalogue.with(undefined, ({ programmes }) =>
      Promise.resolve(visible.map((one) => findingEntry(one, programmes, locale))),
    );
    ctx.body = { data };
  }

  return {
    /** GET /findings/2020-12 */
    async find(ctx: Context): Promise<void> {
      await answerWith(asked(ctx), ctx);
    },

    /** POST /findings/2020-12/explain `{ key, text }` */
    async explain(ctx: Context): Promise<void> {
      const question = asked(ctx);
      const { key, text } = readBody(ctx.request.body, { key: readKey, text: readText });
      await findings().explain(question.month, key, text, actorOf(services.strapi), new Date());
      await answerWith(question, ctx);
    },

    /** POST /findings/2020-12/dismiss `{ key, text }` */
    async dismiss(ctx: Context): Promise<void> {
      const question = asked(ctx);
      const { key, text } = readBody(ctx.request.body, { key: readKey, text: readText });
      await findings().dismiss(question.month, key, text, actorOf(services.strapi), new Date());
      await answerWith(question, ctx);
    },

    /** POST /findings/2020-12/withdraw-explanation `{ key }` */
    async withdraw(ctx: Context): Promise<void> {
      const question = asked(ctx);
      const { key } = readBody(ctx.request.body, { key: readKey });
      await findings().withdraw(question.month, key, actorOf(services.strapi), new Date());
      await answerWith(question, ctx);
    },
  };
};
