/**
 * A function of PostgreSQL that runs statements of keeping sums, made at every start out of
 * the very texts that are sent one by one otherwise. Several of them are then one round
 * trip, and stay planned: a statement that is inside a function is planned once a connection.
 */
export const STEPS_FUNCTION = 'monthly_report_steps';

/** Whether a statement only takes a lock: PL/pgSQL wants to hear that nobody reads its answer. */
const performs = (sql: string): string => sql.replace(/^SELECT/, 'PERFORM');

/** @param texts statements by their names, with `?` for each of the step's bindings. */
export function stepsFunction(texts: Readonly<Record<string, string>>): string {
  const cases = Object.entries(texts).map(([name, sql]) => {
    let count = 0;
    const text = performs(sql).replace(/\?/g, () => `(step ->> ${(count += 1)})`);
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
