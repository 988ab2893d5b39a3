import type { Core } from '@strapi/strapi';

import { readCommunityEntries } from '../store/community-entries';
import { mergeCommunities, type MergeRequest } from './merge-communities';

/**
 * Communities that partners added while they entered data, and communities to merge because they are the same place.
 */
export const communitiesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  unverified: () => readCommunityEntries(strapi, { verified: { $ne: true } }),
  merge: (request: MergeRequest) => mergeCommunities(strapi, request),
});

export type CommunitiesService = ReturnType<typeof communitiesService>;
