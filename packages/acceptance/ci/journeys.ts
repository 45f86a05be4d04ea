/**
 * What third parties do, from outside: releases every package to a registry on this machine, and installs,
 * runs, authors and hosts with npm and pnpm on the versions of Node we promise. Everything is in folders
 * of its own, removed at the end unless something failed.
 *
 *   pnpm exec node packages/acceptance/ci/journeys.ts            all trials
 *   pnpm exec node packages/acceptance/ci/journeys.ts host-hono  those with these words in their names
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pnpmCommand } from '@fcc/repo-checks/pack'
import { isPublished } from '@fcc/repo-checks/package-manifest'
import { readTree } from '@fcc/repo-checks/read-tree'
import { runTool } from '@fcc/repo-checks/run-tool'
import { packExamples } from '../src/journeys/pack-example.ts'
import { planTrials } from '../src/journeys/plan-trials.ts'
import { endGroupsWithThisProcess } from '../src/journeys/process-group.ts'
import { rehearseRelease } from '../src/journeys/rehearse-release.ts'
import { runTrials } from '../src/journeys/trial.ts'
import { openWorkshop } from '../src/journeys/workshop.ts'
import { createLocalRegistry } from '../src/registry/local-registry.ts'
import { isOwnName } from '../src/registry/own-names.ts'
import { readUplink } from '../src/registry/uplink.ts'

const NODES = { oldest: '22.13', newest: '24', tooOld: '20' }
const EXAMPLES = ['examples/host-hono', 'examples/host-express']
/** Trials side by side: what two cores bear. */
const WIDTH = 2

const words = process.argv.slice(2)
endGroupsWithThisProcess()
const began = performance.now()
const say = (line: string): void => console.log(line)
const lap = (what: string): void =>
  say(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${what}`)

const tree = readTree(fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, ''))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-journeys-')))
const packed = join(folder, 'packed')
mkdirSync(packed)
const registry = await createLocalRegistry({ uplink: await readUplink(), isOurs: isOwnName })
let failed = 1
try {
  const [pnpm, ...first] = pnpmCommand(tree, process.env.npm_config_user_agent)
  const built = await runTool(tree.root, pnpm, [...first, 'build'])
  if (built.code !== 0) throw new Error(`The packages could not be built:\n${built.output}`)
  lap('built')
  const [workshop, published] = await Promise.all([
    openWorkshop({
      folder,
      registry: registry.url,
      nodes: Object.values(NODES),
      pnpm: String(tree.rootManifest?.packageManager),
    }),
    rehearseRelease(tree, { registry: registry.url, folder }),
  ])
  lap(`a release would publish ${published.length} packages: ${published.join(' ')}`)
  const examples = await packExamples(tree, { examples: EXAMPLES, destination: packed })
  lap('examples are packed; every Node and package manager is here')
  const manifests = tree.packages.map(({ manifest }) => manifest).filter(isPublished)
  const trials = planTrials({ workshop, manifests, examples, nodes: NODES }).filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  )
  if (trials.length === 0) throw new Error(`No trial has ${words.join(' or ')} in its name.`)
  const tally = await runTrials(trials, { width: WIDTH, report: say })
  lap('done')
  failed = tally.failed
  say(`journeys: ${tally.passed} passed, ${tally.failed} failed`)
} finally {
  await registry.close()
  if (failed === 0) rmSync(folder, { recursive: true, force: true })
  else say(`  kept: ${folder}`)
  process.exitCode = failed === 0 ? 0 : 1
}
