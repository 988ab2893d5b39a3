/** Valid JSON that a program must not accept. */
import fc from 'fast-check';

import { troubleInJson } from '../../src/plugins/monthly-report/server/src/http/gates/bodies/json-text';

describe('JSON', () => {
  it.each([
    ['{"a":1,"a":2}', 'repeated-key'],
    ['{"a":{"b":1},"a":{"b":1}}', 'repeated-key'],
    ['{"a":1,"\\u0061":2}', 'repeated-key'],
    ['[{"a":1},{"a":"\\"a\\":{","b":[]}]', null],
    ['{"a":"a","b":"a"}', null],
    ['{"a":"\\\\","b":"\\\\\\""}', null],
    ['[[[]]]', null],
    ['[[[[]]]]', 'too-deep'],
    ['{"a":{"b":{"c":{}}}}', 'too-deep'],
    ['"[[[[[["', null],
  ])('%s: %s', (text, trouble) => {
    expect(troubleInJson(text, 3)).toBe(trouble);
  });

  it('as any program writes it has none, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.boolean(), (value, isSpaced) => {
        expect(troubleInJson(JSON.stringify(value, null, isSpaced ? 2 : 0), 1000)).toBeNull();
      }),
    );
  });

  it('with a key of its own twice is always seen', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (key, value) => {
        const [name, text] = [JSON.stringify(key), JSON.stringify(value)];
        expect(troubleInJson(`[{${name}:${text}, ${name} :${text}}]`, 1000)).toBe('repeated-key');
      }),
    );
  });
});
