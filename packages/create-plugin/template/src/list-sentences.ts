import type { Skill } from '@fcc/contracts'

/** Writes the note's sentences as a list; the same note gives the same bytes. */
export const listSentences: Skill = {
  id: 'example-fcc-template/list-sentences',
  title: 'List the sentences of a note',
  says: '{sentences} {sentences|sentence|sentences}',
  input: ['note'],
  output: ['sentences'],
  run({ artifacts }) {
    // Half a character, as a cut text may hold, could not be stored.
    const text = (artifacts.note?.text ?? '').toWellFormed()
    const sentences = [...text.matchAll(/[^.!?]+[.!?]*/g)]
      .map(([sentence]) => sentence.trim().replace(/\s+/g, ' '))
      .filter((sentence) => /\w/.test(sentence))
    return {
      artifacts: { sentences: `# Sentences\n\n${sentences.map((each) => `- ${each}\n`).join('')}` },
      measures: { sentences: sentences.length },
    }
  },
}
