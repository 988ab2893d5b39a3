import { Badge, Flex, Link, Typography } from '@strapi/design-system';

import type { RevisionEntry } from '../../../../shared/admin-api';
import { FILE_FORMATS, FORMAT_NAMES } from '../../../../shared/vocabulary';
import { useMoment } from '../../services/useMoment';
import { useWords } from '../../services/useWords';
import { Facts } from '../page/Facts';
import { Row } from '../page/Rows';
import { Said } from '../page/Said';
import { useReportLocale } from '../useReportLocale';

interface RevisionRowProps {
  readonly month: string;
  readonly revision: RevisionEntry;
  readonly newest: boolean;
}

/** One publication: its time, account and reason, the hash of the revision, and its permanent page. */
export const RevisionRow = ({ month, revision, newest }: RevisionRowProps) => {
  const words = useWords();
  const moment = useMoment();
  const { number, frozenAt, publishedBy, reason, sha256 } = revision;
  const page = `/reports/${month}`;
  const name = words('revisions.number', { number });
  const english = useReportLocale() === 'en' ? '&locale=en' : '';

  return (
    <Row data-revision={number}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold">{name}</Typography>
          {newest ? <Badge>{words('revisions.newest')}</Badge> : null}
        </Flex>
        <Facts facts={[words('page.publishedAt', { date: moment(frozenAt) }), publishedBy]} />
        {reason === null ? null : <Said title={words('revisions.reason')} text={reason} />}
        <Typography variant="pi" textColor="neutral600" tag="p">
          SHA-256 <code>{sha256}</code>
        </Typography>
      </Flex>
      <Flex gap={4} wrap="wrap">
        {FILE_FORMATS.map((format) => (
          <Link
            key={format}
            href={`/api/monthly-report/reports/${month}.${format}?revision=${number}${english}`}
            aria-label={`${words('revisions.download')} ${FORMAT_NAMES[format].name}: ${name}`}
            download
            data-format={format}
          >
            {FORMAT_NAMES[format].name}
          </Link>
        ))}
        <Link
          href={`${page}?revision=${number}`}
          isExternal
          aria-label={`${words('revisions.open')}: ${name}`}
        >
          {words('revisions.open')}
        </Link>
        {newest ? (
          <Link href={page} isExternal>
            {words('revisions.page')}
          </Link>
        ) : null}
      </Flex>
    </Row>
  );
};
