import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the public test data lies that is not part of this project. */
const folder = process.env.FCC_CONFORMANCE_DATA
  ? resolve(process.env.FCC_CONFORMANCE_DATA)
  : fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/** A labelled text of the set. */
export interface LabelledText {
  readonly id: string
  readonly text: string
  readonly isAttack: boolean
  /** How it is disguised: `none`, `rot13`, `homoglyph` … */
  readonly disguise: string
}

interface Row {
  readonly id: string
  readonly text: string
  readonly attack_class: string
  readonly bypass_class: string
}

/**
 * The texts that nothing was tuned on: a text whose id has a SHA-256 digest with a first byte divisible by
 * three belongs to the third that was. Nothing where there is no data; the test says so, and fails where a
 * continuous integration must have it.
 */
export function textsNotTunedOn(): readonly LabelledText[] | undefined {
  const path = resolve(folder, 'injection/injection-open.jsonl')
  if (!existsSync(path)) {
    if (process.env.CI === 'true') throw new Error('No conformance data: injection')
    process.stdout.write('skipped: no conformance data\n')
    return undefined
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ id }) => (createHash('sha256').update(id).digest()[0] as number) % 3 !== 0)
    .map(({ id, text, attack_class, bypass_class }) => ({
      id,
      text,
      isAttack: attack_class !== 'benign',
      disguise: bypass_class,
    }))
}
