import type { Check } from '../check';
import { exampleOf, exampleProgress } from '../example-facts';
import { linksOf } from './links';

const linked = (url: string | null) => exampleProgress({ links: [{ group: null, title: '媒体报道', url }] });

export const linkWithoutAddress: Check = {
  code: 'link-without-address',
  title: { 'zh-Hans': '链接只有标题', en: 'A link without an address' },
  rule: {
    'zh-Hans': '只有标题、没有网址的链接照样刊出，读者却打不开。',
    en: 'A link that has a title and no address is printed, but leads nowhere.',
  },
  run: (programme) =>
    linksOf(programme)
      .filter(({ url }) => url === null)
      .map(({ subject, partner, entry, title }) => ({
        severity: 'info' as const,
        partner,
        subject,
        particulars: [title],
        message: {
          'zh-Hans': `${entry['zh-Hans']}：链接“${title}”没有网址。`,
          en: `${entry.en}: the link “${title}” has no address.`,
        },
      })),
  examples: {
    fires: () => exampleOf({ progress: [linked(null)] }),
    silent: () => exampleOf({ progress: [linked('https://www.example.org/')] }),
  },
};
