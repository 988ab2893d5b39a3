/**
 * Reach into Strapi: `strapi.server.routes` is replaced, because Strapi offers no hook for every route. Each API and
 * each plugin registers its routes there, even if it is installed later, so no route is missed.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

export type RouteMiddleware =
  | string
  | { readonly name: string; readonly config?: unknown }
  | ((ctx: Context, next: Next) => Promise<unknown>);

/** A route in the form that Strapi registers. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: unknown;
  readonly info?: { readonly apiName?: string; readonly pluginName?: string };
  config?: { middlewares?: RouteMiddleware[]; policies?: readonly unknown[] };
}

export interface RegisteredRoute {
  /** Of the Content API (under /api, by tokens) or of the panel and the web pages. */
  readonly kind: 'content-api' | 'admin';
  /** The plugin of the route, `admin`, or '' for an API of the app. */
  readonly plugin: string;
  /** Method, plugin and path there: `GET upload/files/:id`. */
  readonly key: string;
  readonly route: Route;
}

/** The additions to a route: `before` its own middlewares (after its authentication), and `after` them. */
export interface Around {
  readonly before?: readonly RouteMiddleware[];
  readonly after?: readonly RouteMiddleware[];
  /** Before the route's own policies; Strapi checks policies before any middleware of the route. */
  readonly first?: readonly string[];
  /** Instead of the route's own policies. */
  readonly policies?: readonly unknown[];
}

interface RouteGroup {
  readonly type?: string;
  readonly routes: Route[];
}

/** Adds middlewares around every route that is registered from now on. */
export function aroundEachRoute(strapi: Core.Strapi, whatStands: (route: RegisteredRoute) => Around): void {
  const { server } = strapi;
  const register = server.routes.bind(server) as (routes: unknown) => ReturnType<typeof server.routes>;
  const seen = (group: RouteGroup): RouteGroup => {
    const kind = group.type === 'content-api' ? 'content-api' : 'admin';
    for (const route of group.routes) {
      const plugin = route.info?.pluginName ?? '';
      const key = `${route.method} ${plugin}${route.path}`;
      const around = whatStands({ kind, plugin, key, route });
      const { before = [], after = [], first = [], policies = route.config?.policies ?? [] } = around;
      route.config = { ...route.config, policies: [...first, ...policies] };
      if (before.length + after.length === 0) continue;
      const own = route.config.middlewares ?? [];
      route.config = { ...route.config, middlewares: [...before, ...own, ...after] };
    }
    return group;
  };
  server.routes = (routes: RouteGroup | Route[]) =>
    // A list without a type: Strapi registers it outside the Content API.
    register(Array.isArray(routes) ? seen({ routes }).routes : seen(routes));
}
