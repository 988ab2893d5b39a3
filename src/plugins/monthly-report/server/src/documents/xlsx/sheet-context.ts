/** What every sheet may be made of. */
import type { Appendix } from '../../domain/report/appendix';
import type { Report, ReportModel } from '../../domain/report/model';
import type { RenderContext } from '../renderer';

export interface SheetContext {
  readonly model: ReportModel;
  /** `model.report`, which most sheets are of. */
  readonly report: Report;
  readonly appendix: Appendix;
  readonly context: RenderContext;
}
