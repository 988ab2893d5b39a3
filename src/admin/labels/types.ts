export const PANEL_LOCALES = ['zh-Hans', 'en'] as const;
export type PanelLocale = (typeof PANEL_LOCALES)[number];

type InEachLocale<T> = Readonly<Record<PanelLocale, T>>;

/** The label of a field, and the hint for the editor under its box. */
export type FieldLabel = InEachLocale<string | readonly [label: string, description: string]>;

/** Everything the panel says about one content type or component. */
export interface SchemaLabels {
  readonly uid: string;
  /** The same as in its schema: Strapi translates the name of a type through its English display name. */
  readonly displayName: string;
  readonly name: InEachLocale<string>;
  readonly fields: Readonly<Record<string, FieldLabel>>;
}
