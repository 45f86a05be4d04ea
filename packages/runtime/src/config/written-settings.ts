import { readFileSync } from 'node:fs'
import type { Place } from '@fcc/plugin-api'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'

/** A key that somebody wrote into `fcc.yaml`. */
export interface WrittenSetting {
  readonly path: readonly string[]
  readonly place: Place
}

/**
 * Every key of an `fcc.yaml` with where it stands, branches before what hangs on them: for saying
 * which setting comes from where. A file that cannot be read or is no YAML has none; `readConfig` says why.
 */
export function writtenSettings(file: string): readonly WrittenSetting[] {
  const lines = new LineCounter()
  const document = parseDocument(readOrEmpty(file), { lineCounter: lines })
  const collect = (node: unknown, path: readonly string[]): readonly WrittenSetting[] => {
    if (!isMap(node)) return []
    return node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !key.range) return []
      const { line, col } = lines.linePos(key.range[0])
      const own = [...path, String(key.value)]
      return [{ path: own, place: { file, line, column: col } }, ...collect(value, own)]
    })
  }
  return collect(document.contents, [])
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
