import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Draft, Outbox } from '../../filling/outbox';
import { unready } from '../../filling/typed';
import { troubleSentence, unreadySentence } from '../../filling/words';
import { usePeriodName, type PeriodOfMonth } from '../../services/usePeriodName';
import { useWords, type Words } from '../../services/useWords';
import { ConfirmButton } from './ConfirmButton';

interface Said {
  readonly state: 'saved' | 'saving' | 'kept' | 'unsent';
  readonly sentence: string;
}

function stateOf(
  words: Words,
  draft: Draft | undefined,
  outbox: Outbox,
  isChinese: boolean,
  periodName: (period: PeriodOfMonth) => string,
): Said {
  if (draft === undefined) return { state: 'saved', sentence: words('filling.state.saved') };
  if (outbox.isSending(draft.documentId)) return { state: 'saving', sentence: words('filling.state.saving') };
  if (draft.trouble !== null)
    return { state: 'unsent', sentence: troubleSentence(words, draft.trouble, isChinese) };
  const [missing] = unready(draft.typed, draft.place);
  if (missing !== undefined) {
    const reason = unreadySentence(words, missing, periodName(draft.place));
    return { state: 'kept', sentence: words('filling.state.unready', { reason }) };
  }
  if (outbox.failure() === 'unreachable')
    return { state: 'unsent', sentence: words('filling.trouble.unreachable') };
  return { state: 'saving', sentence: words('filling.state.waiting') };
}

const COLOURS = {
  saved: 'success700',
  saving: 'neutral600',
  kept: 'neutral700',
  unsent: 'danger600',
} as const;

interface EntryStateProps {
  readonly draft: Draft | undefined;
  readonly outbox: Outbox;
}

/** Says whether the server has the entry. If not, it gives the reason and says that nothing is lost. */
export const EntryState = ({ draft, outbox }: EntryStateProps) => {
  const words = useWords();
  const isChinese = useIntl().locale.startsWith('zh');
  const { state, sentence } = stateOf(words, draft, outbox, isChinese, usePeriodName());
  return (
    <Flex gap={2} wrap="wrap" data-saved={state}>
      <Typography variant="pi" textColor={COLOURS[state]} role="status">
        {sentence}
      </Typography>
      {state === 'unsent' && draft?.trouble?.kind !== 'changed' ? (
        <TextButton type="button" onClick={outbox.tryAgain}>
          {words('filling.tryAgain')}
        </TextButton>
      ) : null}
      {draft?.trouble?.kind === 'locked' ? (
        <ConfirmButton
          label={words('filling.giveUp')}
          sure={words('filling.giveUp.sure', { title: draft.typed.title })}
          onConfirm={() => outbox.discard(draft.documentId)}
        />
      ) : null}
    </Flex>
  );
};
