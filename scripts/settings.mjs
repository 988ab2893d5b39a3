/**
 * Checks the settings of `.env` and of the shell before Strapi is loaded. It reports all errors at once,
 * a line for each setting, instead of one stack trace after another.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import util from 'node:util';

import { ROOT } from './ensure.mjs';

/** sysexits.h: systemd and others can be told not to try again (RestartPreventExitStatus=78). */
const EX_CONFIG = 78;
/** The port is taken; a server that is about to end may free it. */
export const EX_UNAVAILABLE = 69;

const BUILT = path.join(ROOT, 'dist', 'src', 'settings', 'index.js');

/** `ENV_PATH` may name another file; Strapi reads that one, too. */
const fileOfSettings = () => path.resolve(ROOT, process.env.ENV_PATH || '.env');

/** Puts `.env` into the environment; values from the shell win. Returns the names in the file. */
function loadEnvironment() {
  const file = fileOfSettings();
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    endWith(EX_CONFIG, [`The settings in ${file} cannot be read: ${error.message}`]);
  }
  const given = util.parseEnv(text);
  for (const [name, value] of Object.entries(given)) process.env[name] ??= value;
  return Object.keys(given);
}

/**
 * Returns the values by their names (`PORT`, `STOP_SECONDS` …) if all are right. Otherwise the
 * process ends: with 78 if a setting is wrong, with 69 if the only problem is a port in use.
 *
 * @param {object} [options]
 * @param {boolean} [options.listens] whether a server is about to listen
 * @param {boolean} [options.mayRunAlready] a port in use may be in use by this very server: a warning
 */
export async function requireSettings({ listens = true, mayRunAlready = false } = {}) {
  const namesInFile = loadEnvironment();
  const { checkSettings, textsForStrapi } = settingsModule();
  const { settings, problems } = await checkSettings(process.env, { root: ROOT, listens, namesInFile });
  const isWarning = (problem) => problem.isWarning || (mayRunAlready && problem.isBusy);
  for (const { sentence } of problems.filter(isWarning)) process.stderr.write(`Warning: ${sentence}\n`);

  const wrong = problems.filter((problem) => !isWarning(problem));
  const sentences = wrong.map(({ sentence }) => sentence);
  if (wrong.length === 0) {
    // For example, without NODE_ENV Strapi would treat this as a start for developers and drop columns.
    Object.assign(process.env, textsForStrapi(settings));
    return settings;
  }
  if (wrong.every(({ isBusy }) => isBusy)) endWith(EX_UNAVAILABLE, sentences);
  endWith(EX_CONFIG, [
    `${wrong.length === 1 ? 'A setting is' : `${wrong.length} settings are`} wrong; nothing was started:`,
    ...sentences.map((sentence) => `  ${sentence}`),
    `Settings come from the environment and from ${fileOfSettings()}; docs/settings.md explains them.`,
  ]);
}

export function settingsModule() {
  if (!fs.existsSync(BUILT)) endWith(1, ['The server is not built: run "npm run build" first.']);
  return createRequire(import.meta.url)(BUILT);
}

/** Says why and ends, without a stack: the reader is at a terminal. */
export function endWith(code, lines) {
  // Written at once and whole: the process ends before a later write is shown.
  fs.writeSync(process.stderr.fd, `${lines.join('\n')}\n`);
  process.exit(code);
}
