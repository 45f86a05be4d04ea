import { compileCatalogue } from '@fcc/contracts'
import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
  onSuccess: async () => {
    const folder = new URL('data/catalogue/', import.meta.url)
    compileCatalogue(folder, new URL('dist/catalogue.json', import.meta.url))
  },
})
