import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pointContract(plugin, 'exporters', 'fcc-healthcare/fhir', {
  cases: [
    {
      name: 'a run of two visits',
      tells: {
        type: 'collection',
        'entry.0.resource.resourceType': 'Provenance',
        'entry.0.resource.agent.0.who.identifier.value': 'sample/CLEAN',
        'entry.0.resource.target.0.identifier.value': 'sealed-clean-note-Zb3cK1',
        'entry.1.resource.agent.1.who.type': 'Practitioner',
        'entry.4.resource.outcomeDesc': 'completed',
        'entry.4.resource.entity.0.detail.0.valueString': 'bGVhZg==',
      },
    },
  ],
})
