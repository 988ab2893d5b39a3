import type { Check } from '../check';
import { exampleOf, exampleProgress } from '../example-facts';
import { linksOf } from './links';

const ACCEPTED: readonly string[] = ['http:', 'https:', 'mailto:'];

/** The problem of an address, decided by its text alone; null if there is none. */
function problemOf(url: string): { readonly 'zh-Hans': string; readonly en: string } | null {
  const address = url.trim();
  if (address === '') return { 'zh-Hans': '没有填写网址', en: 'has no address' };
  if (address.startsWith('#'))
    return { 'zh-Hans': '只有“#”，没有网址', en: 'leads nowhere: its address begins with #' };
  if (/[\s\u3000]/u.test(address)) return { 'zh-Hans': '网址中有空格', en: 'has a space in its address' };
  if (!URL.canParse(address)) return { 'zh-Hans': '不是完整的网址', en: 'has no complete address' };
  const { protocol, hostname } = new URL(address);
  if (!ACCEPTED.includes(protocol)) {
    return {
      'zh-Hans': `用的是“${protocol}”，只能用http或https`,
      en: `uses ${protocol} instead of http or https`,
    };
  }
  // A host without a dot is a machine of one's own: no reader elsewhere gets there.
  if (protocol !== 'mailto:' && !/[^.]\.[^.]/u.test(hostname)) {
    return { 'zh-Hans': '网址的主机名不完整', en: 'names no complete host' };
  }
  return null;
}

const linkTo = (url: string) => exampleProgress({ links: [{ group: null, title: '公众号文章', url }] });

export const brokenLink: Check = {
  code: 'broken-link',
  title: { 'zh-Hans': '链接无效', en: 'Broken link' },
  rule: {
    'zh-Hans': '链接应是完整的http或https网址；只看文字，不访问网络。',
    en: 'A link is a complete http or https address; judged by its text, without any request.',
  },
  run: (programme) =>
    linksOf(programme).flatMap(({ subject, partner, entry, title, url }) => {
      const problem = url === null ? null : problemOf(url);
      if (problem === null) return [];
      return [
        {
          severity: 'error' as const,
          partner,
          subject,
          particulars: [title, url ?? ''],
          message: {
            'zh-Hans': `${entry['zh-Hans']}：链接“${title}”（${url ?? ''}）${problem['zh-Hans']}。`,
            en: `${entry.en}: the link “${title}” (${url ?? ''}) ${problem.en}.`,
          },
        },
      ];
    }),
  examples: {
    fires: () => exampleOf({ progress: [linkTo('www.example.org/a')] }),
    silent: () => exampleOf({ progress: [linkTo('https://www.example.org/a?b=1')] }),
  },
};
