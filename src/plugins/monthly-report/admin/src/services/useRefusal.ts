import { useCallback } from 'react';

import { useReportLocale } from '../components/useReportLocale';
import { inOneLanguage } from '../../../shared/sentences';
import { refusalOf, statusOf, ToldError } from './failure';
import { useWords } from './useWords';

const HAS_CHINESE = /[\u3400-\u9fff]/;

/** Sentences by status, used if the server's sentence is not in the reader's language. */
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'gone',
  409: 'conflict',
  429: 'tooMany',
  503: 'unavailable',
};

/** Says why something was refused, in the language of the panel alone. */
export const useRefusal = (): ((error: unknown) => string) => {
  const words = useWords();
  const locale = useReportLocale();
  return useCallback(
    (error) => {
      const told = refusalOf(error);
      if (told !== null) {
        const sentence = inOneLanguage(told, locale);
        if (locale === 'en' || HAS_CHINESE.test(sentence)) return sentence;
      }
      const known = BY_STATUS[statusOf(error) ?? 0];
      if (known !== undefined) return words(`refusal.${known}`);
      return told ?? (error instanceof ToldError ? error.message : words('step.failed'));
    },
    [words, locale],
  );
};
