import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTree } from '../tree/read-tree.ts'
import { withApiRange } from './plugin-range.ts'

/** Run after `changeset version`, which raises versions and does not know the `fcc` field. */
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const tree = readTree(root)
const api = tree.packages.find(({ manifest }) => manifest.name === '@fcc/plugin-api')
const version = api?.manifest.version
if (version === undefined) throw new Error('packages/plugin-api/package.json has no version.')

for (const { folder } of tree.packages.filter(({ manifest }) => manifest.fcc !== undefined)) {
  const path = `${folder}/package.json`
  const known = tree.files.get(path)?.text ?? ''
  const text = withApiRange(known, version)
  if (text === known) continue
  writeFileSync(join(root, path), text)
  console.log(`${path}: fcc.api is ^${version}`)
}
