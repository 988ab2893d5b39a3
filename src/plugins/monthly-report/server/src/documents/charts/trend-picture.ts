/**
 * The trend of a programme as one picture: a small diagram of columns for each indicator,
 * all with their own scale from zero, so that a month without a figure is a gap and not a zero.
 */
import type { TrendBlock, TrendPanel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import type { Locale } from '../../../../shared/vocabulary';
import { toDigits } from '../../domain/quantity';
import { markedText } from '../marked-text';
import type { TrendLayout } from '../renderer';
import { visibleLine } from '../visible-text';
import { CHART_FONTS, drawSvg, type Size } from './draw';
import { ACCENT, INK, QUIET } from './palette';

/** An SVG and its size, which an image on a page needs before it is loaded. */
export interface ChartPicture extends Size {
  readonly svg: string;
}

const COLUMNS: Readonly<Record<TrendLayout, number>> = { wide: 3, narrow: 1 };
const WIDTH: Readonly<Record<TrendLayout, number>> = { wide: 736, narrow: 336 };
/** Around all, and between panels. */
const MARGIN = 12;
const GAP = 24;
const PANEL_HEIGHT = 132;
/** Within a panel: the label, the figure of the newest month, the columns, the months. */
const FIGURE_TOP = 18;
const COLUMNS_TOP = 48;
const COLUMNS_HEIGHT = 54;

const PAPER = '#ffffff';
const EARLIER = '#a9c9bb';
const AXIS = '#c3ccc8';

/** The most panels of a picture; the figures of all indicators are in the workbook. */
const MOST_PANELS = 60;

export function trendSize({ panels }: TrendBlock, layout: TrendLayout): Size {
  const rows = Math.ceil(Math.min(panels.length, MOST_PANELS) / COLUMNS[layout]);
  return { width: WIDTH[layout], height: rows * PANEL_HEIGHT + MARGIN };
}

export function trendPicture(block: TrendBlock, locale: Locale, layout: TrendLayout = 'wide'): ChartPicture {
  const size = trendSize(block, layout);
  const columns = COLUMNS[layout];
  const width = (size.width - 2 * MARGIN - GAP * (columns - 1)) / columns;
  const placed = block.panels.slice(0, MOST_PANELS).map((panel, index) => ({
    panel,
    left: MARGIN + (index % columns) * (width + GAP),
    top: MARGIN + Math.floor(index / columns) * PANEL_HEIGHT,
    width,
  }));
  const svg = drawSvg(
    {
      backgroundColor: PAPER,
      textStyle: { fontFamily: CHART_FONTS },
      title: placed.flatMap((place) => titlesOf(place, locale)),
      grid: placed.map(({ left, top }) => ({
        left,
        top: top + COLUMNS_TOP,
        width,
        height: COLUMNS_HEIGHT,
        outerBoundsMode: 'none',
      })),
      xAxis: placed.map(({ panel }, gridIndex) => ({
        gridIndex,
        type: 'category',
        data: panel.points.map(({ month }) => PHRASES[locale].shortMonth(month)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: AXIS } },
        // Labels only the first and the last month: readers can count the months between them.
        axisLabel: {
          color: QUIET,
          fontSize: 11,
          interval: Math.max(0, panel.points.length - 2),
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      })),
      yAxis: placed.map((_, gridIndex) => ({ gridIndex, type: 'value', show: false })),
      series: placed.map(({ panel }, index) => ({
        type: 'bar',
        xAxisIndex: index,
        yAxisIndex: index,
        silent: true,
        emphasis: { disabled: true },
        barCategoryGap: '25%',
        data: panel.points.map(({ figure }, at) => ({
          value: figure.value === null ? null : Number(toDigits(figure.value, figure.decimals)),
          itemStyle: { color: at === panel.points.length - 1 ? ACCENT : EARLIER },
        })),
      })),
    },
    size,
  );
  return { svg, ...size };
}

interface Place {
  readonly panel: TrendPanel;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

function titlesOf({ panel, left, top, width }: Place, locale: Locale): object[] {
  const newest = panel.points.at(-1)?.figure;
  const unit =
    panel.unit === null || newest?.value === null ? '' : ` ${visibleLine(markedText(panel.unit, locale))}`;
  const line = (text: string, at: number, textStyle: object) => ({
    text,
    left,
    top: top + at,
    padding: 0,
    textStyle: { width, overflow: 'truncate', ...textStyle },
  });
  return [
    line(visibleLine(markedText(panel.label, locale)), 0, {
      fontSize: 12,
      fontWeight: 'normal',
      color: QUIET,
    }),
    line(`${newest?.text ?? ''}${unit}`, FIGURE_TOP, { fontSize: 16, fontWeight: 'bold', color: INK }),
  ];
}

/** The same trend as one block for each line of diagrams: a page may end between two of them. */
export function trendLines(block: TrendBlock): TrendBlock[] {
  const shown = Math.min(block.panels.length, MOST_PANELS);
  return Array.from({ length: Math.ceil(shown / COLUMNS.wide) }, (_, line) => {
    const [from, to] = [line * COLUMNS.wide, Math.min((line + 1) * COLUMNS.wide, shown)];
    return { ...block, panels: block.panels.slice(from, to), description: block.description.slice(from, to) };
  });
}
