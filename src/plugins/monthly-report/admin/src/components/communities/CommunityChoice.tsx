import { useCallback, useState } from 'react';
import { Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';

import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi, type CommunityNamed } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Shown } from '../page/Shown';

interface CommunityChoiceProps {
  /** The documentId of the community that is not offered. */
  readonly without: string;
  /** documentId. */
  readonly chosen: string | null;
  readonly onChoose: (documentId: string | null) => void;
}

/** Looks a community up by its name or code, and takes one of those found. */
export const CommunityChoice = ({ without, chosen, onChoose }: CommunityChoiceProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [sought, setSought] = useState('');
  const [loaded] = useLoaded<readonly CommunityNamed[]>(
    useCallback((signal: AbortSignal) => api.findCommunities(sought.trim(), signal), [api, sought]),
  );

  return (
    <>
      <Field.Root name="community" hint={words('communities.find.hint')}>
        <Field.Label>{words('communities.find')}</Field.Label>
        <TextInput
          autoFocus
          value={sought}
          onChange={({ target }: { target: HTMLInputElement }) => {
            setSought(target.value);
            onChoose(null);
          }}
        />
        <Field.Hint />
      </Field.Root>
      <Shown loaded={loaded}>
        {(found) => {
          const offered = found.filter(({ documentId }) => documentId !== without);
          if (offered.length === 0) return <Typography>{words('communities.find.none')}</Typography>;
          return (
            <Radio.Group value={chosen ?? ''} aria-label={words('communities.kept')} onValueChange={onChoose}>
              <Flex direction="column" alignItems="stretch" gap={2}>
                {offered.map(({ documentId, name, code }) => (
                  <Radio.Item key={documentId} value={documentId}>
                    {`${name}（${code}）`}
                  </Radio.Item>
                ))}
              </Flex>
            </Radio.Group>
          );
        }}
      </Shown>
    </>
  );
};
