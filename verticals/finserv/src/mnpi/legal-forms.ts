import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFolder } from '../data-folder.ts'
import { dataUnreadable } from '../diagnostics.ts'

const file = 'legal-forms.json'
const schema = z.object({ forms: z.record(z.string(), z.string()) })
/** No form has more words. */
const MOST_WORDS = 5
/** Forms that stand before a name, written in capitals there: `PT Bank`, `UAB Lesto`. */
const LEADING: ReadonlySet<string> = new Set(
  'PT AB AO OAO PAO OOO ZAO UAB SIA JSC OJSC PJSC'.split(' '),
)

let loaded: ReadonlySet<string> | undefined

/**
 * A legal form without what its spellings differ in: case, full stops, slashes and other marks.
 * `N.V.`, `NV` and `n.v.` are one form, and so are `Pty. Ltd.` and `PTY LTD`.
 *
 * @example
 * normaliseForm('S.p.A.') // 'spa'
 */
export function normaliseForm(form: string): string {
  return form
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[./'’()]/gu, '')
    .replace(/[\s,;-]+/gu, ' ')
    .trim()
}

/**
 * The shorter names that a company goes by: without the legal form at the end, and the form before that
 * (`Holdings Ltd`), and so on, or without one at the beginning. Empty for a name without a form. A name is
 * never shortened to nothing.
 *
 * @throws FccError `FCC_FINSERV_DATA_UNREADABLE` where the package's data is damaged
 * @example
 * namesWithoutForm('Borealis Motors Holdings N.V.') // ['Borealis Motors Holdings', 'Borealis Motors']
 */
export function namesWithoutForm(name: string): readonly string[] {
  const forms = legalForms()
  const names: string[] = []
  let words = name.trim().split(/\s+/u)
  for (;;) {
    const count = formLength(words, forms)
    if (count === 0) break
    words = words.slice(0, words.length - count)
    names.push(words.join(' ').replace(/[\s,&-]+$/u, ''))
  }
  const shortest = names.at(-1) ?? name
  const [first = '', ...rest] = shortest.split(' ')
  if (LEADING.has(first) && rest.length > 0) names.push(rest.join(' '))
  return names.filter((short) => short.length > 1)
}

/** How many words at the end are a legal form; the longest form counts, and one word always stays. */
function formLength(words: readonly string[], forms: ReadonlySet<string>): number {
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count -= 1) {
    if (forms.has(normaliseForm(words.slice(-count).join(' ')))) return count
  }
  return 0
}

function legalForms(): ReadonlySet<string> {
  loaded ??= readForms()
  return loaded
}

function readForms(): ReadonlySet<string> {
  try {
    const text = readFileSync(new URL(file, dataFolder), 'utf8')
    const { forms } = schema.parse(JSON.parse(text))
    return new Set(Object.values(forms).flatMap((line) => line.split('; ')))
  } catch (cause) {
    throw dataUnreadable(file, cause)
  }
}
