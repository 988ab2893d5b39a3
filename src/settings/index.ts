import path from 'node:path';

import { formProblems, wrongTexts } from './form';
import { file, folder, type Kind, textOf } from './kinds';
import { type Look, machineProblems } from './machine';
import { unknownNames } from './names';
import type { Problem } from './problem';
import { type Environment, type Settings, settingsSchema, understood } from './schema';
import { type Row, type SettingName, SETTING_NAMES, SETTINGS } from './table';

export { documents } from './documents';
export type { Problem } from './problem';
export type { Settings } from './schema';
export { SECRET_NAMES } from './secrets';

/**
 * The values for config/. Secrets may be missing here: `strapi build` reads the configuration as well,
 * on machines without secrets.
 *
 * @throws Error if a text is not understood, with a line for each.
 */
export function settingsOf(env: Environment): Settings {
  throwProblems(wrongTexts(env));
  return settingsSchema.parse(env) as Settings;
}

/**
 * Checks the settings of starts that do not run scripts/settings.mjs, such as `npx strapi start`.
 *
 * @throws Error if the form of a setting is wrong or a secret is weak, with a line for each.
 */
export function refuseWrongSettings(env: Environment): void {
  throwProblems(formProblems(env).filter(({ isWarning }) => !isWarning));
}

function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
}

/** The settings that Strapi reads from the environment and not from the configuration. */
export const textsForStrapi = (settings: Settings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    SETTING_NAMES.filter((name) => (SETTINGS[name] as Row<unknown>).readByStrapi).map((name) => [
      name,
      textOf(settings[name]),
    ]),
  );

const isPath = (name: SettingName): boolean => [file, folder].includes(SETTINGS[name].kind as Kind<string>);

/** The settings that are paths, as whole paths from `root`: for a process in another folder. */
export const wholePaths = (settings: Settings, root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    SETTING_NAMES.filter(isPath).map((name) => [name, path.resolve(root, textOf(settings[name]))]),
  );

export interface Check extends Look {
  /** The names that stand in `.env`. */
  readonly namesInFile: readonly string[];
}

export interface Checked {
  /** The values that are understood; all of them if nothing is wrong. */
  readonly settings: Partial<Settings>;
  /** In the order of the table. */
  readonly problems: readonly Problem[];
}

/** Reports all problems at once, so that they can be corrected together. */
export async function checkSettings(env: Environment, { namesInFile, ...look }: Check): Promise<Checked> {
  const settings = understood(env);
  const ofSettings = [...formProblems(env), ...(await machineProblems(settings, look))];
  const place = ({ setting }: Problem) => SETTING_NAMES.findIndex((name) => name === setting);
  return {
    settings,
    problems: [...ofSettings.sort((a, b) => place(a) - place(b)), ...unknownNames(namesInFile)],
  };
}
