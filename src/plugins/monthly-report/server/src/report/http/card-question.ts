/** The picture that other sites show of a report. */

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { NotFoundError } from '../../errors';
import type { Question } from '../../http/serving/question';
import { settings } from '../../settings';
import { PNG_TYPE } from '../../http/questions/media-types';
import { readMonth, readPageQuery, readParameter } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import type { Services } from '../../http/services';

/** GET /reports/2020-12/card.png. @throws errors of 400, 404. */
export function cardQuestion(services: Services, request: QuestionRequest): Question {
  const month = readParameter(request, 'month', readMonth);
  const { locale = DEFAULT_LOCALE, revision } = readPageQuery(request, contract.reportPageQuery);
  return {
    key: JSON.stringify(['card', month, locale, revision]),
    versionOf: (versions) => versions.upTo(month),
    mediaType: PNG_TYPE,
    async render() {
      const headline = await services.published.headline({ month, locale, revision });
      if (headline === null) throw new NotFoundError(`There is no such published report of ${month}.`);
      const { timeZone } = settings(services.strapi);
      const card = await services.rendering.card({ kind: 'card', headline, timeZone });
      return { content: { kind: 'bytes', ...card }, disposition: 'inline' };
    },
  };
}
