import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The api sends default-src 'self': nothing inline, everything a file with a hash in its name.
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
