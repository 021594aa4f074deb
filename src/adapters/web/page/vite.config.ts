import { defineConfig } from 'vite';

export default defineConfig({
  build: { outDir: '../../../../dist/page', emptyOutDir: true, assetsInlineLimit: 0 },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
