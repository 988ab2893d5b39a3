/** The versions of Node.js that servers are tested on: the one at hand, and those of TEST_NODES. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { APP_FOLDER } from './environment';

export interface TestedNode {
  readonly version: string;
  /** The program. */
  readonly node: string;
  /** A built copy of this app, with packages that were compiled for it. */
  readonly app: string;
}

const OWN: TestedNode = { version: process.versions.node, node: process.execPath, app: APP_FOLDER };

/** TEST_NODES is the folder of `node scripts/nodes.mjs install` and `test`. */
export function testedNodes(): readonly TestedNode[] {
  const folder = process.env.TEST_NODES;
  if (!folder) return [OWN];
  const file = path.join(folder, 'nodes.json');
  if (!existsSync(file)) throw new Error(`TEST_NODES names ${folder}, where no version of Node.js is ready.`);
  return [OWN, ...(JSON.parse(readFileSync(file, 'utf8')) as TestedNode[])];
}
