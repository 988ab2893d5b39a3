import { transferable } from '../../src/plugins/monthly-report/server/src/rendering/transferable';

const handedOver = (bytes: Uint8Array<ArrayBuffer>): Uint8Array =>
  structuredClone(bytes, { transfer: [bytes.buffer] });

describe('bytes for another thread', () => {
  it('can be handed over although the memory they come from belongs to somebody else', () => {
    const { buffer } = new WebAssembly.Memory({ initial: 1 });
    const foreign = new Uint8Array(buffer);
    foreign.set([1, 2, 3]);
    expect([...handedOver(transferable(foreign)).subarray(0, 3)]).toEqual([1, 2, 3]);
  });

  it('are those of a part alone, and the whole stays where it is', () => {
    const whole = new Uint8Array([1, 2, 3, 4]);
    expect([...handedOver(transferable(whole.subarray(1, 3)))]).toEqual([2, 3]);
    expect([...whole]).toEqual([1, 2, 3, 4]);
  });
});
