import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const INCIDENT = JSON.stringify({
  discovered: '2026-03-02',
  secured: false,
  factors: { identifiers: 'direct', recipient: 'unknown', acquired: 'viewed', mitigated: 'not' },
  individuals: 612,
  residents: { WI: 612 },
})

pointContract(plugin, 'commands', 'fcc-healthcare/emergencies', {
  cases: [
    {
      name: 'none',
      options: { 'fail-on-open': true },
      ends: 'completed',
      says: '0 accesses in an emergency, 0 reviewed, 0 open',
      tells: { open: 0 },
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-healthcare/triage-breach', {
  cases: [
    {
      name: 'many people of one state',
      artifacts: { incident: INCIDENT },
      makes: { 'breach-triage': { includes: ['By the rule: breach', '45 CFR 164.408(b)'] } },
      measures: { notifications: 3 },
    },
    {
      name: 'no incident',
      artifacts: { incident: '{"discovered":"yesterday"}' },
      refuses: 'FCC_HEALTHCARE_INCIDENT_UNREADABLE',
    },
  ],
})
