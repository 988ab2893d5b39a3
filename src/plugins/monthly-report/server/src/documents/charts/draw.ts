/** ECharts on the server: an option in, an SVG out; equal options give equal bytes. */
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);

export interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The reader's machine takes the first font that it has; documents are drawn with Noto Sans SC. */
export const CHART_FONTS = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

export function drawSvg(option: EChartsCoreOption, size: Size): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ ...option, animation: false });
    return plain(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * Removes parts that only a script would use: classes, which are numbered over the whole
 * process, and data for pointers. Styles become attributes, which a content security policy
 * allows. Text cannot look like any of these: its quotation marks are escaped.
 */
function plain(svg: string): string {
  return svg
    .replace(/<style\s*>.*?<\/style>\s*/gs, '')
    .replace(/ (?:class|ecmeta_[a-z_]+|pointer-events)="[^"]*"/g, '')
    .replace(
      / style="([^"]*)"/g,
      (_, style: string) =>
        ` ${style
          .split(';')
          .filter((rule) => rule !== '')
          .map((rule) => rule.replace(/^([a-z-]+):(.*)$/, '$1="$2"'))
          .join(' ')}`,
    );
}
