import type { Core } from '@strapi/strapi';

import type { Actor } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { rowOrNull } from '../../database/rows';
import type { Catalogue } from '../../entries/store/catalogue';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { presentTransaction } from '../../database/present-reads';
import { RecentlyUsed } from '../../database/recently-used';
import { compareText } from '../../domain/order';
import { readCheckFacts } from '../store';
import type { TypedRows } from '../store/typed';
import { readEnteredVersion } from '../store/entered-version';
import { CHECKS, isOfFigures } from '../rules';
import { withExplanations, type ExplainedFinding } from '../../domain/explained';
import type { CheckFacts } from '../rules/facts';
import { findingKey, type Finding } from '../../domain/finding';
import { checkSteps } from '../rules/run';
import { visibleSteps, type Reach } from '../rules/visible-findings';
import type { Month } from '../../domain/month';
import { NotFoundError } from '../../errors';
import { inTurns, nextTurn } from '../../turns';
import { UID } from '../../uids';
import {
  keepDismissal,
  keepExplanation,
  readStanding,
  withdrawExplanation,
  type KeptExplanation,
} from './explanations';

/** A finding about a duplicate is about both entries; a finding about a total is about the figure stated for it. */
function isAbout({ uid, documentId, entry }: TypedRows, { subject, particulars }: Finding): boolean {
  if ('documentId' in subject) return [subject.documentId, ...particulars].includes(documentId);
  const indicator = uid === UID.statedFigure ? rowOrNull(entry, 'indicator') : null;
  return subject.kind === 'total' && subject.indicator === indicator?.code;
}

export interface KeptFinding {
  /** The key that its explanation is stored under. */
  readonly key: string;
  readonly finding: Finding;
  /** Null if nobody has explained or dismissed it in the panel. */
  readonly kept: KeptExplanation | null;
}

/** Receives the number of finished checks and the number of all checks. */
type Tell = (done: number, total: number) => Promise<void>;

/** @param reach null: everything. */
const stepsOf = (facts: CheckFacts, reach: Reach | null) =>
  reach === null ? checkSteps(CHECKS, facts) : visibleSteps(CHECKS, facts, reach);

/** The most findings in the cache: a few large months as everybody sees them, and those of many accounts. */
const MOST_KEPT = 50_000;

