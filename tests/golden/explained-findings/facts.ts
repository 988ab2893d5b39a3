import { buildExplained } from '../../helpers/findings';
import { buildProgramme, buildReportFacts, buildStory, words } from '../../helpers/report-builders';

/** Explained findings are printed after the programmes, in the words of the explanation; others are not printed. */
export const facts = buildReportFacts({
  locale: 'en',
  programmes: [
    buildProgramme({ narrative: { stories: [buildStory('百家粥')] } }),
    buildProgramme({ programme: { code: 'yicang', name: words('义仓发展网络建设项目'), order: 2 } }),
  ],
  findings: [
    buildExplained({ explanation: '按伙伴来稿保留。' }),
    buildExplained({ particulars: ['unexplained'], severity: 'info' }),
    buildExplained({
      programme: 'yicang',
      check: 'stated-against-calculated',
      severity: 'info',
      explanation: 'The printed total was mistyped.',
    }),
  ],
});
