import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Place } from '@fcc/plugin-api'

/** How many files are looked through at most, and how long each may take, in milliseconds. */
const MAX_FILES = 64
const CHECK_TIMEOUT_MS = 5000

/** `import … from './x.js'`, `export … from './x.js'`, `import './x.js'`, `import('./x.js')`. */
const relativeImport = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/**
 * Where the file lies that cannot be parsed, among an entry and what it imports by a relative path.
 * Node keeps the place of a module's syntax error to itself, and prints it only; so each file is
 * handed to `node --check`, which parses and runs nothing. Asked only after an import has failed.
 */
export function syntaxErrorPlace(thrown: unknown, entry: string): Place | undefined {
  if (!(thrown instanceof SyntaxError)) return undefined
  const files = new Set([entry])
  // A set grows while it is walked.
  for (const file of files) {
    const place = checkSyntax(file)
    if (place !== undefined) return place
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(relativeImport)) {
      const imported = resolve(dirname(file), path)
      if (files.size < MAX_FILES && existsSync(imported)) files.add(imported)
    }
  }
  return undefined
}

function checkSyntax(file: string): Place | undefined {
  const { stderr } = spawnSync(process.execPath, ['--check', file], {
    encoding: 'utf8',
    timeout: CHECK_TIMEOUT_MS,
    // Flags of this process, such as a loader, are no business of a parser.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const [, url = '', line] = /^(.+):(\d+)\n[\s\S]*SyntaxError/.exec(stderr ?? '') ?? []
  if (url === '') return undefined
  return { file: url.startsWith('file:') ? fileURLToPath(url) : url, line: Number(line) }
}
