import type { ComponentType } from 'react';
import { BulletList, Calendar } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import type { CustomFieldProps } from './components/customField';
import { getTranslation, PLUGIN_ID } from './pluginId';

/** Strapi's type says that an input takes no props, but Strapi passes `CustomFieldProps`. */
const input = (load: () => Promise<{ default: ComponentType<CustomFieldProps> }>) => async () => ({
  default: (await load()).default as ComponentType,
});

type CustomField = Exclude<Parameters<StrapiApp['customFields']['register']>[0], unknown[]>;

/** The panel's side of the custom fields that the server registers under the same names. */
export const customFields: CustomField[] = [
  {
    name: 'month',
    pluginId: PLUGIN_ID,
    type: 'string',
    icon: Calendar,
    intlLabel: { id: getTranslation('field.month.label'), defaultMessage: 'Month' },
    intlDescription: {
      id: getTranslation('field.month.description'),
      defaultMessage: 'A calendar month, picked',
    },
    components: { Input: input(() => import('./components/month/MonthInput')) },
  },
  {
    name: 'measurements',
    pluginId: PLUGIN_ID,
    type: 'json',
    icon: BulletList,
    intlLabel: { id: getTranslation('field.measurements.label'), defaultMessage: 'Measurements' },
    intlDescription: {
      id: getTranslation('field.measurements.description'),
      defaultMessage: 'The measured indicators of a programme, in one grid',
    },
    components: { Input: input(() => import('./components/measurements/MeasurementsInput')) },
  },
];
