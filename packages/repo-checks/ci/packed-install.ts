/**
 * Installs every published package from its tarball into an empty project, as a stranger would; imports
 * every entry point and starts every binary on the oldest Node that is supported and on the one we
 * develop with; compiles against the shipped types.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packPublished } from '../src/tools/pack.ts'
import { runTool } from '../src/tools/run-tool.ts'
import { isPublished } from '../src/tree/package-manifest.ts'
import { readTree } from '../src/tree/read-tree.ts'

const nodeVersions = ['22.13', '24']

interface Trial {
  readonly name: string
  readonly command: string
  readonly parameters: readonly string[]
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const tree = readTree(root)
const published = tree.packages.filter(({ manifest }) => isPublished(manifest))
const specifiers = published.flatMap(({ manifest }) =>
  Object.entries(manifest.exports)
    .filter(([, conditions]) => typeof conditions !== 'string')
    .map(([subpath]) => manifest.name + subpath.slice(1)),
)
const binaries = published.flatMap(({ manifest }) =>
  Object.entries(manifest.bin).map(([name, path]) => ({
    name,
    path: join('node_modules', manifest.name, path),
  })),
)

/** Entries that are started in a process of their own, and export nothing. */
const PROGRAMS = new Set(['@fcc/conformance/hostile-child', '@fcc/testing/import-probe'])

function trialsOn(version: string): readonly Trial[] {
  const node = ['-y', '-p', `node@${version}`, 'node']
  const importing = specifiers.map((specifier): Trial => {
    const imported = `const found = await import(${JSON.stringify(specifier)})`
    const code = PROGRAMS.has(specifier)
      ? imported
      : `${imported}
      if (Object.keys(found).length === 0) throw new Error('it exports nothing')`
    const parameters = [...node, '--input-type=module', '-e', code]
    return { name: `Node ${version}  import ${specifier}`, command: 'npx', parameters }
  })
  const starting = binaries.map(({ name, path }): Trial => {
    const parameters = [...node, path, '--help']
    return { name: `Node ${version}  ${name} --help`, command: 'npx', parameters }
  })
  return [...importing, ...starting]
}

const compiling: Trial = {
  name: 'compile against the shipped types',
  command: 'tsc',
  parameters: '--noEmit --strict --module nodenext --target es2023 --types node consumer.ts'.split(
    ' ',
  ),
}

const folder = mkdtempSync(join(tmpdir(), 'fcc-stranger-'))
try {
  const tarballs = await packPublished(tree, folder)
  const ours = Object.fromEntries(
    tarballs.map(({ packageName, path }) => [packageName, `file:${path}`]),
  )
  // Our packages ask for each other by version; before the first release only these files have it.
  const dependencies = { ...ours, '@types/node': '22' }
  const project = { private: true, type: 'module', dependencies, overrides: ours }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project, null, 2))
  const consumer = specifiers.map((name, index) => `export * as all${index} from '${name}'\n`)
  writeFileSync(join(folder, 'consumer.ts'), consumer.join(''))
  const installed = await runTool(folder, 'npm', ['install', '--no-audit', '--no-fund'])
  if (installed.code !== 0) throw new Error(`npm install failed:\n${installed.output}`)

  const trials = [...nodeVersions.flatMap(trialsOn), compiling]
  let failures = 0
  for (const { name, command, parameters } of trials) {
    const { code, output } = await runTool(folder, command, parameters)
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    if (code === 0) continue
    failures += 1
    console.log(output)
  }
  console.log(`packed install: ${trials.length - failures} passed, ${failures} failed`)
  process.exitCode = failures === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
