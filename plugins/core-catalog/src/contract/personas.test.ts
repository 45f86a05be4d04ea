import { personaContract } from '@fcc/testing'
import plugin from '../index.ts'
import { documentOf, SECTIONS } from './sample-documents.test-data.ts'

personaContract(plugin, 'core-catalog/RC', {
  cases: [
    { name: 'a whole inventory', text: documentOf(SECTIONS.RC), breaks: [], lacks: [] },
    {
      name: 'an inventory of nothing',
      text: 'To be decided.',
      breaks: [
        'MUST give each reference a line on why it is there.',
        'MUST trace every capability to a statement of the brief.',
      ],
      lacks: SECTIONS.RC,
    },
  ],
})

personaContract(plugin, 'core-catalog/BC', {
  cases: [
    { name: 'a whole blueprint', text: documentOf(SECTIONS.BC), breaks: [], lacks: [] },
    {
      name: 'a blueprint of nothing',
      text: 'To be decided.',
      breaks: [
        'MUST leave no decision open without naming who takes it.',
        'MUST state the data that crosses each interface.',
      ],
      lacks: SECTIONS.BC,
    },
  ],
})

personaContract(plugin, 'core-catalog/DE', {
  cases: [
    { name: 'a whole handoff', text: documentOf(SECTIONS.DE), breaks: [], lacks: [] },
    {
      name: 'a handoff of nothing',
      text: 'Looks fine.',
      breaks: [
        'MUST name the style guide that was applied.',
        'MUST say of each edit whether it is required or advised.',
      ],
      lacks: SECTIONS.DE,
    },
  ],
})

personaContract(plugin, 'core-catalog/RB', {
  cases: [
    { name: 'a whole runbook', text: documentOf(SECTIONS.RB), breaks: [], lacks: [] },
    {
      name: 'a runbook of nothing',
      text: 'Restart it.',
      breaks: [
        'MUST say after each step how one sees that it worked.',
        'MUST be long enough to act on without its author.',
      ],
      lacks: SECTIONS.RB,
    },
  ],
})

personaContract(plugin, 'core-catalog/UG', {
  cases: [
    { name: 'a whole guide', text: documentOf(SECTIONS.UG), breaks: [], lacks: [] },
    {
      name: 'a guide of nothing',
      text: 'It explains itself.',
      breaks: [
        'MUST let a reader reach a first result within the quick start.',
        'MUST tell for each trouble what the reader sees, not what went wrong inside.',
      ],
      lacks: SECTIONS.UG,
    },
    {
      name: 'a guide as long as a book',
      text: `${documentOf(SECTIONS.UG)}\n\n${'word '.repeat(6_000)}`,
      breaks: ['SHOULD stay short enough to be read in one sitting.'],
      lacks: [],
    },
  ],
})
