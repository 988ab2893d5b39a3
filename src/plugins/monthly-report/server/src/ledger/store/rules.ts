/** Reads the definitions of indicators that counting needs. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { AGGREGATION_TYPES, INDICATOR_SOURCES, PERIOD_FORMULAS } from '../../../../shared/vocabulary';
import { countingRules, type CountingRules, type Definition } from '../rules/rules';
import { relationTable } from '../../strapi/relation-table';
import { UID } from '../../uids';
import { oneOf, text, textOrNull, type Row } from '../../database/rows';
import { dialectOf, type Column } from '../../database/dialect';

const COLUMNS = ['code', 'source', 'aggregation_type', 'formula', 'parts'] as const;
type DefinitionColumn = (typeof COLUMNS)[number];

/**
 * Selects the indicators that do not count as plain sums, and the ones that are parts or have parts, with the
 * codes of their parts. Every edit reads them, and most indicators are not among them.
 */
function definitions(strapi: Core.Strapi): string {
  const { joined } = dialectOf(strapi);
  const { tableName } = strapi.db.metadata.get(UID.indicator);
  const link = relationTable(strapi, UID.indicator, 'parts');
  return `SELECT i.code, i.source, i.aggregation_type, i.calculation_formula_across_periods AS formula,
      (SELECT ${joined('part.code')} FROM ${link.name} link JOIN ${tableName} part ON part.id = link.${link.target}
        WHERE link.${link.source} = i.id) AS parts
    FROM ${tableName} i
    WHERE (i.source = 'measured' AND (i.aggregation_type IN ('MAX', 'LAST')
        OR (i.aggregation_type = 'SUM' AND i.calculation_formula_across_periods = 'latest')))
      OR EXISTS (SELECT 1 FROM ${link.name} linked
        WHERE linked.${link.source} = i.id OR linked.${link.target} = i.id)`;
}

/**
 * Selects the same in columns of another shape, so that one query reads both.
 *
 * @param places the columns that hold the fields of a definition; the others are null.
 */
export function definitionsAs(
  strapi: Core.Strapi,
  side: string,
  columns: readonly Column[],
  places: Readonly<Record<DefinitionColumn, string>>,
): string {
  const held = new Map(COLUMNS.map((column) => [places[column], column]));
  const [, ...others] = columns;
  const listed = others.map(({ name, type }) => {
    const column = held.get(name);
    return column === undefined ? `CAST(NULL AS ${type}) AS ${name}` : `definition.${column} AS ${name}`;
  });
  return `SELECT '${side}' AS side, ${listed.join(', ')} FROM (${definitions(strapi)}) AS definition`;
}

/** @param places the columns of the row that hold its fields. */
export function toDefinition(
  row: Row,
  places: Readonly<Record<DefinitionColumn, string>> = OWN_PLACES,
): Definition {
  const source = oneOf(row, places.source, INDICATOR_SOURCES);
  const isMeasured = source === 'measured';
  return {
    code: text(row, places.code),
    source,
    aggregationType: isMeasured ? oneOf(row, places.aggregation_type, AGGREGATION_TYPES) : null,
    calculationFormulaAcrossPeriods: isMeasured ? oneOf(row, places.formula, PERIOD_FORMULAS) : null,
    parts:
      source === 'counted' || source === 'ratio' ? [] : (textOrNull(row, places.parts)?.split(',') ?? []),
  };
}

const OWN_PLACES = Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<
  DefinitionColumn,
  string
>;

/** By code; a missing indicator counts as a plain sum, and is no part of another. */
export async function readDefinitions(
  strapi: Core.Strapi,
  trx: Knex,
): Promise<ReadonlyMap<string, Definition>> {
  const rows = await dialectOf(strapi).query(trx, 'definitions', definitions(strapi), []);
  return new Map(rows.map((row) => toDefinition(row)).map((definition) => [definition.code, definition]));
}

export async function readRules(strapi: Core.Strapi, trx: Knex): Promise<CountingRules> {
  return countingRules((await readDefinitions(strapi, trx)).values());
}
