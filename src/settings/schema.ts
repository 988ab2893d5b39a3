import { z } from 'zod';

import { type Row, SETTING_NAMES, type SettingName, SETTINGS } from './table';

type Table = typeof SETTINGS;
type ValueOf<Given> = Given extends { readonly kind: { readonly read: z.ZodType<infer Value> } }
  ? Given extends { readonly byDefault: unknown }
    ? Value
    : Value | undefined
  : never;

/** The values, by the names in the environment. */
export type Settings = { readonly [Name in SettingName]: ValueOf<Table[Name]> };

export type Environment = Readonly<Record<string, string | undefined>>;

/** `NAME=` in `.env` means not set. */
const unsetIfEmpty = (text: unknown): unknown => {
  const trimmed = typeof text === 'string' ? text.trim() : text;
  return trimmed === '' ? undefined : trimmed;
};

const fieldOf = ({ kind, byDefault }: Row<unknown>): z.ZodType =>
  z.preprocess(
    unsetIfEmpty,
    byDefault === undefined
      ? kind.read.optional()
      : kind.read.optional().transform((value) => value ?? byDefault),
  );

const FIELDS = Object.fromEntries(SETTING_NAMES.map((name) => [name, fieldOf(SETTINGS[name])]));

/** All settings of an environment; other names are left out. */
export const settingsSchema = z.object(FIELDS);

/** Only the fields that are understood. */
export function understood(env: Environment): Partial<Settings> {
  const fields = SETTING_NAMES.map(
    (name) => [name, settingsSchema.shape[name]?.safeParse(env[name])] as const,
  );
  return Object.fromEntries(
    fields.flatMap(([name, result]) => (result?.success ? [[name, result.data]] : [])),
  );
}
