import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'facts', 'example-fcc-template/office-hours', {
  cases: [
    { name: 'a Friday morning', now: '2026-11-20T10:00:00Z', reads: { office_hours: true } },
    { name: 'closing time', now: '2026-11-20T17:00:00Z', reads: { office_hours: false } },
    { name: 'a Saturday', now: '2026-11-21T10:00:00Z', reads: { office_hours: false } },
  ],
})
