const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

/** Finds the TypeScript of a suite behind the name that its compiled form would have. */
module.exports = (path, options) => {
  if (path.startsWith('.') && path.endsWith('.js')) {
    const source = resolve(options.basedir, path.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return options.defaultResolver(path, options);
};
