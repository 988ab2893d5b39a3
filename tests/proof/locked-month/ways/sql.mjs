/** Statements in a separate process, past every server. */

const TABLE_OF = {
  activity: 'activities',
  story: 'stories',
  progress: 'progress_updates',
  overview: 'programme_months',
  stated: 'stated_figures',
};
/** Columns without content, such as the last account: the database itself sets it to null with a deleted account. */
const NO_CONTENT = ['id', 'created_by_id', 'updated_by_id', 'updated_at'];

/**
 * @param {object} world
 * @param {{ table: string, kind: string, ids: number[], columns: string[] }[]} world.rows
 * @returns {import('./attempt.mjs').Attempt} a statement of SQL in a process of its own
 */
export function bySql({ random, rows, locked, open, revisions }) {
  const { table, kind, ids, columns } = random.pick(rows);
  const id = Number(random.pick(ids));
  const content = columns.filter((column) => !NO_CONTENT.includes(column));
  const column = random.pick(content);
  const list = columns
    .filter((name) => name !== 'id')
    .map((name) => `"${name}"`)
    .join(', ');
  const type = random.pick(Object.keys(TABLE_OF));
  const month = type === 'activity' ? 'start_date' : type === 'story' ? 'report_month' : 'month';
  const at = (value) => (type === 'activity' ? `${value}-09` : value);
  const kept = random.pick(['monthly_report_revisions', 'monthly_report_trail_entries']);
  const [revision] = revisions;
  const STATEMENTS = [
    ['update', `UPDATE "${table}" SET "${column}" = NULL WHERE id = ${id}`],
    ['update', `UPDATE "${table}" SET "${column}" = "${column}" WHERE id = ${id}`],
    ['delete', `DELETE FROM "${table}" WHERE id = ${id}`],
    ['delete', `DELETE FROM "${table}" WHERE id IN (${ids.map(Number).join(', ')})`],
    ['delete', `DELETE FROM "${table}"`],
    // A component without an entry is not content of the month.
    ...(kind === 'component'
      ? []
      : [['insert', `INSERT INTO "${table}" (${list}) SELECT ${list} FROM "${table}" WHERE id = ${id}`]]),
    [
      'move in',
      `UPDATE "${TABLE_OF[type]}" SET "${month}" = '${at(locked)}' WHERE CAST("${month}" AS text) LIKE '${open}%'`,
    ],
    [
      'move out',
      `UPDATE "${TABLE_OF[type]}" SET "${month}" = '${at(open)}' WHERE CAST("${month}" AS text) LIKE '${locked}%'`,
    ],
    ['delete report', `DELETE FROM monthly_reports WHERE month = '${locked}'`],
    ['move report', `UPDATE monthly_reports SET month = '2021-01' WHERE month = '${locked}'`],
    [
      'unpublish report',
      `UPDATE monthly_reports SET published_at = NULL WHERE month = '${locked}' AND published_at IS NOT NULL`,
    ],
    ['forge', `UPDATE ${kept} SET "month" = '2021-01' WHERE month = '${locked}'`],
    ['forget', `DELETE FROM ${kept} WHERE month = '${locked}'`],
    ['forge', `UPDATE monthly_report_revisions SET content = '{}' WHERE id = ${Number(revision)}`],
  ];
  const [operation, statement] = random.pick(STATEMENTS);
  return { way: 'SQL', name: `${operation}: ${statement.slice(0, 160)}`, statement };
}
