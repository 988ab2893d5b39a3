import { plainText } from '../../../domain/plain-text';
import type { Check, Found } from '../check';
import { nameOfStory } from '../entry-names';
import { exampleActivity, exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { CheckedProgramme, CheckedStory, CheckFacts } from '../facts';
import type { Message } from '../../../domain/finding';
import { codesIn, indexNames, type Named, type NameIndex } from './names-in-text';

interface Kind {
  readonly name: Message;
  readonly known: (facts: CheckFacts) => readonly Named[];
  /** Whether its name in a text means that it took part in the programme. */
  readonly isLookedFor: (named: Named, programme: CheckedProgramme) => boolean;
  /** Codes that an activity of the month counts. */
  readonly counted: (programme: CheckedProgramme) => ReadonlySet<string>;
  /** Codes that the story is linked to: if one is not counted, this is wrong whatever the text says. */
  readonly linked: (story: CheckedStory) => readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    name: { 'zh-Hans': '伙伴机构', en: 'the partner' },
    known: ({ partners }) => [...partners.values()],
    // A partner outside the programme is a guest: nothing of it counts here.
    isLookedFor: ({ code }, { facts: { memberships } }) =>
      memberships.length === 0 || memberships.some(({ partner }) => partner === code),
    counted: ({ activities }) => new Set(activities.flatMap(({ partner }) => partner ?? [])),
    linked: ({ partner }) => (partner === null ? [] : [partner]),
  },
  {
    name: { 'zh-Hans': '社区', en: 'the community' },
    known: ({ communities }) => [...communities.values()],
    isLookedFor: () => true,
    counted: ({ activities }) => new Set(activities.flatMap(({ communities }) => communities)),
    linked: ({ communities }) => communities,
  },
];

/** A kind with its entries of this month at hand. */
interface Prepared {
  readonly kind: Kind;
  readonly entries: readonly Named[];
  readonly index: NameIndex;
  readonly counted: ReadonlySet<string>;
}

function prepared(kind: Kind, programme: CheckedProgramme, facts: CheckFacts): Prepared {
  const entries = kind.known(facts);
  return {
    kind,
    entries,
    index: indexNames(entries.filter((named) => kind.isLookedFor(named, programme))),
    counted: kind.counted(programme),
  };
}

function uncounted({ kind, entries, index, counted }: Prepared, story: CheckedStory): Found[] {
  const text = `${story.title['zh-Hans']}\n${plainText(story.body['zh-Hans'])}`;
  const codes = new Set([...kind.linked(story), ...codesIn(text, index)]);
  const entry = nameOfStory(story);
  return entries
    .filter(({ code }) => codes.has(code) && !counted.has(code))
    .map(({ code, name }) => ({
      severity: 'warning',
      partner: story.partner,
      subject: { kind: 'story', documentId: story.documentId },
      particulars: [kind.name.en, code],
      message: {
        'zh-Hans': `${entry['zh-Hans']}提到${kind.name['zh-Hans']}“${name['zh-Hans']}”，本月该项目的活动里却没有。`,
        en: `${entry.en} names ${kind.name.en} “${name['zh-Hans']}”, which no activity of the programme counts this month.`,
      },
    }));
}

const telling = (text: string) => exampleStory({ body: { 'zh-Hans': paragraphs(text), en: null } });

export const namedButNotCounted: Check = {
  code: 'named-but-not-counted',
  title: { 'zh-Hans': '故事提到却未计入', en: 'Named in a story, but not counted' },
  rule: {
    'zh-Hans':
      '故事关联或提到的伙伴机构和社区，本月应有活动；按名称和别名查找，三个字以上，长的优先；不在本项目的伙伴机构不算。',
    en: 'Partners and communities that a story is linked to or names (by name or alias of three characters or more, the longest first) have an activity in the month; partners outside the programme are exempt.',
  },
  run: (programme, facts) => {
    if (programme.stories.length === 0) return [];
    const kinds = KINDS.map((kind) => prepared(kind, programme, facts));
    return programme.stories.flatMap((story) => kinds.flatMap((kind) => uncounted(kind, story)));
  },
  examples: {
    fires: () => exampleOf({ activities: [exampleActivity()], stories: [telling('枫林苑的居民也来了。')] }),
    silent: () =>
      exampleOf({ activities: [exampleActivity()], stories: [telling('阳光新村的居民都来了。')] }),
  },
};
