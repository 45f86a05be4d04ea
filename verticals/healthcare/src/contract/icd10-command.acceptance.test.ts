import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

const row = (code: string, flag: number, title: string) =>
  `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}`
const ORDER = [row('A00', 0, 'Cholera'), row('A009', 1, 'Cholera, unspecified'), ''].join('\r\n')
const words = (name: string, text = ORDER) => ({ action: 'import', file: { name, text } })

pointContract(plugin, 'commands', 'fcc-healthcare/icd10', {
  cases: [
    {
      name: 'an order file by the year in its name',
      arguments: words('icd10cm-order-2021.txt'),
      ends: 'completed',
      says: { includes: ['in force from 2020-10-01: 2 codes, 1 billable, 1 headers'] },
      tells: { effective: '2020-10-01', codes: 2, billable: 1, headers: 1 },
    },
    {
      name: 'an update within the year',
      arguments: words('icd10cm-order-2022.txt'),
      options: { effective: '2022-04-01' },
      tells: { effective: '2022-04-01' },
    },
    {
      name: 'a file of no year',
      arguments: words('order.txt'),
      refuses: 'FCC_HEALTHCARE_EFFECTIVE_DAY_UNKNOWN',
    },
    {
      name: 'a day that is none',
      arguments: words('order.txt'),
      options: { effective: '2022-02-30' },
      refuses: 'FCC_HEALTHCARE_EFFECTIVE_DAY_UNKNOWN',
    },
    {
      name: 'a note',
      arguments: words('icd10cm-order-2023.txt', 'Seen today.\n'),
      refuses: 'FCC_HEALTHCARE_CODE_TABLE_UNREADABLE',
    },
    {
      name: 'nothing',
      arguments: words('icd10cm-order-2024.txt', '\n'),
      refuses: 'FCC_HEALTHCARE_CODE_TABLE_EMPTY',
    },
  ],
})
