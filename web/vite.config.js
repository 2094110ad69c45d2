import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { inline } from './tools/inline.js';
import { world } from './tools/world.js';

export default defineConfig({
  base: './',
  plugins: [svelte(), world(), inline()],
  build: {
    outDir: process.env.STEELYARD_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 1 << 20,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: 'brief.html', output: { inlineDynamicImports: true } },
  },
});
