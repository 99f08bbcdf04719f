import { readFileSync } from 'node:fs'
import { preact } from '@preact/preset-vite'
import tailwind from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { compressed } from './src/platform/build/compressed.ts'
import { contracts } from './src/platform/build/contracts.ts'
import { installable } from './src/platform/build/installable.ts'

const here = import.meta.dirname
const figtree = `${here}/node_modules/@fontsource-variable/figtree`

/** Preloads the font under its hashed name and publishes its licence beside it. */
function font(): Plugin {
  return {
    name: 'amanah-font',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'assets/Figtree-OFL.txt',
        source: readFileSync(`${figtree}/LICENSE`),
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((name) =>
          /figtree-latin-wght-normal.*\.woff2$/.test(name),
        )
        const attrs = {
          rel: 'preload',
          href: `/${file}`,
          as: 'font',
          type: 'font/woff2',
          crossorigin: true,
        }
        return file ? [{ tag: 'link', attrs, injectTo: 'head' }] : []
      },
    },
  }
}

/** The vocabulary and the pure files of rooms do nothing when loaded (`tsconfig.pure.json`), so
 * what a page does not use of them stays out of it, also a refusal or a client made beforehand. */
const treeshake = {
  moduleSideEffects: (id: string): boolean => !/\/src\/(kernel|rooms)\//.test(id),
  manualPureFunctions: ['refusal', 'client'],
}

/** What twelve or more chunks share travels as one file: every file more costs a kilobyte of headers
 * and, on a slow network, its turn. What draws lists is a second one, for the pages that have any;
 * what those parts need is in the first already, so it is not drawn along. */
const lists = /\/src\/(web\/parts\/list\/(DataTable|Download|ListRows)|kernel\/csv)\./
const codeSplitting = {
  groups: [
    { name: 'daftar', test: lists, priority: 1, includeDependenciesRecursively: false },
    { name: 'bersama', test: /\/src\/(web\/(parts|platform)|kernel)\//, minShareCount: 12 },
  ],
}

/** A part is called by its content alone: the entry lists all of them, so names would travel to
 * every page (`manifest.json` tells which is which). */
const chunkFileNames = 'assets/p-[hash:7].js'

/** `vite build` makes the client (`dist/web`); `vite build --ssr` makes the bundle that draws on
 * the server (`dist/render`). */
export default defineConfig(({ isSsrBuild }) => ({
  root: `${here}/src/web`,
  publicDir: false,
  resolve: {
    alias: isSsrBuild
      ? []
      : [{ find: /^fflate$/, replacement: `${here}/src/platform/build/packing.ts` }],
  },
  plugins: isSsrBuild
    ? [preact()]
    : [contracts(), preact(), tailwind(), font(), installable(), compressed()],
  ssr: { noExternal: true },
  build: isSsrBuild
    ? {
        outDir: `${here}/dist/render`,
        emptyOutDir: true,
        rolldownOptions: {
          input: `${here}/src/web/server-render.tsx`,
          output: { entryFileNames: 'render.js' },
        },
      }
    : {
        outDir: `${here}/dist/web`,
        emptyOutDir: true,
        manifest: 'manifest.json',
        rolldownOptions: { treeshake, output: { codeSplitting, chunkFileNames } },
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
      },
}))
