import type { Check, Found } from '../check';
import { exampleOf, exampleProgress } from '../example-facts';
import { linksOf, type PlacedLink } from './links';

const linked = (url: string | null) => exampleProgress({ links: [{ group: null, title: '媒体报道', url }] });

export const linkWithoutAddress: Check = {
  code: 'link-without-address',
  title: { 'zh-Hans': '链接只有标题', en: 'A link without an address' },
  rule: {
    'zh-Hans': '只有标题、没有网址的链接照样刊出，读者却打不开。',
    en: 'A link that has a title and no address is printed, but leads nowhere.',
  },
  run: (programme) => {
    const links = linksOf(programme).filter(({ url }) => url === null);
    const byEntry = new Map<string, PlacedLink[]>();
    for (const link of links) {
      const key = JSON.stringify(link.subject);
      const known = byEntry.get(key);
      if (known === undefined) byEntry.set(key, [link]);
      else known.push(link);
    }
    return [...byEntry.values()].flatMap((ofEntry): Found[] => {
      const [first] = ofEntry;
      if (first === undefined) return [];
      const { subject, partner, entry } = first;
      const titles = [...new Set(ofEntry.map(({ title }) => title))];
      return [
        {
          severity: 'info',
          partner,
          subject,
          particulars: titles,
          message: {
            'zh-Hans': `${entry['zh-Hans']}：链接${titles.map((title) => `“${title}”`).join('')}没有网址。`,
            en: `${entry.en}: no address is given for the ${titles.length === 1 ? 'link' : 'links'} ${titles.map((title) => `“${title}”`).join(', ')}.`,
          },
        },
      ];
    });
  },
  examples: {
    fires: () => exampleOf({ progress: [linked(null)] }),
    silent: () => exampleOf({ progress: [linked('https://www.example.org/')] }),
  },
};
