import { readFileSync } from 'node:fs'
import redactPii from 'redact-pii'

const NOTES = new URL('../../data/notes/', import.meta.url)

/** Redacts one note again and again, one text at a time. */
export async function createSide({ note = 'clean', length = '2000' }) {
  const redactor = new redactPii.SyncRedactor()
  const whole = readFileSync(new URL(`${note}.txt`, NOTES), 'utf8')
  // Each begins elsewhere in the note, as ours do.
  const texts = Array.from({ length: 40 }, (_, index) => {
    const end = index * 37 + Number(length)
    return whole.repeat(Math.ceil(end / whole.length)).slice(index * 37, end)
  })
  return {
    async measure({ count }, { stopwatch, took }) {
      redactor.redact(texts[0])
      await stopwatch(async () => {
        for (let index = 0; index < count; index += 1) {
          const begun = performance.now()
          redactor.redact(texts[index % texts.length])
          took(performance.now() - begun)
        }
      })
      return { characters: length }
    },
  }
}
