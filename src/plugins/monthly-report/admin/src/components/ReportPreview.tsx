import { useCallback, useState } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { LOCALES, type Locale } from '../../../shared/vocabulary';
import { getTranslation } from '../pluginId';
import { useLoaded } from '../services/useLoaded';
import { useMonthlyReportApi } from '../services/useMonthlyReportApi';
import { useReportLocale } from './useReportLocale';

/** A language is named in its own words. */
const LANGUAGES = { 'zh-Hans': '中文', en: 'English' } satisfies Record<Locale, string>;

const PreviewFrame = ({ month, locale }: { readonly month: string; readonly locale: Locale }) => {
  const { formatMessage } = useIntl();
  const api = useMonthlyReportApi();
  const [html] = useLoaded(
    useCallback((signal: AbortSignal) => api.preview(month, locale, signal), [api, month, locale]),
  );

  switch (html.state) {
    case 'loading':
      return <Loader small />;
    case 'failed':
      return (
        <Typography textColor="danger600" role="alert">
          {formatMessage({ id: getTranslation('page.failed') })}
        </Typography>
      );
    case 'loaded':
      return (
        // Sandboxed without scripts and without our origin: the page cannot act as the editor.
        <Frame sandbox="" srcDoc={html.data} title={formatMessage({ id: getTranslation('page.preview') })} />
      );
  }
};

/** The report as it would be read now. It is compiled only when somebody asks to see it. */
export const ReportPreview = ({ month }: { readonly month: string }) => {
  const { formatMessage } = useIntl();
  const [locale, setLocale] = useState<Locale>(useReportLocale());
  const [shown, setShown] = useState(false);

  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="end" gap={4} wrap="wrap">
        <Box>
          <Typography variant="beta" tag="h2">
            {formatMessage({ id: getTranslation('page.preview') })}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {formatMessage({ id: getTranslation('page.preview.note') })}
          </Typography>
        </Box>
        <Field.Root name="locale">
          <Field.Label>{formatMessage({ id: getTranslation('page.preview.language') })}</Field.Label>
          <SingleSelect value={locale} onChange={(value) => setLocale(value as Locale)}>
            {LOCALES.map((entry) => (
              <SingleSelectOption key={entry} value={entry}>
                {LANGUAGES[entry]}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Flex>
      {shown ? (
        <PreviewFrame month={month} locale={locale} />
      ) : (
        <Box>
          <Button variant="secondary" startIcon={<Eye />} onClick={() => setShown(true)}>
            {formatMessage({ id: getTranslation('page.preview.open') })}
          </Button>
        </Box>
      )}
    </Flex>
  );
};

const Frame = styled.iframe`
  width: 100%;
  height: 80vh;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: white;
`;
