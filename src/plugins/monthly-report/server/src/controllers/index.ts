import { findingsController } from './findings';
import { pageController } from './page';
import { panelController } from './panel';
import { reportController } from './report';
import { seriesController } from './series';
import { sourcesController } from './sources';
import { totalsController } from './totals';

export const controllers = {
  findings: findingsController,
  page: pageController,
  panel: panelController,
  report: reportController,
  series: seriesController,
  sources: sourcesController,
  totals: totalsController,
};
