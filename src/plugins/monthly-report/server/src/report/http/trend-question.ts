/** The picture of a programme's trend, which pages and Markdown show. */

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import type { TrendLayout } from '../../documents';
import { NotFoundError } from '../../errors';
import type { Question } from '../../http/serving/question';
import { frozenSource } from '../steps/report-sources';
import { settings } from '../../settings';
import { SVG_TYPE } from '../../http/questions/media-types';
import { readMonth, readPageQuery, readParameter, shown } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import type { Services } from '../../http/services';

/** GET /reports/2020-12/trends/zero_waste.svg and zero_waste.narrow.svg. @throws errors of 400, 404. */
export function trendQuestion(services: Services, request: QuestionRequest): Question {
  const month = readMonth(
    readParameter(request, 'month', (value) => value),
    'month',
  );
  const { programme, layout } = readName(readParameter(request, 'name', (value) => value));
  const { locale = DEFAULT_LOCALE, revision } = readPageQuery(request, contract.reportPageQuery);
  return {
    key: JSON.stringify(['trend', month, programme, layout, locale, revision]),
    versionOf: (versions) => versions.upTo(month),
    mediaType: SVG_TYPE,
    async render() {
      const { publicUrl, timeZone } = settings(services.strapi);
      const found = await services.published.edition({ month, revision });
      const svg =
        found &&
        (await services.rendering.trend({
          kind: 'trend',
          report: await frozenSource(services.appendices, found),
          edition: { month, locale, ...(revision === undefined ? {} : { revision }) },
          publicUrl,
          timeZone,
          programme,
          layout,
        }));
      if (svg === null)
        throw new NotFoundError(`There is no trend of ${shown(programme)} in a report of ${month}.`);
      return svg;
    },
  };
}

const NAME = /^(?<programme>.+?)(?<narrow>\.narrow)?\.svg$/;

/** @throws NotFoundError (404) for any other extension. */
function readName(name: string): { programme: string; layout: TrendLayout } {
  const groups = NAME.exec(name)?.groups;
  if (groups?.programme === undefined) {
    throw new NotFoundError(`A trend is a picture with the extension "svg", not ${shown(name)}.`);
  }
  return { programme: groups.programme, layout: groups.narrow === undefined ? 'wide' : 'narrow' };
}
