import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const here = { location: 'loopback', region: 'local' } as const
const noon = { 'clock.hour': 12 }

pointContract(plugin, 'constitutions', 'core-catalog/standard', {
  cases: [
    {
      name: 'a model may not start a run',
      at: 'run_input',
      principal: { id: 'm-1', kind: 'model' },
      decision: 'halt',
      reasons: ['people-or-services-start-runs'],
    },
    {
      name: 'a persona may not, either',
      at: 'run_input',
      principal: { id: 'p-1', kind: 'persona' },
      decision: 'halt',
      reasons: ['people-or-services-start-runs'],
    },
    {
      name: 'a service may',
      at: 'run_input',
      principal: { id: 's-1', kind: 'service' },
      decision: 'allow',
      reasons: [],
    },
    { name: 'a person may', at: 'run_input', decision: 'allow', reasons: [] },
    {
      name: 'unlabelled content may go to this machine',
      at: 'egress',
      provider: here,
      decision: 'allow',
      reasons: ['unlabelled-to-this-machine'],
    },
    {
      name: 'labelled content may not',
      at: 'egress',
      labels: ['phi'],
      provider: here,
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'another tenant reads what was granted to it',
      at: 'cross_tenant_query',
      query: { granted: true },
      decision: 'allow',
      reasons: ['granted-to-another-tenant'],
    },
    {
      name: 'another tenant reads nothing else',
      at: 'cross_tenant_query',
      query: { granted: false },
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'nothing may go where nobody knows',
      at: 'egress',
      provider: { location: 'remote', region: 'unknown' },
      decision: 'halt',
      reasons: ['known-whereabouts'],
    },
    {
      name: 'labelled content may not stay long',
      at: 'egress',
      labels: ['phi'],
      provider: { ...here, retentionDays: 31 },
      decision: 'halt',
      reasons: [
        {
          rule: 'short-memory-for-labelled-content',
          tier: 'mandatory',
          waivableBy: ['data-protection-officer'],
        },
        'not_permitted',
      ],
    },
    {
      name: 'for thirty days it may, as far as that rule goes',
      at: 'egress',
      labels: ['phi'],
      provider: { ...here, retentionDays: 30 },
      decision: 'halt',
      reasons: ['not_permitted'],
    },
    {
      name: 'production releases nothing that passed no gate',
      at: 'release',
      domain: 'PROD',
      facts: noon,
      decision: 'halt',
      reasons: ['production-releases-passed-a-gate'],
    },
    {
      name: 'production releases what passed one, by day',
      at: 'release',
      domain: 'PROD',
      gatesPassed: ['QG-RC-001'],
      facts: noon,
      decision: 'allow',
      reasons: [],
    },
    {
      name: 'at night it says so',
      at: 'release',
      domain: 'PROD',
      gatesPassed: ['QG-RC-001'],
      facts: { 'clock.hour': 23 },
      decision: 'allow',
      reasons: ['production-releases-by-day'],
    },
    {
      name: 'a laboratory releases as it likes',
      at: 'release',
      facts: noon,
      decision: 'allow',
      reasons: [],
    },
  ],
})
