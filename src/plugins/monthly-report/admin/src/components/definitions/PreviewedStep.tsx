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
  /** What was looked at; null while it is being counted, and where it was refused. */
  readonly onLooked: (preview: DefinitionPreview | null) => void;
}

/** Counts what a change makes of the figures, and shows it. */
export const PreviewedStep = ({ change, onLooked }: PreviewedStepProps) => {
  const words = useWords();
  const locale = useReportLocale();
  const api = useMonthlyReportApi();
  const sentenceOf = useRefusal();
  const [preview, setPreview] = useState<DefinitionPreview | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // The same change as a new object is asked for once.
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
