import { Flex, Typography } from '@strapi/design-system';

import type { MonthDetail } from '../../../../shared/admin-api';
import type { Loaded } from '../../services/useLoaded';
import { useMoment } from '../../services/useMoment';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { Facts } from '../page/Facts';
import { Said } from '../page/Said';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { MonthSteps } from './MonthSteps';
import { MonthStateBadge } from './MonthStateBadge';

interface MonthProgressProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly detail: Loaded<MonthDetail>;
}

/** The state of the month, and its steps that the signed-in account may take. */
export const MonthProgress = ({ month, detail, onStep }: MonthProgressProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();

  return (
    <section data-section="month" aria-label={words('month.title', { month })}>
      <Shown loaded={detail}>
        {({ state, reason, revisions, may }) => {
          const [newest] = revisions;
          return (
            <Card>
              <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
                <Flex direction="column" alignItems="stretch" gap={2}>
                  <Flex gap={3} wrap="wrap" aria-live="polite">
                    <MonthStateBadge state={state} />
                    <Typography tag="p">{words(`month.meaning.${state}`)}</Typography>
                  </Flex>
                  {newest ? (
                    <Facts
                      facts={[
                        words('revisions.number', { number: newest.number }),
                        words('page.publishedAt', { date: moment(newest.frozenAt) }),
                        newest.publishedBy,
                      ]}
                    />
                  ) : null}
                  {reason !== null && state === 'reopened' ? (
                    <Said title={words('month.reopenedFor')} text={reason} />
                  ) : null}
                </Flex>
                <MonthSteps
                  month={month}
                  state={state}
                  may={may}
                  onStep={(step, body) => api.stepMonth(month, step, body, locale)}
                  onEnd={onStep}
                />
              </Flex>
            </Card>
          );
        }}
      </Shown>
    </section>
  );
};
