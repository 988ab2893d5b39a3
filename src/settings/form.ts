/** Checks settings by their texts alone. */
import { partsOf } from './kinds';
import { type Problem, shown } from './problem';
import { type Environment, type Settings, settingsSchema, understood } from './schema';
import { weakSecrets } from './secrets';
import { type Row, type SettingName, SETTINGS } from './table';

/** Every setting whose text is not understood, once each. A list is named by its first wrong part. */
export function wrongTexts(env: Environment): Problem[] {
  const result = settingsSchema.safeParse(env);
  if (result.success) return [];
  const firsts = new Map<SettingName, PropertyKey | undefined>();
  for (const { path } of result.error.issues) {
    const [name, part] = path as [SettingName, PropertyKey?];
    if (!firsts.has(name)) firsts.set(name, part);
  }
  return [...firsts].map(([name, part]) => wrongText(name, env[name] ?? '', part));
}

function wrongText(name: SettingName, text: string, part: PropertyKey | undefined): Problem {
  const { kind, secret }: Row<unknown> = SETTINGS[name];
  if (secret)
    return {
      setting: name,
      sentence: `${name} is not understood (its value is not shown); it must be ${kind.accepts.en}.`,
    };
  if (typeof part !== 'number')
    return { setting: name, sentence: `${name} is ${shown(text)}; it must be ${kind.accepts.en}.` };
  return {
    setting: name,
    sentence: `${name} has ${shown(partsOf(text)[part] ?? '')}; it takes ${kind.accepts.en}.`,
  };
}

/** Settings that are right on their own, but wrong together. */
function wrongTogether(settings: Partial<Settings>, env: Environment): Problem[] {
  const { DATABASE_CLIENT, DATABASE_URL, EMAIL_PROVIDER, DRAIN_SECONDS, STOP_SECONDS } = settings;
  const problems: Problem[] = [];
  const isSet = (name: SettingName) => (env[name] ?? '').trim() !== '';
  if (DATABASE_CLIENT === 'postgres' && !isSet('DATABASE_URL')) {
    problems.push({
      setting: 'DATABASE_URL',
      sentence: `DATABASE_URL is not set, and DATABASE_CLIENT is "postgres"; it must be ${SETTINGS.DATABASE_URL.kind.accepts.en}.`,
    });
  }
  if (DATABASE_CLIENT === 'sqlite' && DATABASE_URL !== undefined) {
    problems.push({
      setting: 'DATABASE_URL',
      sentence: 'DATABASE_URL is set, but DATABASE_CLIENT is "sqlite": the server does not use it.',
      isWarning: true,
    });
  }
  if (EMAIL_PROVIDER && !isSet('EMAIL_FROM')) {
    problems.push({
      setting: 'EMAIL_FROM',
      sentence: `EMAIL_FROM is not set, and EMAIL_PROVIDER is ${shown(EMAIL_PROVIDER)}; it must be ${SETTINGS.EMAIL_FROM.kind.accepts.en}.`,
    });
  }
  if (DRAIN_SECONDS !== undefined && STOP_SECONDS !== undefined && DRAIN_SECONDS >= STOP_SECONDS) {
    problems.push({
      setting: 'DRAIN_SECONDS',
      sentence: `DRAIN_SECONDS is ${DRAIN_SECONDS}, and STOP_SECONDS is ${STOP_SECONDS}; it must be fewer, so that time is left to finish what was taken.`,
    });
  }
  return problems;
}

/** All checks of texts, secrets included. Every start must pass them. */
export function formProblems(env: Environment): Problem[] {
  const settings = understood(env);
  return [...wrongTexts(env), ...wrongTogether(settings, env), ...weakSecrets(settings)];
}
