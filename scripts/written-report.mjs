/**
 * Reports in docs/ that long runs write about themselves: a section each, with its commit and
 * its machine.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ROOT } from './ensure.mjs';

const GIBIBYTE = 1024 ** 3;
const REPORTS = ['docs/proof.md', 'docs/bench.md'];

/** Lines of a list. Call this before a run, because the run's own report changes the tree. */
export function circumstances() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const [{ model }] = os.cpus();
  const changed = git('status', '--porcelain', '--', '.', ...REPORTS.map((report) => `:!${report}`)) !== '';
  return [
    `- ${new Date().toISOString()}, commit ${git('rev-parse', 'HEAD')}, ${changed ? 'with changes that are not committed' : 'nothing changed beside it'}`,
    `- ${model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / GIBIBYTE)} GiB of memory, Node.js ${process.versions.node}`,
  ];
}

/**
 * Replaces the section of that title, or adds it; the other sections stay.
 *
 * @param {string} name of the file in docs/
 * @param {string} introduction the beginning of the file
 * @param {string[]} lines below the title
 */
export function keepSection(name, introduction, title, lines) {
  const file = path.join(ROOT, 'docs', name);
  const section = [`## ${title}`, '', ...lines].join('\n');
  const known = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : introduction;
  const [, ...sections] = known.trim().split(/\n\n(?=## )/);
  const at = sections.findIndex((existing) => existing.startsWith(`## ${title}\n`));
  if (at === -1) sections.push(section);
  else sections[at] = section;
  fs.writeFileSync(file, `${[introduction, ...sections].join('\n\n')}\n`);
  return section;
}
