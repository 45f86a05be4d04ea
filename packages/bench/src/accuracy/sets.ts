import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { evasionSet } from './evasion-set.ts'
import { inCase, type LabelledText } from './labelled-text.ts'
import { asqPhi, diagnosisTitles, type Part, presidioSmall } from './public-sets.ts'

/** A set of texts with what it is. */
export interface AccuracySet {
  readonly id: string
  readonly title: string
  readonly texts: readonly LabelledText[]
}

const GENERATED = 500
const EVASIONS = 500

/** All sets of a part: what is reported, or what rules may be written with in view. */
export async function accuracySets(
  part: Part,
  folders: { readonly data: URL; readonly rivals: URL },
): Promise<readonly AccuracySet[]> {
  const asq = asqPhi(new URL('phi/asq-phi-open.txt', folders.data), part)
  const titles = diagnosisTitles(new URL('icd10cm/icd10cm-order-2021.txt.gz', folders.data), part)
  const both = (id: string, title: string, texts: readonly LabelledText[]) => [
    { id, title, texts },
    { id: `${id}.upper`, title: `${title}, in upper case`, texts: inCase(texts, 'toUpperCase') },
    { id: `${id}.lower`, title: `${title}, in lower case`, texts: inCase(texts, 'toLowerCase') },
  ]
  const third = part === 'tuned' ? 'first third' : 'last two thirds'
  return [
    ...both('asq-phi', `ASQ-PHI open, ${third}`, asq),
    ...(part === 'tuned'
      ? []
      : [
          {
            id: 'presidio-small',
            title: 'presidio-research, generated small',
            texts: presidioSmall(new URL('phi/presidio-generated-small.json', folders.data)),
          },
        ]),
    ...both(
      'generated',
      `${GENERATED} generated texts of 20 countries`,
      await generated(folders.rivals, part),
    ),
    { id: 'evasion', title: 'disguised identifiers', texts: evasionSet(part, EVASIONS) },
    ...both('medicine', 'titles of diagnoses (ICD-10-CM), no identifier in them', titles),
  ]
}

async function generated(rivals: URL, part: Part): Promise<readonly LabelledText[]> {
  const script = fileURLToPath(new URL('generate-texts.mjs', rivals))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, part, String(GENERATED)],
    { maxBuffer: 32 * 1024 * 1024 },
  )
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledText)
}
