export const PANEL_LOCALES = ['zh-Hans', 'en'] as const;
export type PanelLocale = (typeof PANEL_LOCALES)[number];

type InEachLocale<T> = Readonly<Record<PanelLocale, T>>;

/** A field's label, and under its box what the editor should know. */
export type FieldLabel = InEachLocale<string | readonly [label: string, description: string]>;

/** Everything the panel says about one content type or component. */
export interface SchemaLabels {
  readonly uid: string;
  /** As in its schema: Strapi translates a type's name through its English display name. */
  readonly displayName: string;
  readonly name: InEachLocale<string>;
  readonly fields: Readonly<Record<string, FieldLabel>>;
}
