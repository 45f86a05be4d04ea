import { readFileSync } from 'node:fs'
import type { Artifact, Skill } from '@fcc/contracts'
import { NO_LABELS } from '@fcc/contracts'
import healthcare from 'fcc-healthcare'
import { defaultSettings } from './default-settings.ts'
import { type Share, shareOf } from './interval.ts'

const ROOT = new URL('../../../../', import.meta.url)
/** Notes in ordinary case that were written for this project, for other purposes than this figure. */
const NOTES = [
  'packages/bench/data/notes/clean.txt',
  'packages/bench/data/notes/identifiers.txt',
  'examples/quickstart/inputs/healthcare/discharge-note.txt',
  'verticals/healthcare/example/note.txt',
  'verticals/healthcare/example/coding.txt',
  'verticals/healthcare/example/folder/discharge.txt',
]

/** The notes whose words are proven here, as they were written. */
export function ordinaryNotes(): readonly string[] {
  return NOTES.map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
}

/**
 * How many of the words and numbers of de-identified texts could not be proven at first: they are masked in the next
 * round, be they names that were missed or words of medicine that no list has. By the very skills of the release.
 *
 * @returns the share of all texts together
 */
export async function unprovenWords(texts: readonly string[]): Promise<Share> {
  const skills = new Map<string, Skill<unknown>>()
  const contribute = ({ id }: { readonly id: string }, value: unknown): void => {
    if (id === 'skills') skills.set((value as Skill).id, value as Skill<unknown>)
  }
  // Skills are made without asking their host for anything.
  healthcare.setup({ contribute } as never)
  const settings = defaultSettings(healthcare)
  const { signal } = new AbortController()
  const run = async (id: string, name: string, text: string) => {
    const skill = skills.get(`fcc-healthcare/${id}`)
    if (!skill) throw new Error(`fcc-healthcare/${id} is not contributed.`)
    const given: Artifact = { name, text, mediaType: 'text/plain', labels: NO_LABELS }
    return await skill.run(
      { artifacts: { [name]: given }, feedback: {} } as never,
      { settings, tenant: { id: 'accuracy' }, signal } as never,
    )
  }
  const attest = async (note: string) => {
    const { measures } = await run('attest', 'release-packet', packetOf(note))
    return { residuals: measures?.residuals ?? 0, tokens: measures?.tokens ?? 0 }
  }
  // The headings of a packet are words too.
  const { tokens: around } = await attest('')
  let unproven = 0
  let words = 0
  for (const text of texts) {
    const { artifacts } = await run('deidentify', 'note', text)
    const made = artifacts['deidentified-note']
    const { residuals, tokens } = await attest(typeof made === 'string' ? made : (made?.text ?? ''))
    unproven += residuals
    words += tokens - around
  }
  return shareOf(unproven, words)
}

function packetOf(note: string): string {
  const codes = 'No diagnosis codes were found in the note.'
  return `# Release packet\n\n## De-identified note\n\n${note}\n\n## Code report\n\n${codes}\n`
}
