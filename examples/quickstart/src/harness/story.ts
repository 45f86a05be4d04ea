import type { Principal } from '@fcc/contracts'
import type { RunOptions, StatedAttributes } from '@fcc/runtime'
import { readInput } from '../example-directory.ts'

/** One run of the quickstart, to be made again and again. */
export interface Story {
  readonly tenant: string
  readonly plugins: readonly string[]
  readonly scenario: string
  readonly input: () => Readonly<Record<string, Uint8Array>>
  readonly options: RunOptions
  /** Who says yes where the run waits. */
  readonly approver?: Principal | undefined
  /** What the host states of the provider that the run's content goes to. */
  readonly agreement?: StatedAttributes | undefined
}

/** Who starts the runs. */
export const STARTER: Principal = { id: 'ada', kind: 'human', roles: [] }

const note = () => ({ note: readInput('healthcare/discharge-note.txt') })
const subjects = ['patient-1']

/** The quickstart's runs by name. */
export const STORIES: Readonly<Record<string, Story>> = {
  healthcare: {
    tenant: 'riverside',
    plugins: ['fcc-healthcare'],
    scenario: 'deidentify-and-release',
    input: note,
    options: { subjects },
  },
  finance: {
    tenant: 'meridian',
    plugins: ['fcc-finserv'],
    scenario: 'validate-var-model',
    input: () => ({
      returns: readInput('finserv/returns.csv'),
      memo: readInput('finserv/memo-public.txt'),
    }),
    options: { subjects: ['equity-book'] },
  },
  government: {
    tenant: 'northgate',
    plugins: ['fcc-gov'],
    scenario: 'control-coverage',
    input: () => ({ ssp: readInput('gov/ssp.json') }),
    options: { subjects: ['system-1'] },
  },
  loopback: {
    tenant: 'riverside',
    plugins: ['fcc-healthcare', 'provider-loopback'],
    scenario: 'summarise-note',
    input: note,
    options: { subjects, provider: 'loopback' },
    agreement: { agreements: ['BAA'] },
  },
  signature: {
    tenant: 'riverside',
    plugins: ['fcc-healthcare'],
    scenario: 'release-with-signature',
    input: () => ({ note: readInput('healthcare/corrected-note.txt') }),
    options: { subjects },
    approver: { id: 'grace', kind: 'human', roles: ['privacy-officer'] },
  },
}

/** A story by name. */
export function storyNamed(name: string): Story {
  const story = STORIES[name]
  if (!story) throw new Error(`There is no story ${name}.`)
  return story
}
