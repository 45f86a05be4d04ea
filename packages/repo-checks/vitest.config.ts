import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conditions = ['source', 'module', 'node', 'development|production']

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,plugins,verticals,examples}/*/src/**/*.test.ts'],
          exclude: ['**/*.process.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['{packages,plugins,verticals}/*/src/**/*.test-d.ts'],
            tsconfig: './packages/repo-checks/tsconfig.type-tests.json',
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['{packages,plugins,verticals,examples}/*/src/**/*.process.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
