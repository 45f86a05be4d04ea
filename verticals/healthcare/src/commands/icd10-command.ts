import type { Command, CommandFile, CommandOutcome } from '@fcc/contracts'
import { effectiveDayOf, ICD_10_CM, isDay } from '../codes/code-edition.ts'
import { parseOrderFile } from '../codes/order-file.ts'
import { codeTableEmpty, effectiveDayUnknown } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

/** Bytes of an order file, at most: today's have 14 million. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * `fcc healthcare icd10 import FILE`: keeps an order file of ICD-10-CM as it is published, for all tenants,
 * under the day from which it is in force; checked whole before, so that no run meets a broken line.
 */
export function createIcd10Command(): Command<Settings> {
  return {
    id: 'fcc-healthcare/icd10',
    title: 'Import a table of ICD-10-CM for all tenants, by the day from which it is in force',
    arguments: [
      {
        name: 'action',
        description: 'what to do',
        kind: 'text',
        required: true,
        choices: ['import'],
      },
      {
        name: 'file',
        description: 'an order file, as CMS publishes it: icd10cm-order-2021.txt',
        kind: 'file',
        required: true,
        maxBytes: MOST_BYTES,
      },
    ],
    options: [
      {
        name: 'effective',
        description:
          'the day from which it is in force, as YYYY-MM-DD; by default the first of October before the year in its name',
        kind: 'text',
      },
    ],
    examples: [
      'import icd10cm-order-2021.txt',
      'import icd10cm-order-2021.txt --effective 2021-01-01',
    ],
    async run({ arguments: { file }, options, report, session }): Promise<CommandOutcome> {
      const { name, text } = file as CommandFile
      const effective = effectiveOf(name, options.effective as string | undefined)
      const table = parseOrderFile(text)
      if (table.size === 0) throw codeTableEmpty()
      const billable = [...table.values()].filter((row) => row.billable).length
      const kept = await session.keepReferenceData({
        name: ICD_10_CM,
        version: effective,
        mediaType: 'text/plain',
        text,
      })
      const headers = table.size - billable
      report.say(
        `Kept ${ICD_10_CM}, in force from ${effective}: ${table.size} codes, ${billable} billable, ${headers} headers.`,
        `Runs take the table that was imported last, or the one of a day of service. SHA-256 ${kept.digest}.`,
      )
      report.document({
        name: ICD_10_CM,
        effective,
        codes: table.size,
        billable,
        headers,
        digest: kept.digest,
      })
      return 'completed'
    },
  }
}

function effectiveOf(file: string, given: string | undefined): string {
  const day = given ?? effectiveDayOf(file)
  if (day === undefined || !isDay(day)) throw effectiveDayUnknown(given)
  return day
}
