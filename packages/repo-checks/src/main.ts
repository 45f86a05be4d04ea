import { fileURLToPath } from 'node:url'
import { checks } from './catalogue.ts'
import { parseOptions, usage } from './options.ts'
import { formatReport, hasPassed } from './report.ts'
import { runChecks } from './run-checks.ts'
import { readTree } from './tree/read-tree.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')
const parsed = parseOptions(
  process.argv.slice(2),
  checks.map(({ name }) => name),
)

if (parsed.kind === 'wrong') {
  console.error(`${parsed.message}\n\n${usage}`)
  process.exitCode = 2
} else if (parsed.options.help) {
  const names = checks.map(({ name, promise }) => `  ${name.padEnd(17)}${promise}`)
  console.log([usage, '', 'Checks:', ...names].join('\n'))
} else {
  const { json, only, updateApi } = parsed.options
  const results = await runChecks({
    tree: readTree(root),
    checks: checks.filter(({ name }) => only.length === 0 || only.includes(name)),
    updateApi,
    progress: (line) => console.error(`  · ${line}`),
  })
  console.log(json ? JSON.stringify(results, null, 2) : formatReport(results))
  process.exitCode = results.every(hasPassed) ? 0 : 1
}
