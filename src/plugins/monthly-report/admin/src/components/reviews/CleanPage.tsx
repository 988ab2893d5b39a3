import { useCallback, useState } from 'react';
import { Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { CleanTable } from '../../../../shared/desk-api';
import { inOneLanguage } from '../../../../shared/sentences';
import { ToldError } from '../../services/failure';
import { useDeskApi } from '../../services/useDeskApi';
import { useLoaded } from '../../services/useLoaded';
import { useWords } from '../../services/useWords';
import { grouped } from '../figures';
import { DataTable } from '../page/DataTable';
import type { MonthSectionProps } from '../page/monthSection';
import { Section } from '../page/Section';
import { Shown } from '../page/Shown';
import { StepButton } from '../steps/StepButton';
import { useReportLocale } from '../useReportLocale';

type Programme = CleanTable['programmes'][number];
type Row = Programme['rows'][number];

const keyOf = (programme: Programme, row: Row): string => `${programme.programme.code} ${row.partner.code}`;

/** The figures of all submissions that may be accepted together, by programme. A box leaves out a wrong-looking one. */
export const CleanPage = ({ month, round, onStep }: MonthSectionProps) => {
  const words = useWords();
  const api = useDeskApi();
  const locale = useReportLocale();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<readonly string[]>([]);
  const [loaded] = useLoaded(
    useCallback((signal: AbortSignal) => api.clean(month, locale, signal), [api, month, locale]),
    round,
  );

  const toggle = (key: string) =>
    setLeft((present) => {
      const next = new Set(present);
      if (!next.delete(key)) next.add(key);
      return next;
    });

  const accept = async (programmes: readonly Programme[]) => {
    setTold([]);
    const chosen = programmes.flatMap((programme) =>
      programme.rows
        .filter((row) => !left.has(keyOf(programme, row)))
        .map(({ partner, submittedAt }) => ({
          programme: programme.programme.code,
          partner: partner.code,
          submittedAt,
        })),
    );
    const { done, refused } = await api.acceptTogether(month, chosen);
    if (refused.length === 0) return;
    const names = new Map(
      programmes.flatMap(({ rows }) => rows.map(({ partner }) => [partner.code, partner.name] as const)),
    );
    setTold(
      refused.map(
        ({ partner, message }) => `${names.get(partner) ?? partner}：${inOneLanguage(message, locale)}`,
      ),
    );
    throw new ToldError(words('clean.some', { done, refused: refused.length }));
  };

  const table = (programme: Programme) => (
    <Flex key={programme.programme.code} direction="column" alignItems="stretch" gap={2}>
      <Typography variant="delta" tag="h3">
        {programme.programme.name}
      </Typography>
      <DataTable label={programme.programme.name}>
        <thead>
          <tr>
            <th scope="col">{words('reviews.column.partner')}</th>
            {programme.indicators.map(({ code, label, unit }) => (
              <th key={code} scope="col" className="figure">
                {label}
                {unit === null ? '' : `（${unit}）`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {programme.rows.map((row) => (
            <tr key={row.partner.code} data-partner={row.partner.code}>
              <th scope="row" className="nowrap">
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(keyOf(programme, row))}
                    onChange={() => toggle(keyOf(programme, row))}
                  />{' '}
                  {row.partner.name}
                </label>{' '}
                <Link to={`../submissions/${programme.programme.code}/${row.partner.code}`}>
                  {words('clean.open')}
                </Link>
                {row.nilReturn ? <span className="quiet"> {words('submission.nilReturn')}</span> : null}
                {row.infos > 0 ? (
                  <span className="quiet"> {words('reviews.infos', { count: row.infos })}</span>
                ) : null}
              </th>
              {row.figures.map(({ indicator, value, previous }) => (
                <td key={indicator} className="figure">
                  {value === null ? <span className="quiet">—</span> : grouped(value)}
                  <br />
                  <span className="quiet">{previous === null ? '—' : grouped(previous)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Flex>
  );

  return (
    <Section name="clean" title={words('clean.title')} note={words('clean.note')}>
      <Flex>
        <Button tag={Link} to="../submissions" variant="tertiary" startIcon={<ArrowLeft />}>
          {words('review.back')}
        </Button>
      </Flex>
      {told.map((sentence) => (
        <Typography key={sentence} textColor="danger600" role="alert" tag="p">
          {sentence}
        </Typography>
      ))}
      <Shown loaded={loaded}>
        {({ programmes }) => {
          const count = programmes.reduce(
            (sum, programme) => sum + programme.rows.filter((row) => !left.has(keyOf(programme, row))).length,
            0,
          );
          if (programmes.length === 0)
            return (
              <Typography>
                {words('clean.none')}{' '}
                <TextLink tag={Link} to="../submissions">
                  {words('review.back')}
                </TextLink>
              </Typography>
            );
          return (
            <>
              {programmes.map(table)}
              {count > 0 ? (
                <StepButton
                  label={words('clean.accept', { count })}
                  done={words('clean.done', { count })}
                  variant="default"
                  onStep={() => accept(programmes)}
                  onEnd={onStep}
                />
              ) : null}
            </>
          );
        }}
      </Shown>
    </Section>
  );
};
