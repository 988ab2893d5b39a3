import {
  DEFAULT_LOCALE,
  FILE_FORMATS,
  FORMAT_NAMES,
  FORMATS,
  type FileFormat,
  type Format,
  type Locale,
  type TextFormat,
} from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { renderContext, renderMonths, textRenderers } from '../../documents';
import type { Edition } from '../../documents/links';
import type { Month } from '../../domain/month';
import type { ReportModel } from '../rules/model';
import { NotFoundError, notAcceptable } from '../../errors';
import type { TextJob } from '../../rendering/jobs';
import type { AnswerBody, PreviewBody, Question } from '../../http/serving/question';
import { compiledSource, frozenSource } from '../steps/report-sources';
import { settings } from '../../settings';
import { JSON_TYPE } from '../../http/questions/media-types';
import { readMonth, readParameter, readQuery, shown } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import type { Services } from '../../http/services';

/** `2020-12` or `2020-12.md`; the format is null if the Accept header decides it. */
function readAddress(request: QuestionRequest): { month: Month; format: Format | null } {
  const address = readParameter(request, 'month', (value) => value);
  const dot = address.indexOf('.');
  if (dot < 0) return { month: readMonth(address, 'month'), format: null };
  const month = readMonth(address.slice(0, dot), 'month');
  const extension = address.slice(dot + 1);
  const format = FORMATS.find((candidate) => candidate === extension);
  if (format === undefined) {
    throw new NotFoundError(`There is no format ${shown(extension)}; there are: ${FORMATS.join(', ')}.`);
  }
  return { month, format };
}

const MEDIA_TYPES = FORMATS.map((format) => FORMAT_NAMES[format].mediaType);

function negotiate({ accepts }: QuestionRequest): Format {
  const accepted = accepts(MEDIA_TYPES);
  const format = FORMATS.find((candidate) => FORMAT_NAMES[candidate].mediaType === accepted);
  if (format === undefined) {
    throw notAcceptable(`None of the accepted types can be served; there are: ${MEDIA_TYPES.join(', ')}.`);
  }
  return format;
}

export interface ReportAsked {
  readonly month: Month;
  readonly locale: Locale;
  readonly format: Format;
  readonly revision: number | undefined;
  readonly status: 'published' | 'draft' | undefined;
}

/** GET /reports/2020-12 and /reports/2020-12.md. @throws errors of 400, 404, 406. */
export function readReportAsked(request: QuestionRequest): ReportAsked {
  const { month, format: named } = readAddress(request);
  const { revision, status, locale = DEFAULT_LOCALE } = readQuery(request, contract.reportQuery);
  return { month, locale, format: named ?? negotiate(request), revision, status };
}

export const reportMediaType = ({ format }: ReportAsked): string =>
  isFileFormat(format) ? FORMAT_NAMES[format].mediaType : `${FORMAT_NAMES[format].mediaType}; charset=utf-8`;

/** @throws NotFoundError (404) for a month or revision without a report; errors of 413, 503. */
async function renderPublished(services: Services, asked: ReportAsked): Promise<AnswerBody> {
  const { month, locale, format, revision } = asked;
  if (isFileFormat(format)) {
    const file = await services.files.published({ month, locale, format, revision });
    return file ?? notThere(`published report of ${month}`, revision);
  }
  const published = services.published;
  const found = await published.edition(asked);
  if (found === null) return notThere(`published report of ${month}`, revision);
  const edition = { month, locale, ...(revision === undefined ? {} : { revision }) };
  if (found.isLarge) {
    const missing = format === 'json' ? [] : await services.revisions.missingPhotos(found.header);
    return renderInThread(
      services,
      { report: await frozenSource(services.appendices, found), missing },
      format,
      edition,
    );
  }
  const model = format === 'json' ? published.model : published.printedModel;
  return renderText(services, await model(found, locale), format, edition);
}

/** @throws NotFoundError (404) for a month without content; errors of 413, 503. */
export async function renderPreview(
  services: Services,
  asked: Pick<ReportAsked, 'month' | 'locale' | 'format'>,
  { publicUrl }: { readonly publicUrl: string } = settings(services.strapi),
  /** Codes of the programmes to include; null means all. */
  programmes: ReadonlySet<string> | null = null,
): Promise<PreviewBody> {
  const { month, locale, format } = asked;
  if (isFileFormat(format)) {
    const file = await services.files.preview({ month, locale, format, programmes });
    return file ?? notThere(`content for ${month}`);
  }
  const model = await services.reports.compile({ month, locale, programmes });
  if (model === null) return notThere(`content for ${month}`);
  const edition = { month, locale, preview: true };
  // The page of a preview contains its pictures, and each picture takes as long as many pages.
  return format === 'html'
    ? renderInThread(
        services,
        { report: await compiledSource(services.appendices, model), missing: [] },
        format,
        edition,
        publicUrl,
      )
    : renderText(services, model, format, edition);
}

function notThere(what: string, revision?: number): never {
  const which = revision === undefined ? '' : ` with a revision ${revision}`;
  throw new NotFoundError(`There is no ${what}${which}.`);
}

async function renderText(
  services: Services,
  model: ReportModel,
  format: TextFormat,
  edition: Edition,
): Promise<string> {
  const context = renderContext(edition, settings(services.strapi));
  if (format === 'json') return textRenderers.json.render(model, context);
  return textRenderers[format].render(await services.appendices.withTrends(model), context);
}

async function renderInThread(
  services: Services,
  { report, missing }: Pick<TextJob, 'report' | 'missing'>,
  format: TextFormat,
  edition: Edition,
  publicUrl = settings(services.strapi).publicUrl,
): Promise<string> {
  const { timeZone } = settings(services.strapi);
  return services.rendering.text({
    kind: 'text',
    ...{ report, missing, format, edition, publicUrl, timeZone },
  });
}

const isFileFormat = (format: Format): format is FileFormat =>
  FILE_FORMATS.some((candidate) => candidate === format);

/** The published report of a month in one format. */
export function reportQuestion(services: Services, asked: ReportAsked): Question {
  const { month, locale, format, revision } = asked;
  return {
    key: JSON.stringify(['report', month, locale, format, revision]),
    // A revision never changes, but restoring a backup may replace it together with all others.
    versionOf: (versions) => versions.upTo(month),
    mediaType: reportMediaType(asked),
    render: () => renderPublished(services, asked),
  };
}

/** GET /reports: the published months, newest first. @throws ValidationError (400). */
export function reportListQuestion(services: Services, request: QuestionRequest): Question {
  const { locale = DEFAULT_LOCALE } = readQuery(request, contract.reportListQuery);
  return {
    key: JSON.stringify(['reports', locale]),
    versionOf: ({ all }) => all,
    mediaType: JSON_TYPE,
    render: async () => renderMonths(await services.published.months(), locale, settings(services.strapi)),
  };
}
