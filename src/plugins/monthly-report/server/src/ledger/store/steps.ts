import type { Column } from '../../database/dialect';

/**
 * A function of PostgreSQL that runs the statements that keep sums. It is made at every start from
 * the same texts that are otherwise sent one by one. Several statements are then one round
 * trip, and stay planned: a statement inside a function is planned once per connection.
 */
export const STEPS_FUNCTION = 'monthly_report_steps';

export const STEPS_AND_ROWS_FUNCTION = 'monthly_report_steps_and_rows';

/** PL/pgSQL requires PERFORM if nobody reads the answer of a lock. */
const performs = (sql: string): string => sql.replace(/^SELECT/, 'PERFORM');

/** The statement with its bindings under the names that they have in a function. */
function withBindings(sql: string, nameOf: (place: number) => string): string {
  let place = 0;
  return sql.replace(/\?/g, () => nameOf((place += 1)));
}

/** @param texts statements by their names, with `?` for each of the step's bindings. */
export function stepsFunction(texts: Readonly<Record<string, string>>): string {
  const cases = Object.entries(texts).map(([name, sql]) => {
    const text = withBindings(performs(sql), (place) => `(step ->> ${place})`);
    return `WHEN '${name}' THEN ${text};`;
  });
  return `CREATE OR REPLACE FUNCTION ${STEPS_FUNCTION}(steps text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    step json;
  BEGIN
    FOR step IN SELECT value FROM json_array_elements(CAST(steps AS json)) LOOP
      CASE step ->> 0
      ${cases.join('\n      ')}
      END CASE;
    END LOOP;
  END $$`;
}

/**
 * Runs steps, for example locks, and then a query that sees what others committed before: also one round trip.
 * Inside a function each statement gets a new view of the database.
 *
 * @param sql a query with two bindings
 * @param columns columns of its rows
 */
export function stepsAndRowsFunction(sql: string, columns: readonly Column[]): string {
  const types = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  return `CREATE OR REPLACE FUNCTION ${STEPS_AND_ROWS_FUNCTION}(steps text, first text, second text)
  RETURNS TABLE (${types}) LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM ${STEPS_FUNCTION}(steps);
    RETURN QUERY ${withBindings(sql, (place) => (place === 1 ? 'first' : 'second'))};
  END $$`;
}
