import type { Core } from '@strapi/strapi';

import {
  DEFAULT_LOCALE,
  FILE_FORMATS,
  FORMATS,
  type FileFormat,
  type Format,
  type Locale,
} from '../../../shared/vocabulary';
import { fileRenderers, renderContext, renderers, renderMonths, textRenderers } from '../documents';
import type { Month } from '../domain/month';
import { NotFoundError, notAcceptable } from '../errors';
import { attachment } from '../serving/attachment';
import type { AnswerBody, Question } from '../serving/question';
import { pluginService } from '../services/registry';
import { settings } from '../settings';
import { JSON_TYPE } from './media-types';
import { readLocale, readMonth, readParameter, readQuery, readRevision, readStatus, shown } from './query';
import type { QuestionRequest } from './request';

const MEDIA_TYPES = {
  json: 'application/json',
  html: 'text/html',
  md: 'text/markdown',
  pdf: fileRenderers.pdf.mediaType,
  docx: fileRenderers.docx.mediaType,
  xlsx: fileRenderers.xlsx.mediaType,
} as const satisfies Record<Format, string>;

/** `2020-12` or `2020-12.md`; the format is null where the Accept header decides. */
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

function negotiate({ accepts }: QuestionRequest): Format {
  const accepted = accepts(Object.values(MEDIA_TYPES));
  const format = FORMATS.find((candidate) => MEDIA_TYPES[candidate] === accepted);
  if (format === undefined) {
    throw notAcceptable(
      `None of the accepted types can be served; there are: ${Object.values(MEDIA_TYPES).join(', ')}.`,
    );
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
  const {
    revision,
    status,
    locale = DEFAULT_LOCALE,
  } = readQuery(request, {
    locale: readLocale,
    revision: readRevision,
    status: readStatus,
  });
  return { month, locale, format: named ?? negotiate(request), revision, status };
}

export const reportMediaType = ({ format }: ReportAsked): string => renderers[format].mediaType;

/** @throws NotFoundError (404) for a month or revision there is no report of. */
export async function renderReport(
  strapi: Core.Strapi,
  { month, locale, format, revision }: ReportAsked,
  preview: boolean,
): Promise<AnswerBody> {
  const model = preview
    ? await pluginService(strapi, 'reports').compile({ month, locale, preview })
    : await pluginService(strapi, 'published').report({ month, locale, revision });
  if (model === null) {
    throw new NotFoundError(
      revision === undefined
        ? `There is no ${preview ? 'content for' : 'published report of'} ${month}.`
        : `There is no published report of ${month} with a revision ${revision}.`,
    );
  }
  const edition = { month, locale, preview, ...(revision === undefined ? {} : { revision }) };
  const context = renderContext(edition, settings(strapi));
  if (format === 'json') return textRenderers.json.render(model, context);
  const withTrends = await pluginService(strapi, 'appendices').withTrends(model);
  if (!isFileFormat(format)) return textRenderers[format].render(withTrends, context);
  const { render, extension } = fileRenderers[format];
  const appendix = () => pluginService(strapi, 'appendices').of(model.report);
  return {
    bytes: await render(withTrends, context, {
      appendix,
      picture: (address) => pluginService(strapi, 'pictures').of(address),
    }),
    disposition: attachment(model.report.title.text, `${month}.${extension}`),
  };
}

const isFileFormat = (format: Format): format is FileFormat =>
  FILE_FORMATS.some((candidate) => candidate === format);

/** The published report of a month in one format. */
export function reportQuestion(strapi: Core.Strapi, asked: ReportAsked): Question {
  const { month, locale, format, revision } = asked;
  return {
    key: JSON.stringify(['report', month, locale, format, revision]),
    // One revision never changes, but it may be replaced with all others when a backup comes back.
    versionOf: (versions) => versions.upTo(month),
    mediaType: reportMediaType(asked),
    render: () => renderReport(strapi, asked, false),
  };
}

/** GET /reports: the published months, newest first. @throws ValidationError (400). */
export function reportListQuestion(strapi: Core.Strapi, request: QuestionRequest): Question {
  const { locale = DEFAULT_LOCALE } = readQuery(request, { locale: readLocale });
  return {
    key: JSON.stringify(['reports', locale]),
    versionOf: ({ all }) => all,
    mediaType: JSON_TYPE,
    render: async () =>
      renderMonths(await pluginService(strapi, 'published').months(), locale, settings(strapi)),
  };
}
