import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';

import type { FindingEntry, MonthDetail, MonthStep } from '../../../../shared/admin-api';
import { blockingFindings } from '../../services/failure';
import type { Loaded } from '../../services/useLoaded';
import { useMoment } from '../../services/useMoment';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { Card } from '../page/Card';
import { Facts } from '../page/Facts';
import { Said } from '../page/Said';
import { Section } from '../page/Section';
import type { MonthSectionProps } from '../page/monthSection';
import { Shown } from '../page/Shown';
import { useReportLocale } from '../useReportLocale';
import { BlockingFindings } from './BlockingFindings';
import { MonthSteps } from './MonthSteps';
import { MonthStateBadge } from './MonthStateBadge';

interface MonthProgressProps extends Pick<MonthSectionProps, 'month' | 'onStep'> {
  readonly detail: Loaded<MonthDetail>;
}

/** How far the month has come, and the steps of it that are open to who is signed in. */
export const MonthProgress = ({ month, detail, onStep }: MonthProgressProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [blocking, setBlocking] = useState<readonly FindingEntry[]>([]);

  const take = async (step: MonthStep, body: { reason?: string }) => {
    setBlocking([]);
    try {
      await api.stepMonth(month, step, body, locale);
    } catch (error) {
      setBlocking(blockingFindings(error));
      throw error;
    }
  };

  return (
    <Section name="month" title={words('month.title', { month })} note={words('month.note')}>
      <Shown loaded={detail}>
        {({ state, reason, revisions, may }) => {
          const [newest] = revisions;
          return (
            <Card>
              <Flex direction="column" alignItems="stretch" gap={4}>
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
                <MonthSteps month={month} may={may} onStep={take} onEnd={onStep} />
                <BlockingFindings
                  month={month}
                  findings={blocking}
                  onExplained={(key) => setBlocking((rest) => rest.filter((finding) => finding.key !== key))}
                  onStep={onStep}
                />
              </Flex>
            </Card>
          );
        }}
      </Shown>
    </Section>
  );
};
