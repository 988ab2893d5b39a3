import { useState, type ComponentType } from 'react';
import { useForm, useStrapiApp } from '@strapi/strapi/admin';
import { Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Images } from '@strapi/icons';

import { useWords } from '../../services/useWords';

/** The fields that a photo takes over from a file of the media library. */
interface Asset {
  readonly id: number;
  readonly alternativeText?: string | null;
  readonly caption?: string | null;
}

interface LibraryDialogProps {
  readonly allowedTypes: readonly string[];
  readonly multiple: boolean;
  readonly onClose: () => void;
  readonly onSelectAssets: (assets: readonly Asset[]) => void;
}

const FIELD = 'photos';

/**
 * Puts many photos into an entry at once: chosen or uploaded together, with one consent and
 * one credit. Each becomes a photo of its own in the form, where its alternative text is
 * written and a single consent can be taken back.
 */
export const PhotoBatch = () => {
  const words = useWords();
  const addFieldRow = useForm('PhotoBatch', (state) => state.addFieldRow);
  const disabled = useForm('PhotoBatch', (state) => state.disabled);
  const LibraryDialog = useStrapiApp('PhotoBatch', (state) => state.components['media-library']) as
    ComponentType<LibraryDialogProps> | undefined;
  const [credit, setCredit] = useState('');
  const [consent, setConsent] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [told, setTold] = useState('');

  const add = (assets: readonly Asset[]) => {
    setChoosing(false);
    // After an upload inside it, the dialog forgets the chosen files and closes with an empty list.
    if (assets.length === 0) {
      setTold(words('photos.none'));
      return;
    }
    for (const file of assets) {
      addFieldRow(FIELD, {
        file,
        alternativeText: file.alternativeText ?? null,
        caption: file.caption ?? null,
        credit: credit.trim() === '' ? null : credit.trim(),
        consent,
      });
    }
    setTold(words('photos.added', { count: assets.length }));
    // Consent does not carry over: the people in the next batch have not agreed yet.
    setConsent(false);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-section="photo-batch">
      <Typography variant="pi" textColor="neutral600" tag="p">
        {words('photos.note')}
      </Typography>
      <Field.Root name="batchCredit">
        <Field.Label>{words('photos.credit')}</Field.Label>
        <TextInput
          value={credit}
          disabled={disabled}
          onChange={({ target }: { target: HTMLInputElement }) => setCredit(target.value)}
        />
      </Field.Root>
      <Checkbox
        checked={consent}
        disabled={disabled}
        onCheckedChange={(checked: boolean | 'indeterminate') => setConsent(checked === true)}
      >
        {words('photos.consent')}
      </Checkbox>
      <Button
        variant="secondary"
        startIcon={<Images />}
        disabled={disabled || LibraryDialog === undefined}
        onClick={() => setChoosing(true)}
      >
        {words('photos.choose')}
      </Button>
      <Typography variant="pi" textColor="neutral600" tag="p" role="status">
        {told}
      </Typography>
      {choosing && LibraryDialog !== undefined ? (
        <LibraryDialog
          allowedTypes={['images']}
          multiple
          onClose={() => setChoosing(false)}
          onSelectAssets={add}
        />
      ) : null}
    </Flex>
  );
};
