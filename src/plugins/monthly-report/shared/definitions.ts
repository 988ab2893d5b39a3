/** Changing a definition (更改定义): the part that server and panel share. */
import type { Basis, MonthState } from './vocabulary';

/** The fields that give figures their meaning, by the type of the entry. */
export const DEFINITION_FIELDS = {
  indicator: [
    'code',
    'unit',
    'unitEn',
    'decimals',
    'source',
    'counts',
    'aggregationType',
    'calculationFormulaAcrossPeriods',
    'parts',
    'numerator',
    'denominator',
    'factor',
    'dimensions',
  ],
  dimension: ['code', 'options'],
  programme: ['startMonth', 'indicators'],
  membership: ['partner', 'programme', 'fromMonth', 'toMonth'],
} as const;

export type DefinedType = keyof typeof DEFINITION_FIELDS;
export type DefinitionField = (typeof DEFINITION_FIELDS)[DefinedType][number];
export const DEFINED_TYPES = Object.keys(DEFINITION_FIELDS) as readonly DefinedType[];

/** Part of the details of a refusal: only this step may make the change. */
export const DEFINITION_STEP = 'change-definition';

/** Only codes, documentIds and plain values; relations as the content manager sends them. */
export type DefinitionData = Readonly<Record<string, unknown>>;

/** The change that is asked for. The step can create and delete memberships only. */
export type DefinitionChangeAsked =
  | {
      readonly kind: 'update';
      readonly type: DefinedType;
      readonly documentId: string;
      readonly data: DefinitionData;
    }
  | { readonly kind: 'create'; readonly type: 'membership'; readonly data: DefinitionData }
  | { readonly kind: 'delete'; readonly type: 'membership'; readonly documentId: string }
  | { readonly kind: 'merge-partners'; readonly keep: string; readonly merge: readonly string[] };

/** A figure that would change. */
export interface FigureDifference {
  readonly programme: string;
  readonly programmeName: string;
  readonly indicator: string;
  readonly label: string;
  /** Null: the figure is about the whole programme. */
  readonly group: {
    readonly by: 'region' | 'partner';
    readonly code: string | null;
    readonly name: string;
  } | null;
  readonly month: string;
  readonly state: MonthState;
  readonly basis: Basis;
  /** As printed, unit and breakdown included. */
  readonly before: string;
  readonly after: string;
}

/** The preview of a change, before it is made. */
export interface DefinitionPreview {
  readonly entry: string;
  readonly changes: readonly {
    readonly field: DefinitionField;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly figures: readonly FigureDifference[];
  /** Months with a figure in the list, by their state. */
  readonly months: { readonly published: readonly string[]; readonly open: readonly string[] };
  /** The reason why the change is impossible; null if it is possible. */
  readonly obstacle: string | null;
  /**
   * Hash of the change and of all figures that differ. The panel sends it with the change, so that only the previewed
   * change is made.
   */
  readonly seen: string;
}
