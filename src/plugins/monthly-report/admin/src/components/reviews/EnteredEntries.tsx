import { Badge, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { EnteredEntry } from '../../../../shared/desk-api';
import type { SubmissionCodes } from '../../services/useDeskApi';
import { useWords } from '../../services/useWords';
import { grouped } from '../figures';
import { Card } from '../page/Card';
import { Facts } from '../page/Facts';
import type { MonthSectionProps } from '../page/monthSection';
import { Rows } from '../page/Rows';
import { TextLink } from '../page/TextLink';
import { CorrectDialog } from './CorrectDialog';

const ACTIVITY = 'api::activity.activity';

interface EnteredEntriesProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly codes: SubmissionCodes;
  readonly entries: readonly EnteredEntry[];
  readonly mayCorrect: boolean;
}

/** The activities and stories of a submission with figures and photos. Changes since it was sent back are marked. */
export const EnteredEntries = ({ month, codes, entries, mayCorrect, onStep }: EnteredEntriesProps) => {
  const words = useWords();
  const groups = [
    { name: 'activities', own: entries.filter(({ uid }) => uid === ACTIVITY) },
    { name: 'stories', own: entries.filter(({ uid }) => uid !== ACTIVITY) },
  ].filter(({ own }) => own.length > 0);

  const one = (entry: EnteredEntry) => {
    const { uid, documentId, title, day, since, communities, sessions, measurements, text, photos } = entry;
    return (
      <li key={documentId} data-entry={documentId}>
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold">
              <TextLink to={`/content-manager/collection-types/${uid}/${documentId}`}>{title}</TextLink>
            </Typography>
            {since === null ? null : <Badge>{words(`review.${since}`)}</Badge>}
          </Flex>
          <Facts
            facts={[
              day,
              sessions === null ? null : words('review.sessions', { count: sessions }),
              communities.length === 0 ? null : communities.join(words('list.separator')),
            ]}
          />
          {measurements.length === 0 ? null : (
            <Typography tag="p">
              {measurements.map(({ label, value }) => `${label} ${grouped(value)}`).join('；')}
            </Typography>
          )}
          {mayCorrect && measurements.length > 0 ? (
            <Flex>
              <CorrectDialog month={month} codes={codes} entry={entry} onEnd={onStep} />
            </Flex>
          ) : null}
          {text === null || text === '' ? null : <Excerpt>{text}</Excerpt>}
          {photos.length === 0 ? null : (
            <Photos>
              {photos.map(({ url, alternativeText }, at) => (
                <a key={`${url} ${at}`} href={url} target="_blank" rel="noreferrer">
                  <img src={url} alt={alternativeText ?? ''} loading="lazy" />
                </a>
              ))}
            </Photos>
          )}
        </Flex>
      </li>
    );
  };

  return (
    <>
      {groups.map(({ name, own }) => (
        <Card key={name} title={words(`review.${name}`, { count: own.length })}>
          <Rows>{own.map(one)}</Rows>
        </Card>
      ))}
    </>
  );
};

const Excerpt = styled.p`
  max-width: 80ch;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.4rem;
  line-height: 1.6;
  white-space: pre-wrap;
`;

const Photos = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;

  img {
    display: block;
    width: auto;
    height: 12rem;
    border-radius: ${({ theme }) => theme.borderRadius};
    object-fit: cover;
  }
`;
