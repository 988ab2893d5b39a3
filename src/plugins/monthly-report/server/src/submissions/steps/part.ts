import type { Scope } from '../../access/scope';
import type { Submission } from '../store';
import type { Part } from '../rules/submission-state';

/**
 * The part of an account in a submission; null if the submission is out of its reach: it then learns nothing about
 * it.
 */
export function partIn(scope: Scope, { programme, partner }: Submission): Part | null {
  if (scope.kind === 'everything') return { enters: true, reviews: true };
  const reviews = scope.programmes.has(programme.documentId);
  const enters = reviews || scope.partners.has(partner.documentId);
  const reads = partner.region !== null && scope.regions.has(partner.region.documentId);
  return reviews || enters || reads ? { enters, reviews } : null;
}
