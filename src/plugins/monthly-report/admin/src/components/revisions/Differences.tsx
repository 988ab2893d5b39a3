import { useCallback, useState } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import type { RevisionDifferences, RevisionEntry } from '../../../../shared/admin-api';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi } from '../../services/useMonthlyReportApi';
import { useWords } from '../../services/useWords';
import { DataTable } from '../page/DataTable';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { SPANS } from './spans';
import { useReportLocale } from '../useReportLocale';

interface ChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly revisions: readonly RevisionEntry[];
  readonly onChange: (number: number) => void;
}

const Choice = ({ label, value, revisions, onChange }: ChoiceProps) => {
  const words = useWords();
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={String(value)} onChange={(chosen) => onChange(Number(chosen))}>
        {revisions.map(({ number }) => (
          <SingleSelectOption key={number} value={String(number)}>
            {words('revisions.number', { number })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const Told = ({ differences }: { readonly differences: RevisionDifferences }) => {
  const words = useWords();
  const { figures, texts } = differences;
  if (figures.length + texts.length === 0)
    return <Typography>{words('revisions.differences.none')}</Typography>;
  return (
    <>
      {figures.length === 0 ? null : (
        <DataTable label={words('revisions.differences.figures')}>
          <thead>
            <tr>
              <th scope="col">{words('revisions.later.figure')}</th>
              {(['before', 'after', 'difference'] as const).map((column) => (
                <th key={column} scope="col" className="figure">
                  {words(`revisions.differences.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ programme, label, unit, indicator, basis, before, after, difference }) => (
              <tr
                key={`${programme} ${indicator} ${basis} ${label}`}
                data-indicator={indicator}
                data-basis={basis}
              >
                <th scope="row">
                  {`${programme} · ${label}${unit === null ? '' : `（${unit}）`} · ${words(SPANS[basis] ?? basis)}`}
                </th>
                <td className="figure">{before}</td>
                <td className="figure">{after}</td>
                <td className="figure">{difference}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {texts.length === 0 ? null : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} data-section="changed-texts">
          {texts.map((text) => (
            <li key={text}>
              <Typography>{text}</Typography>
            </li>
          ))}
        </Flex>
      )}
    </>
  );
};

interface DifferencesProps {
  readonly month: string;
  /** Newest first, at least two. */
  readonly revisions: readonly RevisionEntry[];
}

/** The differences between two revisions of a month: figures before and after, and which texts changed. */
export const Differences = ({ month, revisions }: DifferencesProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const locale = useReportLocale();
  const [to, setTo] = useState(revisions[0]?.number ?? 0);
  const [from, setFrom] = useState(revisions[1]?.number ?? 0);
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) => api.differences(month, from, to, locale, signal),
      [api, month, from, to, locale],
    ),
  );
  return (
    <Section
      name="differences"
      title={words('revisions.differences')}
      note={words('revisions.differences.note')}
    >
      <Flex gap={4} wrap="wrap">
        <Choice
          label={words('revisions.differences.from')}
          value={from}
          revisions={revisions}
          onChange={setFrom}
        />
        <Choice label={words('revisions.differences.to')} value={to} revisions={revisions} onChange={setTo} />
      </Flex>
      <Shown loaded={loaded}>{(differences) => <Told differences={differences} />}</Shown>
    </Section>
  );
};
