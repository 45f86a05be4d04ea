import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
  // Also where one of them is a devDependency only: a copy of ours in the bundle would be another package's.
  external: [/^@fcc\//],
})
