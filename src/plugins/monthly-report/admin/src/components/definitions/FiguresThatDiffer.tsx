import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DefinitionPreview, FigureDifference } from '../../../../shared/definitions';
import { useWords } from '../../services/useWords';

/** The number of rows on a page. */
const AT_ONCE = 50;

/** Columns side by side if there is room; one below the other on a phone. */
const Rows = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  max-height: 45vh;
  overflow-y: auto;

  li {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: ${({ theme }) => theme.spaces[2]} 0;
  }
`;

const Sides = styled.span`
  overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums;
`;

const nameOf = (figure: FigureDifference, noGroup: string): string =>
  [
    figure.programmeName,
    ...(figure.group === null ? [] : [figure.group.code === null ? noGroup : figure.group.name]),
    figure.label,
  ].join(' · ');

const Difference = ({ figure }: { readonly figure: FigureDifference }) => {
  const words = useWords();
  const { month, basis, state, before, after } = figure;
  return (
    <li data-figure={figure.indicator} data-month={month} data-basis={basis}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography fontWeight="semiBold">{nameOf(figure, words('definitions.noGroup'))}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {[
            month,
            words(`definitions.basis.${basis}`),
            words(state === 'published' ? 'definitions.published' : 'definitions.open'),
          ].join(' · ')}
        </Typography>
        <Typography tag="p">
          <Sides>
            {before} → <strong>{after}</strong>
          </Sides>
        </Typography>
      </Flex>
    </li>
  );
};

/** Every figure that a change alters, with its value before and after. */
export const FiguresThatDiffer = ({ preview }: { readonly preview: DefinitionPreview }) => {
  const words = useWords();
  const [shown, setShown] = useState(AT_ONCE);
  const { figures, months, obstacle } = preview;
  const more = Math.min(AT_ONCE, figures.length - shown);
  return (
    <Box data-section="figures-that-differ">
      <Flex direction="column" alignItems="stretch" gap={3}>
        {obstacle === null ? null : (
          <Typography textColor="danger600" role="alert" tag="p">
            {obstacle}
          </Typography>
        )}
        <Typography tag="p" fontWeight="semiBold">
          {figures.length === 0
            ? words('definitions.none')
            : words('definitions.count', {
                count: String(figures.length),
                published: String(months.published.length),
                open: String(months.open.length),
              })}
        </Typography>
        {figures.length === 0 ? null : (
          // Readers without a mouse scroll it with the keyboard.
          <Rows tabIndex={0} aria-label={words('definitions.title')}>
            {figures.slice(0, shown).map((figure) => (
              <Difference
                key={[
                  figure.programme,
                  figure.group?.by,
                  figure.group?.code,
                  figure.indicator,
                  figure.month,
                  figure.basis,
                ].join(' ')}
                figure={figure}
              />
            ))}
          </Rows>
        )}
        {more > 0 ? (
          <Button variant="tertiary" onClick={() => setShown(shown + AT_ONCE)}>
            {words('definitions.more', { count: String(more) })}
          </Button>
        ) : null}
      </Flex>
    </Box>
  );
};
