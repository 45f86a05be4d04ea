import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/hostile-child.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
})
