/** The data that every sheet may be made of. */
import type { Appendix } from '../../report/rules/appendix';
import type { Report, ReportModel } from '../../report/rules/model';
import type { RenderContext } from '../renderer';

export interface SheetContext {
  readonly model: ReportModel;
  /** `model.report`, which most sheets show. */
  readonly report: Report;
  readonly appendix: Appendix;
  readonly context: RenderContext;
}
