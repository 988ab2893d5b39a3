import { useCallback, useState, type FormEvent } from 'react';
import {
  Badge,
  Button,
  Flex,
  Searchbar,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import {
  REVIEW_SORTS,
  FINDING_FILTERS,
  type ReviewList as Answer,
  type ReviewRow,
} from '../../../../shared/desk-api';
import { SUBMISSION_STATES } from '../../../../shared/vocabulary';
import { useDeskApi } from '../../services/useDeskApi';
import { useLoaded } from '../../services/useLoaded';
import { useMoment } from '../../services/useMoment';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { DataTable } from '../page/DataTable';
import type { MonthSectionProps } from '../page/monthSection';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { SubmissionStateBadge } from '../submissions/SubmissionStateBadge';
import { useReportLocale } from '../useReportLocale';
import { FindingBadges } from './FindingBadges';
import { RemindDialog } from './RemindDialog';

const ALL = '';
const ASKED = ['q', 'region', 'programme', 'state', 'findings', 'sort', 'page'] as const;
type Asked = (typeof ASKED)[number];

const keyOf = ({ programme, partner }: ReviewRow): string => `${programme.code} ${partner.code}`;
const REMINDED: readonly string[] = ['due', 'overdue', 'sent-back'];

interface ChoiceProps {
  readonly name: Asked;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (name: Asked, value: string) => void;
}

const Choice = ({ name, value, options, onChoose }: ChoiceProps) => {
  const words = useWords();
  const label = words(`reviews.by.${name}`);
  return (
    <SingleSelect
      aria-label={label}
      placeholder={label}
      value={value}
      size="S"
      onChange={(chosen) => onChoose(name, String(chosen))}
      onClear={() => onChoose(name, ALL)}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

/** The submissions of a month. The server searches, filters, sorts and pages; the question stands in the address. */
export const ReviewList = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const moment = useMoment();
  const api = useDeskApi();
  const locale = useReportLocale();
  const reviews = useRights()('review');
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState(query.get('q') ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const text = ASKED.flatMap((name) => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const asked = new URLSearchParams(text.map(([name, value]) => [name, value])).toString();
  const [loaded] = useLoaded(
    useCallback(
      (signal: AbortSignal) =>
        api.reviews(month, { ...Object.fromEntries(new URLSearchParams(asked)), locale }, signal),
      [api, month, asked, locale],
    ),
    round,
  );

  const ask = (name: Asked, value: string) => {
    const next = new URLSearchParams(query);
    if (value === ALL) next.delete(name);
    else next.set(name, value);
    // A new question begins at the first page.
    if (name !== 'page') next.delete('page');
    setChosen(new Set());
    setQuery(next, { replace: true });
  };
  const value = (name: Asked): string => query.get(name) ?? ALL;
  const toggle = (row: ReviewRow) =>
    setChosen((present) => {
      const next = new Set(present);
      if (!next.delete(keyOf(row))) next.add(keyOf(row));
      return next;
    });

  const toolbar = ({ states, programmes, regions }: Answer['meta']) => (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap" role="group" aria-label={words('submissions.filter')}>
        {[ALL, ...SUBMISSION_STATES.filter((state) => states[state] > 0 || state === value('state'))].map(
          (state) => {
            const count =
              state === ALL
                ? Object.values(states).reduce((sum, one) => sum + one, 0)
                : states[state as keyof typeof states];
            return (
              <Button
                key={state}
                size="S"
                variant={state === value('state') ? 'secondary' : 'tertiary'}
                aria-pressed={state === value('state')}
                onClick={() => ask('state', state)}
              >
                {state === ALL
                  ? words('submissions.all', { count })
                  : `${words(`submission.state.${state}`)} ${count}`}
              </Button>
            );
          },
        )}
      </Flex>
      <Filters>
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            ask('q', typed.trim());
          }}
        >
          <Searchbar
            name="q"
            size="S"
            clearLabel={words('reviews.clear')}
            placeholder={words('reviews.search')}
            value={typed}
            onClear={() => {
              setTyped('');
              ask('q', ALL);
            }}
            onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
          >
            {words('reviews.search')}
          </Searchbar>
        </form>
        <Choice
          name="region"
          value={value('region')}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
          onChoose={ask}
        />
        {programmes.length > 1 ? (
          <Choice
            name="programme"
            value={value('programme')}
            options={programmes.map(({ code, name }) => ({ value: code, label: name }))}
            onChoose={ask}
          />
        ) : null}
        <Choice
          name="findings"
          value={value('findings')}
          options={FINDING_FILTERS.map((one) => ({ value: one, label: words(`reviews.findings.${one}`) }))}
          onChoose={ask}
        />
        <Choice
          name="sort"
          value={value('sort')}
          options={REVIEW_SORTS.map((one) => ({ value: one, label: words(`reviews.sort.${one}`) }))}
          onChoose={ask}
        />
      </Filters>
    </Flex>
  );

  const mayRemind = (row: ReviewRow) => reviews && REMINDED.includes(row.state);

  const table = (rows: readonly ReviewRow[]) => (
    <DataTable label={words('submissions')}>
      <thead>
        <tr>
          {reviews ? (
            <th scope="col">
              <input
                type="checkbox"
                aria-label={words('reviews.chooseAll')}
                disabled={!rows.some(mayRemind)}
                checked={
                  rows.some(mayRemind) && rows.filter(mayRemind).every((row) => chosen.has(keyOf(row)))
                }
                onChange={({ target }) =>
                  setChosen(new Set(target.checked ? rows.filter(mayRemind).map(keyOf) : []))
                }
              />
            </th>
          ) : null}
          {['partner', 'programme', 'state', 'findings', 'counts', 'submitted', 'reminded'].map((column) => (
            <th key={column} scope="col">
              {words(`reviews.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-programme={row.programme.code} data-partner={row.partner.code}>
            {reviews ? (
              <td>
                {mayRemind(row) ? (
                  <input
                    type="checkbox"
                    aria-label={`${words('reviews.choose')}: ${row.partner.name}`}
                    checked={chosen.has(keyOf(row))}
                    onChange={() => toggle(row)}
                  />
                ) : null}
              </td>
            ) : null}
            <th scope="row">
              <Link to={`${row.programme.code}/${row.partner.code}`}>{row.partner.name}</Link>
              {row.partner.region === null ? null : <span className="quiet"> {row.partner.region}</span>}
            </th>
            <td>{row.programme.name}</td>
            <td className="nowrap">
              <SubmissionStateBadge state={row.state} />
              {row.nilReturn ? <Badge>{words('submission.nilReturn')}</Badge> : null}
              {row.correction === null ? null : <Badge>{words('submission.correction')}</Badge>}
            </td>
            <td className="nowrap">
              <FindingBadges findings={row.findings} />
            </td>
            <td className="nowrap quiet">
              {words('submission.counts', { activities: row.activities, stories: row.stories })}
            </td>
            <td className="nowrap quiet">{row.submittedAt === null ? '—' : moment(row.submittedAt)}</td>
            <td className="nowrap quiet">{row.remindedAt === null ? '—' : moment(row.remindedAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

  const paging = ({ page, pageCount, total }: Answer['meta']['pagination']) =>
    pageCount > 1 ? (
      <Flex gap={3} alignItems="center">
        <Button variant="tertiary" disabled={page === 1} onClick={() => ask('page', String(page - 1))}>
          {words('reviews.previousPage')}
        </Button>
        <Typography>{words('reviews.pageOf', { page, pageCount, total })}</Typography>
        <Button variant="tertiary" disabled={page >= pageCount} onClick={() => ask('page', String(page + 1))}>
          {words('reviews.nextPage')}
        </Button>
      </Flex>
    ) : null;

  return (
    <Section
      name="submissions"
      title={words('submissions')}
      note={words(reviews ? 'submissions.note' : 'submissions.region.note')}
    >
      <Shown loaded={loaded}>
        {({ data, meta }) => {
          const marked = data.filter((row) => chosen.has(keyOf(row)));
          const first = data.find(({ state, may }) => state === 'submitted' && may.includes('accept'));
          return (
            <>
              {toolbar(meta)}
              {reviews ? (
                <Flex gap={2} wrap="wrap">
                  {first === undefined ? null : (
                    <Button tag={Link} to={`${first.programme.code}/${first.partner.code}`}>
                      {words('reviews.start')}
                    </Button>
                  )}
                  {meta.clean > 0 ? (
                    <Button tag={Link} to="clean" variant="secondary">
                      {words('reviews.cleanCount', { count: meta.clean })}
                    </Button>
                  ) : null}
                  {marked.length > 0 ? <RemindDialog month={month} rows={marked} onEnd={onStep} /> : null}
                </Flex>
              ) : null}
              {data.length === 0 ? <Typography>{words('reviews.none')}</Typography> : table(data)}
              {paging(meta.pagination)}
            </>
          );
        }}
      </Shown>
    </Section>
  );
};

const Filters = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
  gap: 0.8rem;
`;
