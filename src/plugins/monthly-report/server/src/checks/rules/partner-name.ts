import type { CheckFacts } from './facts';
import type { Message } from '../../domain/finding';

/** How messages name a partner. */
export function partnerName({ partners }: Pick<CheckFacts, 'partners'>, code: string): Message {
  const name = partners.get(code)?.name;
  const chinese = name?.['zh-Hans'] ?? code;
  return { 'zh-Hans': `“${chinese}”`, en: `“${name?.en ?? chinese}”` };
}
