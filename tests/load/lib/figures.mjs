/** The resulting figures of a benchmark: the measured value, its target, and whether it reaches it. */

const rounded = (number) => (Number.isInteger(number) ? number : Number(number.toPrecision(3)));

/**
 * @param {{ figure: string, value: number, atMost?: number, atLeast?: number, spread?: number,
 *   details?: object }} measured spread: the distance of the repetitions, as a part of the
 *   median; a figure without a target is for information
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
