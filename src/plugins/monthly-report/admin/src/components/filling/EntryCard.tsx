import type { ReactNode } from 'react';
import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { EntryKind, Sheet } from '../../../../shared/my-reports';
import { readDay } from '../../../../shared/typed-day';
import type { SealedDevice } from '../../filling/device';
import { placeOf, typedOf, type Draft, type Entry, type Outbox } from '../../filling/outbox';
import {
  isActivity,
  NEW_ACTIVITY,
  NEW_STORY,
  unready,
  type Typed,
  type TypedActivity,
  type TypedStory,
} from '../../filling/typed';
import { inLanguage, unreadySentence } from '../../filling/words';
import { usePeriodName } from '../../services/usePeriodName';
import { useWords } from '../../services/useWords';
import { FigureGrid } from '../measurements/FigureGrid';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { CommunityField } from './CommunityField';
import { ConfirmButton } from './ConfirmButton';
import { DayField } from './DayField';
import { EntryState } from './EntryState';
import { PhotosField } from './PhotosField';
import { Columns } from './styles';

export interface EntryCardProps {
  readonly kind: EntryKind;
  readonly documentId: string;
  /** The entry on the server; null for a new one. */
  readonly entry: Entry | null;
  readonly draft: Draft | undefined;
  readonly sheet: Sheet;
  readonly outbox: Outbox;
  readonly device: SealedDevice;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

const NONE = '-';

/** One activity or story. Closed, the card names the entry; open, it is the form. */
export const EntryCard = (props: EntryCardProps) => {
  const { kind, documentId, entry, draft, sheet, outbox, open, onToggle } = props;
  const words = useWords();
  const { formatDate } = useIntl();
  const empty = kind === 'activities' ? NEW_ACTIVITY : NEW_STORY;
  const typed = draft?.typed ?? (entry === null ? empty : typedOf(kind, entry));
  const place = placeOf(sheet);

  const edit = (change: (typed: Typed) => Typed) =>
    outbox.edit({ documentId, kind, place, base: entry?.fields ?? null, typed }, change);
  const remove = () => {
    outbox.remove({ documentId, kind, place, base: entry?.fields ?? null, typed });
    props.onRemove();
  };

  const day = readDay(typed.day, sheet.month);
  const summary = [
    day.kind === 'day'
      ? formatDate(`${day.day}T12:00:00Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' })
      : null,
    typed.places.map(({ name }) => name).join('、') || null,
    isActivity(typed)
      ? words('filling.summary.figures', {
          reported: sheet.indicators.filter(({ code }) => (typed.measurements[code] ?? null) !== null).length,
          all: sheet.indicators.length,
        })
      : null,
    typed.photos.length > 0 ? words('filling.summary.photos', { count: typed.photos.length }) : null,
  ].filter((part) => part !== null);

  return (
    <Box
      tag="li"
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={4}
      data-entry={documentId}
      data-kind={kind}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Heading type="button" aria-expanded={open} onClick={onToggle}>
          <span>
            <Typography fontWeight="semiBold" tag="span" style={{ display: 'block' }}>
              {typed.title || words(`filling.untitled.${kind}`)}
            </Typography>
            <Typography variant="pi" textColor="neutral600" tag="span">
              {summary.join(' · ')}
            </Typography>
          </span>
          {open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        </Heading>
        <EntryState draft={draft} outbox={outbox} />
        {draft?.trouble?.kind === 'changed' ? (
          <ChangedMeanwhile
            kind={kind}
            typed={typed}
            meanwhile={draft.trouble.meanwhile}
            sheet={sheet}
            onDecide={(decided) => outbox.decide(documentId, decided)}
          />
        ) : null}
        {open ? (
          <Form {...props} typed={typed} edit={edit}>
            {sheet.locked === null ? (
              <ConfirmButton
                label={words('filling.remove')}
                sure={words('filling.remove.sure', { title: typed.title })}
                onConfirm={remove}
              />
            ) : null}
          </Form>
        ) : null}
      </Flex>
    </Box>
  );
};

interface FormProps extends EntryCardProps {
  readonly typed: Typed;
  readonly edit: (change: (typed: Typed) => Typed) => void;
  readonly children: ReactNode;
}

const Form = ({ kind, documentId, draft, sheet, device, typed, edit, children }: FormProps) => {
  const words = useWords();
  const isChinese = useIntl().locale.startsWith('zh');
  const periodName = usePeriodName();
  const disabled = sheet.locked !== null;
  const refused = draft?.trouble?.kind === 'refused' ? draft.trouble.fields : {};
  /** The server's sentence about a field, or else the reason that the field cannot be sent. */
  const problemOf = (name: string, own?: 'day' | 'sessions'): string | undefined => {
    const said = refused[name];
    if (said !== undefined) return inLanguage(said, isChinese);
    const missing = unready(typed, sheet).find(
      ({ field, problem }) => field === own && problem !== 'missing',
    );
    return missing && unreadySentence(words, missing, periodName(sheet));
  };
  const change = (changed: Partial<TypedActivity & TypedStory>) =>
    edit((before) => ({ ...before, ...changed }));
  const name = (field: string) => `${documentId}.${field}`;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name={name('title')} error={problemOf('title')} required>
        <Field.Label>{words(`filling.title.${kind}`)}</Field.Label>
        <TextInput
          // The card was opened to be filled in, and begins here.
          autoFocus={typed.title === ''}
          value={typed.title}
          disabled={disabled}
          maxLength={255}
          autoComplete="off"
          enterKeyHint="next"
          onChange={({ target }: { target: HTMLInputElement }) => change({ title: target.value })}
        />
        <Field.Error />
      </Field.Root>
      {isActivity(typed) ? null : (
        <StoryText
          typed={typed}
          disabled={disabled}
          name={name('body')}
          onChange={(body) => change({ body })}
        />
      )}
      <DayField
        name={name('day')}
        label={words(kind === 'activities' ? 'filling.field.startDate' : 'filling.field.occurredOn')}
        month={sheet.month}
        from={sheet.from ?? sheet.month}
        today={sheet.today}
        value={typed.day}
        required={kind === 'activities'}
        disabled={disabled}
        problem={problemOf(kind === 'activities' ? 'startDate' : 'occurredOn', 'day')}
        onChange={(day) => change({ day })}
      />
      <CommunityField
        name={name('communities')}
        places={typed.places}
        known={sheet.knownCommunities}
        disabled={disabled}
        problem={problemOf('communities')}
        onChange={(places) => change({ places })}
      />
      {isActivity(typed) ? (
        <>
          <FigureGrid
            name={name('measurements')}
            label={words('filling.figures')}
            indicators={sheet.indicators}
            measurements={typed.measurements}
            disabled={disabled}
            onChange={(measurements) => change({ measurements: measurements ?? {} })}
          />
          {Object.entries(refused)
            .filter(([field]) => field.startsWith('measurements'))
            .map(([field, said]) => (
              <Typography key={field} textColor="danger600" variant="pi" role="alert">
                {inLanguage(said, isChinese)}
              </Typography>
            ))}
          <Columns>
            <Field.Root name={name('sessions')} error={problemOf('sessions', 'sessions')}>
              <Field.Label>{words('filling.field.sessions')}</Field.Label>
              <TextInput
                value={typed.sessions}
                disabled={disabled}
                inputMode="numeric"
                autoComplete="off"
                onChange={({ target }: { target: HTMLInputElement }) => change({ sessions: target.value })}
              />
              <Field.Error />
            </Field.Root>
            {sheet.activityTypes.length === 0 ? null : (
              <Choice
                name={name('activityType')}
                label={words('filling.field.activityType')}
                chosen={typed.activityType}
                choices={sheet.activityTypes.map((type) => [type.documentId, type.name])}
                disabled={disabled}
                onChoose={(activityType) => change({ activityType })}
              />
            )}
          </Columns>
        </>
      ) : sheet.activities.length === 0 ? null : (
        <Choice
          name={name('activity')}
          label={words('filling.field.activity')}
          chosen={typed.activity}
          choices={sheet.activities.map((one) => [
            one.documentId,
            one.fields.title || words('filling.untitled.activities'),
          ])}
          disabled={disabled}
          onChoose={(activity) => change({ activity })}
        />
      )}
      {disabled && typed.photos.length === 0 ? null : (
        <PhotosField
          photos={typed.photos}
          credit={sheet.partner.name}
          device={device}
          disabled={disabled}
          onChange={(photos) => edit((before) => ({ ...before, photos: photos(before.photos) }))}
        />
      )}
      {children}
    </Flex>
  );
};

interface StoryTextProps {
  readonly typed: TypedStory;
  readonly name: string;
  readonly disabled: boolean;
  readonly onChange: (body: string) => void;
}

const StoryText = ({ typed, name, disabled, onChange }: StoryTextProps) => {
  const words = useWords();
  return (
    <Field.Root name={name} hint={typed.body === null ? words('filling.body.rich') : undefined}>
      <Field.Label>{words('filling.field.body')}</Field.Label>
      {typed.body === null ? null : (
        <Textarea
          value={typed.body}
          disabled={disabled}
          onChange={({ target }: { target: HTMLTextAreaElement }) => onChange(target.value)}
        />
      )}
      <Field.Hint />
    </Field.Root>
  );
};

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | null;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly disabled: boolean;
  readonly onChoose: (value: string | null) => void;
}

const Choice = ({ name, label, chosen, choices, disabled, onChoose }: ChoiceProps) => {
  const words = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={chosen ?? NONE}
        disabled={disabled}
        onChange={(value: string | number) => onChoose(value === NONE ? null : String(value))}
      >
        <SingleSelectOption value={NONE}>{words('filling.noChoice')}</SingleSelectOption>
        {choices.map(([value, text]) => (
          <SingleSelectOption key={value} value={value}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const Heading = styled.button`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
  min-height: 4.4rem;
  width: 100%;
  padding: 0;
  border: 0;
  background: transparent;
  text-align: start;
  cursor: pointer;
`;
