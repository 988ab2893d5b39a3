import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { PublicationJob } from '../../../../shared/admin-api';
import { PUBLICATION_STAGES } from '../../../../shared/vocabulary';
import { useStep } from '../../services/useStep';
import { useWords } from '../../services/useWords';

interface PublicationProgressProps {
  readonly job: PublicationJob;
  readonly onCancel: () => Promise<void>;
}

const WHOLE = 100;

/** The percentage over all stages: the finished stages, and the finished part of the current one. */
const percentOf = ({ stage, done, total }: PublicationJob): number => {
  const before = PUBLICATION_STAGES.indexOf(stage);
  return Math.round(((before + (total === 0 ? 0 : done / total)) / PUBLICATION_STAGES.length) * WHOLE);
};

/** The progress of a publication, and a button that stops it before anything is written. */
export const PublicationProgress = ({ job, onCancel }: PublicationProgressProps) => {
  const words = useWords();
  const { running, run } = useStep();
  const { stage, done, total, attempt, startedBy, cancelled } = job;
  const percent = percentOf(job);
  const isWritten = stage === 'writing';
  const place = { number: PUBLICATION_STAGES.indexOf(stage) + 1, of: PUBLICATION_STAGES.length };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} data-section="publication-progress">
      <Box role="status">
        <Typography tag="p" fontWeight="semiBold">
          {cancelled
            ? words('publication.cancelled')
            : words('publication.stage', { ...place, stage: words(`publication.${stage}`) })}
        </Typography>
      </Box>
      <Box
        role="progressbar"
        aria-label={words('publication.progress')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={WHOLE}
        background="neutral200"
        hasRadius
        overflow="hidden"
      >
        <Box background="primary600" height="8px" width={`${percent}%`} />
      </Box>
      <Typography tag="p" textColor="neutral600">
        {[
          total > 1 ? words('publication.done', { done, total }) : null,
          startedBy === null ? null : words('publication.by', { name: startedBy }),
          attempt > 1 ? words('publication.again', { attempt }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Typography>
      <Box>
        <Button
          variant="danger-light"
          size="M"
          loading={running}
          disabled={running || cancelled || isWritten}
          onClick={() => void run(onCancel, words('publication.cancel.done'))}
        >
          {words('publication.cancel')}
        </Button>
      </Box>
    </Flex>
  );
};
