import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __BUILD_ID__: JSON.stringify('test') },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/perf/**'],
    // A file that needs a page says so in its first line: // @vitest-environment jsdom
    environment: 'node',
    globalSetup: 'scripts/build-template-index.mjs',
    // A test that asserts nothing proves nothing.
    expect: { requireAssertions: true },
    passWithNoTests: true,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
