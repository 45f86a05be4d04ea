import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from '@fcc/detection'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { findIdentifiers } from '../deidentify/find-identifiers.ts'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { deidentifyRecord } from '../structured/deidentify-record.ts'
import { takeApart } from '../structured/read-record.ts'
import { attestRecord } from '../structured/settled.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { conformanceFile } from './shared-data.ts'

const vocabulary = readVocabulary()
const folder = conformanceFile('hl7/v2')
const messages = folder
  ? readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  : []

/** What became of a message: released, or refused for an attachment. */
const released = messages.flatMap(({ name, text }) => {
  try {
    return [
      { name, text, made: atOnce(deidentifyRecord(text, vocabulary, DEFAULT_KEPT_RULES)).text },
    ]
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_HEALTHCARE_RECORD_ATTACHMENT') return []
    throw error
  }
})

describe('75 messages of HL7 v2 by others', () => {
  it('are released and attested, or refused for an attachment', () => {
    if (!folder) return
    expect([messages.length, released.length]).toEqual([75, 65])
    for (const { name, made } of released) {
      expect([name, atOnce(attestRecord(made, vocabulary, DEFAULT_KEPT_RULES)).unsettled]).toEqual([
        name,
        [],
      ])
    }
  })

  it('keep their segments, fields and line ends', () => {
    const shape = (text: string) => text.replace(/[^|\r\n]+/g, '')
    for (const { text, made } of released) expect(shape(made)).toBe(shape(text))
  })

  it('leave nothing that their own fields for names, numbers and addresses hold', () => {
    for (const { name, text, made } of released) {
      const words = new Set(made.toLowerCase().match(/[\p{L}\p{N}-]+/gu))
      const left = takeApart(text, vocabulary)
        .parts.filter(({ treatment }) =>
          /^marker:(?:name|record|phone|ssn|account)/.test(treatment),
        )
        .flatMap(({ value }) => value.toLowerCase().match(/[\p{L}\p{N}-]{5,}/gu) ?? [])
        .filter((word) => words.has(word))
      expect([name, left]).toEqual([name, []])
    }
  })

  it('show the detector nothing more', () => {
    for (const { name, made } of released) {
      expect([name, findIdentifiers(made, 'test')]).toEqual([name, []])
    }
  })
})
