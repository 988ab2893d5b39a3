/** Every way of writing, with its frequency. */
import { randomOperation } from '../entries.mjs';
import { byDocuments } from './documents.mjs';
import { byFiles } from './files.mjs';
import { byHidden } from './kept.mjs';
import { byPanel } from './panel.mjs';
import { byReference } from './reference.mjs';
import { byRest } from './rest.mjs';
import { byEntityService, byQuery } from './rows.mjs';
import { bySql } from './sql.mjs';
import { bySteps } from './steps.mjs';

const onEntries = (way) => (world) => way(randomOperation(world), world);

const WAYS = [
  ...Array.from({ length: 5 }, () => onEntries(byPanel)),
  ...Array.from({ length: 4 }, () => onEntries(byRest)),
  ...Array.from({ length: 4 }, () => onEntries(byDocuments)),
  onEntries(byEntityService),
  ...Array.from({ length: 2 }, () => onEntries(byQuery)),
  ...Array.from({ length: 4 }, () => bySql),
  ...[byReference, bySteps, byHidden, byFiles],
];

/** @returns {import('./attempt.mjs').Attempt} */
export function randomAttempt(world) {
  for (;;) {
    const attempt = world.random.pick(WAYS)(world);
    // Not every operation is offered in every way.
    if (attempt !== null) return attempt;
  }
}
