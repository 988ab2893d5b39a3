import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { getTranslation } from '../pluginId';

export type Words = (id: string, values?: Record<string, string | number>) => string;

/** The plugin's texts in the language of the panel. */
export const useWords = (): Words => {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id: getTranslation(id) }, values), [formatMessage]);
};
