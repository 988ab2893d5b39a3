/** The content security policy of the pages for readers. */
import type { Core } from '@strapi/strapi';

import { settings } from '../settings';

/** Where uploads are kept, as far as it tells from where photos are loaded. */
export interface UploadPlace {
  readonly provider?: string;
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/** As this server is configured; a preview has its pictures in the page, for they have no address. */
export function configuredPolicy(strapi: Core.Strapi, isPreview = false): string {
  const upload = strapi.config.get<UploadPlace>('plugin::upload', {});
  return pagePolicy(upload, settings(strapi).publicUrl, isPreview ? ['data:'] : []);
}

/**
 * A page loads its own stylesheet and pictures, photos from where uploads are kept, and
 * nothing else from anywhere: there is no script, no style in the page, no font.
 *
 * @param publicUrl the origin that makes addresses of photos absolute, '' where they are not.
 * @param schemes whose pictures may be shown beside those.
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
 * The origins of a provider's files. Providers name them `baseUrl`, and those for S3 know
 * `s3Options.endpoint` as well, whose buckets are a part of the path or of the host.
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

/** None for what is no web address: it could not be loaded either. */
function originOf(address: unknown): string[] {
  if (typeof address !== 'string' || !URL.canParse(address)) return [];
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? [origin] : [];
}
