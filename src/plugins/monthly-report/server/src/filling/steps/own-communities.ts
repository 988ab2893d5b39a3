/** Communities for a partner: it finds one, or adds one without choosing a code. */
import type { Core } from '@strapi/strapi';

import type { CommunityFound, NewCommunity } from '../../../../shared/my-reports';
import { conflict } from '../../errors';
import { isNameOf, searchCommunities, type NamedPlace } from '../../entries/rules/community-search';
import { readNamedPlaces } from '../../entries/store/find-communities';
import { lockCountedBy } from '../../ledger/steps';
import { documentsOf } from '../../strapi/documents';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';

const MOST_FOUND = 8;

const toFound = (
  { documentId, name, place, verified }: NamedPlace,
  by: CommunityFound['by'] = 'name',
  alias: string | null = null,
): CommunityFound => ({ documentId, name, place, verified, by, alias });

export async function findCommunities(strapi: Core.Strapi, words: string): Promise<CommunityFound[]> {
  const places = await readNamedPlaces(strapi);
  return searchCommunities(words, places, MOST_FOUND).map(({ place, by, alias }) =>
    toFound(place, by, alias),
  );
}

/**
 * Adds a community, or returns the existing one with the same id or name: a phone without an answer asks again. The
 * server makes the code. The network secretariat verifies the community and merges duplicates.
 *
 * @throws conflict (409) if several communities have the name: the partner has to choose.
 */
export function addCommunity(
  strapi: Core.Strapi,
  documentId: string,
  { name, place }: NewCommunity,
): Promise<CommunityFound> {
  return inTransaction(strapi, async ({ trx }) => {
    await lockCountedBy(strapi, trx);
    const [sent] = await readNamedPlaces(strapi, { documentId });
    if (sent !== undefined) return toFound(sent);
    const named = (await readNamedPlaces(strapi)).filter((one) => isNameOf(name, one));
    const inPlace = named.filter((one) => place === '' || one.place === '' || one.place === place);
    const [there, ...others] = inPlace;
    if (there !== undefined && others.length === 0) return toFound(there);
    if (place === '' && others.length > 0) {
      throw conflict(
        `有${inPlace.length}个社区叫“${name}”，请从列表中选择，或写明所在地。 / ${inPlace.length} communities have this name: choose one of the list, or say where it is.`,
      );
    }
    await documentsOf(strapi, UID.community).create({
      data: { documentId, code: `new-${documentId}`, name, kind: 'community', district: place || null },
    });
    return { documentId, name, place, verified: false, by: 'name', alias: null };
  });
}
