/** What the checks found, in the language of the report. */
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import type { ReportFacts } from '../../entries/rules/facts';
import type { FindingNode, Phrase } from './model';
import { translate } from './translate';

export function assembleFindings({ findings, programmes, locale }: ReportFacts): readonly FindingNode[] {
  const names = new Map(programmes.map(({ facts: { programme } }) => [programme.code, programme.name]));
  return findings.map(({ programme: code, check, severity, message, explanation }) => ({
    programme: { code, name: translate(names.get(code) ?? { 'zh-Hans': code, en: null }, locale) },
    check,
    severity,
    message: message[locale],
    explanation: explanation === null ? null : inItsLanguage(explanation, locale),
  }));
}

const HAN = /\p{Script=Han}/u;

/** An explanation is written once, in the language of its writer: a text with Chinese characters is Chinese. */
function inItsLanguage(text: string, locale: Locale): Phrase {
  if (HAN.test(text)) return { text, language: DEFAULT_LOCALE };
  return { text, language: /\p{Script=Latin}{2}/u.test(text) ? 'en' : locale };
}
