import type { Scope } from '../../access/scope';
import type { Submission } from '../store';
import type { Part } from '../rules/submission-state';

/** What somebody is to a submission; null where it is none of theirs, and they learn nothing of it. */
export function partIn(scope: Scope, { programme, partner }: Submission): Part | null {
  if (scope.kind === 'everything') return { enters: true, reviews: true };
  const reviews = scope.programmes.has(programme.documentId);
  const enters = reviews || scope.partners.has(partner.documentId);
  const reads = partner.region !== null && scope.regions.has(partner.region.documentId);
  return reviews || enters || reads ? { enters, reviews } : null;
}
