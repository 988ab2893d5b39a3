import { useCallback, useState } from 'react';
import { Box, Button, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { styled } from 'styled-components';

import { LOCALES, type Locale } from '../../../../shared/vocabulary';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { useReportLocale } from '../useReportLocale';
import { Section } from './Section';
import type { MonthSectionProps } from './monthSection';
import { Shown } from './Shown';

/** A language is named in its own words. */
const LANGUAGES = { 'zh-Hans': '中文', en: 'English' } satisfies Record<Locale, string>;

interface PreviewFrameProps extends Pick<MonthSectionProps, 'month' | 'round'> {
  readonly locale: Locale;
}

const PreviewFrame = ({ month, round, locale }: PreviewFrameProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [loaded] = useLoaded(
    useCallback((signal: AbortSignal) => api.preview(month, locale, signal), [api, month, locale]),
    round,
  );

  return (
    <Shown loaded={loaded}>
      {(html) => (
        // Sandboxed without scripts and without our origin: the page cannot act as the editor.
        <Frame sandbox="" srcDoc={html} title={words('page.preview')} />
      )}
    </Shown>
  );
};

/** The report as it would be read now. It is compiled only when somebody asks to see it. */
export const ReportPreview = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const words = useWords();
  const [locale, setLocale] = useState<Locale>(useReportLocale());
  const [shown, setShown] = useState(false);

  return (
    <Section
      name="preview"
      title={words('page.preview')}
      note={words('page.preview.note')}
      aside={
        <Field.Root name="locale">
          <Field.Label>{words('page.preview.language')}</Field.Label>
          <SingleSelect value={locale} onChange={(value) => setLocale(value as Locale)}>
            {LOCALES.map((entry) => (
              <SingleSelectOption key={entry} value={entry}>
                {LANGUAGES[entry]}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      }
    >
      {shown ? (
        <PreviewFrame month={month} round={round} locale={locale} />
      ) : (
        <Box>
          <Button variant="secondary" startIcon={<Eye />} onClick={() => setShown(true)}>
            {words('page.preview.open')}
          </Button>
        </Box>
      )}
    </Section>
  );
};

const Frame = styled.iframe`
  width: 100%;
  height: 80vh;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: white;
`;
