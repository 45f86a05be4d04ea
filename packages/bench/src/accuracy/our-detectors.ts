import type { Detector, Finding } from '@fcc/contracts'
import type { TextSpan } from '@fcc/detection'
import common from '@fcc/plugin-detectors-common'
import healthcare from 'fcc-healthcare'
import { defaultSettings } from './default-settings.ts'
import type { LabelledText } from './labelled-text.ts'

/** What is measured: the detectors that a tenant of fcc-healthcare has, with their default settings. */
const PLUGINS = [common, healthcare] as const

/** One detector, as it is asked. */
type Detect = (text: string) => readonly Finding[] | Promise<readonly Finding[]>

/** Every detector that the plugins contribute. */
export function ourDetectors(): readonly Detect[] {
  const { signal } = new AbortController()
  let asked = 0
  // Each time another tenant asks: what was found for one is kept, and would not be looked for again.
  const call = (settings: unknown) =>
    ({ settings, tenant: { id: String(asked++) }, signal }) as never
  return PLUGINS.flatMap((plugin) => {
    const settings = defaultSettings(plugin)
    return detectorsOf(plugin).map(
      (detector) => (text: string) => detector.detect(text, call(settings)),
    )
  })
}

/** Asks every detector, and answers with all that they found. */
function ourFinder(): (text: string) => Promise<readonly TextSpan[]> {
  const all = ourDetectors()
  return async (text) => {
    const found: Finding[] = []
    for (const detect of all) found.push(...(await detect(text)))
    return found.map(({ span }) => span)
  }
}

/** The same over a whole set. */
export async function findOurs(
  texts: readonly LabelledText[],
): Promise<ReadonlyMap<string, readonly TextSpan[]>> {
  const find = ourFinder()
  const found = new Map<string, readonly TextSpan[]>()
  for (const { id, text } of texts) found.set(id, await find(text))
  return found
}

function detectorsOf(plugin: (typeof PLUGINS)[number]): readonly Detector<unknown>[] {
  const list: Detector<unknown>[] = []
  const contribute = ({ id }: { readonly id: string }, value: unknown): void => {
    if (id === 'detectors') list.push(value as Detector<unknown>)
  }
  // Detectors are made without asking their host for anything.
  plugin.setup({ contribute } as never)
  return list
}
