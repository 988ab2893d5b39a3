/** Sentences whose end is for editors alone: the possible mistake, and what to do about it. */
import type { Message } from '../../domain/finding';

/** The message for editors, and the message for readers of the report if the finding is explained. */
export interface Said extends Message {
  /** If left out, readers get the same message as editors. */
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

/** A quotation at the end of a sentence may already end it. */
const ended = (sentence: string, stop: string): string =>
  /[。！？.!?][」”]$/.test(sentence) ? sentence : `${sentence}${stop}`;
