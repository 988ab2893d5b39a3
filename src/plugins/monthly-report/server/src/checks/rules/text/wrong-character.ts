import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';
import CONFUSIONS from './confusions.json';

/** Alternatives of a pattern that stand directly before (`after`) or behind (`before`) the words. */
interface Neighbours {
  readonly after?: string;
  readonly before?: string;
}

/** A row of confusions.json: characters that an input method offers for the same sound or shape. */
interface Confusion {
  readonly written: string;
  readonly meant: string;
  /** The only places where the row applies; everywhere if it is left out. */
  readonly where?: Neighbours;
  readonly except?: Neighbours;
}

interface Pattern extends Confusion {
  readonly pattern: RegExp;
}

const PATTERNS = CONFUSIONS.map((confusion: Confusion): Pattern => {
  const { written, where = {}, except = {} } = confusion;
  const source = [
    where.after === undefined ? '' : `(?<=${where.after})`,
    except.after === undefined ? '' : `(?<!${except.after})`,
    written,
    where.before === undefined ? '' : `(?=${where.before})`,
    except.before === undefined ? '' : `(?!${except.before})`,
  ].join('');
  return { ...confusion, pattern: new RegExp(source, 'gu') };
});

function spotsIn(text: string): Spot[] {
  // Most rows match no text, so the words alone are searched first.
  return PATTERNS.filter(({ written }) => text.includes(written)).flatMap(({ pattern, meant }) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
      index,
      words,
      severity: 'info' as const,
      says: {
        'zh-Hans': `“${words}”应为“${meant}”。`,
        en: `“${words}” stands for “${meant}”, which sounds or looks alike.`,
      },
    })),
  );
}

export const wrongCharacter: Check = {
  code: 'wrong-character',
  title: { 'zh-Hans': '错别字', en: 'Wrong character' },
  rule: {
    'zh-Hans':
      '同音、形近的误字：持续时常3小时（时长）、笑的合不拢嘴（得）、截止2020年（截至）、再接再励（厉）、份类（分类）等，只在上下文能够断定时提示；字表是数据文件confusions.json。',
    en: 'A character of the same sound or shape stands for the right one: 时常 for 时长 before a number of hours, 截止 for 截至 before a date, 再接再励 for 再接再厉; only where the words around settle it. The list is data, confusions.json.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('活动持续时常3小时。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('活动时常办到很晚，报名已经截止，笑的人很多，时长3小时。')],
      }),
  },
};
