import { readFileSync } from 'node:fs'
import { ourDetectors } from '../accuracy/our-detectors.ts'
import type { CreateSide } from '../sides/side.ts'

const NOTES = new URL('../../data/notes/', import.meta.url)

/** What catches a scanner out: one thing for ever, and the beginnings of what patterns look for. */
const HOSTILE = 'a|1|-|@.|A|\n|é|\u200b1|１|Aa |Mr. |1-|1 |a@|a.|MRN |A.|www.|Aa of |😀'.split('|')

/** As the peers do. */
const VARIANTS = 40
const SHIFT = 37

/**
 * Looks into one note again and again, or into one hostile text after another, with the detectors of the accuracy
 * figures.
 */
export const createSide: CreateSide = async ({ note = 'clean', length = '2000' }) => {
  const detectors = ourDetectors()
  const texts = note === 'hostile' ? HOSTILE.map((text) => repeated(text, 0)) : variants()
  return {
    async measure({ count }, { stopwatch, took }) {
      await find(0)
      await stopwatch(async () => {
        for (let index = 0; index < count; index += 1) {
          const begun = performance.now()
          await find(index)
          took(performance.now() - begun)
        }
      })
      return { characters: length }
    },
  }

  /** Each begins elsewhere in the note, so that no text is one that was just looked into. */
  function variants(): readonly string[] {
    const whole = readFileSync(new URL(`${note}.txt`, NOTES), 'utf8')
    return Array.from({ length: VARIANTS }, (_, index) => repeated(whole, index * SHIFT))
  }

  function repeated(text: string, from: number): string {
    const end = from + Number(length)
    return text.repeat(Math.ceil(end / text.length)).slice(from, end)
  }

  async function find(index: number): Promise<void> {
    const text = texts[index % texts.length] ?? ''
    for (const detect of detectors) await detect(text)
  }
}
