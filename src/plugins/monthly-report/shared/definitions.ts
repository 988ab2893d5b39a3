/** Changing a definition (更改定义): what server and panel both know of it. */
import type { Basis, MonthState } from './vocabulary';

/** What says what figures mean, by the type of its entries. */
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

/** In the details of a refusal: what was to be saved is for the step to change. */
export const DEFINITION_STEP = 'change-definition';

/** Only codes, documentIds and plain values; relations as the content manager sends them. */
export type DefinitionData = Readonly<Record<string, unknown>>;

/** What is to be changed. Only a membership is made or deleted by the step. */
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

/** A figure that would be another one. */
export interface FigureDifference {
  readonly programme: string;
  readonly programmeName: string;
  readonly indicator: string;
  readonly label: string;
  /** Null: of the whole programme. */
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

/** What the step shows before it is taken. */
export interface DefinitionPreview {
  readonly entry: string;
  readonly changes: readonly {
    readonly field: DefinitionField;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly figures: readonly FigureDifference[];
  /** Months with a figure in the list, by what they are. */
  readonly months: { readonly published: readonly string[]; readonly open: readonly string[] };
  /** Why it cannot be done; null where it can. */
  readonly obstacle: string | null;
  /** Of all figures that differ: to be sent when the step is taken, so that nothing else changes than what was seen. */
  readonly seen: string;
}
