/** The rows of the content tables in the order of loading: targets of links come first. */
import {
  activityAt,
  COMMUNITIES,
  communitiesOf,
  documentIdOf,
  draftId,
  FIRST_MONTH,
  KINDS,
  MEMBERSHIPS,
  partnerOf,
  PARTNERS,
  programmeOf,
  publishedId,
  regionOfPartner,
  typeOf,
} from './content.mjs';

/** Published rows come last, so that they have the larger ids, as after a real publication. */
function* bothRows(count) {
  for (let activity = 0; activity < count; activity += 1) {
    yield [activity, draftId(activity)];
    yield [activity, publishedId(activity)];
  }
}

const STAMPS = ['created_at', 'updated_at', 'published_at'];

/**
 * @param {number} count activities
 * @param {{ tables: Record<string, string>, links: Record<string, { name: string, source: string,
 *   target: string, order?: string }>, ids: { programmes: number[], regions: number[],
 *   activityTypes: number[], tiers: number[] } }} names as Strapi's database layer has them
 * @param {string | number} now as the database keeps points in time
 * @returns {{ table: string, columns: string[], rows: () => Iterable<(string | number | null)[]> }[]}
 */
export function contentTables(count, { tables, links, ids }, now) {
  const link = ({ name, source, target, order }, pairs) => ({
    table: name,
    columns: ['id', source, target, ...(order ? [order] : [])],
    *rows() {
      let id = 0;
      for (const [from, to, position] of pairs()) {
        id += 1;
        yield order ? [id, from, to, position] : [id, from, to];
      }
    },
  });

  return [
    {
      table: tables.partner,
      columns: ['id', 'document_id', 'code', 'name', ...STAMPS],
      *rows() {
        for (let index = 0; index < PARTNERS; index += 1) {
          const documentId = documentIdOf(KINDS.partner, index);
          yield [index + 1, documentId, `partner_${index}`, `第${index + 1}伙伴`, now, now, now];
        }
      },
    },
    link(links.partnerRegion, function* () {
      for (let index = 0; index < PARTNERS; index += 1)
        yield [index + 1, ids.regions[regionOfPartner(index)]];
    }),
    {
      table: tables.community,
      columns: ['id', 'document_id', 'code', 'name', 'kind', ...STAMPS],
      *rows() {
        for (let index = 0; index < COMMUNITIES; index += 1) {
          const documentId = documentIdOf(KINDS.community, index);
          const name = `第${index + 1}社区`;
          yield [index + 1, documentId, `community_${index}`, name, 'community', now, now, now];
        }
      },
    },
    {
      table: tables.membership,
      columns: ['id', 'document_id', 'from_month', ...STAMPS],
      *rows() {
        for (const index of MEMBERSHIPS.keys()) {
          yield [index + 1, documentIdOf(KINDS.membership, index), FIRST_MONTH, now, now, now];
        }
      },
    },
    link(links.membershipPartner, function* () {
      for (const [index, { partner }] of MEMBERSHIPS.entries()) yield [index + 1, partner + 1];
    }),
    link(links.membershipProgramme, function* () {
      for (const [index, { programme }] of MEMBERSHIPS.entries())
        yield [index + 1, ids.programmes[programme]];
    }),
    link(links.membershipTier, function* () {
      for (const index of MEMBERSHIPS.keys()) yield [index + 1, ids.tiers[index % ids.tiers.length]];
    }),
    {
      table: tables.activity,
      columns: [
        ...['id', 'document_id', 'title', 'kind', 'start_date', 'end_date', 'sessions', 'measurements'],
        ...STAMPS,
      ],
      *rows() {
        for (let index = 0; index < count; index += 1) {
          const { documentId, title, startDate, endDate, sessions, measurements } = activityAt(index);
          const shared = [documentId, title, 'single', startDate, endDate, sessions, measurements, now, now];
          yield [draftId(index), ...shared, null];
          yield [publishedId(index), ...shared, now];
        }
      },
    },
    link(links.activityProgramme, function* () {
      for (const [activity, id] of bothRows(count)) yield [id, ids.programmes[programmeOf(activity)]];
    }),
    link(links.activityPartner, function* () {
      for (const [activity, id] of bothRows(count)) {
        const partner = partnerOf(activity);
        if (partner !== null) yield [id, partner + 1];
      }
    }),
    link(links.activityType, function* () {
      for (const [activity, id] of bothRows(count)) {
        const type = typeOf(activity);
        if (type !== null) yield [id, ids.activityTypes[type]];
      }
    }),
    link(links.activityCommunities, function* () {
      for (const [activity, id] of bothRows(count)) {
        for (const [position, community] of communitiesOf(activity).entries()) {
          yield [id, community + 1, position + 1];
        }
      }
    }),
  ];
}
