import { gateContract } from '@fcc/testing'
import plugin from '../index.ts'
import { documentOf, SECTIONS } from './sample-documents.test-data.ts'

gateContract(plugin, 'core-catalog/QG-RC-001', {
  cases: [
    {
      name: 'an inventory',
      text: documentOf(SECTIONS.RC),
      persona: 'RC',
      passes: true,
      failed: [],
    },
    {
      name: 'one without tags',
      text: documentOf(SECTIONS.RC.slice(0, 3)),
      persona: 'RC',
      passes: false,
      failed: ['capability-tags', 'expected-output'],
    },
    {
      name: 'none',
      text: '# Inventory',
      persona: 'RC',
      passes: false,
      failed: [
        'capability-matrix',
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
      passes: false,
      notMeasured: ['expected-output', 'constraints'],
    },
  ],
})

gateContract(plugin, 'core-catalog/QG-BC-001', {
  cases: [
    { name: 'a blueprint', text: documentOf(SECTIONS.BC), persona: 'BC', passes: true, failed: [] },
    {
      name: 'three parts of four',
      text: documentOf(SECTIONS.BC.slice(0, 3)),
      persona: 'BC',
      passes: true,
      failed: ['workflow-definitions', 'expected-output'],
    },
    {
      name: 'two parts of four',
      text: documentOf(SECTIONS.BC.slice(1, 3)),
      persona: 'BC',
      passes: false,
      failed: ['architecture-diagrams', 'workflow-definitions', 'expected-output'],
    },
    {
      name: 'none',
      text: '# Blueprint',
      persona: 'BC',
      passes: false,
      failed: [
        'architecture-diagrams',
        'api-specifications',
        'data-models',
        'workflow-definitions',
        'expected-output',
        'constraints',
      ],
    },
  ],
})

gateContract(plugin, 'core-catalog/QG-DE-001', {
  cases: [
    { name: 'a handoff', text: documentOf(SECTIONS.DE), persona: 'DE', passes: true, failed: [] },
    {
      name: 'none',
      text: '# Handoff',
      persona: 'DE',
      passes: false,
      failed: [
        'style-guide-compliance',
        'version-controlled',
        'review-report',
        'expected-output',
        'constraints',
      ],
    },
  ],
})

gateContract(plugin, 'core-catalog/QG-RB-001', {
  cases: [
    { name: 'a runbook', text: documentOf(SECTIONS.RB), persona: 'RB', passes: true, failed: [] },
    {
      name: 'none',
      text: '# Runbook',
      persona: 'RB',
      passes: false,
      failed: ['procedures', 'automation', 'troubleshooting', 'expected-output', 'constraints'],
    },
  ],
})

gateContract(plugin, 'core-catalog/QG-UG-001', {
  cases: [
    { name: 'a guide', text: documentOf(SECTIONS.UG), persona: 'UG', passes: true, failed: [] },
    {
      name: 'none',
      text: '# Guide',
      persona: 'UG',
      passes: false,
      failed: ['quick-start', 'steps', 'troubleshooting', 'expected-output', 'constraints'],
    },
  ],
})
