import { useState } from 'react';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { EntryKind, Sheet } from '../../../../shared/my-reports';
import { placeOf, type Draft, type Entry } from '../../filling/outbox';
import { takeStep } from '../../filling/server';
import { NEW_ACTIVITY, NEW_STORY, unready, type Typed } from '../../filling/typed';
import { newDocumentId, type FillingShown } from '../../filling/useFilling';
import { inLanguage } from '../../filling/words';
import { usePeriodName } from '../../services/usePeriodName';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Said } from '../page/Said';
import { OwnFindings } from '../submissions/OwnFindings';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';
import { StepDialog } from '../steps/StepDialog';
import { EntryCard } from './EntryCard';

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly filling: FillingShown;
  readonly onStep: () => void;
}

interface Shown {
  readonly documentId: string;
  readonly entry: Entry | null;
  readonly draft: Draft | undefined;
}

const ofSheet = (drafts: readonly Draft[], { month, programme, partner }: Sheet): readonly Draft[] =>
  drafts.filter(
    ({ place }) =>
      place.month === month && place.programme === programme.code && place.partner === partner.code,
  );

/** The server's entries with its newer answers, and the drafts over them. New entries come last, as they were added. */
function entriesOf(kind: EntryKind, sheet: Sheet, { drafts, answers }: FillingShown): Shown[] {
  const own = ofSheet(drafts, sheet).filter(({ kind: of }) => of === kind);
  const draftOf = new Map(own.map((draft) => [draft.documentId, draft]));
  const stored = new Map<string, Entry>(sheet[kind].map((entry) => [entry.documentId, entry]));
  for (const [documentId, answer] of answers) {
    const known = stored.get(documentId);
    if (answer === null) stored.delete(documentId);
    else if (known !== undefined && known.version < answer.version) stored.set(documentId, answer);
  }
  const there = [...stored.values()].map((entry) => ({
    documentId: entry.documentId,
    entry,
    draft: draftOf.get(entry.documentId),
  }));
  const added = own
    .filter(({ documentId }) => !stored.has(documentId))
    .map((draft) => ({ documentId: draft.documentId, entry: null, draft }));
  return [...there, ...added].filter(({ draft }) => draft?.removed !== true);
}

