/** What each section of the page is given. */
export interface MonthSectionProps {
  readonly month: string;
  /** Changes when the section has to read anew. */
  readonly round: number;
  /** Called after a step, taken or refused: the rest of the page may have changed with it. */
  readonly onStep: () => void;
}
