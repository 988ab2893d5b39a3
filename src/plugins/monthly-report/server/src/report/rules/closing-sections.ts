/** The sections after the programmes: explanations of figures and texts, findings in a preview, the publisher. */
import type { Block, FindingNode, Report } from './model';
import type { Outlined } from './outlined';
import { PHRASES } from './phrases';
import { publisherSection } from './publisher';

export function closingSections({ explanations, findings, publisher, locale }: Report): Outlined[] {
  const words = PHRASES[locale];
  const { dash, severities } = words;
  return [
    {
      id: 'explanations',
      title: { text: words.explanations, language: locale },
      blocks: [],
      sections: byProgramme('explanations', explanations, (items) => ({ kind: 'explanations', items, dash })),
    },
    {
      id: 'findings',
      title: { text: words.findings, language: locale },
      blocks: [],
      sections: byProgramme('findings', findings ?? [], (items) => ({
        kind: 'findings',
        items: items.map((item) => ({ ...item, label: severities[item.severity] })),
        dash,
      })),
    },
    ...publisherSection(publisher, locale),
  ];
}

/** Findings come programme by programme. */
function byProgramme<Node extends FindingNode>(
  id: string,
  nodes: readonly Node[],
  blockOf: (items: readonly Node[]) => Block,
): Outlined[] {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const group = groups.get(node.programme.code);
    if (group === undefined) groups.set(node.programme.code, [node]);
    else group.push(node);
  }
  return [...groups].flatMap(([code, items]) =>
    items.slice(0, 1).map(({ programme }) => ({
      id: `${id}-${code}`,
      title: programme.name,
      blocks: [blockOf(items)],
      sections: [],
    })),
  );
}
