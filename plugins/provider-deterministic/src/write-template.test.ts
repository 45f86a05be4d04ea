import { wordsOf } from '@fcc/contracts/statements'
import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleArtifact } from './sample-request.test-data.ts'
import { settingsSchema } from './settings.ts'
import { writeTemplate } from './write-template.ts'

const settings = settingsSchema.parse({})
const note = `Admitted with pneumonia of the left lung.
The cat is called Tom.
Amoxicillin 500 mg was given for 7 days.
She lives with her sister near the river and likes to walk there in the evening.
She has two dogs and a garden that she looks after by herself.
Follow-up in the chest clinic in 2 weeks.
`
const template =
  '# Summary\n\n<!-- Summarise: reason for admission, medication, follow-up. Be short. -->\n'
const filled = (text: string, of = template, given = settings) =>
  atOnce(writeTemplate(of, { note: sampleArtifact('note', text) }, given))

describe('a template that asks for a summary', () => {
  it('gets what it is asked about, then what is measured, with less than half of the words, and says what it left out', () => {
    const summary = filled(note)
    expect(summary.split('\n').slice(2)).toEqual([
      '- Amoxicillin 500 mg was given for 7 days. [note:3]',
      '- Follow-up in the chest clinic in 2 weeks. [note:6]',
      '- Left out: lines 1-2, 4-5',
      '',
    ])
    const quoted = summary.split('\n').filter((line) => line.includes('[note:'))
    expect(wordsOf(quoted.join(' ')).length).toBeLessThan(wordsOf(note).length / 2)
  })

  it('is bounded in how many statements answer it', () => {
    const long = Array.from({ length: 100 }, (_, at) => `Dose ${at} was 5 mg by mouth.`).join(
      '\n\n',
    )
    const quoted = filled(long)
      .split('\n')
      .filter((line) => line.includes('[note:'))
    expect(quoted).toHaveLength(settings.maxAnswers)
    expect(filled(long)).toMatch(/^- Left out: lines .*, … \(88 of 100 statements\)$/m)
  })

  it('says nothing of what it left out where it left out nothing', () => {
    expect(filled('Admitted with pneumonia.')).not.toContain('Left out')
  })

  it('is open where nothing speaks of what it asks', () => {
    expect(filled(note, '<!-- Allergies. -->')).toBe(
      'Open: nothing that was handed over says this (Allergies.)',
    )
  })

  it('is answered in steps of a sentence', () => {
    const long = note.repeat(500)
    const steps = [...writeTemplate(template, { note: sampleArtifact('note', long) }, settings)]
    expect(Math.max(...steps)).toBeLessThanOrEqual(long.length)
    expect(steps.filter((size) => size > 5_000).length).toBeLessThan(10)
  })
})
