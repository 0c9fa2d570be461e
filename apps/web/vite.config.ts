import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const CALL = /graphql\(\s*`\s*(?:query|mutation) (\w+)[^`]*`\s*,?\s*\)/g;
const IMPORT = /import \{ graphql \} from '([^']*)gql';/;

/** Puts the generated document in the place of each `graphql()` call, so that no text of a document is shipped twice. */
function documentsInPlace(): Plugin {
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    transform(code, id) {
      if (!IMPORT.test(code) || id.includes('/gql/')) return null;
      const names = [...code.matchAll(CALL)].map((found) => `${found[1]}Document`);
      return code
        .replace(CALL, (_, name: string) => `${name}Document`)
        .replace(IMPORT, (_, path: string) => `import { ${names.join(', ')} } from '${path}gql/graphql';`);
    },
  };
}

// The api sends default-src 'self': nothing inline, everything a file with a hash in its name.
export default defineConfig({
  plugins: [documentsInPlace(), react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
