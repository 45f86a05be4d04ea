import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { repository } from '../source/repository.ts'
import type { KnownVertical } from './open-catalogue.ts'

/** Text by input name. */
export type Inputs = Readonly<Record<string, string>>

/** Files of the demo for verticals whose scenarios are tried in code. */
const demo: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'fcc-healthcare/deidentify-and-release': { note: 'healthcare/discharge-note.txt' },
  'fcc-finserv/validate-var-model': {
    returns: 'finserv/returns.csv',
    memo: 'finserv/memo-public.txt',
  },
  'fcc-gov/control-coverage': { ssp: 'gov/ssp.json' },
}

const read = (path: string): string => readFileSync(join(repository, path), 'utf8')

/** What each scenario is run with: the fixtures, cases and demo files that its tests run it with. */
export function scenarioInputs(verticals: readonly KnownVertical[]): ReadonlyMap<string, Inputs> {
  const shared = parse(read('plugins/core-catalog/fixtures/scenarios.yaml')) as readonly {
    readonly scenario: string
    readonly brief: string
  }[]
  return new Map([
    // The first of several is the ordinary one.
    ...shared
      .map(({ scenario, brief }): [string, Inputs] => [`core-catalog/${scenario}`, { brief }])
      .reverse(),
    ...verticals.flatMap(casesOf),
    ...Object.entries(demo).map(([scenario, files]): [string, Inputs] => [
      scenario,
      Object.fromEntries(
        Object.entries(files).map(([name, file]) => [
          name,
          read(`examples/quickstart/inputs/${file}`),
        ]),
      ),
    ]),
  ])
}

interface ScenarioCases {
  readonly cases_of: string
  readonly cases: readonly { readonly input: Inputs; readonly state?: string }[]
}

function casesOf({ id, folder }: KnownVertical): readonly (readonly [string, Inputs])[] {
  const file = `${folder}/cases/scenarios.yaml`
  if (!existsSync(join(repository, file))) return []
  return parseAllDocuments(read(file)).flatMap((document): [string, Inputs][] => {
    const { cases_of: of, cases } = document.toJS() as ScenarioCases
    const completed = cases.find(({ state }) => state === 'completed')
    return completed ? [[`${id}/${of.replace(/^scenarios\//, '')}`, completed.input]] : []
  })
}
