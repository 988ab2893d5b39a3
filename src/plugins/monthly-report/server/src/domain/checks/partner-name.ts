import type { CheckFacts } from './facts';
import type { Message } from './finding';

export function nameOfPartner({ partners }: Pick<CheckFacts, 'partners'>, code: string): Message {
  const name = partners.get(code)?.name;
  const chinese = name?.['zh-Hans'] ?? code;
  return { 'zh-Hans': chinese, en: `“${name?.en ?? chinese}”` };
}
