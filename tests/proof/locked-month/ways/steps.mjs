/** Steps of the plugin's own page. */

/** @returns {import('./attempt.mjs').Attempt} the plugin's own page: steps that lead nowhere from a published month */
export function bySteps({ random, content, locked, findings }) {
  const partner = random.pick(content.partners).code;
  const submission = `/monthly-report/submissions/${locked}/stairs/${partner}`;
  const month = `/monthly-report/months/${locked}`;
  const [one, ...others] = random.oneIn(2) ? content.communities : [...content.communities].reverse();
  const key = random.pick(findings);
  const STEPS = {
    submit: [`${submission}/submit`, {}],
    'declare a nil return': [`${submission}/declare-nil`, {}],
    accept: [`${submission}/accept`, {}],
    'send back': [`${submission}/send-back`, { feedback: '再看看' }],
    'take into review': [`${month}/begin-review`, {}],
    publish: [`${month}/publish`, {}],
    explain: [`/monthly-report/findings/${locked}/explain`, { key, text: '事后说明' }],
    'withdraw an explanation': [`/monthly-report/findings/${locked}/withdraw-explanation`, { key }],
    'merge communities': ['/monthly-report/communities/merge', { keep: one, merge: others }],
  };
  const name = random.pick(Object.keys(STEPS));
  const [address, body] = STEPS[name];
  return { way: "the plugin's page", name, as: 'administrator', request: ['POST', address, body] };
}
