/** The content of the races: small, so that writers often meet. */
export const ACTIVITY = 'api::activity.activity';

/** Months around a new year, so that "in the year" and "ever" differ. They stay unpublished: publishing locks them. */
export const MONTHS = ['2020-10', '2020-11', '2020-12', '2021-01', '2021-02', '2021-03'];

/** One month for each writer, which alone has activities in it and publishes it again and again. */
export const OWN_MONTHS = [
  ...['2021-04', '2021-05', '2021-06', '2021-07'],
  ...['2021-08', '2021-09', '2021-10', '2021-11'],
];

/** All months without a gap: the month before each one is also there. */
export const ALL_MONTHS = [...MONTHS, ...OWN_MONTHS];

/** Indicator code → how its values are combined. One keeps its largest value, one the latest of each partner. */
export const COMBINED = {
  summed: { aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' },
  largest: { aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' },
  latest: { aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' },
};
/** Counts the activities themselves. */
export const COUNTED = 'held';

const SHARED_ACTIVITIES = 40;
const SHARED_PROGRAMMES = 2;
const PARTNERS = 5;
const COMMUNITIES = 8;
const OWN_ACTIVITIES = 3;

const times = (count, make) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/**
 * Fills an empty database.
 *
 * @returns documentIds: of the content that all writers share, and for each of `writers` its own programme,
 *   with the documentIds of its activities (drafts, without data) and the month that it publishes.
 */
export async function fill(strapi, { writers }) {
  const create = async (uid, data, status) => {
    const { documentId } = await strapi.documents(uid).create({ data, ...(status && { status }) });
    return documentId;
  };
  const regions = await times(2, (n) => create('api::region.region', { code: `region_${n}`, name: `R${n}` }));
  const partners = await times(PARTNERS, (n) =>
    create('api::partner.partner', { code: `partner_${n}`, name: `P${n}`, region: regions[n % 2] }),
  );
  const communities = await times(COMMUNITIES, (n) =>
    create('api::community.community', { code: `community_${n}`, name: `C${n}` }),
  );
  const activityTypes = await times(2, (n) =>
    create('api::activity-type.activity-type', { code: `type_${n}`, name: `T${n}` }),
  );
  const measured = await Promise.all(
    Object.entries(COMBINED).map(([code, combined]) =>
      create('api::indicator.indicator', { code, label: code, source: 'measured', decimals: 3, ...combined }),
    ),
  );
  const counted = await create('api::indicator.indicator', {
    code: COUNTED,
    label: COUNTED,
    source: 'counted',
    counts: 'activity',
  });
  const programme = (code) =>
    create('api::programme.programme', {
      code,
      name: code,
      startMonth: '2020-01',
      summaryTemplate: '-',
      indicators: [...measured, counted],
    });
  const programmes = await times(SHARED_PROGRAMMES, (n) => programme(`shared_${n}`));
  const own = await times(writers, async (n) => {
    const code = `own_${n}`;
    const documentId = await programme(code);
    const activities = await times(OWN_ACTIVITIES, (of) =>
      create(ACTIVITY, { title: `${code} ${of}`, startDate: `${MONTHS[0]}-01`, programme: documentId }),
    );
    return { code, programme: documentId, activities, month: OWN_MONTHS[n] };
  });
  const shared = await times(SHARED_ACTIVITIES, (n) =>
    create(
      ACTIVITY,
      {
        title: `shared ${n}`,
        startDate: `${MONTHS[n % MONTHS.length]}-05`,
        programme: programmes[n % SHARED_PROGRAMMES],
        partner: partners[n % PARTNERS],
        communities: [communities[n % COMMUNITIES]],
        measurements: { summed: n / 1000, largest: n },
      },
      n % 3 === 0 ? 'draft' : 'published',
    ),
  );
  const largest = measured[Object.keys(COMBINED).indexOf('largest')];
  return { regions, partners, communities, activityTypes, programmes, largest, shared, own };
}
