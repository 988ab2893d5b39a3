export { checkAll, checkProgrammes, type Difference } from './check';
export { lockBulkActions, lockCountedBy, lockEntries, registerDocumentLocks } from './document-locks';
export { makeOrReport } from './due';
export { rebuildAll, type Progress } from './rebuild-all';
export { followWrites } from './recorder';
export { keepSumsInTransactions, record } from './transactions';
