/** The parts that only paper needs: the permanent address of the report, the hash to check it by, room to sign. */
import { encode, renderSVG } from 'uqr';
import type { Report } from '../report/rules/model';
import { PRINTED_WORDS } from './printed-words';
import type { RenderContext } from './renderer';
import { absolute } from './safe-url';

export interface OnPaper {
  /** Absolute; null in a preview, and if the public address of the reports is not known. */
  readonly address: string | null;
  /** Lines below everything else. */
  readonly lines: readonly string[];
  /** One line for each signature, then the room for a seal; empty if nobody signs. */
  readonly signatures: readonly string[];
}

export function onPaper(
  { locale, revision, publisher }: Report,
  { publicUrl, revisionLinks, sha256 }: Pick<RenderContext, 'publicUrl' | 'revisionLinks' | 'sha256'>,
): OnPaper {
  const words = PRINTED_WORDS[locale];
  const signatures = publisher?.signatures ?? [];
  const address =
    publicUrl === '' || revision === null || sha256 === null
      ? null
      : absolute(revisionLinks(revision).html, publicUrl);
  return {
    address,
    lines: [
      ...(address === null ? [] : [`${words.foundAt}${address}`]),
      ...(sha256 === null ? [] : [`${words.fingerprint}${sha256}`]),
    ],
    signatures:
      signatures.length === 0 ? [] : [...signatures.map(({ text }) => words.signature(text)), words.seal],
  };
}

/** Modules around the code, as code readers require them (ISO/IEC 18004). */
const QUIET_ZONE = 4;
const MODULE = 4;

/** A QR code of an address as SVG, black on white, and its width in pixels. */
export function codeOf(address: string): { readonly svg: string; readonly width: number } {
  const look = { ecc: 'M', border: QUIET_ZONE } as const;
  const width = encode(address, look).size * MODULE;
  const svg = renderSVG(address, { ...look, pixelSize: MODULE });
  return { svg: svg.replace('<svg ', `<svg width="${width}" height="${width}" `), width };
}
