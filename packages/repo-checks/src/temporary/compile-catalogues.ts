import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Packages whose build writes their documents down, and where those are. */
const PACKAGES = [
  ['plugins/core-catalog', 'data'],
  ['verticals/healthcare', 'data/catalogue'],
  ['verticals/finserv', 'data/catalogue'],
  ['verticals/gov', 'data/catalogue'],
] as const

const pathIn = (place: string): string =>
  fileURLToPath(new URL(`../../../../${place}`, import.meta.url))

/** Before the tests of a project: documents as a build would write them down, beside the sources. */
export function setup(): void {
  const folders = PACKAGES.flatMap(([folder, data]) => [`${folder}/${data}`, `${folder}/src`])
  execFileSync(
    process.execPath,
    [
      '--conditions=source',
      pathIn('packages/contracts/compile-sources.ts'),
      ...folders.map(pathIn),
    ],
    { stdio: 'inherit', timeout: 60_000 },
  )
}
