/**
 * The mutants, derived from the source: every row of the content model, every gate and guard, every limit. They
 * are found by their form, so that an added row gets a mutant by itself:
 *
 *  - `row`: a property of CONTENT_MODEL is taken out;
 *  - `gate`: a row of a table called GATES…, an element of a list of a file gates.ts, a statement that
 *    registers something in register.ts, a middleware of ours in config/middlewares.ts, a row of a table that
 *    is keyed by routes (`POST admin/login`) is taken out; a route that is open within a reach is opened
 *    without it;
 *  - `guard`: an element of a list of guards is taken out;
 *  - `limit`: a number of a table called LIMITS, or called MOST_…, MAX_… or …_LIMIT in a room of the
 *    gates, is made as large as numbers are; in config/, every number called a limit or a maximum.
 *
 * A row whose form is none of these is reported: it has no mutant.
 */
import fs from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const SERVER = 'src/plugins/monthly-report/server/src';
/** Sources of the app that a build compiles file by file. */
const OF_APP = ['config', 'src/extensions'];
/** The folders in which each kind may stand. */
const ROOMS = {
  gates: /^(http\/gates|files\/http)\//,
  guards: /^entries\/guards\//,
  access: /^access\//,
  strapi: /^strapi\//,
  http: /(^|\/)http\//,
};
const ROUTE = /^(GET|POST|PUT|DELETE|PATCH|ALL) /;
const GATES = /^GATES(_|$)/;
const LIMITS = /(^|_)LIMITS$/;
const LIMIT = /^(MOST|MAX)_|_LIMIT$|^LIMIT$/;
const SETTING = /limit|^max/i;
/** The value that replaces a limit. */
const ENDLESS = 'Number.MAX_SAFE_INTEGER';

/** @typedef {{ id: string, kind: string, file: string, start: number, end: number, replacement: string }} Mutant */

/**
 * @param {string} root of the tree
 * @returns {{ mutants: Mutant[], withoutMutant: string[] }}
 */
export function mutantsOf(root) {
  const found = { mutants: [], withoutMutant: [], seen: new Set() };
  for (const file of filesIn(root)) {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const room = roomOf(file);
    const add = (kind, name, node, replacement) =>
      addMutant(found, { kind, name, file, source, node, replacement });
    const cannot = (name) => found.withoutMutant.push(`${file} ${name}`);
    if (file === `${SERVER}/register.ts`) statements(source, add);
    if (file.endsWith('/gates.ts')) listsOfGates(source, add);
    if (room === 'gates') closings(source, add);
    if (file === 'config/middlewares.ts') ourMiddlewares(source, add);
    for (const { name, value, node } of constantsOf(source)) {
      if (name === 'CONTENT_MODEL') rowsOf(value, name, 'row', add, cannot);
      else if (/GUARDS$/.test(name) && room === 'guards') guardsOf(value, name, add, cannot);
      else if (GATES.test(name)) rowsOf(value, name, 'gate', add, cannot);
      else if (LIMITS.test(name)) limitsIn(value, name, add, cannot);
      else if (LIMIT.test(name) && room !== undefined) oneLimit(value, name, add, node);
      else if (isKeyedByRoutes(value)) rowsOf(value, name, 'gate', add, cannot);
    }
    if (room === 'guards' && file.endsWith('/index.ts')) sharedGuards(source, add);
    if (room === 'config') settings(source, add);
  }
  return { mutants: found.mutants, withoutMutant: found.withoutMutant };
}

function roomOf(file) {
  if (!file.startsWith(SERVER)) return OF_APP.find((folder) => file.startsWith(folder));
  return Object.keys(ROOMS).find((room) => ROOMS[room].test(path.relative(SERVER, file)));
}

function filesIn(root) {
  const walk = (folder) =>
    fs
      .readdirSync(path.join(root, folder), { withFileTypes: true })
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => {
        const file = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return walk(file);
        return file.endsWith('.ts') && !file.endsWith('.d.ts') ? [file] : [];
      });
  return [...OF_APP, SERVER].flatMap(walk);
}

function addMutant(found, { kind, name, file, source, node, replacement }) {
  const [start, end] =
    replacement === undefined ? wholeElement(source, node) : [node.getStart(source), node.getEnd()];
  const place = `${file}:${start}`;
  if (found.seen.has(place)) return;
  found.seen.add(place);
  const short = file.replace(`${SERVER}/`, '');
  const id = `${kind}: ${short} ${name}`;
  const alike = found.mutants.filter((mutant) => mutant.id === id || mutant.id.startsWith(`${id} #`)).length;
  found.mutants.push({
    id: alike === 0 ? id : `${id} #${alike + 1}`,
    kind,
    file,
    start,
    end,
    replacement: replacement ?? '',
  });
}

/** The range of an element with the comma after it. */
function wholeElement(source, node) {
  const end = node.getEnd();
  const [comma = ''] = /^\s*,/.exec(source.text.slice(end)) ?? [];
  return [node.getStart(source), end + comma.length];
}

/** Object and list literals behind `as const`, `satisfies` and parentheses. */
function bare(node) {
  let at = node;
  while (
    at !== undefined &&
    (ts.isAsExpression(at) || ts.isSatisfiesExpression(at) || ts.isParenthesizedExpression(at))
  ) {
    at = at.expression;
  }
  return at;
}

function constantsOf(source) {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap((declaration) => {
      const value = bare(declaration.initializer);
      return value === undefined || !ts.isIdentifier(declaration.name)
        ? []
        : [{ name: declaration.name.text, value, node: declaration.initializer }];
    }),
  );
}

