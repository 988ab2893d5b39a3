import { readFileSync } from 'node:fs';
import path from 'node:path';

import { TRAIL_ACTIONS, TRAIL_DETAILS } from '../../src/plugins/monthly-report/shared/vocabulary';

const FOLDER = path.resolve(__dirname, '../../src/plugins/monthly-report/admin/src/translations');

describe.each(['zh-Hans', 'en'])('The trail in the panel (%s)', (language) => {
  const words = JSON.parse(readFileSync(path.join(FOLDER, `${language}.json`), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const ids = [
    ...TRAIL_ACTIONS.map((action) => `trail.action.${action}`),
    ...TRAIL_DETAILS.map((detail) => `trail.detail.${detail}`),
  ];

  it('has a word for every action and for everything that is said of one', () => {
    expect(ids.filter((id) => !words[id])).toEqual([]);
  });

  it('has no word for what is never there', () => {
    const known = Object.keys(words).filter((id) => /^trail\.(?:action|detail)\./.test(id));
    expect(known.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
