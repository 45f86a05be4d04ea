import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'node22',
  // Without its prefix `node:sqlite` names a package of third parties.
  removeNodeProtocol: false,
})
