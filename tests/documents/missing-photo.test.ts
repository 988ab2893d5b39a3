import { textRenderers, renderContext } from '../../src/plugins/monthly-report/server/src/documents';
import type { Photo } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { withMissingPhotos } from '../../src/plugins/monthly-report/server/src/report/rules/missing-photos';
import { TEXT_FORMATS } from '../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildPhoto,
  buildProgramme,
  buildReportFacts,
  buildStory,
  DECEMBER,
} from '../helpers/report-builders';

describe('a photo whose file has gone', () => {
  const GONE = '/uploads/gone.jpg';
  const modelWith = (photo: Partial<Photo>) =>
    compileReport(
      buildReportFacts({
        programmes: [
          buildProgramme({
            narrative: {
              stories: [
                buildStory('故事', {
                  photos: [
                    buildPhoto({ url: '/uploads/first.jpg', alternativeText: '第一张' }),
                    buildPhoto({ url: GONE, alternativeText: '讲师', caption: '大讲堂', ...photo }),
                    buildPhoto({ url: '/uploads/last.jpg', alternativeText: '最后一张' }),
                  ],
                }),
              ],
            },
          }),
        ],
      }),
    );
  const model = modelWith({ missing: true });
  const context = renderContext(
    { month: DECEMBER, locale: 'zh-Hans' },
    { publicUrl: '', timeZone: 'Asia/Shanghai' },
  );

  it.each(TEXT_FORMATS.filter((format) => format !== 'json'))(
    'leaves a note between its neighbours, and no address: %s',
    (format) => {
      const text = textRenderers[format].render(model, context);
      const places = ['/uploads/first.jpg', '照片缺失：大讲堂', '/uploads/last.jpg'].map((part) =>
        text.indexOf(part),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThan(0);
      expect(text).not.toContain(GONE);
    },
  );

  it('is marked in JSON, and no other is', () => {
    const { data } = JSON.parse(textRenderers.json.render(model, context)) as {
      data: { programmes: { stories: { partners: { stories: { photos: object[] }[] }[] }[] }[] };
    };
    const told = data.programmes[0]?.stories[0]?.partners[0]?.stories[0]?.photos ?? [];
    expect(told.map((photo) => 'missing' in photo)).toEqual([false, true, false]);
  });

  it('since it was frozen leaves the same notes, and the data as they were frozen', () => {
    const frozen = modelWith({});
    const printed = withMissingPhotos(frozen, new Set([GONE]));
    for (const format of ['html', 'md'] as const) {
      const render = textRenderers[format].render;
      expect(render(printed, context)).toBe(render(model, context));
      expect(render(frozen, context)).toContain(GONE);
    }
    expect(printed.report).toBe(frozen.report);
    expect(withMissingPhotos(frozen, new Set(['/uploads/elsewhere.jpg'])).sections).toEqual(frozen.sections);
  });
});
