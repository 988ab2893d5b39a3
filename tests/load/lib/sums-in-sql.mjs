/**
 * The kept sums as one SELECT over the content, as for a materialized view. Scopes, months, sums,
 * counts, largest values and distinct counts are those of the plugin. The view has one row for each
 * figure; the plugin has one row for each cell.
 */

/** The expressions that differ between the databases. */
const DIALECTS = {
  postgres: {
    month: "to_char(a.start_date, 'YYYY-MM')",
    day: (column) => `CAST(${column} AS text)`,
    eachMeasurement: 'CROSS JOIN LATERAL jsonb_each_text(counted.measurements) AS measured(code, value)',
    thousandths: 'CAST(CAST(measured.value AS numeric) * 1000 AS bigint)',
    code: 'measured.code',
    isReported: 'measured.value IS NOT NULL',
    year: 'left(month, 4)',
  },
  sqlite: {
    month: 'substr(a.start_date, 1, 7)',
    day: (column) => column,
    eachMeasurement: 'CROSS JOIN json_each(counted.measurements) AS measured',
    thousandths: 'CAST(round(measured.value * 1000) AS integer)',
    code: 'measured.key',
    isReported: "measured.type <> 'null'",
    year: 'substr(month, 1, 4)',
  },
};

const SCOPES = [
  { dimension: 0 },
  { dimension: 1, member: 'region' },
  { dimension: 2, member: 'partner' },
  { dimension: 3, member: 'activity_type' },
  // Single communities are not kept.
  { dimension: 4, member: 'place', condition: 'place <= 0' },
];

/** The same aggregates in every scope. */
const inEveryScope = (source, keys, aggregates) =>
  SCOPES.map(
    ({ dimension, member, condition = 'true' }) =>
      `SELECT programme, ${dimension} AS dimension, ${member ?? 0} AS member, ${keys}, ${aggregates}
       FROM ${source} WHERE ${condition} GROUP BY programme, ${member ? `${member}, ` : ''}${keys}`,
  ).join('\nUNION ALL\n');

/**
 * @param {'sqlite' | 'postgres'} kind
 * @param {Record<string, any>} names tables and link tables as Strapi's database layer has them
 * @param {boolean} withYears whether the plugin keeps the sums of calendar years as well
 */
