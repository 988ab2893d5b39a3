import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type {
  ChangedMeanwhile as Meanwhile,
  EntryKind,
  FieldsOf,
  Sheet,
} from '../../../../shared/my-reports';
import { typedOf } from '../../filling/outbox';
import { isActivity, takeOver, type Typed } from '../../filling/typed';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Chip } from './styles';

interface ChangedMeanwhileProps {
  readonly kind: EntryKind;
  readonly typed: Typed;
  readonly meanwhile: Meanwhile<FieldsOf[EntryKind]>;
  readonly sheet: Sheet;
  readonly onDecide: (typed: Typed) => void;
}

/** A field as a reader sees it. */
function useShown(sheet: Sheet): (typed: Typed, field: string) => string {
  const words = useWords();
  const none = words('notReported');
  return (typed, field) => {
    const [name = '', code = ''] = field.split('.');
    switch (name) {
      case 'measurements': {
        const value = isActivity(typed) ? typed.measurements[code] : undefined;
        return typeof value === 'number' || typeof value === 'string' ? String(value) : none;
      }
      case 'startDate':
      case 'occurredOn':
        return typed.day || none;
      case 'communities':
        return typed.places.map((place) => place.name).join('、') || none;
      case 'photos':
        return words('filling.changed.photos', {
          count: typed.photos.length,
          texts: typed.photos.map(({ alternativeText }) => alternativeText).join('、'),
        });
      case 'activityType': {
        const chosen = isActivity(typed) ? typed.activityType : null;
        return sheet.activityTypes.find(({ documentId }) => documentId === chosen)?.name ?? none;
      }
      case 'activity': {
        const chosen = isActivity(typed) ? null : typed.activity;
        return sheet.activities.find(({ documentId }) => documentId === chosen)?.fields.title ?? none;
      }
      default: {
        const [, value] = Object.entries(typed).find(([field]) => field === name) ?? [];
        return typeof value === 'string' && value !== '' ? value : none;
      }
    }
  };
}

/** Both versions side by side, field by field: the account chooses one for each field, and then saves. */
export const ChangedMeanwhile = ({ kind, typed, meanwhile, sheet, onDecide }: ChangedMeanwhileProps) => {
  const words = useWords();
  const moment = useMoment();
  const shown = useShown(sheet);
  const theirs = typedOf(kind, meanwhile.theirs);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());

  const labelOf = (field: string): string => {
    const [name = '', code] = field.split('.');
    if (name === 'measurements')
      return sheet.indicators.find((indicator) => indicator.code === code)?.label ?? words('filling.figures');
    return words(`filling.field.${name}`);
  };
  const choose = (field: string, other: boolean) => {
    const next = new Set(taken);
    if (other) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  const decided = [...taken].reduce((form, field) => takeOver(form, theirs, field), typed);

  return (
    <Box background="warning100" padding={3} hasRadius role="alert" data-section="changed-meanwhile">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography fontWeight="semiBold" tag="p">
          {words('filling.changed', {
            by: meanwhile.by ?? words('filling.changed.somebody'),
            at: moment(meanwhile.at),
          })}
        </Typography>
        {meanwhile.fields.map((field) => (
          <Flex key={field} direction="column" alignItems="stretch" gap={1} data-field={field}>
            <Typography variant="pi" fontWeight="bold">
              {labelOf(field)}
            </Typography>
            <Flex gap={2} wrap="wrap" role="group" aria-label={labelOf(field)}>
              <Chip
                type="button"
                $chosen={!taken.has(field)}
                aria-pressed={!taken.has(field)}
                onClick={() => choose(field, false)}
              >
                {words('filling.changed.mine', { value: shown(typed, field) })}
              </Chip>
              <Chip
                type="button"
                $chosen={taken.has(field)}
                aria-pressed={taken.has(field)}
                onClick={() => choose(field, true)}
              >
                {words('filling.changed.theirs', { value: shown(theirs, field) })}
              </Chip>
            </Flex>
          </Flex>
        ))}
        <Button onClick={() => onDecide(decided)}>{words('filling.changed.save')}</Button>
      </Flex>
    </Box>
  );
};
