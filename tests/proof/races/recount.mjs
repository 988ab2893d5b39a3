/**
 * The sums a second time, by means other than the plugin's: PostgreSQL's own aggregates over
 * Strapi's tables, with exact `numeric` values. They are compared with the kept sums of whole
 * programmes, their regions and their partners.
 */

const COUNTED = `
  SELECT a.id, programme.programme_id AS programme, partner.partner_id AS partner, region.region_id AS region,
    to_char(a.start_date, 'YYYY-MM') AS month, a.sessions, a.measurements,
    a.start_date, coalesce(a.end_date, a.start_date) AS end_date, a.title, a.document_id
  FROM activities a
  JOIN activities_programme_lnk programme ON programme.activity_id = a.id
  JOIN programmes p ON p.id = programme.programme_id
  LEFT JOIN activities_partner_lnk partner ON partner.activity_id = a.id
  LEFT JOIN partners_region_lnk region ON region.partner_id = partner.partner_id
  WHERE a.published_at IS NOT NULL AND to_char(a.start_date, 'YYYY-MM') >= p.start_month`;

/** Sums are kept of months and of years. */
const OF_PERIODS = `(VALUES (month), (left(month, 4))) AS of_period(period)`;

/** Each row of a table once for each group it counts in: dimension and member as the kept sums number them. */
const inGroups = (table) => `
  grouped AS (
    SELECT c.*, 0 AS dimension, 0 AS member FROM ${table} c
    UNION ALL SELECT c.*, 1, coalesce(region, 0) FROM ${table} c
    UNION ALL SELECT c.*, 2, coalesce(partner, 0) FROM ${table} c
  )`;

const GROUPED = `counted AS (${COUNTED}), ${inGroups('counted')}`;

/** For an indicator combined by LAST, the latest value of each partner's month counts. */
const REPORTED = `
  reported AS (
    SELECT c.*, measurement.code, value::numeric AS value, indicator.aggregation_type AS aggregation,
      row_number() OVER (
        PARTITION BY programme, partner, month, measurement.code
        ORDER BY c.start_date DESC, c.end_date DESC, value::numeric DESC, c.title COLLATE "C", c.document_id COLLATE "C"
      ) AS place
    FROM counted c CROSS JOIN LATERAL jsonb_each_text(measurements::jsonb) AS measurement(code, value)
    LEFT JOIN indicators indicator ON indicator.code = measurement.code
    WHERE value IS NOT NULL
  ),
  counting AS (SELECT * FROM reported WHERE place = 1 OR aggregation IS DISTINCT FROM 'LAST')`;

const ACTIVITIES = `
  WITH ${GROUPED}
  SELECT programme, dimension, member, period, count(*) AS activities, count(sessions) AS reporting,
    coalesce(sum(sessions), 0) AS sessions, count(partner) AS with_partner
  FROM grouped, LATERAL ${OF_PERIODS} GROUP BY programme, dimension, member, period`;

const MEASURED = `
  WITH counted AS (${COUNTED}), ${REPORTED}, ${inGroups('counting')}
  SELECT programme, dimension, member, period, code, count(*) AS values,
    trunc(sum(value) * 1000) AS total, trunc(max(value) * 1000) AS largest
  FROM grouped, LATERAL ${OF_PERIODS} GROUP BY programme, dimension, member, period, code`;

/** Different things of a month or year; those that are new in the year, and new at all. */
const distinct = (things) => `
  WITH ${GROUPED},
  seen AS (SELECT DISTINCT programme, dimension, member, month, thing FROM (${things}) things WHERE thing IS NOT NULL),
  first_seen AS (
    SELECT *, min(month) OVER (PARTITION BY programme, dimension, member, thing) AS first_ever,
      min(month) OVER (PARTITION BY programme, dimension, member, thing, left(month, 4)) AS first_in_year
    FROM seen
  )
  SELECT programme, dimension, member, period, count(DISTINCT thing) AS in_period,
    count(*) FILTER (WHERE first_in_year = month) AS new_in_year,
    count(*) FILTER (WHERE first_ever = month) AS new_ever
  FROM first_seen, LATERAL ${OF_PERIODS} GROUP BY programme, dimension, member, period`;

const PARTNERS = distinct('SELECT programme, dimension, member, month, partner AS thing FROM grouped');
const COMMUNITIES = distinct(`
  SELECT programme, dimension, member, month, community.community_id AS thing
  FROM grouped JOIN activities_communities_lnk community ON community.activity_id = grouped.id`);

const keyOf = ({ programme, dimension, member, period }) => `${programme} ${dimension} ${member} ${period}`;

/**
 * @param {import('pg').Client} client connected to a database without writers at the moment
 * @returns {Promise<{ cells: number, differences: string[] }>}
 */
export async function recount(client) {
  const rowsOf = async (sql) => (await client.query(sql)).rows;
  const recounted = new Map();
  for (const row of await rowsOf(ACTIVITIES)) {
    recounted.set(keyOf(row), {
      a: row.activities,
      s: [row.reporting, row.sessions],
      wp: row.with_partner,
      p: ['0', '0', '0'],
      c: ['0', '0', '0'],
      m: {},
      largest: {},
    });
  }
  for (const row of await rowsOf(MEASURED)) {
    const cell = recounted.get(keyOf(row));
    cell.m[row.code] = [row.values, row.total];
    cell.largest[row.code] = row.largest;
  }
  for (const [name, sql] of [
    ['p', PARTNERS],
    ['c', COMMUNITIES],
  ]) {
    for (const row of await rowsOf(sql)) {
      recounted.get(keyOf(row))[name] = [row.in_period, row.new_in_year, row.new_ever];
    }
  }

  const differences = [];
  let cells = 0;
  for (const row of await rowsOf(
    'SELECT programme_id AS programme, dimension, member_id AS member, month AS period, cell FROM monthly_report_sums WHERE dimension <= 2',
  )) {
    cells += 1;
    const kept = JSON.parse(row.cell);
    const expected = recounted.get(keyOf(row));
    recounted.delete(keyOf(row));
    // Only indicators combined by the largest value keep it.
    const largest = kept.x ?? {};
    const extremes = Object.keys(largest);
    const shown = { a: kept.a, s: kept.s, wp: kept.wp, p: kept.p, c: kept.c, m: kept.m ?? {}, largest };
    const wanted = expected && {
      ...expected,
      largest: Object.fromEntries(extremes.map((code) => [code, expected.largest[code]])),
    };
    if (inOrder(shown) !== inOrder(wanted)) {
      differences.push(`sums ${keyOf(row)}: kept ${inOrder(shown)}, recounted ${inOrder(wanted)}`);
    }
  }
  for (const [key, cell] of recounted)
    differences.push(`sums ${key}: nothing kept, recounted ${inOrder(cell)}`);
  return { cells, differences };
}

/** Counts come as numbers, `bigint` and `numeric` as text: all are compared as digits. */
function inOrder(value) {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${key}:${inOrder(part)}`)
      .join()}}`;
  }
  return value === undefined ? 'nothing' : String(value);
}
