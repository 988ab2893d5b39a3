import { activity } from './activity';
import { activityType } from './activity-type';
import { blocksInChinese } from './blocks';
import { community } from './community';
import { link, option, photo, videoLink } from './components';
import { contentManagerInChinese } from './content-manager';
import { dimension } from './dimension';
import { enumerations } from './enumerations';
import { homeInChinese } from './home';
import { indicator } from './indicator';
import { mediaLibraryInChinese } from './media-library';
import { membership } from './membership';
import { partnerLabels } from './partner';
import { partnerTier } from './partner-tier';
import { programmeLabels } from './programme';
import { programmeMonth } from './programme-month';
import { progressUpdate } from './progress-update';
import { publicationSetting } from './publication-setting';
import { region } from './region';
import { report } from './report';
import { statedFigure } from './stated-figure';
import { story } from './story';
import { strapiInChinese, strapiInEnglish } from './strapi';
import { target } from './target';
import { PANEL_LOCALES, type FieldLabel, type PanelLocale, type SchemaLabels } from './types';

export const contentTypes: readonly SchemaLabels[] = [
  activity,
  activityType,
  community,
  dimension,
  indicator,
  membership,
  partnerLabels,
  partnerTier,
  programmeLabels,
  programmeMonth,
  progressUpdate,
  publicationSetting,
  region,
  report,
  statedFigure,
  story,
  target,
];

export const components: readonly SchemaLabels[] = [link, option, photo, videoLink];

type Messages = Record<string, string>;

const labelOf = (field: FieldLabel, locale: PanelLocale): string => {
  const text = field[locale];
  return typeof text === 'string' ? text : text[0];
};

const descriptionOf = (field: FieldLabel, locale: PanelLocale): string | null => {
  const text = field[locale];
  return typeof text === 'string' ? null : text[1];
};

/** Ours: Strapi does not translate descriptions (see descriptions.tsx). */
export const descriptionId = (uid: string, field: string): string => `field-description.${uid}.${field}`;

const fieldMessages = (kind: string, schema: SchemaLabels, locale: PanelLocale): Messages => {
  const messages: Messages = {};
  for (const [name, field] of Object.entries(schema.fields)) {
    messages[`content-manager.${kind}.${schema.uid}.${name}`] = labelOf(field, locale);
    const description = descriptionOf(field, locale);
    if (description) messages[descriptionId(schema.uid, name)] = description;
  }
  return messages;
};

const messagesIn = (locale: PanelLocale): Messages =>
  Object.assign(
    {},
    enumerations[locale],
    ...contentTypes.map((schema) => fieldMessages('content-types', schema, locale)),
    ...components.map((schema) => fieldMessages('components', schema, locale)),
    // Strapi looks a type's name up under its display name.
    ...[...components, ...contentTypes].map(({ displayName, name }) => ({
      [displayName]: name[locale],
    })),
  );

/** The panel's texts of the content model, by language. */
export const translations: Record<PanelLocale, Messages> = {
  'zh-Hans': {
    ...blocksInChinese,
    ...contentManagerInChinese,
    ...homeInChinese,
    ...mediaLibraryInChinese,
    ...strapiInChinese,
    ...messagesIn('zh-Hans'),
  },
  en: { ...strapiInEnglish, ...messagesIn('en') },
};

/** Whether there is a description to show under a field's box. */
export const hasDescription = (uid: string, field: string): boolean =>
  PANEL_LOCALES.some((locale) => descriptionId(uid, field) in translations[locale]);
