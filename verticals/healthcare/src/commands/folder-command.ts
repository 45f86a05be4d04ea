import type { Command, CommandFile } from '@fcc/contracts'
import type { Settings } from '../settings.ts'

/**
 * `fcc healthcare folder FILE…`: de-identifies the documents of a folder in one run, a branch for each, and says
 * which number each file has in the release. A run that was interrupted continues with `fcc resume`.
 */
export function createFolderCommand(): Command<Settings> {
  return {
    id: 'fcc-healthcare/folder',
    title: 'De-identify the documents of a folder in one run: notes, HL7 v2, FHIR, tables',
    arguments: [
      {
        name: 'document',
        description: 'a note, messages of HL7 v2, FHIR R4 as JSON, or a table in CSV',
        kind: 'file',
        required: true,
        repeatable: true,
      },
    ],
    options: [],
    examples: ['notes/monday.txt notes/results.hl7', 'patients.csv'],
    async run({ arguments: { document }, report, session, signal }) {
      const files = document as readonly CommandFile[]
      for (const file of files) {
        signal.throwIfAborted()
        // The rules decide whether it may be read at all; the run takes in what was given.
        await session.read(file)
      }
      const documents = JSON.stringify(files.map(({ text }) => text))
      const run = await session.perform('deidentify-folder', { documents })
      report.say(
        `Run ${run.id} ${run.state}: ${files.length} ${files.length === 1 ? 'document' : 'documents'}`,
      )
      report.table(files.map(({ name }, index) => [`  ${index + 1}`, name]))
      report.say(
        `Read it: fcc outcome ${run.id} folder-report > report.html`,
        `As data: fcc outcome ${run.id} folder-release`,
      )
      report.document({
        run: run.id,
        state: run.state,
        documents: files.map(({ name }, index) => ({ number: index + 1, name })),
      })
      return run.state === 'completed'
        ? 'completed'
        : run.state === 'rejected'
          ? 'rejected'
          : 'failed'
    },
  }
}
