import { useIntl } from 'react-intl';

import { DEFAULT_LOCALE, type Locale } from '../../../shared/vocabulary';

/** The language of the report that matches the language of the panel. */
export const useReportLocale = (): Locale => (useIntl().locale.startsWith('en') ? 'en' : DEFAULT_LOCALE);
