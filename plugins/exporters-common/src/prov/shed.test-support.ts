import { gates, personas, scenarios, skills, workflows } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

/** A plugin with one scenario of two steps, so that there is a real run to export. */
export const shed = definePlugin({
  id: 'shed',
  setup({ contribute }) {
    contribute(personas, {
      id: 'SK',
      code: 'SK',
      name: 'Shed Keeper',
      phase: 'Create',
      roleTitle: 'Keeper of the shed',
      category: 'shed',
      color: '#2b8a3e',
      riscear: {
        role: 'Lends tools.',
        inputs: ['A list'],
        style: 'Plain.',
        constraints: [{ text: 'MUST count.' }],
        expectedOutput: ['Counted list'],
        archetype: 'The Patient Hand',
        responsibilities: ['Count'],
        roleSkills: ['Counting'],
        roleCollaborators: ['Neighbours'],
        roleAdoptionChecklist: ['Can count'],
      },
      duties: [],
      orchestrates: [],
    })
    for (const [id, input, output] of [
      ['count', 'list', 'counted'],
      ['lend', 'counted', 'lent'],
    ] as const) {
      contribute(skills, {
        id,
        title: id,
        input: [input],
        output: [output],
        run: ({ artifacts }) => ({
          artifacts: {
            [output]: { text: `${artifacts[input]?.text} Done.`, mediaType: 'text/plain' },
          },
        }),
      })
    }
    contribute(gates, {
      id: 'said',
      title: 'It says something',
      threshold: 1,
      checks: [
        {
          id: 'words',
          required: true,
          test: { kind: 'content', check: { kind: 'words', atLeast: 1, atMost: 100 } },
        },
      ],
    })
    const node = (id: string) => ({
      id,
      persona: 'SK',
      actor: { kind: 'skill', skill: id } as const,
      produces: [],
    })
    contribute(workflows, {
      id: 'lend',
      title: 'Count and lend',
      start: 'count',
      nodes: [node('count'), { ...node('lend'), gate: { id: 'said', on: 'lent' } }],
      edges: [{ from: 'count', to: 'lend', kind: 'handoff', carries: ['counted'], atMost: 1 }],
    })
    contribute(scenarios, {
      id: 'lend',
      title: 'Lend tools',
      purposes: ['lending'],
      inputs: { list: { mediaType: 'text/plain', required: true, maxBytes: 1000 } },
      workflow: 'lend',
      outcomes: { lent: { gate: 'said' } },
    })
  },
})
