import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import type { SideModule } from './sides/side-process.ts'

const DETECTED_TEXTS = new URL('./ours/detected-texts.ts', import.meta.url)
const DEIDENTIFIED_NOTES = new URL('./ours/deidentified-notes.ts', import.meta.url)
/** Where the peers of detection live: a package of its own, outside the workspace. */
export const DETECTION_RIVALS = new URL('../rivals/detection/', import.meta.url)

const { dependencies } = JSON.parse(
  readFileSync(new URL('package.json', DETECTION_RIVALS), 'utf8'),
) as { readonly dependencies: Readonly<Record<string, string>> }

const ours = (options: SideModule['options'], module = DETECTED_TEXTS): SideModule => ({
  ...{ name: 'ours', module, options },
  conditions: ['source'],
})

/** A megabyte, in the UTF-16 units that texts are counted in here; the notes are plain ASCII. */
const MEGABYTE = 1_000_000

function speed(id: string, note: string, length: number, count: number, what: string): Benchmark {
  const options = { note, length: String(length) }
  return {
    id: `detect.mbps.${id}`,
    title: `Identifiers looked for in ${what}; ours with all detectors of a tenant in healthcare`,
    unit: 'MB/s',
    unitsPerItem: length / MEGABYTE,
    aim: 1,
    concurrencies: [1],
    ours: ours(options),
    rivals: [
      {
        key: 'redact-pii',
        name: `redact-pii ${dependencies['redact-pii']}`,
        module: new URL('redact-texts.mjs', DETECTION_RIVALS),
        options,
        conditions: [],
        count,
      },
    ],
    equalFacts: ['characters'],
  }
}

/** What it takes to look into texts, with the very detectors of the accuracy figures. */
export const DETECT_BENCHMARKS: readonly Benchmark[] = [
  speed('clean', 'clean', 2_000, 2_000, 'clean notes of 2 kB'),
  speed('long', 'clean', 100_000, 60, 'clean notes of 100 kB'),
  speed('identifiers', 'identifiers', 2_000, 2_000, 'notes of 2 kB full of identifiers'),
  {
    id: 'detect.hostile',
    title:
      'The slowest of 20 hostile texts of 1 MB, each one thing repeated, held against prose of 1 MB',
    unit: 'ms',
    unitsPerItem: 1,
    percentile: 100,
    concurrencies: [1],
    ours: ours({ note: 'hostile', length: String(MEGABYTE) }),
    rivals: [
      {
        ...ours({ note: 'clean', length: String(MEGABYTE) }),
        key: 'prose',
        name: `ours over prose, Node ${process.versions.node}`,
        count: 20,
      },
    ],
    equalFacts: ['characters'],
  },
  {
    id: 'deidentify.run',
    title: 'A whole run that de-identifies 1 MB full of identifiers, held against one of 100 kB',
    unit: 'ms',
    unitsPerItem: 1,
    concurrencies: [1],
    ours: ours({ length: String(MEGABYTE) }, DEIDENTIFIED_NOTES),
    rivals: [
      {
        ...ours({ length: String(MEGABYTE / 10) }, DEIDENTIFIED_NOTES),
        key: 'tenth',
        name: `ours over a tenth of it, Node ${process.versions.node}`,
        count: 1,
      },
    ],
    equalFacts: [],
  },
]
