/** Whether the database refuses to change an activity of a published month, and allows it for an open month. */
const LOCKED = /monthly_report_locked/;

/** Changes nothing: sets a title to its present value, and rolls that back. */
async function isRefused(database, documentId) {
  const transaction = await database.transaction();
  try {
    await transaction.raw('UPDATE activities SET title = title WHERE document_id = ?', [documentId]);
    return false;
  } catch (error) {
    if (LOCKED.test(error.message)) return true;
    throw error;
  } finally {
    await transaction.rollback();
  }
}

/** @returns {Promise<string[]>} the problems, in words */
export async function locksThatFail(database, { month, documentId, isLocked }) {
  if ((await isRefused(database, documentId)) === isLocked) return [];
  return [isLocked ? `${month} is published and can be changed` : `${month} is open and cannot be changed`];
}
