import { defineConfig } from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/attachments/index.ts',
    'src/caller-tools/index.ts',
    'src/prices/index.ts',
    'src/questions/index.ts',
    'src/statements/index.ts',
    'src/store-checks/index.ts',
    'src/transports/index.ts',
    'src/vocabularies/index.ts',
  ],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
})
