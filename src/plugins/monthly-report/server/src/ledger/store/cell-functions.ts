export const ADD_TO_CELL = 'monthly_report_add_to_cell';
export const SUM_TOO_LARGE = 'monthly_report_sum_too_large';

/**
 * Functions of PostgreSQL, created at every start. They write a cell in the same way as `writeCell` in ledger/rules;
 * `measured` is code → [reports, thousandths], `extremes` code → the largest thousandths.
 */
export const CELL_FUNCTIONS: readonly string[] = [
  `CREATE OR REPLACE FUNCTION ${SUM_TOO_LARGE}(code text) RETURNS text LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '${SUM_TOO_LARGE}' USING DETAIL = code;
  END $$`,
  `CREATE OR REPLACE FUNCTION ${ADD_TO_CELL}(
    cell text, session_values integer, sessions bigint, measured json, extremes json
  ) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    kept json := cell;
    totals text := kept ->> 'm';
    largest text := kept ->> 'x';
  BEGIN
    IF measured IS NOT NULL THEN
      SELECT '{' || coalesce(string_agg(CAST(to_json(code) AS text) || ':[' || reports || ',' || CASE
          WHEN total > 9223372036854775807 THEN ${SUM_TOO_LARGE}(code)
          WHEN total > ${Number.MAX_SAFE_INTEGER} THEN '"' || total || '"' ELSE CAST(total AS text) END || ']',
          ',' ORDER BY code COLLATE "C") FILTER (WHERE reports > 0), '') || '}' INTO totals
      FROM (
        SELECT code, sum(CAST(value ->> 0 AS bigint)) AS reports, sum(CAST(value ->> 1 AS numeric)) AS total
        FROM (SELECT * FROM json_each(kept -> 'm') UNION ALL SELECT * FROM json_each(measured)) AS pairs(code, value)
        GROUP BY code) AS added;
    END IF;
    IF extremes IS NOT NULL THEN
      SELECT '{' || string_agg(CAST(to_json(code) AS text) || ':' || CASE
          WHEN value > ${Number.MAX_SAFE_INTEGER} THEN '"' || value || '"' ELSE CAST(value AS text) END,
          ',' ORDER BY code COLLATE "C") || '}' INTO largest
      FROM (
        SELECT code, max(CAST(value AS bigint)) AS value
        FROM (SELECT * FROM json_each_text(kept -> 'x') UNION ALL SELECT * FROM json_each_text(extremes))
          AS pairs(code, value)
        GROUP BY code) AS added;
    END IF;
    RETURN '{"a":' || (kept ->> 'a') || ',"s":[' || CAST(kept #>> '{s,0}' AS integer) + session_values
      || ',' || CAST(kept #>> '{s,1}' AS bigint) + sessions || '],"wp":' || (kept ->> 'wp')
      || ',"wc":' || (kept ->> 'wc') || ',"p":' || (kept ->> 'p') || ',"c":' || (kept ->> 'c')
      || ',"m":' || totals || ',"x":' || largest || '}';
  END $$`,
];
