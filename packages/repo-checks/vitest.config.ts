import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ownFolder } from './src/temporary/own-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conditions = ['source', 'module', 'node', 'development|production']
/** Temporary folders of a run are in one folder, and whatever is left there fails the run. */
const temporary = {
  globalSetup: ['global-setup.ts', 'compile-catalogues.ts'].map((file) =>
    fileURLToPath(new URL(`src/temporary/${file}`, import.meta.url)),
  ),
  env: {
    NODE_COMPILE_CACHE: `${root}node_modules/.cache/fcc-tests`,
    TMPDIR: ownFolder,
    npm_config_user_agent: '',
  },
}
/** Where CI wants the numbers; a person sees the same run with no file written. */
const report = process.env.FCC_TEST_REPORT

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
  test: {
    // Processes that tests start keep what was compiled of them, so that the next one starts in half the time.
    env: {
      NODE_COMPILE_CACHE: `${root}node_modules/.cache/fcc-tests`,
      // Commands are shown as whoever started the tests would type them; here by nobody's package manager.
      npm_config_user_agent: '',
    },
    // Files of a worker share its modules: loading them anew for each file took half of the time.
    isolate: false,
    // Against what never ends; a busy machine takes its time for a fuzz test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left alone, a machine of two cores gets a single worker.
    maxWorkers: availableParallelism(),
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        extends: true,
        test: {
          ...temporary,
          name: 'unit',
          include: [
            '{packages,plugins,verticals,examples}/*/src/**/*.test.ts',
            'packages/create-plugin/template/src/**/*.test.ts',
          ],
          exclude: ['**/*.{process,acceptance}.test.ts', '**/node_modules/**'],
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
          ...temporary,
          name: 'process',
          include: ['{packages,plugins,verticals,examples}/*/src/**/*.process.test.ts'],
        },
      },
      {
        // What somebody does with the whole, from outside: minutes of compilers, bundlers and programs.
        // `test` leaves it out, and `.ci/run` does not.
        extends: true,
        test: {
          globalSetup: temporary.globalSetup.slice(1),
          name: 'acceptance',
          include: [
            '{packages,plugins,verticals,examples}/*/src/**/*.acceptance.test.ts',
            // Packages that are data alone have no src, and each starts a dozen times for its contract.
            '{packages/create-plugin/template-data,verticals/*}/contract.test.js',
          ],
        },
      },
    ],
  },
})
