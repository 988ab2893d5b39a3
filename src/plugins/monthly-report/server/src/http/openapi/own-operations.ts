/** The addresses of the plugin, described in the words of design section 4. */
import { FORMAT_NAMES, FORMATS, type Format } from '../../../../shared/vocabulary';
import type { OpenApiDocument, Operation, Response } from './document';
import { refusals } from './stock-operations';

interface Description {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** Formats of its answers beside JSON. */
  readonly formats?: readonly Format[];
  /** Its answer has an ETag, and readers may store it. */
  readonly isPublic: boolean;
}

const NEWEST = 'From the newest revision of a published month, whatever happens to the content afterwards.';

const OPERATIONS: Readonly<Record<string, Description>> = {
  '/monthly-report/reports': {
    operationId: 'listReports',
    summary: 'The published months',
    description: 'Newest first, each with the addresses of its report in every format.',
    isPublic: true,
  },
  '/monthly-report/reports/{month}': {
    operationId: 'getReport',
    summary: 'The report of a month',
    description: `${NEWEST} Another format by the extension of the address, or by Accept on the bare month.`,
    formats: FORMATS,
    isPublic: true,
  },
  '/monthly-report/preview/{month}': {
    operationId: 'previewReport',
    summary: 'The report as it would be now',
    description:
      'Drafts included and marked. Needs a token with the preview action; nobody may keep the answer.',
    formats: FORMATS,
    isPublic: false,
  },
  '/monthly-report/totals': {
    operationId: 'getSeries',
    summary: 'Figures over months',
    description:
      'A point a month for each indicator of each programme, or of those that are named; with basis=period, the months as one period, as `/totals/2020-Q4` answers them.',
    isPublic: true,
  },
  '/monthly-report/totals/{month}': {
    operationId: 'getTotals',
    summary: 'The figures of a month or period',
    description: `${NEWEST} With groupBy, the figures of each group as well; their rows always add up to the figure. A quarter (2020-Q4), half-year (2020-H2) or year (2020) is answered over the newest revisions of its published months.`,
    isPublic: true,
  },
  '/monthly-report/totals/{month}/{programme}/{indicator}/sources': {
    operationId: 'getSources',
    summary: 'What a figure is made of',
    description: 'The activities behind it, each with its value and its share.',
    isPublic: true,
  },
  '/openapi.json': {
    operationId: 'getOpenApi',
    summary: 'This document',
    description: 'OpenAPI 3.1.',
    isPublic: true,
  },
};

const ETAG = {
  ETag: { description: 'Strong: a hash of the bytes sent.', schema: { type: 'string' } },
  'Cache-Control': { description: 'public, no-cache: keep it, and ask again.', schema: { type: 'string' } },
  Vary: { schema: { type: 'string' } },
};

/** If the JSON answer is not described, it is some object. */
const ANY_OBJECT = { 'application/json': { schema: { type: 'object' } } };

function contentOf({ formats = [] }: Description, { content = ANY_OBJECT }: Response): Response['content'] {
  const others = formats.filter((format) => format !== 'json');
  const isText = (type: string) => type.startsWith('text/');
  return {
    ...content,
    ...Object.fromEntries(
      others
        .map((format) => FORMAT_NAMES[format].mediaType)
        .map((type) => [type, isText(type) ? { schema: { type: 'string' } } : {}] as const),
    ),
  };
}

function described(operation: Operation, description: Description): Operation {
  const { operationId, summary, isPublic, formats } = description;
  const answered = operation.responses['200'] ?? {};
  const conditional = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The ETag of the answer you have.',
    schema: { type: 'string' },
  };
  return {
    ...operation,
    operationId,
    summary,
    description: description.description,
    parameters: [...(operation.parameters ?? []), ...(isPublic ? [conditional] : [])],
    responses: {
      200: {
        description: summary,
        ...(isPublic && { headers: ETAG }),
        content: contentOf(description, answered),
      },
      ...(isPublic && { 304: { description: 'As you have it.', headers: ETAG } }),
      ...refusals('400', '401', '403', '404', ...(formats ? ['406', '413'] : []), '503'),
    },
  };
}

export function describeOwnOperations({ paths }: OpenApiDocument): void {
  for (const [path, description] of Object.entries(OPERATIONS)) {
    const item = paths[path];
    if (item?.get === undefined) throw new Error(`The server has no address GET ${path}`);
    item.get = described(item.get, description);
  }
}
