/**
 * A hundred texts that try to be more than text, each in a language of some program between an
 * editor and a reader. One line each: `HOSTILE` tries texts of several lines.
 */
const HTML = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" style="background:url(//evil.example)',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example>',
  '<form action=//evil.example><button>go</button></form>',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<style>*{display:none}</style>',
  '<!-- open',
  '--><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><style><img onerror=alert(1)>',
  '</textarea></noscript></template><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<sCrIpT>alert(1)</ScRiPt>',
  '＜script＞alert(1)＜/script＞',
];

const MARKDOWN = [
  '[click](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '[x]: https://evil.example',
  '<https://evil.example>',
  'see https://evil.example/autolink',
  'www.evil.example',
  'someone@evil.example',
  '# heading',
  '> quote',
  '- item',
  '1. item',
  '1) item',
  '* * *',
  '---',
  '===',
  '`code`',
  '```js',
  '~~~',
  '**bold** __bold__ *em* _em_ ~~gone~~',
  '| a | b |',
  '|---|---|',
  '[^1]: note',
  '- [x] done',
  'ends with a backslash\\',
  '\\<script\\>',
];

const TYPST = [
  '#eval("1+1")',
  '#read("/etc/passwd")',
  '#image("/etc/passwd")',
  '#import "@preview/evil:1.0.0"',
  '#include "/etc/passwd"',
  '#panic("stop")',
  '#set page(width: 1cm)',
  '#show: none',
  '#let x = 1; #x',
  '#link("javascript:alert(1)")[x]',
  '$ sum_(i=0)^n $',
  '= Heading',
  '@label <label>',
  '*strong* _emph_ `raw`',
  '#{while true {}}',
  '#raw(block: true, "x")',
  '#pagebreak()',
  '// comment /* block */',
];

const SHEET = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example","x")',
  '=WEBSERVICE("https://evil.example")',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  "'=1+1",
  '"=1+1"',
  '＝1+1',
  '_x003D_1+1',
  '=DDE("cmd";"/C calc";"x")',
];

const WORD = [
  '{ INCLUDETEXT "c:\\\\secret.txt" }',
  '{ HYPERLINK "https://evil.example" }',
  '</w:t></w:r></w:p><w:p/>',
  ']]><evil/>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '<?xml-stylesheet href="//evil.example"?>',
];

const TEMPLATES = [
  '{participants}',
  '{n, plural, other {#}}',
  "it's {quoted}",
  '{{constructor.constructor("alert(1)")()}}',
  '${process.env.APP_KEYS}',
  '<%= 1 %>',
  '%s %d %n',
];

const CHARACTERS = [
  'a\u202Eevil\u202Cb',
  'a\u2066evil\u2069b',
  'a\u0000b',
  'a\u001B[31mb',
  'a\u2028b\u2029c',
  'half \uD800 a pair',
];

export const INJECTIONS: readonly string[] = [
  ...HTML,
  ...MARKDOWN,
  ...TYPST,
  ...SHEET,
  ...WORD,
  ...TEMPLATES,
  ...CHARACTERS,
];
