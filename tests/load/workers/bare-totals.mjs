/**
 * The limit of Node and a database driver: an `http` server that answers the figures of a
 * programme's month from the same kept sums, with one prepared query and no framework.
 * It knows programmes and indicators by heart, checks no rights, and adds up plain numbers.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

import { monthAt, MONTHS } from '../generate/content.mjs';
import { ROOT } from '../lib/environment.mjs';
import { serveQuestions } from '../lib/serve-questions.mjs';

const require = createRequire(path.join(ROOT, 'package.json'));
const POOL = 10;

function postgres() {
  const { Pool } = require('pg');
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: POOL });
  return async (name, text, values) => (await pool.query({ name, text, values })).rows;
}

function sqlite() {
  const Database = require('better-sqlite3');
  const database = new Database(process.env.DATABASE_FILENAME, { readonly: true });
  const prepared = new Map();
  return (name, text, values) => {
    let statement = prepared.get(name);
    if (!statement) prepared.set(name, (statement = database.prepare(text.replaceAll(/\$\d/g, '?'))));
    return statement.all(values.map((value) => (Array.isArray(value) ? JSON.stringify(value) : value)));
  };
}

const isPostgres = process.env.DATABASE_CLIENT === 'postgres';
const query = isPostgres ? postgres() : sqlite();

const CELLS = `SELECT month, cell FROM monthly_report_sums
  WHERE programme_id = $1 AND dimension = 0 AND member_id = 0
    AND month ${isPostgres ? '= ANY ($2)' : 'IN (SELECT value FROM json_each($2))'}`;

const ALL_MONTHS = Array.from({ length: MONTHS }, (_, index) => monthAt(index));
const yearOf = (month) => month.slice(0, 4);

/** The months and, if they are kept, the years that a month's figures are added up from. */
function spansOf(month, withYears) {
  const upTo = ALL_MONTHS.filter((candidate) => candidate <= month);
  const yearToDate = upTo.filter((candidate) => yearOf(candidate) === yearOf(month));
  const before = upTo.filter((candidate) => yearOf(candidate) < yearOf(month));
  const yearsBefore = withYears ? [...new Set(before.map(yearOf))] : before;
  return {
    previous: upTo.at(-2) ?? '',
    lastYear: `${Number(yearOf(month)) - 1}${month.slice(4)}`,
    yearToDate,
    toDate: [...yearsBefore, ...yearToDate],
  };
}

const THOUSAND = 1000;
const quantity = (thousandths) => (thousandths === null ? null : thousandths / THOUSAND);

const sumOf = (code) => (cells) => {
  const sums = cells.flatMap(({ m }) => (m[code] ? [Number(m[code][1])] : []));
  return sums.length === 0 ? null : quantity(sums.reduce((sum, value) => sum + value, 0));
};

/** Reads one figure over some cells; null if nothing was reported. */
const FIGURES = {
  SUM: sumOf,
  // Only the latest value of each partner's month is in the sum.
  LAST: sumOf,
  MAX: (code) => (cells) => {
    const values = cells.flatMap(({ x }) => (x[code] === undefined ? [] : [Number(x[code])]));
    return values.length === 0 ? null : quantity(Math.max(...values));
  },
};

const total = (read) => (cells) => cells.reduce((sum, cell) => sum + read(cell), 0);

const COUNTED = {
  activity: [total(({ a }) => a)],
  session: [total(({ s }) => s[1])],
  // For a month all of them; for a year those that are new in it; for all time those never seen before.
  partner: [total(({ p }) => p[0]), total(({ p }) => p[1]), total(({ p }) => p[2])],
  community: [total(({ c }) => c[0]), total(({ c }) => c[1]), total(({ c }) => c[2])],
};

function readersOf({ source, counts, code, aggregation }) {
  if (source === 'counted') {
    const [inMonth, inYear = inMonth, ever = inMonth] = COUNTED[counts];
    return { inMonth, inYear, ever };
  }
  const read = FIGURES[aggregation](code);
  return { inMonth: read, inYear: read, ever: read };
}

async function knowledge(names) {
  const { programme, indicator } = names.tables;
  const link = names.links.programmeIndicators;
  const rows = await query(
    'knowledge',
    `SELECT p.id, p.code AS programme, p.name, i.code, i.label, i.unit, i.source, i.counts,
       i.aggregation_type AS aggregation
     FROM ${programme} p JOIN ${link.name} link ON link.${link.source} = p.id
     JOIN ${indicator} i ON i.id = link.${link.target} ORDER BY p.id, link.${link.order}`,
    [],
  );
  const [{ years }] = await query(
    'years',
    'SELECT count(*) AS years FROM monthly_report_sums WHERE length(month) = 4',
    [],
  );
  const programmes = new Map();
  for (const { id, programme: code, name, ...row } of rows) {
    if (!programmes.has(code)) programmes.set(code, { id, code, name, indicators: [] });
    programmes.get(code).indicators.push({ ...row, ...readersOf(row) });
  }
  return {
    programmes,
    spans: new Map(ALL_MONTHS.map((month) => [month, spansOf(month, Number(years) > 0)])),
  };
}

let known = null;

function changeOf(value, previous) {
  if (value === null || previous === null) return { value: null, percent: null };
  const change = Math.round((value - previous) * THOUSAND) / THOUSAND;
  return { value: change, percent: previous === 0 ? null : Math.round((change / previous) * 1000) / 10 };
}

async function totalsOf(code, month) {
  const { id, name, indicators } = known.programmes.get(code);
  const { previous, lastYear, yearToDate, toDate } = known.spans.get(month);
  const rows = await query('cells', CELLS, [id, [...new Set([...toDate, previous, lastYear])]]);
  const cells = new Map(rows.map((row) => [row.month, JSON.parse(row.cell)]));
  const of = (periods) => periods.flatMap((period) => cells.get(period) ?? []);
  const [inMonth, before, yearAgo, inYear, ever] = [[month], [previous], [lastYear], yearToDate, toDate].map(
    of,
  );
  const totals = indicators.map((indicator) => {
    const value = indicator.inMonth(inMonth);
    const valueBefore = previous === '' ? null : indicator.inMonth(before);
    return {
      indicator: indicator.code,
      label: indicator.label,
      unit: indicator.unit,
      value,
      previous: valueBefore,
      yearToDate: indicator.inYear(inYear),
      toDate: indicator.ever(ever),
      stated: null,
      sameMonthLastYear: known.spans.has(lastYear) ? indicator.inMonth(yearAgo) : null,
      change: changeOf(value, valueBefore),
    };
  });
  return JSON.stringify({
    data: { month, basis: 'month', programmes: [{ code, name, totals, groups: [] }] },
    meta: {},
  });
}

const server = http.createServer(async (request, response) => {
  const [address, parameters] = request.url.split('?');
  const body = Buffer.from(await totalsOf(parameters.slice('programme='.length), address.slice(-7)));
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  serveQuestions(
    {
      async learn({ names }) {
        known = await knowledge(names);
      },
    },
    { port: server.address().port },
  );
});
