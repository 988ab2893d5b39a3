/**
 * Reach into Strapi: `strapi.server.routes` is replaced, because Strapi offers no hook that sees
 * every route. Each API and each plugin registers its routes there, whenever it was
 * installed, so that a route that is added later cannot be forgotten.
 */
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

export type RouteMiddleware =
  | string
  | { readonly name: string; readonly config?: unknown }
  | ((ctx: Context, next: Next) => Promise<unknown>);

/** A route as Strapi holds it while it is registered. */
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
  /** The plugin that brings it, `admin`, or '' for an API of the app. */
  readonly plugin: string;
  /** Method, plugin and path there: `GET upload/files/:id`. */
  readonly key: string;
  readonly route: Route;
}

/** What stands around a route: `before` its own middlewares, behind its authentication, and `after` them. */
export interface Around {
  readonly before?: readonly RouteMiddleware[];
  readonly after?: readonly RouteMiddleware[];
  /** In front of the route's own policies, which Strapi asks before any middleware of the route. */
  readonly first?: readonly string[];
  /** In the place of the route's own policies. */
  readonly policies?: readonly unknown[];
}

interface RouteGroup {
  readonly type?: string;
  readonly routes: Route[];
}

/** Puts middlewares around every route that is registered from now on. */
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
    // A bare list has no type: Strapi registers it outside the Content API.
    register(Array.isArray(routes) ? seen({ routes }).routes : seen(routes));
}
