import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/import-probe.ts', 'src/reload.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
})
