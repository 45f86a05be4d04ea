import type { Skill } from '@fcc/contracts'
import type { Abbreviations } from './abbreviations.ts'

/** A skill that leans on a service: it is made with it, in `setup`. */
export const expandAbbreviations = ({ meaningOf }: Abbreviations): Skill => ({
  id: 'example-fcc-template/expand-abbreviations',
  title: 'Write abbreviations out',
  input: ['note'],
  output: ['plain-note'],
  run({ artifacts }) {
    // Half a character, as a cut text may hold, could not be stored.
    const text = (artifacts.note?.text ?? '').toWellFormed()
    return {
      artifacts: { 'plain-note': text.replace(/\w+/g, (word) => meaningOf(word) ?? word) },
    }
  },
})
