/** The limits of the size of a document. */
import {
  DocumentTooLarge,
  requireWithinLimits,
} from '../../src/plugins/monthly-report/server/src/documents/limits';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { ReportModel } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { buildPhoto, buildProgramme, buildReportFacts, buildStory, prose } from '../helpers/report-builders';

const TEXT = '这一段有十个字符在内';
const NARRATIVE = { language: 'zh-Hans', title: '故事', body: prose(TEXT) } as const;

const modelOf = (stories: readonly ReturnType<typeof buildStory>[]): ReportModel =>
  compileReport(buildReportFacts({ programmes: [buildProgramme({ narrative: { stories } })] }));

const storyOf = (paragraphs: number, photos = 0) =>
  buildStory('故事', {
    narrative: { ...NARRATIVE, body: prose(...Array.from({ length: paragraphs }, () => TEXT)) },
    photos: Array.from({ length: photos }, (_, index) =>
      buildPhoto({ url: `/uploads/${index}.jpg`, alternativeText: '图' }),
    ),
  });

const most = (limits: { characters?: number; photos?: number }) => ({
  characters: 1_000_000,
  photos: 1000,
  ...limits,
});

describe('a report that is to be a document', () => {
  it('may have as many photos as the limit says, and not one more', () => {
    expect(() => requireWithinLimits(modelOf([storyOf(1, 3)]), 'docx', most({ photos: 3 }))).not.toThrow();
    expect(() => requireWithinLimits(modelOf([storyOf(1, 4)]), 'docx', most({ photos: 3 }))).toThrow(
      DocumentTooLarge,
    );
  });

  it('is measured by what is printed: each character of a text counts once', () => {
    const fits = (paragraphs: number, characters: number): boolean => {
      try {
        requireWithinLimits(modelOf([storyOf(paragraphs)]), 'docx', most({ characters }));
        return true;
      } catch {
        return false;
      }
    };
    const least = (paragraphs: number): number => {
      let characters = 0;
      while (!fits(paragraphs, characters)) characters += 1;
      return characters;
    };
    expect(least(11) - least(1)).toBe(10 * TEXT.length);
  });

  it('does not grow by the addresses of its photos, which nobody reads', () => {
    const long = buildStory('故事', {
      narrative: NARRATIVE,
      photos: [buildPhoto({ url: `/uploads/${'a'.repeat(5000)}.jpg`, alternativeText: '图' })],
    });
    expect(() => requireWithinLimits(modelOf([long]), 'docx', most({ characters: 1000 }))).not.toThrow();
  });

  it('is refused with a sentence in both languages that says how much there is, and where to read it', () => {
    const refused = () => requireWithinLimits(modelOf([storyOf(1, 1200)]), 'docx');
    expect(refused).not.toThrow();
    expect(() => requireWithinLimits(modelOf([storyOf(1, 6000)]), 'docx')).toThrow(
      '这份月报有 6,000 张照片，docx 文件最多 5,000：请改用网页、Markdown 或 JSON 格式。 / This report has 6,000 photos; a file of the format docx holds at most 5,000. Read it as a web page, Markdown or JSON instead.',
    );
  });
});
