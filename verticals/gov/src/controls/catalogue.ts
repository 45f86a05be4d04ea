import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFolder } from '../data-folder.ts'
import { dataUnreadable } from '../diagnostics.ts'
import { BASELINE_NAMES, type Baseline, type BaselineName } from './baseline.ts'

/** What is known of SP 800-53's controls: facts with their source, no prose. */
export interface Catalogue {
  readonly version: string
  /** Ids in the catalogue's order, without the withdrawn, additions included. */
  readonly active: ReadonlySet<string>
  /** Withdrawn id → the ids it went into; empty where NIST names none. */
  readonly withdrawn: ReadonlyMap<string, readonly string[]>
  /**
   * Control → the parts of its statement, `a`, `a.1`; empty where it has none. Controls that were added
   * after the catalogue are not in it.
   */
  readonly statementParts: ReadonlyMap<string, ReadonlySet<string>>
  readonly baselines: Readonly<Record<BaselineName, Baseline>>
}

const idsByFamily = z.record(z.string(), z.string())
const controlsFile = z.object({
  version: z.string(),
  active: idsByFamily,
  withdrawn: z.record(z.string(), z.string()),
  additions: z.record(z.string(), z.string()),
})
const statementsFile = z.object({ parts: z.record(z.string(), z.string()) })
const baselineFile = z.record(
  z.enum(BASELINE_NAMES),
  z.object({
    title: z.string(),
    source: z.string(),
    version: z.string(),
    sha256: z.string(),
    controls: idsByFamily,
  }),
)

let loaded: Catalogue | undefined

/**
 * The catalogue of SP 800-53 revision 5 (release 5.0.1 with the additions of 5.1.1 and 5.2.0) and
 * the baselines of SP 800-53B and FedRAMP. Read from the package's data once per process.
 *
 * @throws FccError `FCC_GOV_DATA_UNREADABLE` where the package's data is damaged
 * @example
 * loadCatalogue().baselines.LOW.controls.size // 149
 */
export function loadCatalogue(): Catalogue {
  loaded ??= readCatalogue()
  return loaded
}

function readCatalogue(): Catalogue {
  const controls = readData('controls.json', controlsFile)
  const baselines = readData('baselines.json', baselineFile)
  const additions = Object.values(controls.additions).flatMap(splitIds)
  return Object.freeze({
    version: controls.version,
    active: new Set([...allIds(controls.active), ...additions]),
    withdrawn: new Map(
      Object.entries(controls.withdrawn).map(([id, successors]) => [id, splitIds(successors)]),
    ),
    statementParts: new Map(
      Object.entries(readData('statements.json', statementsFile).parts).map(([id, parts]) => [
        id,
        new Set(splitIds(parts)),
      ]),
    ),
    baselines: {
      LOW: baselineOf('LOW', baselines),
      MODERATE: baselineOf('MODERATE', baselines),
      HIGH: baselineOf('HIGH', baselines),
      PRIVACY: baselineOf('PRIVACY', baselines),
      'FEDRAMP-LOW': baselineOf('FEDRAMP-LOW', baselines),
      'FEDRAMP-MODERATE': baselineOf('FEDRAMP-MODERATE', baselines),
      'FEDRAMP-HIGH': baselineOf('FEDRAMP-HIGH', baselines),
    },
  })
}

function baselineOf(name: BaselineName, files: z.output<typeof baselineFile>): Baseline {
  const { controls, ...source } = files[name]
  return { name, ...source, controls: new Set(allIds(controls)) }
}

function readData<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(new URL(file, dataFolder), 'utf8')))
  } catch (cause) {
    throw dataUnreadable(file, cause)
  }
}

function allIds(families: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(families).flatMap(splitIds)
}

function splitIds(ids: string): readonly string[] {
  return ids === '' ? [] : ids.split(' ')
}
