import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';

import type { ReviewRow, TakenTogether } from '../../../../shared/desk-api';
import { inOneLanguage } from '../../../../shared/sentences';
import { ToldError } from '../../services/failure';
import { useDeskApi } from '../../services/useDeskApi';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { StepDialog } from '../steps/StepDialog';
import { useReportLocale } from '../useReportLocale';
import { CopyButton } from './CopyButton';
import { reminderText } from './reminderText';

interface RemindDialogProps {
  readonly month: string;
  readonly rows: readonly ReviewRow[];
  readonly onEnd: () => void;
}

/** Reminds some partners by mail, and shows earlier reminders first. Offers the same text for a chat group. */
export const RemindDialog = ({ month, rows, onEnd }: RemindDialogProps) => {
  const words = useWords();
  const moment = useMoment();
  const locale = useReportLocale();
  const api = useDeskApi();
  const [told, setTold] = useState<readonly string[]>([]);
  const nameOf = ({ programme, partner }: { readonly programme: string; readonly partner: string }) =>
    rows.find((row) => row.programme.code === programme && row.partner.code === partner)?.partner.name ??
    partner;

  const remind = async (): Promise<TakenTogether> => {
    setTold([]);
    const taken = await api.remind(
      month,
      rows.map(({ programme, partner }) => ({ programme: programme.code, partner: partner.code })),
    );
    if (taken.refused.length === 0) return taken;
    setTold(taken.refused.map((one) => `${nameOf(one)}：${inOneLanguage(one.message, locale)}`));
    throw new ToldError(words('remind.some', { done: taken.done, refused: taken.refused.length }));
  };

  return (
    <StepDialog
      label={words('remind')}
      subject={words('remind.count', { count: rows.length })}
      done={words('remind.done')}
      note={words('remind.note')}
      variant="secondary"
      onStep={remind}
      onEnd={onEnd}
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {rows.map((row) => (
          <li key={`${row.programme.code} ${row.partner.code}`}>
            <Typography>
              {`${row.partner.name} · ${row.programme.name} · ${
                row.remindedAt === null
                  ? words('remind.never')
                  : words('remind.last', { date: moment(row.remindedAt) })
              }`}
            </Typography>
          </li>
        ))}
      </Flex>
      {told.map((sentence) => (
        <Typography key={sentence} textColor="danger600" role="alert" tag="p">
          {sentence}
        </Typography>
      ))}
      <CopyButton label={words('reminder.copy')} text={reminderText(words, month, rows)} />
    </StepDialog>
  );
};
