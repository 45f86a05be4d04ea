import { expect, it } from 'vitest'
import { packageManifestSchema } from '../tree/package-manifest.ts'
import { entriesOf } from './every-entry.ts'

it('names every way into a package, and leaves out what is no module', () => {
  const exports = {
    '.': { default: './a.js' },
    './reload': { default: './b.js' },
    './package.json': './package.json',
  }
  const manifests = [packageManifestSchema.parse({ name: '@fcc/x', exports })]
  expect(entriesOf(manifests)).toEqual(['@fcc/x', '@fcc/x/reload'])
})
