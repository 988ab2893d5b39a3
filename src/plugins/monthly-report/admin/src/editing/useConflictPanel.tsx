import { useEffect, useSyncExternalStore } from 'react';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { SidePanel } from '../components/submissions/useSubmissionPanel';
import { useWords } from '../services/useWords';
import { release } from './typed-forms';
import { allConflicts, listen, onConflicts, rememberVersion, settle, type Conflict } from './conflicts';

/** A value in a few words: texts of blocks without their form, figures as they are. */
function shown(value: unknown, none: string): string {
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const texts = JSON.stringify(value).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g);
  const text = [...texts].map(([, words]) => JSON.parse(`"${words}"`) as string).join('\n');
  return text === '' ? JSON.stringify(value) : text;
}

const at = (values: Readonly<Record<string, unknown>>, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      values,
    );

const ConflictPanel = ({ conflict }: { readonly conflict: Conflict }) => {
  const words = useWords();
  const { formatMessage } = useIntl();
  const { model, documentId, theirs, mine, fields, version, by } = conflict;
  const onChange = useForm('ConflictPanel', (state) => state.onChange);
  const values = useForm('ConflictPanel', (state) => state.values as Readonly<Record<string, unknown>>);
  const none = words('notReported');
  const labelOf = (field: string): string => {
    const [name = '', ...code] = field.split('.');
    const label = formatMessage({
      id: `content-manager.content-types.${model}.${name}`,
      defaultMessage: name,
    });
    return [label, ...code].join(' · ');
  };
  const take = (field: string) => {
    const [name = '', code] = field.split('.');
    if (code === undefined) return onChange(name, theirs[name] ?? null);
    const figures = values[name] as Readonly<Record<string, unknown>> | null;
    onChange(name, { ...figures, [code]: at(theirs, field) ?? null });
  };
  const keep = () => {
    // From now on the other version is known, and the next save overwrites it.
    rememberVersion(model, documentId, conflict.locale, version);
    settle(model, documentId);
  };

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
      role="alert"
      data-section="changed-meanwhile"
    >
      <Typography tag="p">
        {words('editing.changed', { by: by ?? words('filling.changed.somebody') })}
      </Typography>
      {fields.length === 0 ? <Typography tag="p">{words('editing.changedRelations')}</Typography> : null}
      {fields.map((field) => (
        <Flex key={field} direction="column" alignItems="stretch" gap={1} data-field={field}>
          <Typography variant="pi" fontWeight="bold">
            {labelOf(field)}
          </Typography>
          <Typography variant="pi">
            {words('filling.changed.mine', { value: shown(at(mine, field), none) })}
          </Typography>
          <Typography variant="pi">
            {words('filling.changed.theirs', { value: shown(at(theirs, field), none) })}
          </Typography>
          <Button variant="tertiary" size="S" onClick={() => take(field)}>
            {words('editing.takeTheirs')}
          </Button>
        </Flex>
      ))}
      <Button variant="secondary" onClick={keep}>
        {words('editing.decided')}
      </Button>
    </Flex>
  );
};

/** Both versions beside the form, if somebody else saved the entry meanwhile. */
export const useConflictPanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const conflicts = useSyncExternalStore(onConflicts, allConflicts);
  const documentId = document?.documentId;

  useEffect(
    () =>
      listen((told) => {
        if (told.kind !== 'merged' || told.documentId !== documentId) return;
        toggleNotification({
          type: 'info',
          message: words('filling.merged', { names: told.codes.join('、') }),
        });
      }),
    [documentId, toggleNotification, words],
  );

  // Leaving the entry releases its form: it is read again when somebody comes back.
  useEffect(
    () => () => {
      if (typeof documentId === 'string') release(model, documentId);
    },
    [model, documentId],
  );

  const conflict = conflicts.find((one) => one.model === model && one.documentId === documentId);
  if (conflict === undefined) return null;
  return { title: words('editing.title'), content: <ConflictPanel conflict={conflict} /> };
};
