import { useIntl } from 'react-intl';

interface Labelled {
  readonly label: string;
  readonly labelEn: string | null;
}

/** The words of what is entered, in the language of the panel where there are some. */
export const useWords = () => {
  const { locale } = useIntl();
  const inChinese = locale.startsWith('zh');
  const either = <T extends string | null>(zh: T, en: string | null): T | string =>
    (inChinese ? null : en) ?? zh;
  return {
    label: ({ label, labelEn }: Labelled): string => either(label, labelEn),
    name: ({ name, nameEn }: { readonly name: string; readonly nameEn: string | null }): string =>
      either(name, nameEn),
    unit: ({ unit, unitEn }: { readonly unit: string | null; readonly unitEn: string | null }) =>
      either(unit, unitEn),
    and: inChinese ? '、' : ', ',
  };
};
