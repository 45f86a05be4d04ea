import { RECORD_TYPES, type RecordType } from '@fcc/contracts'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'

const types: Readonly<Record<string, RecordType>> = RECORD_TYPES

/** The page of everything that is written into the audit log or told on the bus. */
export function recordsPage(): Page {
  return page('reference/records.md', [
    '# Entries and events',
    'What happens is written into the audit log of its tenant (an entry), told on the tenant’s bus (an event), or both, under one name. Both are CloudEvents 1.0 with ids, labels and counts, and never content. An entry of a run carries the run’s `envelope` besides. An event becomes durable in the transaction of what it tells of; it is delivered at least once, in order for each run, and a receiver knows by its `id` what it had before.',
    table(
      ['Name', 'Entry', 'Event', 'When'],
      Object.entries(types).map(([name, { entry, event, when }]) => [
        `[${inlineCode(name)}](#${name.replaceAll('.', '')})`,
        entry ? 'yes' : '',
        event ? 'yes' : '',
        prose(when),
      ]),
    ),
    ...Object.entries(types).flatMap(([name, { data, when }]) => [
      `## ${name}`,
      prose(when),
      table(
        ['Field of `data`', 'What it is'],
        Object.entries(data).map(([field, meaning]) => [inlineCode(field), prose(meaning)]),
      ),
    ]),
  ])
}

/** What the page would leave unsaid, one sentence each. */
export function recordProblems(): readonly string[] {
  return Object.entries(types).flatMap(([name, { when, data }]) => [
    ...(when.trim() === '' ? [`${name} lacks a sentence that says when it happens.`] : []),
    ...Object.entries(data).flatMap(([field, meaning]) =>
      meaning.trim() === '' ? [`The field ${field} of ${name} lacks a description.`] : [],
    ),
  ])
}
