export { checkAll, checkProgrammes, type Difference } from './check';
export { compareLedger, monthsOfDifference, type LedgerDifference } from './compare-ledger';
export { lockBulkActions, lockCountedBy, lockEntries, registerDocumentLocks } from './document-locks';
export { REFERENCE } from './pending';
export { rebuildAll, type Progress } from './rebuild-all';
export { followWrites } from './recorder';
export { keepSumsInTransactions, record, settleSoFar } from './transactions';