export function sumsInSql(kind, { tables, links }, withYears) {
  const { month, day, eachMeasurement, thousandths, code, isReported, year } = DIALECTS[kind];
  const column = (link, side) => `${link}.${links[link][side]}`;
  const joined = (link, to, left = 'LEFT ') =>
    `${left}JOIN ${links[link].name} ${link} ON ${column(link, 'source')} = ${to}`;
  const ofYears = (source, keys, aggregates) =>
    withYears
      ? `UNION ALL SELECT programme, dimension, member, ${year} AS month, ${keys} ${aggregates}
         FROM ${source} GROUP BY programme, dimension, member, ${keys} ${year}`
      : '';
  return `
WITH places AS (
  SELECT ${column('activityCommunities', 'source')} AS activity, count(*) AS communities,
    min(${column('activityCommunities', 'target')}) AS community
  FROM ${links.activityCommunities.name} activityCommunities GROUP BY 1
),
counted AS MATERIALIZED (
  SELECT a.id, ${column('activityProgramme', 'target')} AS programme,
    coalesce(${column('activityPartner', 'target')}, 0) AS partner,
    coalesce(${column('partnerRegion', 'target')}, 0) AS region,
    coalesce(${column('activityType', 'target')}, 0) AS activity_type,
    CASE WHEN places.communities > 1 THEN -1 ELSE coalesce(places.community, 0) END AS place,
    ${month} AS month, ${day('a.start_date')} AS start_date,
    ${day('coalesce(a.end_date, a.start_date)')} AS end_date, a.title, a.document_id, a.sessions, a.measurements
  FROM ${tables.activity} a
  ${joined('activityProgramme', 'a.id', '')}
  JOIN ${tables.programme} p ON p.id = ${column('activityProgramme', 'target')}
  ${joined('activityPartner', 'a.id')}
  ${joined('partnerRegion', column('activityPartner', 'target'))}
  ${joined('activityType', 'a.id')}
  LEFT JOIN places ON places.activity = a.id
  WHERE a.published_at IS NOT NULL AND ${month} >= p.start_month
),
given AS MATERIALIZED (
  SELECT programme, partner, region, activity_type, place, month, start_date, end_date, title, document_id,
    ${code} AS code, ${thousandths} AS thousandths
  FROM counted ${eachMeasurement} WHERE ${isReported}
),
reported AS MATERIALIZED (
  SELECT ranked.*, CASE WHEN aggregation_type = 'MAX' THEN thousandths END AS largest_value
  FROM (
    SELECT given.*, indicator.aggregation_type, row_number() OVER (
      PARTITION BY programme, partner, month, given.code
      ORDER BY start_date DESC, end_date DESC, thousandths DESC, title, given.document_id) AS nth
    FROM given LEFT JOIN ${tables.indicator} indicator ON indicator.code = given.code
  ) AS ranked
  WHERE nth = 1 OR aggregation_type IS NULL OR aggregation_type <> 'LAST'
),
measured AS MATERIALIZED (
  ${inEveryScope(
    'reported',
    'month, code',
    'count(*) AS n, sum(thousandths) AS total, max(largest_value) AS largest',
  )}
),
held AS MATERIALIZED (
  ${inEveryScope(
    'counted',
    'month',
    `count(*) AS n, count(sessions) AS session_values, sum(sessions) AS sessions,
     sum(CASE WHEN partner <> 0 THEN 1 ELSE 0 END) AS with_partner,
     sum(CASE WHEN place <> 0 THEN 1 ELSE 0 END) AS with_community`,
  )}
),
taking_part AS MATERIALIZED (
  SELECT programme, partner, region, activity_type, place, month, 0 AS thing, partner AS thing_id
  FROM counted WHERE partner <> 0
  UNION ALL
  SELECT programme, partner, region, activity_type, place, month, 1, ${column('activityCommunities', 'target')}
  FROM counted JOIN ${links.activityCommunities.name} activityCommunities
    ON ${column('activityCommunities', 'source')} = counted.id
),
members AS MATERIALIZED (
  ${inEveryScope('taking_part', 'month, thing, thing_id', 'count(*) AS n')}
),
seen AS (
  SELECT programme, dimension, member, month, thing,
    row_number() OVER member_months AS nth_ever,
    row_number() OVER (PARTITION BY programme, dimension, member, thing, thing_id, ${year} ORDER BY month)
      AS nth_in_year
  FROM members
  WINDOW member_months AS (PARTITION BY programme, dimension, member, thing, thing_id ORDER BY month)
),
distinct_counts AS MATERIALIZED (
  SELECT programme, dimension, member, month, thing, count(*) AS n,
    sum(CASE WHEN nth_in_year = 1 THEN 1 ELSE 0 END) AS new_in_year,
    sum(CASE WHEN nth_ever = 1 THEN 1 ELSE 0 END) AS new_ever
  FROM seen GROUP BY programme, dimension, member, month, thing
)
SELECT programme, dimension, member, month, code, CAST(NULL AS integer) AS thing,
  CAST(NULL AS integer) AS thing_id, n, total, largest, NULL AS others
FROM (
  SELECT programme, dimension, member, month, code, n, total, largest FROM measured
  ${ofYears('measured', 'code,', 'sum(n), sum(total), max(largest)')}
) AS sums
UNION ALL
SELECT programme, dimension, member, month, NULL, NULL, NULL, n, sessions, session_values,
  with_partner || ' ' || with_community
FROM (
  SELECT programme, dimension, member, month, n, sessions, session_values, with_partner, with_community FROM held
  ${ofYears('held', '', 'sum(n), sum(sessions), sum(session_values), sum(with_partner), sum(with_community)')}
) AS cells
UNION ALL
SELECT programme, dimension, member, month, NULL, thing, NULL, n, new_in_year, new_ever, NULL
FROM (
  SELECT programme, dimension, member, month, thing, n, new_in_year, new_ever FROM distinct_counts
  ${ofYears('distinct_counts', 'thing,', 'sum(n), sum(new_in_year), sum(new_ever)')}
) AS distinct_members
UNION ALL
SELECT programme, dimension, member, month, NULL, thing, thing_id, n, NULL, NULL, NULL FROM members`;
}
