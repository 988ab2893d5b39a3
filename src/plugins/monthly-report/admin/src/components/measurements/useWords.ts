import { useIntl } from 'react-intl';

interface Labelled {
  readonly label: string;
  readonly labelEn: string | null;
}

/** Labels, names and units: in English if the panel is not Chinese and they have an English text, else in Chinese. */
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
