/** The content security policy of the pages for readers. */
import type { Core } from '@strapi/strapi';

import { settings } from '../settings';

/** The place of the uploads, as far as it tells from where photos are loaded. */
export interface UploadPlace {
  readonly provider?: string;
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/** The policy of this server. A preview embeds its pictures in the page, because they have no address. */
export function configuredPolicy(strapi: Core.Strapi, isPreview = false): string {
  const upload = strapi.config.get<UploadPlace>('plugin::upload', {});
  return pagePolicy(upload, settings(strapi).publicUrl, isPreview ? ['data:'] : []);
}

/**
 * A page loads its own stylesheet and pictures, and photos from the place of the uploads. It loads nothing else: no
 * script, no inline style, no font.
 *
 * @param publicUrl the origin that makes addresses of photos absolute; '' if they are relative.
 * @param schemes more schemes from which pictures may be loaded.
 */
export function pagePolicy(upload: UploadPlace, publicUrl: string, schemes: readonly string[] = []): string {
  const images = ["'self'", ...schemes, ...new Set([...originOf(publicUrl), ...mediaOrigins(upload)])];
  return [
    "default-src 'none'",
    "style-src 'self'",
    `img-src ${images.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/**
 * The origins of a provider's files. Providers name them `baseUrl`. Providers for S3 also have `s3Options.endpoint`;
 * the bucket is a part of the path or of the host.
 */
function mediaOrigins({ provider = 'local', providerOptions = {} }: UploadPlace): string[] {
  if (provider === 'local') return [];
  const options = optionsIn(providerOptions, 's3Options');
  const bucket = optionsIn(options, 'params')['Bucket'];
  const region = options['region'];
  const endpoints = [
    ...originOf(options['endpoint']),
    ...(options['endpoint'] === undefined && typeof region === 'string'
      ? [`https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`]
      : []),
  ];
  return [
    ...originOf(providerOptions['baseUrl']),
    ...endpoints.flatMap((endpoint) => [
      endpoint,
      ...(typeof bucket === 'string' ? originOf(endpoint.replace('://', `://${bucket}.`)) : []),
    ]),
  ];
}

function optionsIn(
  options: Readonly<Record<string, unknown>>,
  key: string,
): Readonly<Record<string, unknown>> {
  const value = options[key];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Only web addresses have an origin here: nothing else can be loaded. */
function originOf(address: unknown): string[] {
  if (typeof address !== 'string' || !URL.canParse(address)) return [];
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? [origin] : [];
}
