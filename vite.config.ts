import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import { buildId } from './scripts/build-id.mjs'
import { licences } from './scripts/vite-licences.mjs'
import { contentSecurityPolicy } from './scripts/vite-csp.mjs'
import { plainGzip } from './scripts/vite-plain-gzip.mjs'

const { page: pageLicences, worker: workerLicences } = licences()

export default defineConfig(({ command }) => ({
  // Relative addresses: one folder works under any path of any static server.
  base: './',
  plugins: [react(), contentSecurityPolicy(), plainGzip(), pageLicences],
  define: {
    __BUILD_ID__: JSON.stringify(command === 'build' ? buildId() : 'dev'),
  },
  worker: {
    // A classic script, because workers start from a one-line `importScripts` bootstrap (docs/decisions/0001).
    format: 'iife',
    plugins: () => [workerLicences()],
  },
  build: {
    target: 'es2022',
    // Every asset stays a file: the policy allows no `data:` fonts, and a file can be looked at.
    assetsInlineLimit: 0,
    // The polyfill would be a script that calls `fetch`; every browser that runs the engine preloads modules itself.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'mantine', test: /[\\/]node_modules[\\/]@mantine[\\/]/ },
            // The editor and the chart library are imported dynamically; naming them keeps each in one file.
            { name: 'codemirror', test: /[\\/]node_modules[\\/](@codemirror|@lezer)[\\/]/ },
            { name: 'plot', test: /[\\/]node_modules[\\/](@observablehq[\\/]plot|d3-[a-z-]+)[\\/]/ },
          ],
        },
      },
    },
  },
}))
