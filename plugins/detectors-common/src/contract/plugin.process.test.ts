import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

pointContract(plugin, 'detectors', 'detectors-common/contact-details', {
  cases: [
    {
      name: 'an address in a sentence',
      text: 'Write to ann@example.org or call (310) 555-1234, 12 Oak Street.',
      finds: [
        { category: 'pii/email', text: 'ann@example.org' },
        { category: 'pii/phone', text: '(310) 555-1234' },
        { category: 'pii/street-address', text: '12 Oak Street.' },
      ],
    },
    {
      name: 'network addresses',
      text: 'See https://example.org/a, from 192.0.2.17.',
      findsAmongOthers: [
        { category: 'pii/url', text: 'https://example.org/a' },
        { category: 'pii/ip-address', text: '192.0.2.17' },
      ],
    },
    { name: 'prose', text: 'The street was empty, and nobody called.', finds: [] },
  ],
  mustNotFlag: ['Version 10.4 of chapter 7', 'ratio 3:2, at 12:30 and 13:45'],
})

pointContract(plugin, 'detectors', 'detectors-common/financial-identifiers', {
  cases: [
    {
      name: 'a card and an account with right check digits',
      text: 'card 4111111111111111, not 4111111111111112; GB82WEST12345698765432',
      finds: [
        { category: 'pii/payment-card', text: '4111111111111111' },
        { category: 'pii/iban', text: 'GB82WEST12345698765432' },
      ],
    },
    { name: 'sums', text: 'We paid 4,111.11 and 12,345.67.', finds: [] },
  ],
  mustNotFlag: ['4111111111111112', 'GB83WEST12345698765432', '1234567890123456'],
})

pointContract(plugin, 'detectors', 'detectors-common/government-identifiers', {
  cases: [
    {
      name: 'numbers that authorities give',
      text: "SSN 536-90-4399, driver's license D1234567, VIN 1M8GDM9AXKP042788",
      finds: [
        { category: 'pii/us-ssn', text: '536-90-4399' },
        { category: 'pii/licence-number', text: 'D1234567' },
        { category: 'pii/vehicle', text: '1M8GDM9AXKP042788' },
      ],
    },
    {
      name: 'a bare number, with the threshold that tenants have',
      text: 'number 536904399',
      finds: [],
    },
    {
      name: 'a bare number, with a lower threshold',
      text: 'number 536904399',
      settings: { threshold: 0.05 },
      findsAmongOthers: [{ category: 'pii/us-ssn', text: '536904399' }],
    },
  ],
  mustNotFlag: ['page 000-12-3456', 'part 1M8GDM9AXKP042789'],
})

pointContract(plugin, 'detectors', 'detectors-common/secrets', {
  cases: [
    {
      name: 'a password in a connection string',
      text: 'connect to postgres://app:hunter2@db.internal/orders',
      finds: [{ category: 'secret/connection-string', text: 'hunter2' }],
    },
    { name: 'a reference to one', text: 'password: env:DB_PASSWORD', finds: [] },
  ],
  mustNotFlag: ['The password was changed.', 'basic requirements and bearer bonds'],
})
