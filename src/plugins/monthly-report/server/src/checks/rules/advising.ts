/** Sentences whose end is for editors alone: what the slip may be, and what to do about it. */
import type { Message } from '../../domain/finding';

/** What editors read, and what readers of the report are told of it where it stands explained. */
export interface Said extends Message {
  /** The same where it is left out. */
  readonly told?: Message;
}

/**
 * @param fact a sentence without its end.
 * @param advice its end, with the mark that goes before it.
 */
export const advising = (fact: Message, advice: Message): Said => ({
  'zh-Hans': `${fact['zh-Hans']}${advice['zh-Hans']}`,
  en: `${fact.en}${advice.en}`,
  told: { 'zh-Hans': ended(fact['zh-Hans'], '。'), en: ended(fact.en, '.') },
});

/** What is quoted at the end of a sentence may end it already. */
const ended = (sentence: string, stop: string): string =>
  /[。！？.!?][」”]$/.test(sentence) ? sentence : `${sentence}${stop}`;
