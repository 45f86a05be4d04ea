import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocuments } from '@fcc/contracts'
import type { AnyPoint, Reference } from '@fcc/plugin-api'
import { docsFolder, repository } from '../source/repository.ts'

/** An example that tests read: a document of the corpus, or a plugin of this package. */
export interface PointExample {
  readonly language: 'yaml' | 'ts'
  /** From the repository's root. */
  readonly file: string
  readonly text: string
}

const examplesFolder = join(docsFolder, 'src/examples')

/** The first valid document of a kind in the corpus of `@fcc/contracts`. */
export function documentExample(key: string): PointExample | undefined {
  const folder = join(repository, 'packages/contracts/corpus', key)
  const [name] = existsSync(folder) ? readdirSync(folder).filter((each) => /^valid/.test(each)) : []
  if (name === undefined) return undefined
  const file = `packages/contracts/corpus/${key}/${name}`
  return { language: 'yaml', file, text: readFileSync(join(folder, name), 'utf8') }
}

/** The plugin of `src/examples` that contributes to a point in code. */
export function codeExample(pointId: string): PointExample | undefined {
  const path = join(examplesFolder, `${pointId}.ts`)
  if (!existsSync(path)) return undefined
  const file = `packages/docs/src/examples/${pointId}.ts`
  return { language: 'ts', file, text: readFileSync(path, 'utf8') }
}

/** What the values of an example point to, as the point's own definition finds it. */
export function referencesOf(point: AnyPoint, example: PointExample): readonly Reference[] {
  if (point.references === undefined || example.language !== 'yaml') return []
  return readDocuments(example.text, { file: example.file }).documents.flatMap(
    ({ value }) => point.references?.(value) ?? [],
  )
}
