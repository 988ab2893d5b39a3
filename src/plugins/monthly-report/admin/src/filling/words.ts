import type { Words } from '../services/useWords';
import type { Trouble } from './outbox';
import type { Unready } from './typed';

/** The server says each sentence in Chinese and in English; an editor reads one of them. */
export function inLanguage(message: string, isChinese: boolean): string {
  const sides = message.split(' / ');
  // With several sentences, the end of the Chinese text is not known.
  if (sides.length !== 2) return message;
  return sides[isChinese ? 0 : 1] ?? message;
}

export const unreadySentence = (words: Words, { field, problem }: Unready, month: string): string =>
  words(`filling.unready.${field}.${problem}`, { month });

export function troubleSentence(words: Words, trouble: Trouble, isChinese: boolean): string {
  switch (trouble.kind) {
    case 'unreachable':
    case 'signed-out':
    case 'changed':
      return words(`filling.trouble.${trouble.kind}`);
    case 'refused':
    case 'locked':
      return words(`filling.trouble.${trouble.kind}`, { message: inLanguage(trouble.message, isChinese) });
  }
}
