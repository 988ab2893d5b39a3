import { useCallback, useEffect, useState } from 'react';
import { Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';

import type { CommunityFound, PlacedIn } from '../../../../shared/my-reports';
import { findCommunities } from '../../filling/server';
import type { TypedPlace } from '../../filling/typed';
import { newDocumentId } from '../../filling/useFilling';
import { useWords } from '../../services/useWords';
import { Chip } from './styles';

interface CommunityFieldProps {
  readonly name: string;
  readonly places: readonly TypedPlace[];
  /** Named before, the latest first. */
  readonly known: readonly PlacedIn[];
  readonly disabled: boolean;
  readonly problem: string | undefined;
  readonly onChange: (places: readonly TypedPlace[]) => void;
}

const ASK_AFTER = 250;
const OFFERED = 6;

type Found = Pick<CommunityFound, 'documentId' | 'name'> & Partial<CommunityFound>;

/** Searches communities while somebody types. Without a connection, it searches those that were named before. */
function useFound(sought: string, known: readonly PlacedIn[]): readonly Found[] | null {
  const [found, setFound] = useState<{ readonly of: string; readonly list: readonly Found[] } | null>(null);
  useEffect(() => {
    if (sought === '') return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findCommunities(sought, abort.signal).then(
        (list) => setFound({ of: sought, list }),
        () => {
          if (abort.signal.aborted) return;
          setFound({ of: sought, list: known.filter(({ name }) => name.includes(sought)) });
        },
      );
    }, ASK_AFTER);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [sought, known]);
  return found?.of === sought ? found.list : null;
}

/** Communities by their names: those of before at a tap, others as they are typed, a new one without a code. */
export const CommunityField = ({ name, places, known, disabled, problem, onChange }: CommunityFieldProps) => {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const sought = typed.trim();
  const found = useFound(sought, known);
  const isChosen = useCallback(
    (documentId: string) => places.some((place) => place.documentId === documentId),
    [places],
  );
  const take = (place: TypedPlace) => {
    setTyped('');
    if (!isChosen(place.documentId)) onChange([...places, place]);
  };
  const offered = known.filter(({ documentId }) => !isChosen(documentId)).slice(0, OFFERED);
  const explained = ({ by, alias, place }: Found): string =>
    [
      place ?? '',
      by === 'alias' && alias !== null && alias !== undefined
        ? words('filling.community.alias', { alias })
        : '',
      by === 'spelling' ? words('filling.community.spelling') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const isNamedSo = (found ?? []).some((one) => one.name === sought);

  return (
    <Field.Root name={name} error={problem}>
      <Field.Label>{words('filling.communities')}</Field.Label>
      {places.length === 0 ? null : (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={words('filling.community.chosen')}>
          {places.map((place) => (
            <Flex
              tag="li"
              key={place.documentId}
              gap={1}
              paddingLeft={3}
              background="primary100"
              hasRadius
              data-community={place.name}
            >
              <Typography textColor="primary700">
                {place.name}
                {place.isNew === true ? words('filling.community.new') : ''}
              </Typography>
              {disabled ? null : (
                <IconButton
                  variant="ghost"
                  label={words('filling.community.remove', { name: place.name })}
                  onClick={() => onChange(places.filter((one) => one.documentId !== place.documentId))}
                >
                  <Cross />
                </IconButton>
              )}
            </Flex>
          ))}
        </Flex>
      )}
      {disabled ? null : (
        <TextInput
          value={typed}
          autoComplete="off"
          enterKeyHint="search"
          placeholder={words('filling.community.placeholder')}
          onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
        />
      )}
      <Field.Error />
      {disabled || sought !== '' || offered.length === 0 || places.length > 0 ? null : (
        <Flex gap={2} wrap="wrap" role="group" aria-label={words('filling.community.known')}>
          {offered.map((place) => (
            <Chip key={place.documentId} type="button" onClick={() => take(place)}>
              {place.name}
            </Chip>
          ))}
        </Flex>
      )}
      {disabled || sought === '' ? null : (
        <Flex
          direction="column"
          alignItems="stretch"
          gap={2}
          role="group"
          aria-label={words('filling.community.found')}
        >
          {(found ?? [])
            .filter(({ documentId }) => !isChosen(documentId))
            .map((one) => (
              <Chip
                key={one.documentId}
                type="button"
                onClick={() => take({ documentId: one.documentId, name: one.name })}
              >
                {one.name}
                {explained(one) === '' ? null : (
                  <Typography variant="pi" textColor="neutral600" style={{ marginInlineStart: '0.8rem' }}>
                    {explained(one)}
                  </Typography>
                )}
              </Chip>
            ))}
          {found === null || isNamedSo ? null : (
            <Chip
              type="button"
              onClick={() => take({ documentId: newDocumentId(), name: sought, isNew: true })}
            >
              <Plus aria-hidden /> {words('filling.community.add', { name: sought })}
            </Chip>
          )}
          <Typography variant="pi" textColor="neutral600" role="status">
            {found === null
              ? words('page.loading')
              : words('filling.community.count', { count: found.length })}
          </Typography>
        </Flex>
      )}
    </Field.Root>
  );
};
