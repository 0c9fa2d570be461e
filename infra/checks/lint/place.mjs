import { relative, sep } from 'node:path';

/** The path of the file under the linter, from the checkout, with forward slashes. */
export function placeOf(context) {
  return relative(context.cwd, context.filename).split(sep).join('/');
}

/** Whether the file is one of these: a folder (ending in /), a whole path, or a pattern. */
export function isIn(context, places) {
  const place = placeOf(context);
  return places.some((one) =>
    one instanceof RegExp ? one.test(place) : one.endsWith('/') ? place.startsWith(one) : place === one,
  );
}

/** Tests and the suites may do what production code may not. */
export const tests = [/\.test\.tsx?$/, 'tests/'];

/** Calls `report(node, name)` for each module that the file imports, in whatever way. */
export function visitImports(report) {
  const visit = (node) => node.source && report(node, String(node.source.value));
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
    CallExpression(node) {
      const [first] = node.arguments;
      if (node.callee.name === 'require' && first?.type === 'Literal') report(node, String(first.value));
    },
  };
}
