/** All formats for readers print the report in today's form, and not as it was frozen. */
import { inPrint } from '../report/rules/in-print';
import type { ReportModel } from '../report/rules/model';

/** Wraps a renderer, so that it gets the report as it is printed. */
export const printed =
  <Given extends unknown[], Made>(render: (model: ReportModel, ...given: Given) => Made) =>
  (model: ReportModel, ...given: Given): Made =>
    render(inPrint(model), ...given);
