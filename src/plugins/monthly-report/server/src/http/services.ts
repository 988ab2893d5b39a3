import type { Core } from '@strapi/strapi';

import type { BesideService } from '../beside/steps/beside';
import type { FindingsService } from '../checks/steps/findings';
import type { CatalogueService } from '../entries/steps/catalogue';
import type { CommunitiesService } from '../entries/steps/communities';
import type { DefinitionsService } from '../definitions/steps/definitions';
import type { TargetsService } from '../entries/steps/targets';
import type { FillingService } from '../filling/steps/filling';
import type { MonthsService } from '../publication/steps/months';
import type { HomeService } from '../publication/steps/home';
import type { PreflightService } from '../publication/steps/preflight';
import type { PublicationsService } from '../publication/steps/publications';
import type { PublishedService } from '../publication/steps/published';
import type { RevisionsService } from '../publication/steps/revisions';
import type { RenderingService } from '../rendering/service';
import type { AppendicesService } from '../report/steps/appendices';
import type { FilesService } from '../report/steps/files';
import type { ReportsService } from '../report/steps/reports';
import type { ReviewsService } from '../submissions/steps/reviews';
import type { SubmissionsService } from '../submissions/steps/submissions';
import type { TotalsService } from '../totals/steps/totals';
import type { TrailService } from '../trail/steps/trail';
import type { OpenapiService } from './openapi/service';
import type { Answers } from './serving/answers';

/** The services of the addresses; assembly/services.ts makes them once for each Strapi. */
export interface Services {
  readonly strapi: Core.Strapi;
  readonly answers: Answers;
  readonly appendices: AppendicesService;
  readonly beside: BesideService;
  readonly catalogue: CatalogueService;
  readonly communities: CommunitiesService;
  readonly definitions: DefinitionsService;
  readonly files: FilesService;
  readonly filling: FillingService;
  readonly findings: FindingsService;
  readonly home: HomeService;
  readonly months: MonthsService;
  readonly openapi: OpenapiService;
  readonly preflight: PreflightService;
  readonly publications: PublicationsService;
  readonly published: PublishedService;
  readonly rendering: RenderingService;
  readonly reports: ReportsService;
  readonly reviews: ReviewsService;
  readonly revisions: RevisionsService;
  readonly submissions: SubmissionsService;
  readonly targets: TargetsService;
  readonly totals: TotalsService;
  readonly trail: TrailService;
}