const nameOf = (property) => property.name?.text ?? property.getText().slice(0, 40);

const isKeyedByRoutes = (value) =>
  ts.isObjectLiteralExpression(value) &&
  value.properties.some(
    ({ name }) => name !== undefined && ts.isStringLiteral(name) && ROUTE.test(name.text),
  );

function rowsOf(value, table, kind, add, cannot) {
  if (!ts.isObjectLiteralExpression(value)) return cannot(`${table} is no object of rows`);
  for (const property of value.properties) {
    if (ts.isSpreadAssignment(property)) cannot(`${table} ${nameOf(property)}`);
    else if (opened(property) !== null)
      add(kind, `${table}.${nameOf(property)} opened`, opened(property), "'harmless'");
    else add(kind, `${table}.${nameOf(property)}`, property);
  }
  return undefined;
}

/** The value of a route that is open within a reach: without the reach it would be open to all accounts. */
function opened(property) {
  const value = ts.isPropertyAssignment(property) ? bare(property.initializer) : null;
  const hasReach = value !== null && ts.isStringLiteral(value) && value.text !== 'harmless';
  return hasReach && property.parent.getText().includes("'harmless'") ? value : null;
}

function guardsOf(value, table, add, cannot) {
  if (!ts.isObjectLiteralExpression(value)) return cannot(`${table} is no object of lists`);
  for (const property of value.properties) {
    const list = ts.isPropertyAssignment(property) ? bare(property.initializer) : undefined;
    if (list === undefined || !ts.isArrayLiteralExpression(list)) cannot(`${table} ${nameOf(property)}`);
    else
      for (const element of list.elements)
        add('guard', `${table}.${nameOf(property)} ${element.getText()}`, element);
  }
  return undefined;
}

/** Guards in lists that a function puts together. */
function sharedGuards(source, add) {
  each(source, (node) => {
    if (!ts.isFunctionDeclaration(node) || !/Guards$/.test(node.name?.text ?? '')) return;
    each(node, (inner) => {
      if (!ts.isReturnStatement(inner) || inner.expression === undefined) return;
      const list = bare(inner.expression);
      if (!ts.isArrayLiteralExpression(list)) return;
      for (const element of list.elements)
        add(
          'guard',
          `${node.name.text} ${[...element.getText().matchAll(/\w+Guard\b/g)].join(' ')}`,
          element,
        );
    });
  });
}

function limitsIn(value, table, add, cannot) {
  if (!ts.isObjectLiteralExpression(value)) return cannot(`${table} is no object of limits`);
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property)) {
      cannot(`${table} ${nameOf(property)}`);
      continue;
    }
    const inner = bare(property.initializer);
    if (ts.isObjectLiteralExpression(inner)) limitsIn(inner, `${table}.${nameOf(property)}`, add, cannot);
    // A sentence beside the number is only its text.
    else if (ts.isStringLiteral(inner)) continue;
    else if (isNumber(inner)) add('limit', `${table}.${nameOf(property)}`, inner, ENDLESS);
    else cannot(`${table} ${nameOf(property)}`);
  }
  return undefined;
}

/** A number, or arithmetic of numbers and constants. */
const isNumber = (node) =>
  ts.isNumericLiteral(node) ||
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node) ||
  (ts.isBinaryExpression(node) && isNumber(node.left) && isNumber(node.right));

function oneLimit(value, name, add) {
  if (isNumber(value)) add('limit', name, value, ENDLESS);
}

function statements(source, add) {
  each(source, (node) => {
    if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return;
    const called = node.expression.expression.getText();
    if (/^(register|install|require)[A-Z]/.test(called)) add('gate', called, node, ';');
  });
}

/** Elements of lists in functions, and elements that are spread into the list around a route. */
function listsOfGates(source, add) {
  each(source, (node) => {
    if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node)) return;
    const name = node.name?.text ?? node.parent?.name?.text ?? 'it';
    each(node, (inner) => {
      const isGate = (element) =>
        /middleware\(|Gate|gate|next\b|[Ll]imit|mend|asks|answers/.test(element.getText());
      if (ts.isArrayLiteralExpression(inner)) {
        for (const element of inner.elements.filter(isGate))
          add('gate', `${name} ${label(element)}`, element);
      }
      if (ts.isObjectLiteralExpression(inner)) {
        for (const property of inner.properties.filter(ts.isSpreadAssignment).filter(isGate))
          add('gate', `${name} ${label(property)}`, property);
      }
    });
  });
}

const label = (node) => node.getText().replaceAll(/\s+/g, ' ').slice(0, 60);

/** The conditions that close undeclared routes. */
function closings(source, add) {
  each(source, (node) => {
    if (!ts.isIfStatement(node) || !node.thenStatement.getText().includes('CLOSED')) return;
    add('gate', `if (${node.expression.getText()})`, node.expression, 'false');
  });
}

function ourMiddlewares(source, add) {
  each(source, (node) => {
    if (!ts.isArrayLiteralExpression(node)) return;
    for (const element of node.elements) {
      const [name] =
        /plugin::monthly-report\.[\w-]+|strapi::[\w-]+(?=.*config)/s.exec(element.getText()) ?? [];
      if (name?.startsWith('plugin::')) add('gate', name, element);
    }
  });
}

function settings(source, add) {
  each(source, (node) => {
    if (!ts.isPropertyAssignment(node) || !SETTING.test(nameOf(node))) return;
    const value = bare(node.initializer);
    if (isNumber(value) && !ts.isIdentifier(value)) add('limit', nameOf(node), value, ENDLESS);
  });
}

function each(node, see) {
  see(node);
  ts.forEachChild(node, (child) => each(child, see));
}
