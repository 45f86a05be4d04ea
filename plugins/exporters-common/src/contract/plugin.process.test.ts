import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

pointContract(plugin, 'exporters', 'exporters-common/prov-json', {
  cases: [
    {
      name: 'a run of two visits',
      tells: {
        'prefix.tenant': 'urn:fcc:tenant:riverside:',
        'entity.tenant:artifact/sealed-note-Zb3cK1.prov:label': 'note',
        'entity.tenant:artifact/sealed-attestation-Zb3cK1.fcc:released.$': 'true',
        'agent.tenant:principal/grace.prov:type.$': 'prov:Person',
        'used._:used1.prov:entity': 'tenant:artifact/sealed-note-Zb3cK1',
        'wasGeneratedBy._:generated2.prov:role': 'attestation',
        'actedOnBehalfOf._:delegated1.prov:responsible': 'tenant:principal/ada',
      },
    },
    {
      name: 'a namespace that ends by itself',
      source: {
        tenant: {
          id: 'lakeside',
          name: 'L',
          namespace: 'https://lakeside.example.org/fcc/',
          contributions: () => [],
        },
      },
      tells: { 'prefix.tenant': 'https://lakeside.example.org/fcc/' },
    },
  ],
})

pointContract(plugin, 'exporters', 'exporters-common/audit-csv', {
  cases: [
    {
      name: 'a log of three entries',
      writes: {
        includes: [
          'place,time,type,run,principal,kind,purpose,domain,labels,id,leaf_hash\r\n',
          '0,2026-03-02T10:00:00.000Z,fcc.run.started,01JD5V8R3N4T6W8Y0Z2B4D6F8H,ada,human,research-release,LAB,phi,entry-0,bGVhZg==\r\n',
        ],
      },
    },
  ],
})

pointContract(plugin, 'exporters', 'exporters-common/cloudevents', {
  cases: [
    {
      name: 'a log of three entries',
      writes: { includes: ['"specversion":"1.0","id":"entry-2"'] },
    },
    { name: 'none', source: { entries: [] }, writes: '' },
  ],
})
