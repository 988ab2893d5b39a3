/** The change of a figure from the month before, in words: the sign gives the direction. */
import type { Locale } from '../../../shared/vocabulary';
import { groupThousands } from '../domain/figure-text';
import type { TotalNode } from '../report/rules/model';
import { PAGE_WORDS } from './html/page-words';

const MINUS = '\u2212';

export interface ChangeWords {
  readonly text: string;
  /** Null if there is nothing to compare, or no change. */
  readonly direction: 'up' | 'down' | null;
}

export function changeWords({ value, previous, change }: TotalNode, locale: Locale): ChangeWords {
  const words = PAGE_WORDS[locale];
  if (previous.value === null) return { text: words.noPrevious, direction: null };
  if (value.value === null || change.value.value === null) {
    return { text: words.previousWas(previous.text), direction: null };
  }
  const { thousandths } = change.value.value;
  if (thousandths === 0n) return { text: words.unchanged, direction: null };
  const rises = thousandths > 0n;
  // A line may be broken after a hyphen, but not after a minus sign.
  const signed = (text: string) => (rises ? `+${text}` : text.replace(/^-/, MINUS));
  // A change of less than a twentieth of one per cent gets no percentage.
  const isTold = change.percent !== null && change.percent !== '0';
  const percent = isTold ? `${signed(groupThousands(change.percent))}%` : null;
  return { text: words.changed(signed(change.value.text), percent), direction: rises ? 'up' : 'down' };
}
