import { useEffect, useState } from 'react';
import { Loader, Typography } from '@strapi/design-system';

import { inOneLanguage } from '../../../../shared/sentences';
import type { DefinitionChangeAsked, DefinitionPreview } from '../../../../shared/definitions';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useRefusal } from '../../services/useRefusal';
import { useWords } from '../../services/useWords';
import { useReportLocale } from '../useReportLocale';
import { FiguresThatDiffer } from './FiguresThatDiffer';

interface PreviewedStepProps {
  readonly change: DefinitionChangeAsked;
  /** Called with the preview; with null while the server counts, and null stays if it refuses. */
  readonly onLooked: (preview: DefinitionPreview | null) => void;
}

/** Asks the server how a change would alter the figures, and shows the answer. */
export const PreviewedStep = ({ change, onLooked }: PreviewedStepProps) => {
  const words = useWords();
  const locale = useReportLocale();
  const api = useMonthlyReportApi();
  const sentenceOf = useRefusal();
  const [preview, setPreview] = useState<DefinitionPreview | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // An equal change in a new object does not ask again.
  const asked = JSON.stringify(change);

  useEffect(() => {
    let isLeft = false;
    setPreview(null);
    setRefusal(null);
    onLooked(null);
    api.previewDefinition(JSON.parse(asked) as DefinitionChangeAsked, locale).then(
      (found) => {
        if (isLeft) return;
        const obstacle = found.obstacle && inOneLanguage(found.obstacle, locale);
        setPreview({ ...found, obstacle });
        onLooked(found);
      },
      (error: unknown) => {
        if (!isLeft) setRefusal(sentenceOf(error));
      },
    );
    return () => {
      isLeft = true;
    };
  }, [asked, api, locale, onLooked, sentenceOf]);

  if (refusal !== null) {
    return (
      <Typography textColor="danger600" role="alert" tag="p">
        {refusal}
      </Typography>
    );
  }
  return preview === null ? (
    <Loader small>{words('definitions.loading')}</Loader>
  ) : (
    <FiguresThatDiffer preview={preview} />
  );
};
