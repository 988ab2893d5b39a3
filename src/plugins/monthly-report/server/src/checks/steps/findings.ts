import type { Core } from '@strapi/strapi';

import type { Actor } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { readCheckFacts } from '../store';
import { CHECKS, isOfFigures } from '../rules';
import { withExplanations, type ExplainedFinding } from '../../domain/explained';
import type { CheckFacts } from '../rules/facts';
import { findingKey, type Finding } from '../../domain/finding';
import { checkSteps } from '../rules/run';
import { visibleFindings } from '../rules/visible-findings';
import type { Month } from '../../domain/month';
import { NotFoundError } from '../../errors';
import { inTurns } from '../../turns';
import {
  keepDismissal,
  keepExplanation,
  readStanding,
  withdrawExplanation,
  type KeptExplanation,
} from './explanations';

export interface KeptFinding {
  /** What an explanation of it is kept by. */
  readonly key: string;
  readonly finding: Finding;
  /** Null where nobody has explained or dismissed it in the panel. */
  readonly kept: KeptExplanation | null;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

/** What the checks (数据核查) find in a month as it is entered now, drafts included. */
export const findingsService = ({ strapi, catalogue: present }: Needs) => {
  const factsOf = (month: Month, drafts = true): Promise<CheckFacts> =>
    present.with(undefined, (catalogue) => readCheckFacts(strapi, catalogue, month, drafts));

  const findingsIn = (facts: CheckFacts): Promise<readonly Finding[]> => inTurns(checkSteps(CHECKS, facts));

  /** Those somebody may read; who is bound by nothing reads all. */
  async function visibleTo(month: Month, actor: Actor, drafts = true): Promise<readonly Finding[]> {
    const facts = await factsOf(month, drafts);
    const findings = await findingsIn(facts);
    const codes = await codesInScope(strapi, await scopeOf(strapi, actor));
    return codes === null ? findings : visibleFindings(CHECKS, facts, findings, codes);
  }

  /** @throws NotFoundError for a key that is none of theirs: mended meanwhile, or somebody else's. */
  async function findingOf(month: Month, key: string, actor: Actor): Promise<Finding> {
    // What blocks a publication may be mended in a draft that nobody has published yet.
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
      const findings = await findingsIn(await factsOf(month));
      return withExplanations(findings, await readStanding(strapi, month, findings), isOfFigures);
    },

    /** About what a publication would print now, with their explanations: a revision keeps them. */
    async toPublish(month: Month): Promise<readonly ExplainedFinding[]> {
      const findings = await findingsIn(await factsOf(month, false));
      return withExplanations(findings, await readStanding(strapi, month, findings), isOfFigures);
    },

    /** On a partner's own entries in a programme (codes), before it submits. */
    async ofPartner(month: Month, programme: string, partner: string): Promise<readonly Finding[]> {
      const facts = await factsOf(month);
      const reach = { programmes: new Set<string>(), partners: new Set([partner]) };
      return visibleFindings(CHECKS, facts, await findingsIn(facts), reach).filter(
        (finding) => finding.programme === programme,
      );
    },

    /** Those somebody may read, in the order of reading. */
    async visible(month: Month, actor: Actor): Promise<readonly KeptFinding[]> {
      const findings = await visibleTo(month, actor);
      const standing = await readStanding(strapi, month, findings);
      const kept = new Map(standing.map((one) => [one.finding, one]));
      return findings.map((finding) => {
        const key = findingKey(finding);
        return { key, finding, kept: kept.get(key) ?? null };
      });
    },

    /** @throws NotFoundError, or conflict (409) where the month is published. */
    async explain(month: Month, key: string, words: string, actor: Actor, at: Date): Promise<void> {
      await keepExplanation(strapi, { month, finding: await findingOf(month, key, actor), actor, at }, words);
    },

    /** A false alarm. @throws NotFoundError, or conflict (409) where the month is published. */
    async dismiss(month: Month, key: string, words: string, actor: Actor, at: Date): Promise<void> {
      await keepDismissal(strapi, { month, finding: await findingOf(month, key, actor), actor, at }, words);
    },

    /** @throws NotFoundError, or conflict (409) where the month is published. */
    async withdraw(month: Month, key: string, actor: Actor, at: Date): Promise<void> {
      await withdrawExplanation(strapi, { month, finding: await findingOf(month, key, actor), actor, at });
    },
  };
};

export type FindingsService = ReturnType<typeof findingsService>;
