/** Texts from an attacker or an unlucky paste: each tries to be more than text. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '# Heading',
  '| a | b |',
  '`code` **bold** <https://evil.example>',
  '&lt;script&gt;',
  '\u202Eevil\u2066 \u0000end',
  'half a pair \uD800',
].join('\n');

/** Addresses that must become neither link nor image. */
export const HOSTILE_URLS = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  '/\\evil.example/x',
  '/\t/evil.example/x',
  '/.//evil.example/x',
  'relative/path',
] as const;
