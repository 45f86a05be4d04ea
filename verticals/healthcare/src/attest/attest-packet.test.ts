import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderCodeReport } from '../codes/code-report.ts'
import { checkStructure } from '../codes/icd-10-cm.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { attestPacket } from './attest-packet.ts'
import { renderAttestation } from './attestation-text.ts'
import { tokenise } from './token.ts'

const vocabulary = readVocabulary()
const packetOf = (note: string, codes = 'No diagnosis codes were found in the note.') =>
  `# Release packet\n\n## De-identified note\n\n${note}\n\n## Code report\n\n${codes}\n`
const attest = (note: string, codes?: string) => attestPacket(packetOf(note, codes), vocabulary)

describe('the attestation of a release packet', () => {
  it('finds nothing in a note of clinical words and markers', () => {
    const attestation = attest('[name] was admitted on [date:2026] with dyspnea and leg swelling.')
    expect(attestation?.suspects).toEqual([])
    expect(attestation?.residuals).toEqual([])
    expect(attestation?.provenWords).toBe(8)
  })

  it('counts residuals by the tokens of the note, wherever the note begins', () => {
    const attestation = attest('Seen by Okonkwo, credential MD/48-2137.')
    expect(attestation?.residuals).toEqual([
      { token: 2, suspicion: 'capitalised-word' },
      { token: 4, suspicion: 'number-of-an-id' },
    ])
  })

  it('carries what was masked before along, so that no round undoes another', () => {
    expect(attest('Seen by [unproven], credential MD/48-2137.')?.residuals).toEqual([
      { token: 2, suspicion: 'masked-before' },
      { token: 4, suspicion: 'number-of-an-id' },
    ])
  })

  it('sees what stands in the code report and around the sections too', () => {
    for (const packet of [
      packetOf('She was well.', 'Okonkwo'),
      `Okonkwo\n${packetOf('She was well.')}`,
    ]) {
      const { suspects = [] } = attestPacket(packet, vocabulary) ?? {}
      expect(suspects.map(({ start, end }) => packet.slice(start, end))).toEqual(['Okonkwo'])
    }
  })

  it('proves every sentence that a code report can hold', () => {
    const codes = ['E', '110', 'EO3.9', 'K2I.9', 'E11.65999', 'E11,65', 'S72.001X', 'E11.6+'].map(
      (written, line) => {
        const judged = checkStructure(written)
        return { mention: { written: 'K2I.9', start: 0, line: line + 1 }, ...judged }
      },
    )
    const outcomes = ['valid', 'header', 'not-found', 'well-formed'] as const
    const report = renderCodeReport([
      ...codes.map((code) => ({ ...code, outcome: 'malformed' as const })),
      ...outcomes.map((outcome) => ({
        mention: { written: 'I10', start: 0, line: 1936 },
        outcome,
        code: 'I10',
      })),
    ])
    expect(attest('She was well.', report)?.suspects).toEqual([])
    expect(attest('She was well.', renderCodeReport([]))?.suspects).toEqual([])
  })

  it('is not misled by a note that quotes the heading of the code report', () => {
    const attestation = attest('She was well.\n## Code report\nOkonkwo')
    expect(attestation?.residuals).toEqual([{ token: 5, suspicion: 'capitalised-word' }])
  })

  it('does not attest what is no packet', () => {
    expect(attestPacket('She was well.', vocabulary)).toBeUndefined()
    expect(attestPacket('## Code report\n\n## De-identified note\n', vocabulary)).toBeUndefined()
  })

  it('takes the latest year of a marker as the reference for ages', () => {
    expect(attest('[date:2030] born in 1939')?.suspects).toHaveLength(1)
    expect(attest('[date:2026] born in 1939')?.suspects).toHaveLength(0)
  })

  it('writes kinds and counts, never what stands there', () => {
    const attestation = attest('Seen by Okonkwo.')
    const text = attestation ? renderAttestation(attestation) : ''
    expect(text).toContain('Not attested')
    expect(text).toContain('capitalised-word: 1')
    expect(text).not.toContain('Okonkwo')
  })

  it('ends after one more round: masking every residual leaves at most fewer', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      fc.constantFrom(
        'Dr.',
        'Okonkwo',
        '12',
        '1931',
        'March',
        '3/14',
        'mg',
        'the',
        'Young',
        'B12',
        'MRN',
        '48',
        'diabetes',
        'E11.65',
        '\n',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        let note = words.join(' ')
        const total = tokenise(note).length
        let before = Number.POSITIVE_INFINITY
        for (let round = 0; round <= total; round += 1) {
          const attestation = attest(note)
          if (
            !attestation ||
            attestation.residuals.every((each) => each.suspicion === 'masked-before')
          )
            return
          const open = tokenise(note).filter((token) => !token.isMarker).length
          expect(open).toBeLessThan(before)
          before = open
          const wanted = new Set(attestation.residuals.map((residual) => residual.token))
          note = tokenise(note)
            .map((token, index) => ({ token, index }))
            .filter(({ index }) => wanted.has(index))
            .reduceRight(
              (text, { token }) =>
                `${text.slice(0, token.start)}[unproven]${text.slice(token.end)}`,
              note,
            )
        }
        expect.unreachable('the rounds did not end')
      }),
    )
  })

  it('never throws, whatever the note', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (note) => {
        attest(note)
      }),
    )
  })
})
