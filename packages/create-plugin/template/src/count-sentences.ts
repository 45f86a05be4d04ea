import type { Command, CommandFile, CommandOutcome } from '@fcc/contracts'

/** `fcc example-fcc-template count-sentences note.txt`: for people a line, for machines a number. */
export const countSentences: Command = {
  id: 'example-fcc-template/count-sentences',
  title: 'Count the sentences of a text',
  arguments: [{ name: 'note', description: 'The text.', kind: 'file', required: true }],
  options: [],
  examples: ['note.txt'],
  async run({ arguments: { note }, session, report }): Promise<CommandOutcome> {
    // As a run would take it in: rules of the tenant look at it first.
    const text = await session.read(note as CommandFile)
    const sentences = text.split(/[.!?]+/).filter((part) => /\w/.test(part)).length
    report.say(sentences === 1 ? '1 sentence' : `${sentences} sentences`)
    report.document({ sentences })
    return 'completed'
  },
}
