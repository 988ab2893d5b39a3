/** The figures a benchmark ends with: what was measured, what it is to reach, whether it does. */

const rounded = (number) => (Number.isInteger(number) ? number : Number(number.toPrecision(3)));

/**
 * @param {{ figure: string, value: number, atMost?: number, atLeast?: number, spread?: number,
 *   details?: object }} measured spread: how far the repetitions lay apart, as a part of the
 *   median; a figure without a target informs
 */
export function figure({ figure: name, value, atMost, atLeast, spread, details }) {
  const target = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : null;
  const isReached =
    target === null ? null : atMost !== undefined ? rounded(value) <= atMost : rounded(value) >= atLeast;
  return {
    figure: name,
    value: rounded(value),
    target,
    reached: isReached,
    ...(spread === undefined ? {} : { spread: rounded(spread) }),
    ...(details === undefined
      ? {}
      : {
          details: Object.fromEntries(
            Object.entries(details).map(([key, detail]) => [
              key,
              typeof detail === 'number' ? rounded(detail) : detail,
            ]),
          ),
        }),
  };
}
