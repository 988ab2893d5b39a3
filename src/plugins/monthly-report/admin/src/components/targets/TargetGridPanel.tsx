import { useCallback, useEffect, useState } from 'react';
import {
  Alert,
  Button,
  EmptyStateLayout,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { TargetGrain, TargetGrid, TargetProgrammeEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useStep } from '../../services/useStep';
import { useWords } from '../../services/useWords';
import { useReportLocale } from '../useReportLocale';
import { changedCells, inLanguage, keyOf, plainOf } from './cells';
import { TargetTable } from './TargetTable';

interface TargetGridPanelProps {
  readonly programme: TargetProgrammeEntry;
  readonly year: string;
}

const ROWS: readonly TargetGrain[] = ['partner', 'region'];

type Texts = ReadonlyMap<string, string>;
const NO_TEXTS: Texts = new Map();

/** The targets of one programme and year. Typed cells stay until they are saved, also while other grids are shown. */
export const TargetGridPanel = ({ programme, year }: TargetGridPanelProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const { running, run } = useStep();
  const [grain, setGrain] = useState<TargetGrain>('partner');
  const [typed, setTyped] = useState<Texts>(NO_TEXTS);
  const [refused, setRefused] = useState<Texts>(NO_TEXTS);
  const [outside, setOutside] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const [saved, setSaved] = useState<TargetGrid | null>(null);
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) => api.targets(programme.code, year, locale, signal),
      [api, programme.code, year, locale],
    ),
  );

  // A browser asks before it leaves a page with something unsaved.
  useEffect(() => {
    if (typed.size === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [typed]);

  if (loaded.state === 'loading') return <Page.Loading>{words('page.loading')}</Page.Loading>;
  if (loaded.state === 'failed') return <EmptyStateLayout content={words('page.failed')} />;

  const isOfThis = (grid: TargetGrid | null): grid is TargetGrid =>
    grid?.programme === programme.code && grid.year === year;
  const grid = isOfThis(saved) ? saved : loaded.data;
  const changed = changedCells(grid, typed);
  const rows = grid.rows.filter((row) => row.grain === 'programme' || row.grain === grain);

  const type = (texts: Texts) => {
    setTyped((before) => new Map([...before, ...texts]));
    // A changed cell loses its old refusal: the server judges it again.
    setRefused((before) => new Map([...before].filter(([key]) => !texts.has(key))));
  };

  const save = async () => {
    setFailure(null);
    const sent = new Map(
      changed.map((cell) => [keyOf({ ...grid, row: cell, indicator: cell.indicator }), cell.value ?? '']),
    );
    let reasons: Texts = NO_TEXTS;
    const refusal = await run(async () => {
      const answer = await api.saveTargets(programme.code, year, locale, changed);
      reasons = new Map(
        answer.refused.map((cell) => [
          keyOf({ ...grid, row: cell, indicator: cell.indicator }),
          inLanguage(cell.message, locale),
        ]),
      );
      setSaved(answer.grid);
      // The message "saved" appears only if every cell was saved.
      if (reasons.size > 0) throw new Error('Some cells were refused');
    }, words('targets.saved'));
    if (refusal !== null && reasons.size === 0) {
      setFailure(refusal.sentence);
      return;
    }
    // Refused cells stay as they were typed, and so do cells that were changed since.
    setTyped(
      (before) =>
        new Map(
          [...before].filter(([key, text]) => reasons.has(key) || sent.get(key) !== (plainOf(text) ?? '')),
        ),
    );
    setRefused(reasons);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} alignItems="end" justifyContent="space-between" wrap="wrap">
        <Flex gap={3} alignItems="center" wrap="wrap">
          <SingleSelect
            aria-label={words('targets.rows')}
            value={grain}
            onChange={(value) => setGrain(value as TargetGrain)}
          >
            {ROWS.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {words(`targets.rows.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Typography variant="pi" textColor="neutral600">
            {words('targets.span', { from: grid.from, to: grid.to })}
          </Typography>
        </Flex>
        <Button onClick={() => void save()} disabled={changed.length === 0} loading={running}>
          {words('targets.save', { count: changed.length })}
        </Button>
      </Flex>
      {failure === null ? null : (
        <Alert variant="danger" closeLabel={words('targets.close')} onClose={() => setFailure(null)}>
          {failure}
        </Alert>
      )}
      {refused.size === 0 ? null : (
        <Alert
          variant="danger"
          closeLabel={words('targets.close')}
          onClose={() => setRefused(NO_TEXTS)}
          data-refusals={refused.size}
        >
          {words('targets.refused', { count: refused.size })}
        </Alert>
      )}
      {outside === 0 ? null : (
        <Alert variant="warning" closeLabel={words('targets.close')} onClose={() => setOutside(0)}>
          {words('targets.outside', { count: outside })}
        </Alert>
      )}
      <TargetTable
        grid={grid}
        rows={rows}
        typed={typed}
        refused={refused}
        disabled={running}
        onType={type}
        onPastedOutside={setOutside}
      />
      <Typography variant="pi" textColor="neutral600" tag="p">
        {words('targets.note')}
      </Typography>
    </Flex>
  );
};
