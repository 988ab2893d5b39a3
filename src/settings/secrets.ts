/** Secrets that are missing, guessable, or the same in two places. A value is never part of a sentence. */
import type { Problem } from './problem';
import type { Settings } from './schema';
import { type Row, SETTING_NAMES, type SettingName, SETTINGS } from './table';

/** 16 random bytes in base64, as Strapi itself generates them. */
const LEAST_LENGTH = 24;
/** A random text of 24 hexadecimal digits has fewer different digits than this once in 100,000. */
const LEAST_DIFFERENT = 8;

/** Words that examples and instructions write in the place of a secret. */
const PLACEHOLDER =
  /to_?be_?modified|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|placeholder|example|(?:your|my|super|top|some)[-_ ]?(?:secret|key|salt)|password|please|default|development|keyboard/i;

/** @returns the reason why a secret can be guessed, to complete "NAME …"; null if it cannot. */
export function weaknessOf(secret: string): string | null {
  if (PLACEHOLDER.test(secret)) return 'is a placeholder from an example';
  if (secret.length < LEAST_LENGTH) return `has ${secret.length} characters; ${LEAST_LENGTH} are the least`;
  if (/^(.{1,12}?)\1+.{0,11}$/s.test(secret)) return 'repeats itself';
  if (new Set(secret).size < LEAST_DIFFERENT) return `has fewer than ${LEAST_DIFFERENT} different characters`;
  if (isRow(secret)) return 'is mostly letters or digits in a row';
  return null;
}

/** `abcdefgh…`, `123456…`: a character beside its neighbour more often than not. */
function isRow(secret: string): boolean {
  const codes = Array.from(secret, (character) => character.charCodeAt(0));
  const steps = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1);
  return steps.length > secret.length / 2;
}

export const SECRET_NAMES = SETTING_NAMES.filter((name) => (SETTINGS[name] as Row<unknown>).required);

/** The secrets of a setting; several if it is a list. */
const secretsIn = (settings: Partial<Settings>, name: SettingName): readonly string[] => {
  const value = settings[name];
  return (Array.isArray(value) ? value : [value]).filter((secret) => typeof secret === 'string');
};

/** A missing secret stops every start; a weak one is only warned of on a developer's machine. */
export function weakSecrets(settings: Partial<Settings>): Problem[] {
  const isWarning = settings.NODE_ENV === 'development' ? ({ isWarning: true } as const) : {};
  const seen = new Map<string, SettingName>();
  return SECRET_NAMES.flatMap((name): Problem[] => {
    const { kind } = SETTINGS[name];
    const secrets = secretsIn(settings, name);
    if (secrets.length === 0)
      return [{ setting: name, sentence: `${name} is not set; it must be ${kind.accepts.en}.` }];
    const weakness = secrets.map(weaknessOf).find((found) => found !== null);
    const twin = secrets.map((secret) => seen.get(secret)).find((found) => found !== undefined);
    const isTwice = new Set(secrets).size < secrets.length;
    for (const secret of secrets) seen.set(secret, name);
    const why =
      weakness ?? (twin ? `is the same text as ${twin}` : isTwice ? 'holds the same text twice' : null);
    if (why === null) return [];
    return [
      {
        setting: name,
        sentence: `${name} ${why} (its value is not shown); it must be ${kind.accepts.en}.`,
        ...isWarning,
      },
    ];
  });
}
