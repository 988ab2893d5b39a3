/**
 * A proof in its own process: its name is the argument, its settings are JSON on stdin, its
 * result is JSON on stdout, its progress is on stderr.
 *   node tests/proof/command.mjs publishers
 */
import { text } from 'node:stream/consumers';

import { proveRequests } from './gates/run.mjs';
import { proveKills } from './kills/run.mjs';
import { proveLockedMonth } from './locked-month/run.mjs';
import { provePanel } from './panel/run.mjs';
import { provePublishers } from './publishers/run.mjs';
import { proveUpgrades } from './upgrades/run.mjs';

const PROOFS = {
  publishers: provePublishers,
  kills: proveKills,
  'locked-month': proveLockedMonth,
  requests: proveRequests,
  panel: provePanel,
  upgrades: proveUpgrades,
};

const settings = JSON.parse(await text(process.stdin));
const progress = (line) => process.stderr.write(`${line}\n`);
const result = await PROOFS[process.argv[2]]({ ...settings, progress });
process.stdout.write(`${JSON.stringify(result)}\n`);
