import { packageManifestSchema } from '@fcc/repo-checks/package-manifest'
import { expect, it } from 'vitest'
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
