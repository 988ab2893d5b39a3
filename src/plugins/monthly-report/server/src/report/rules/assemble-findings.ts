/** The findings of the checks, in the language of the report. */
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import type { ExplainedFinding } from '../../domain/explained';
import type { Message } from '../../domain/finding';
import type { ReportFacts } from '../../entries/rules/facts';
import type { ExplanationNode, FindingNode, Phrase } from './model';
import { translate } from './translate';

/** All findings that nobody has dismissed, in the words for editors. */
export const assembleFindings = (facts: ReportFacts): readonly FindingNode[] =>
  facts.findings
    .filter(({ dismissal }) => dismissal === null)
    .map((finding) => findingNode(finding, finding.message, facts));

/** Explained findings about figures, in the words for readers, who do not need to know what to mend. */
export function assembleExplanations(facts: ReportFacts): readonly ExplanationNode[] {
  return facts.findings
    .filter(({ isOfFigures }) => isOfFigures)
    .map((finding) => findingNode(finding, finding.told ?? finding.message, facts))
    .filter((node): node is ExplanationNode => node.explanation !== null);
}

function findingNode(
  { programme: code, check, severity, explanation }: ExplainedFinding,
  message: Message,
  { programmes, locale }: ReportFacts,
): FindingNode {
  const named = programmes.find(({ facts: { programme } }) => programme.code === code);
  const name = named?.facts.programme.name ?? { 'zh-Hans': code, en: null };
  return {
    programme: { code, name: translate(name, locale) },
    check,
    severity,
    message: message[locale],
    explanation: explanation === null ? null : inItsLanguage(explanation, locale),
  };
}

const HAN = /\p{Script=Han}/u;

/** An explanation is written once, in the language of its writer: a text with Chinese characters is Chinese. */
function inItsLanguage(text: string, locale: Locale): Phrase {
  if (HAN.test(text)) return { text, language: DEFAULT_LOCALE };
  return { text, language: /\p{Script=Latin}{2}/u.test(text) ? 'en' : locale };
}
