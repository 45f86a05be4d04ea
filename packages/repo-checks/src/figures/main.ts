import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readTree } from '../tree/read-tree.ts'
import { formatFigures } from './format-figures.ts'
import { measureTree, type TreeFigures } from './measure-tree.ts'

const usage = `Usage: pnpm figures [--against REVISION] [--json]

Lines, files and assertions by package, and the terms in the first guide; beside an earlier
revision of this repository where one is given.

Examples:
  pnpm figures
  pnpm figures --against 6920c48`

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else {
  const now = measureTree(readTree(root))
  const before = values.against === undefined ? undefined : measureRevision(values.against)
  console.log(values.json ? JSON.stringify({ now, before }, null, 2) : formatFigures(now, before))
}

/** Measures the files of a revision, laid out in a folder that goes afterwards. */
function measureRevision(revision: string): TreeFigures {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-figures-'))
  try {
    const archive = join(folder, 'tree.tar')
    execFileSync('git', ['archive', '--output', archive, revision], { cwd: root })
    execFileSync('tar', ['-xf', archive, '-C', folder])
    rmSync(archive)
    return measureTree(readTree(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
