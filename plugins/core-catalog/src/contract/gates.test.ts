import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { documentOf, fixture, HANDED, SECTIONS } from './sample-documents.test-data.ts'

/** The brief that the padding was written for. */
const TOOL_LIBRARY = { brief: fixture('tool-library.md') }
/** What a document says that would fit any brief: sections with words enough, and no fact in them. */
const padding = (name: string) => ({
  name: 'words that would fit any brief',
  text: fixture(`padding/${name}.md`),
  inputs: TOOL_LIBRARY,
  passes: false as const,
})
/** Two sections of four that say the same thing again and again. */
const repeated = (heading: string) =>
  `\n\n## ${heading}\n\n${'- The machine must tell when its water tank is empty. [brief:4]\n'.repeat(9)}`

pointContract(plugin, 'gates', 'core-catalog/QG-RC-001', {
  cases: [
    {
      name: 'an inventory',
      text: documentOf(SECTIONS.RC),
      inputs: HANDED,
      persona: 'RC',
      passes: true,
      failed: [],
      scoreAtLeast: 1,
    },
    {
      name: 'one without tags',
      text: documentOf(SECTIONS.RC.slice(0, 3)),
      inputs: HANDED,
      persona: 'RC',
      passes: false,
      failed: ['capability-tags', 'expected-output'],
    },
    {
      name: 'one capability many times over',
      text: `${documentOf(SECTIONS.RC.slice(1))}${repeated('Capability matrix')}`,
      inputs: HANDED,
      persona: 'RC',
      passes: false,
      failed: ['demands', 'distinct-capabilities'],
    },
    {
      ...padding('research-inventory'),
      persona: 'RC',
      failed: [
        'traced',
        'demands',
        'capability-matrix',
        'annotated-references',
        'traceability-matrix',
        'capability-tags',
        'constraints',
      ],
    },
    {
      name: 'words that would fit any brief, with a citation behind each line',
      text: fixture('padding/research-inventory.md').replaceAll(/([.,]) ?$/gm, '$1 [brief:12]'),
      inputs: TOOL_LIBRARY,
      persona: 'RC',
      passes: false,
      scoreAtMost: 0.4,
    },
    {
      name: 'of a brief that states nothing',
      text: documentOf(SECTIONS.RC),
      inputs: { brief: 'Hi there!' },
      persona: 'RC',
      passes: false,
    },
    {
      name: 'none',
      text: '# Inventory',
      inputs: HANDED,
      persona: 'RC',
      passes: false,
      failed: [
        'traced',
        'demands',
        'capability-matrix',
        'distinct-capabilities',
        'annotated-references',
        'traceability-matrix',
        'capability-tags',
        'expected-output',
        'constraints',
      ],
      scoreAtMost: 0,
    },
    {
      name: 'an inventory of nobody',
      text: documentOf(SECTIONS.RC),
      inputs: HANDED,
      passes: false,
      notMeasured: ['expected-output', 'constraints'],
    },
  ],
})

pointContract(plugin, 'gates', 'core-catalog/QG-BC-001', {
  cases: [
    {
      name: 'a blueprint',
      text: documentOf(SECTIONS.BC),
      inputs: HANDED,
      persona: 'BC',
      passes: true,
      failed: [],
    },
    {
      name: 'three parts of four',
      text: documentOf(SECTIONS.BC.slice(0, 3)),
      inputs: HANDED,
      persona: 'BC',
      passes: true,
      failed: ['workflow-definitions', 'expected-output'],
    },
    {
      name: 'two parts of four',
      text: documentOf(SECTIONS.BC.slice(0, 2)),
      inputs: HANDED,
      persona: 'BC',
      passes: false,
      failed: ['data-models', 'workflow-definitions', 'expected-output', 'constraints'],
    },
    {
      ...padding('blueprints-specs'),
      persona: 'BC',
      failed: [
        'demands',
        'architecture-diagrams',
        'api-specifications',
        'data-models',
        'workflow-definitions',
        'constraints',
      ],
    },
    {
      name: 'none',
      text: '# Blueprint',
      inputs: HANDED,
      persona: 'BC',
      passes: false,
      scoreAtMost: 0,
    },
  ],
})

pointContract(plugin, 'gates', 'core-catalog/QG-DE-001', {
  cases: [
    {
      name: 'a handoff',
      text: documentOf(SECTIONS.DE),
      inputs: HANDED,
      persona: 'DE',
      passes: true,
      failed: [],
    },
    {
      name: 'one edit many times over',
      text: `${documentOf(SECTIONS.DE.slice(0, 3))}${repeated('Standards edits')}`,
      inputs: HANDED,
      persona: 'DE',
      passes: false,
      failed: ['distinct-edits'],
    },
    { ...padding('publish-handoff'), persona: 'DE' },
    { name: 'none', text: '# Handoff', inputs: HANDED, persona: 'DE', passes: false },
  ],
})

pointContract(plugin, 'gates', 'core-catalog/QG-RB-001', {
  cases: [
    {
      name: 'a runbook',
      text: documentOf(SECTIONS.RB),
      inputs: HANDED,
      persona: 'RB',
      passes: true,
      failed: [],
    },
    { ...padding('runbook'), persona: 'RB' },
    { name: 'none', text: '# Runbook', inputs: HANDED, persona: 'RB', passes: false },
  ],
})

pointContract(plugin, 'gates', 'core-catalog/QG-UG-001', {
  cases: [
    {
      name: 'a guide',
      text: documentOf(SECTIONS.UG),
      inputs: HANDED,
      persona: 'UG',
      passes: true,
      failed: [],
    },
    { ...padding('user-guide'), persona: 'UG' },
    { name: 'none', text: '# Guide', inputs: HANDED, persona: 'UG', passes: false },
  ],
})
