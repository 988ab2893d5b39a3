import { buildExplained } from '../../helpers/findings';
import {
  buildProgramme,
  buildProgress,
  buildReportFacts,
  buildStory,
  prose,
  words,
} from '../../helpers/report-builders';

/** A live preview: drafts stand among published entries, and each is marked; all findings are printed. */
export const facts = buildReportFacts({
  entry: { status: 'draft', revision: null, publishedAt: null, note: words('本期为试行版。') },
  programmes: [
    buildProgramme({
      narrative: {
        overview: { language: 'zh-Hans', status: 'draft', body: prose('概述初稿。') },
        progress: [buildProgress('提交申请', { status: 'draft' }), buildProgress('参访学习', { order: 1 })],
        stories: [buildStory('初稿故事', { status: 'draft' }), buildStory('已发布故事', { order: 1 })],
      },
    }),
  ],
  findings: [
    buildExplained({ explanation: '按伙伴来稿保留。' }),
    buildExplained({ check: 'story-without-photo', severity: 'info' }),
  ],
});
