import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyConsistency } from './consistency.ts'
import { verifyInclusion } from './inclusion.ts'

const folder =
  process.env.FCC_CONFORMANCE_DATA ??
  fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

interface InclusionVector {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string | null
  readonly leafHash: string | null
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
  readonly _case: string
}

interface ConsistencyVector {
  readonly size1: number
  readonly size2: number
  readonly root1: string | null
  readonly root2: string | null
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
  readonly _case: string
}

const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64')
const all = (texts: readonly string[] | null) => (texts ?? []).map(bytes)

/** The vectors of a file; none, and a line that says so, where the public data is absent. */
function readVectors<Vector>(name: string): readonly Vector[] {
  const path = `${folder}/merkle/${name}`
  if (!existsSync(path)) {
    console.log(`skipped: no conformance data (${name})`)
    expect(process.env.CI, 'CI must have the conformance data').not.toBe('true')
    return []
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}

describe('the published proof vectors', () => {
  it('are judged as published: inclusion', () => {
    const vectors = readVectors<InclusionVector>('inclusion.json')
    const wrong = vectors.filter((vector) => {
      const holds = verifyInclusion({
        index: vector.leafIdx,
        size: vector.treeSize,
        leafHash: bytes(vector.leafHash),
        proof: all(vector.proof),
        root: bytes(vector.root),
      })
      return holds === vector.wantErr
    })
    console.log(`inclusion vectors: ${vectors.length - wrong.length} of ${vectors.length}`)
    expect(wrong.map((vector) => vector._case)).toEqual([])
  })

  it('are judged as published: consistency', () => {
    const vectors = readVectors<ConsistencyVector>('consistency.json')
    const wrong = vectors.filter((vector) => {
      const holds = verifyConsistency({
        earlierSize: vector.size1,
        earlierRoot: bytes(vector.root1),
        size: vector.size2,
        root: bytes(vector.root2),
        proof: all(vector.proof),
      })
      return holds === vector.wantErr
    })
    console.log(`consistency vectors: ${vectors.length - wrong.length} of ${vectors.length}`)
    expect(wrong.map((vector) => vector._case)).toEqual([])
  })
})
