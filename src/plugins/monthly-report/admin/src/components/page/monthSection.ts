/** The props of each section of the page. */
export interface MonthSectionProps {
  readonly month: string;
  /** Changes when the section must read its data again. */
  readonly round: number;
  /** Called after a step was taken or refused: it may have changed the rest of the page too. */
  readonly onStep: () => void;
}
