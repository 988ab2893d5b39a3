import { useEffect, useId, useState } from 'react';
import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  TextInput,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { Images } from '@strapi/icons';
import { styled } from 'styled-components';

import type { SealedDevice } from '../../filling/device';
import type { TypedPhoto } from '../../filling/typed';
import { useWords } from '../../services/useWords';

interface PhotosFieldProps {
  readonly photos: readonly TypedPhoto[];
  /** The default credit of a new photo. */
  readonly credit: string;
  readonly device: SealedDevice;
  readonly disabled: boolean;
  readonly onChange: (change: (photos: readonly TypedPhoto[]) => readonly TypedPhoto[]) => void;
}

/** The server takes these types; a phone that is asked for them gives no HEIC. */
const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Previews of chosen pictures that are not uploaded yet. */
const previews = new Map<string, string>();

function usePreview({ key, url, file }: TypedPhoto, device: SealedDevice): string | null {
  const [local, setLocal] = useState<string | null>(previews.get(key) ?? null);
  useEffect(() => {
    if (file !== null || local !== null) return;
    let current = true;
    void device.picture(key).then((picture) => {
      if (!current || picture === null) return;
      const address = URL.createObjectURL(picture);
      previews.set(key, address);
      setLocal(address);
    });
    return () => {
      current = false;
    };
  }, [device, file, key, local]);
  return local ?? url;
}

interface PhotoRowProps {
  readonly photo: TypedPhoto;
  readonly number: number;
  readonly device: SealedDevice;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<TypedPhoto>) => void;
  readonly onRemove: () => void;
}

const PhotoRow = ({ photo, number, device, disabled, onChange, onRemove }: PhotoRowProps) => {
  const words = useWords();
  const address = usePreview(photo, device);
  const text = (field: 'alternativeText' | 'caption' | 'credit') => (
    <Field.Root name={`${photo.key}.${field}`}>
      <Field.Label>{words(`filling.photo.${field}`)}</Field.Label>
      <TextInput
        value={photo[field]}
        disabled={disabled}
        maxLength={255}
        enterKeyHint="next"
        placeholder={words(`filling.photo.${field}.hint`)}
        onChange={({ target }: { target: HTMLInputElement }) => onChange({ [field]: target.value })}
      />
    </Field.Root>
  );
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={3} data-photo={number}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={3} justifyContent="space-between">
          {address === null ? null : <Picture src={address} alt={photo.alternativeText} />}
          <Typography variant="pi" textColor="neutral600">
            {words(photo.file === null ? 'filling.photo.waiting' : 'filling.photo.there', { number })}
          </Typography>
          {disabled ? null : (
            <Button
              variant="tertiary"
              size="S"
              onClick={onRemove}
              aria-label={words('filling.photo.remove.which', { number })}
            >
              {words('filling.photo.remove')}
            </Button>
          )}
        </Flex>
        {text('alternativeText')}
        {text('caption')}
        {text('credit')}
        <Checkbox
          checked={photo.consent}
          disabled={disabled}
          onCheckedChange={(checked: boolean | 'indeterminate') => onChange({ consent: checked === true })}
        >
          {words('filling.photo.consent')}
        </Checkbox>
      </Flex>
    </Box>
  );
};

/** Photos from the phone, each with the fields that it needs before it can be published. */
export const PhotosField = ({ photos, credit, device, disabled, onChange }: PhotosFieldProps) => {
  const words = useWords();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (files: readonly File[]) => {
    setProblem(null);
    for (const picture of files) {
      const key = crypto.randomUUID().replace(/-/g, '');
      try {
        await device.keepPicture(key, picture);
      } catch {
        setProblem(words('filling.photo.unkept'));
        return;
      }
      previews.set(key, URL.createObjectURL(picture));
      const photo: TypedPhoto = {
        ...{ key, file: null, url: null, name: picture.name, alternativeText: '', caption: '' },
        credit: photos.at(-1)?.credit ?? credit,
        consent: false,
      };
      onChange((before) => [...before, photo]);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-labelledby={id}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="span" id={id}>
        {words('filling.photos')}
      </Typography>
      {photos.length === 0 ? null : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {photos.map((photo, index) => (
            <PhotoRow
              // An upload changes the key of a photo: its boxes must keep the focus.
              key={index}
              photo={photo}
              number={index + 1}
              device={device}
              disabled={disabled}
              onChange={(change) =>
                onChange((before) =>
                  before.map((one) => (one.key === photo.key ? { ...one, ...change } : one)),
                )
              }
              onRemove={() => onChange((before) => before.filter(({ key }) => key !== photo.key))}
            />
          ))}
        </Flex>
      )}
      {disabled ? null : (
        <ChooseFiles>
          <Images aria-hidden /> {words('filling.photo.add')}
          <VisuallyHidden>
            <input
              type="file"
              accept={ACCEPTED}
              multiple
              onChange={({ target }) => {
                void add([...(target.files ?? [])]).finally(() => {
                  target.value = '';
                });
              }}
            />
          </VisuallyHidden>
        </ChooseFiles>
      )}
      {problem === null ? null : (
        <Typography textColor="danger600" role="alert">
          {problem}
        </Typography>
      )}
    </Flex>
  );
};

const Picture = styled.img`
  width: 9.6rem;
  height: 7.2rem;
  object-fit: cover;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const ChooseFiles = styled.label`
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 0.8rem;
  min-height: 4.4rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral500};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  cursor: pointer;

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
