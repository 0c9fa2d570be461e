import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

const CALL = /graphql\(\s*`\s*(?:query|mutation) (\w+)[^`]*`\s*,?\s*\)/g;
/** The documents that use a fragment bring it along. */
const FRAGMENT = /graphql\(\s*`\s*fragment \w+[^`]*`\s*,?\s*\)/g;
const IMPORT = /import \{ graphql \} from '([^']*)gql';/;

const MADE = /export const (\w+)Document = new TypedDocumentString\(([\s\S]*?)\) as unknown as [^;]*;/g;

/** Puts each generated document in the place of its `graphql()` call, so that a screen brings its own documents and no others. */
function documentsInPlace(): Plugin {
  const generated = fileURLToPath(new URL('src/gql/graphql.ts', import.meta.url));
  const documents = new Map([...readFileSync(generated, 'utf8').matchAll(MADE)].map(([, name, made]) => [name, made]));
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    transform(code, id) {
      if (id.startsWith(generated)) return code.replace(MADE, '');
      if (!IMPORT.test(code) || id.includes('/gql/')) return null;
      return code
        .replace(CALL, (_, name: string) => `new TypedDocumentString(${documents.get(name)})`)
        .replace(FRAGMENT, 'undefined')
        .replace(IMPORT, (_, path: string) => `import { TypedDocumentString } from '${path}gql/graphql';`);
    },
  };
}

/** The code that every first screen needs; the entry fetches it only once it runs itself. */
const FIRST = ['src/start.tsx', 'src/features/desk/desk.page.tsx'];

/** The framework, the words, and the pieces of screen that every page is made of. Each file more costs a busy browser some ten tasks. */
const BASE =
  /node_modules\/(?:react|react-dom|scheduler|clsx|@babel\/runtime|@nl-design-system-candidate\/[\w-]+)\/|src\/i18n\/|src\/ui\/(?:at-handle|button|duration|format|held-keys|hold-keys|icon|network|placeholders|post-words|skeleton|sprite|tenant)\.|src\/app\/(?:app\.nl|upload|use-answer)\.|src\/checks\/answer-checker\.|language\/\w+\/template\/signature\./;

/** Names in the page what the first screen of the desk needs, so that all of it is fetched at once and not one after the other. */
function firstScreenAtOnce(): Plugin {
  return {
    name: 'first-screen-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, path }) {
        if (path !== '/index.html') return [];
        const files = new Set<string>();
        const add = (file: string) => {
          const part = bundle[file];
          if (part?.type !== 'chunk' || files.has(file)) return;
          files.add(file);
          part.viteMetadata?.importedCss.forEach((css) => files.add(css));
          part.imports.forEach(add);
        };
        for (const part of Object.values(bundle)) {
          if (part.type === 'chunk' && FIRST.some((source) => part.facadeModuleId?.endsWith(source)))
            add(part.fileName);
          if (/inter-latin-wght-normal.*woff2$/.test(part.fileName)) files.add(part.fileName);
        }
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => {
            const kind = file.endsWith('.js') ? undefined : file.endsWith('.css') ? 'style' : 'font';
            const rel = kind ? { rel: 'preload', as: kind } : { rel: 'modulepreload' };
            return { tag: 'link', attrs: { ...rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' as const };
          });
      },
    },
  };
}

/** Once, when it is built: the api sends what lies there. The dictionary is large, and the last percents of it are slow. */
const brotli = (include: RegExp, quality: number) =>
  compression({
    include,
    algorithms: [defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })],
  });

// The api sends default-src 'self': nothing inline, everything a file with a hash in its name.
export default defineConfig({
  plugins: [
    documentsInPlace(),
    react(),
    firstScreenAtOnce(),
    brotli(/\.(js|css|svg)$/, 11),
    brotli(/\.(wasm|dic|aff)$/, 6),
  ],
  resolve: {
    alias: [{ find: /^(react-)?i18next$/, replacement: fileURLToPath(new URL('src/i18n/words.ts', import.meta.url)) }],
  },
  // The checks run beside the screen, in a worker that loads the dictionary when the first answer is written.
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Tells which file belongs to which module: the size of the first screen is measured by it.
    manifest: true,
    reportCompressedSize: false,
    // Who has a link to a question gets a small page of its own.
    rolldownOptions: {
      input: ['index.html', 'vraag.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
      // What every page needs comes in one piece: a browser fetches six files at a time.
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'base', test: BASE }] } },
    },
  },
});
