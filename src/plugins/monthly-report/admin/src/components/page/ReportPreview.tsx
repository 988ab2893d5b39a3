import { useCallback, useRef, useState } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { styled } from 'styled-components';

import {
  FILE_FORMATS,
  FORMAT_NAMES,
  FORMATS,
  LOCALES,
  type Format,
  type Locale,
} from '../../../../shared/vocabulary';
import { useRefusal } from '../../services/useRefusal';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { useReportLocale } from '../useReportLocale';
import { rememberPreview } from './lastPreview';
import { Section } from './Section';
import type { MonthSectionProps } from './monthSection';
import { Shown } from './Shown';

/** A language is named in its own words. */
const LANGUAGES = { 'zh-Hans': '中文', en: 'English' } satisfies Record<Locale, string>;

interface PreviewFrameProps extends Pick<MonthSectionProps, 'month' | 'round'> {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly onDownload: (format: Format) => void;
}

const isHash = (href: string): boolean => href.startsWith('#');

const PreviewFrame = ({ month, round, locale, onLocale, onDownload }: PreviewFrameProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded] = useLoaded(
    useCallback(
      async (signal: AbortSignal) => {
        const html = await api.preview(month, locale, signal);
        rememberPreview(month, new Date());
        return html;
      },
      [api, month, locale],
    ),
    round,
  );

  /** Links in the preview lead to the addresses of the published report; the draft itself has no address. */
  const follow = (event: MouseEvent, page: Document) => {
    const link = (event.target as Element | null)?.closest('a');
    const href = link?.getAttribute('href');
    if (!href) return;
    event.preventDefault();
    if (isHash(href)) {
      page.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView();
      return;
    }
    const { pathname, searchParams, hash } = new URL(href, window.location.origin);
    const format = FORMATS.find((one) => pathname.endsWith(`/reports/${month}.${one}`));
    const isThisReport = searchParams.get('status') === 'draft' && pathname.endsWith(`/reports/${month}`);
    if (format !== undefined && searchParams.get('status') === 'draft') onDownload(format);
    else if (isThisReport && hash !== '')
      page.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
    else if (isThisReport) onLocale(searchParams.get('locale') === 'en' ? 'en' : 'zh-Hans');
    else window.open(href, '_blank', 'noopener');
  };

  const onLoad = () => {
    const page = frame.current?.contentDocument;
    page?.addEventListener('click', (event) => follow(event, page));
  };

  return (
    <Shown loaded={loaded}>
      {(html) => (
        // No scripts, so that the page cannot act as the editor; same origin, so that this code can follow its links.
        <Frame
          ref={frame}
          sandbox="allow-same-origin"
          srcDoc={html}
          title={words('page.preview')}
          onLoad={onLoad}
        />
      )}
    </Shown>
  );
};

/** A preview of the report as it would be published now, in each language, and its files. */
export const ReportPreview = ({ month, round }: Pick<MonthSectionProps, 'month' | 'round'>) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [locale, setLocale] = useState<Locale>(useReportLocale());
  const sentenceOf = useRefusal();
  const [making, setMaking] = useState<Format | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const download = async (format: Format) => {
    setMaking(format);
    setRefusal(null);
    try {
      const file = await api.previewFile(month, locale, format);
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = `${month}-${words('page.preview.draft')}${locale === 'en' ? '-en' : ''}.${format}`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      setRefusal(sentenceOf(error));
    } finally {
      setMaking(null);
    }
  };

  return (
    <Section
      name="preview"
      title={words('page.preview')}
      note={words('page.preview.note')}
      aside={
        <Flex gap={2} wrap="wrap" alignItems="end">
          {FILE_FORMATS.map((format) => (
            <Button
              key={format}
              variant="tertiary"
              startIcon={<Download />}
              loading={making === format}
              disabled={making !== null}
              data-format={format}
              onClick={() => void download(format)}
            >
              {FORMAT_NAMES[format].name}
            </Button>
          ))}
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
        </Flex>
      }
    >
      {making === null ? null : (
        <Typography textColor="neutral600" role="status">
          {words('page.preview.making', { format: FORMAT_NAMES[making].name })}
        </Typography>
      )}
      {refusal === null ? null : (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      )}
      <Box>
        <PreviewFrame
          month={month}
          round={round}
          locale={locale}
          onLocale={setLocale}
          onDownload={(format) => void download(format)}
        />
      </Box>
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