/** A month of a partner in a programme: its activities and stories as cards, and the button that sends it in. */
export const SheetView = ({ sheet, filling, onStep }: SheetViewProps) => {
  const words = useWords();
  const moment = useMoment();
  const periodName = usePeriodName();
  const isChinese = useIntl().locale.startsWith('zh');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { outbox, device } = filling;
  const { submission, locked, lastMonth } = sheet;
  const place = placeOf(sheet);
  const shown = {
    activities: entriesOf('activities', sheet, filling),
    stories: entriesOf('stories', sheet, filling),
  };
  const waiting = ofSheet(filling.drafts, sheet);
  const unsent = waiting.length;
  // A save under way needs no help; a draft that cannot be saved does.
  const isStuck =
    filling.outbox.failure() !== null ||
    waiting.some(({ typed, trouble }) => trouble !== null || unready(typed, sheet).length > 0);

  const toggle = (documentId: string, is: boolean) => {
    const next = new Set(open);
    if (is) next.add(documentId);
    else next.delete(documentId);
    setOpen(next);
  };
  const add = (kind: EntryKind, typed: Typed): string => {
    const documentId = newDocumentId();
    outbox.edit({ documentId, kind, place, base: null, typed }, (same) => same);
    return documentId;
  };
  const addActivity = () => toggle(add('activities', NEW_ACTIVITY), true);
  const addStory = () => {
    const [activity] = shown.activities;
    const linked = activity?.entry === null || activity === undefined ? null : activity;
    const places = linked?.entry?.places ?? [];
    toggle(add('stories', { ...NEW_STORY, activity: linked?.documentId ?? null, places }), true);
  };
  const copyLastMonth = () => {
    for (const { title, activityType, communities } of lastMonth) {
      add('activities', { ...NEW_ACTIVITY, title, activityType, places: communities });
    }
  };

  const step = (name: 'submit' | 'declare-nil') => ({
    label: words(`submission.${name}`),
    done: words(`submission.${name}.done`, { partner: sheet.partner.name }),
    subject: words('filling.due.month', { month: periodName(sheet), programme: sheet.programme.name }),
    note: words(`submission.${name}.note`),
    onStep: () => takeStep(place, name),
    onEnd: onStep,
  });

  const section = (kind: EntryKind) => (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3} data-section={kind}>
      <Typography variant="delta" tag="h2">
        {words(`filling.${kind}`, { count: shown[kind].length })}
      </Typography>
      <Cards>
        {shown[kind].map(({ documentId, entry, draft }) => (
          <EntryCard
            key={documentId}
            {...{ kind, documentId, entry, draft, sheet, outbox, device }}
            open={open.has(documentId)}
            onToggle={() => toggle(documentId, !open.has(documentId))}
            onRemove={() => toggle(documentId, false)}
          />
        ))}
      </Cards>
      {locked === null ? (
        <Flex gap={2} wrap="wrap">
          <Button
            variant="secondary"
            size="L"
            startIcon={<Plus />}
            onClick={kind === 'activities' ? addActivity : addStory}
          >
            {words(`filling.add.${kind}`)}
          </Button>
          {kind === 'activities' && shown.activities.length === 0 && lastMonth.length > 0 ? (
            <Button variant="tertiary" size="L" onClick={copyLastMonth}>
              {words('filling.copy', { count: lastMonth.length })}
            </Button>
          ) : null}
        </Flex>
      ) : null}
    </Flex>
  );

  const { may, feedback, state, nilReturn, dueOn } = submission;
  return (
    <Flex direction="column" alignItems="stretch" gap={6} data-section="sheet" data-month={sheet.month}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Typography variant="beta" tag="h2">
            {words('filling.due.month', { month: periodName(sheet), programme: sheet.programme.name })}
          </Typography>
          <SubmissionStateBadge state={state} />
          {nilReturn ? <Badge>{words('submission.nilReturn')}</Badge> : null}
        </Flex>
        <Typography textColor="neutral600">
          {sheet.partner.name} · {words('submission.dueOn', { day: dueOn })}
        </Typography>
        {state === 'sent-back' && feedback !== null ? (
          <Said title={words('submission.feedback')} text={feedback} />
        ) : null}
        {locked === null ? null : (
          <Typography tag="p" data-locked>
            {inLanguage(locked, isChinese)}
            {submission.submittedAt === null
              ? ''
              : ` ${words('submission.submittedAt')} ${moment(submission.submittedAt)}`}
          </Typography>
        )}
      </Flex>
      {section('activities')}
      {section('stories')}
      <Bar>
        {unsent > 0 ? (
          <Typography
            variant="pi"
            textColor={isStuck ? 'warning700' : 'neutral600'}
            role="status"
            data-unsent={unsent}
          >
            {isStuck ? words('filling.unsent', { count: unsent }) : words('filling.state.saving')}
          </Typography>
        ) : null}
        {state === 'not-due' ? (
          <Typography variant="pi" textColor="neutral600">
            {words('filling.notDue', { month: periodName(sheet) })}
          </Typography>
        ) : null}
        <Flex gap={2} wrap="wrap">
          {may.includes('submit') && unsent === 0 ? (
            <StepDialog {...step('submit')} variant="default">
              <OwnFindings month={sheet.month} submission={submission} />
            </StepDialog>
          ) : null}
          {may.includes('declare-nil') && shown.activities.length === 0 ? (
            <StepDialog {...step('declare-nil')} variant="tertiary" />
          ) : null}
        </Flex>
      </Bar>
    </Flex>
  );
};

const Cards = styled.ul`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 48rem), 1fr));
  align-items: start;
`;

/** Stays in sight, whatever is open above it. */
const Bar = styled(Box)`
  position: sticky;
  bottom: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.8rem;
  padding: 1.2rem 0;
  background: ${({ theme }) => theme.colors.neutral100};

  &:empty {
    display: none;
  }
`;
