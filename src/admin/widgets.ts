import type { StrapiApp } from '@strapi/strapi/admin';

/**
 * Only administrators need to see how many accounts, tokens and webhooks there are. Strapi
 * names a role for this widget of the home page and then looks at permissions alone.
 */
export function keepStatisticsForAdministrators({ widgets }: Pick<StrapiApp, 'widgets'>): void {
  widgets.register((known) =>
    known.map((widget) =>
      widget.id === 'key-statistics' && widget.pluginId === 'admin'
        ? { ...widget, permissions: [{ action: 'admin::users.read' }] }
        : widget,
    ),
  );
}