interface Asked {
  readonly drafts: boolean;
  readonly reach: Reach | null;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

/** Gives the findings of the checks (数据核查) in a month as it is entered now, drafts included. */
export const findingsService = ({ strapi, catalogue: present }: Needs) => {
  const factsOf = (month: Month, drafts: boolean): Promise<CheckFacts> =>
    present.with(undefined, (catalogue) => readCheckFacts(strapi, catalogue, month, drafts));

  const kept = new RecentlyUsed<readonly Finding[]>(MOST_KEPT);

  /** @param reach null: everything. */
  async function find(month: Month, { drafts, reach }: Asked, tell?: Tell): Promise<readonly Finding[]> {
    const facts = await factsOf(month, drafts);
    const total = facts.programmes.length * CHECKS.length;
    return inTurns(stepsOf(facts, reach), async (done) => {
      await tell?.(done, total);
      await nextTurn();
    });
  }

  /** The findings of the present content; the cached ones, as long as nothing has changed that they are made of. */
  async function findingsOf(month: Month, asked: Asked, tell?: Tell): Promise<readonly Finding[]> {
    const { drafts, reach } = asked;
    if (reach?.programmes.size === 0 && reach.partners.size === 0) return [];
    // Read the version first: any later change gives another version.
    const { version, isSettled } = await readEnteredVersion(strapi, month, new Date());
    const codes = reach && [[...reach.programmes].sort(compareText), [...reach.partners].sort(compareText)];
    const key = JSON.stringify([month, drafts, codes, version]);
    const make = async () => {
      const value = await find(month, asked, tell);
      return { value, size: value.length + 1 };
    };
    if (!isSettled) return (await make()).value;
    // A transaction must not wait for others, and others must not wait for a publication, which may be cancelled.
    const isAlone = presentTransaction() !== null || tell !== undefined;
    return isAlone ? kept.alone(key, make) : kept.of(key, make);
  }

  /** The findings that somebody may read; an account without limits reads all. */
  const visibleTo = async (month: Month, actor: Actor, drafts = true): Promise<readonly Finding[]> =>
    findingsOf(month, { drafts, reach: await codesInScope(strapi, await scopeOf(strapi, actor)) });

  /** @throws NotFoundError if the account has no finding with this key: it is mended, or somebody else's. */
  async function findingOf(month: Month, key: string, actor: Actor): Promise<Finding> {
    // A finding that blocks a publication may already be mended in an unpublished draft.
    for (const drafts of [true, false]) {
      const visible = await visibleTo(month, actor, drafts);
      const finding = visible.find((candidate) => findingKey(candidate) === key);
      if (finding !== undefined) return finding;
    }
    throw new NotFoundError(
      '没有这个核查问题，可能已经更正，请刷新。 / There is no such finding; it may have been mended, reload.',
    );
  }

  return {
    /** With their explanations, as a preview prints them. */
    async inPreview(month: Month): Promise<readonly ExplainedFinding[]> {
      const findings = await findingsOf(month, { drafts: true, reach: null });
      return withExplanations(findings, await readStanding(strapi, month, findings), isOfFigures);
    },

    /** Findings about the content that a publication would print now, with explanations: a revision stores them. */
    async toPublish(month: Month, tell?: Tell): Promise<readonly ExplainedFinding[]> {
      const findings = await findingsOf(month, { drafts: false, reach: null }, tell);
      return withExplanations(findings, await readStanding(strapi, month, findings), isOfFigures);
    },

    /** Findings about a partner's own entries in a programme (codes), before it submits. */
    async ofPartner(month: Month, programme: string, partner: string): Promise<readonly Finding[]> {
      const reach = { programmes: new Set<string>(), partners: new Set([partner]) };
      return (await findingsOf(month, { drafts: true, reach })).filter(
        (finding) => finding.programme === programme,
      );
    },

    /**
     * Findings about one entry as it stands in somebody's form, among the entered content of its programme. The
     * caller gives the catalogue, which may contain the typed changes.
     */
    async onTyped(
      typed: TypedRows & { readonly month: Month },
      programme: number,
      catalogue: Catalogue,
      actor: Actor,
    ): Promise<readonly Finding[]> {
      const facts = await readCheckFacts(strapi, catalogue, typed.month, true, { programme, typed });
      const reach = await codesInScope(strapi, await scopeOf(strapi, actor));
      return (await inTurns(stepsOf(facts, reach), nextTurn)).filter((finding) => isAbout(typed, finding));
    },

    /** The findings that somebody may read, in the order of reading. */
    async visible(month: Month, actor: Actor): Promise<readonly KeptFinding[]> {
      const findings = await visibleTo(month, actor);
      const standing = await readStanding(strapi, month, findings);
      const kept = new Map(standing.map((one) => [one.finding, one]));
      return findings.map((finding) => {
        const key = findingKey(finding);
        return { key, finding, kept: kept.get(key) ?? null };
      });
    },

    /** @throws NotFoundError, or conflict (409) if the month is published. */
    async explain(month: Month, key: string, words: string, actor: Actor, at: Date): Promise<void> {
      await keepExplanation(strapi, { month, finding: await findingOf(month, key, actor), actor, at }, words);
    },

    /** A false alarm. @throws NotFoundError, or conflict (409) if the month is published. */
    async dismiss(month: Month, key: string, words: string, actor: Actor, at: Date): Promise<void> {
      await keepDismissal(strapi, { month, finding: await findingOf(month, key, actor), actor, at }, words);
    },

    /** @throws NotFoundError, or conflict (409) if the month is published. */
    async withdraw(month: Month, key: string, actor: Actor, at: Date): Promise<void> {
      await withdrawExplanation(strapi, { month, finding: await findingOf(month, key, actor), actor, at });
    },
  };
};

export type FindingsService = ReturnType<typeof findingsService>;
