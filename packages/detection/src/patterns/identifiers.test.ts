import { describe, expect, it } from 'vitest'
import type { Pattern } from '../define-pattern.ts'
import { mergeFindings } from '../merge-findings.ts'
import { scan } from '../scan.ts'
import { accountNumber } from './account-number.ts'
import { abaRoutingNumber, bankAccountNumber, bic } from './bank-account.ts'
import { deviceIdentifier } from './device-identifier.ts'
import { email, spelledEmail } from './email.ts'
import { healthPlanNumber } from './health-plan-number.ts'
import { iban } from './iban.ts'
import { ipv4Address, ipv6Address } from './ip-address.ts'
import { licenceNumber } from './licence-number.ts'
import { macAddress } from './mac-address.ts'
import { medicalRecordNumber } from './medical-record-number.ts'
import { otherIdentifier } from './other-identifier.ts'
import { paymentCard } from './payment-card.ts'
import { faxNumber, phoneNumber } from './phone-number.ts'
import { securityIdentifier } from './security-identifier.ts'
import { bareDomain, url } from './url.ts'
import { usDea } from './us-dea.ts'
import { usItin } from './us-itin.ts'
import { usMbi } from './us-mbi.ts'
import { usNpi } from './us-npi.ts'
import { usSsn } from './us-ssn.ts'
import { vehicleIdentifier } from './vehicle-identifier.ts'

interface Case {
  readonly name: string
  readonly patterns: readonly Pattern[]
  /** What to find stands between «». */
  readonly finds: readonly string[]
  readonly leaves: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'email',
    patterns: [email, spelledEmail],
    finds: [
      'write to «jane.doe+x@mail.example.com».',
      "<«o'neil_1@sub.example.co.uk»>",
      'mail «пётр@пример.рф» now',
      'reach «jane (at) example (dot) org»',
      'it is «jane at example dot com» I think',
    ],
    leaves: ['@handle', 'a@b', 'seen at noon', 'x@@y.com'],
  },
  {
    name: 'url',
    patterns: [url, bareDomain],
    finds: [
      'see «https://portal.example.org/p/123?x=1».',
      '(«www.example.com/a»)',
      'at «patients.example.org/id/7» today',
      '«HTTP://EXAMPLE.ORG/X»',
    ],
    leaves: ['e.g. this', 'and/or', 'mg/dl.The', 'St.John'],
  },
  {
    name: 'IP address',
    patterns: [ipv4Address, ipv6Address],
    finds: [
      'from «192.168.1.20» today',
      'host «2001:db8::8a2e:370:7334»',
      'to «::1», ok',
      '«fe80::1»',
    ],
    leaves: ['version 1.2.3.4', '256.1.1.1', '1.2.3.4.5', 'at 12:30:45', 'ratio 1:2:3', '10.1.2'],
  },
  {
    name: 'hardware address',
    patterns: [macAddress],
    finds: ['«00:1B:44:11:3A:B7»', '«00-1b-44-11-3a-b7»'],
    leaves: ['ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '00:1B:44-11:3A:B7'],
  },
  {
    name: 'telephone number',
    patterns: phoneNumber,
    finds: [
      'call «(310) 555-1234» now',
      '«310-555-1234 x22»',
      '«+1 310 555 1234»',
      'phone: «123-456-7890»',
      'cell «5551234567»',
      'his number is «+44 20 7946 0958»',
      'call me at «555-1234»',
      'tel «(96) 627-277»',
    ],
    leaves: [
      '123-45-6789',
      'order 123-456-7890',
      'BP 120/80',
      'WBC 4500-11000',
      '3105551234567890',
    ],
  },
  {
    name: 'fax number',
    patterns: [faxNumber],
    finds: ['Fax: «(310) 555-9999»', 'fax no. «310.555.9999»'],
    leaves: ['faxed yesterday at 10', 'Fax received 3 pages'],
  },
  {
    name: 'IBAN',
    patterns: [iban],
    finds: [
      'to «GB82 WEST 1234 5698 7654 32» USD',
      '«DE89370400440532013000»',
      '«NO93 8601 1117 947»',
    ],
    leaves: ['GB82WEST12345698765433', 'XX8237040044053201300012'],
  },
  {
    name: 'payment card',
    patterns: paymentCard,
    finds: ['card «4111 1111 1111 1111» ok', '«378282246310005»', '«5555-5555-5555-4444»'],
    leaves: ['4111111111111112', '1234567890123456', '41111111111111110000000'],
  },
  {
    name: 'bank account',
    patterns: [abaRoutingNumber, bankAccountNumber, bic],
    finds: ['routing «021000021»', 'checking «12345678901»', 'SWIFT «DEUTDEFF»'],
    leaves: ['number 021000021', 'count 12345678901', 'DISCHARGE note', 'routing 021000022'],
  },
  {
    name: 'SSN',
    patterns: usSsn,
    finds: [
      '«536-90-4399»',
      'SSN «536904399»',
      'SSN: «987-65-4321»',
      'social security number is «123-45-6789»',
      'ssn «xxx-xx-1234»',
      'social security: «536904399»',
    ],
    leaves: [
      '666-12-3456',
      '078-05-1120',
      'order # 536-90-4399',
      '536904399',
      '536-904-399',
      '1-536-90-4399',
    ],
  },
  {
    name: 'ITIN',
    patterns: [usItin],
    finds: ['ITIN «912-70-1234»'],
    leaves: ['912-66-1234', 'ITIN 812-70-1234'],
  },
  {
    name: 'NPI',
    patterns: usNpi,
    finds: ['NPI: «1234567893»', 'provider «1245319599»', '«1234-567-893»'],
    leaves: ['1234567893', 'NPI 1234567890', 'NPI 1111111112'],
  },
  {
    name: 'DEA number',
    patterns: [usDea],
    finds: ['DEA «AP5836727»', '«BB1388568»'],
    leaves: ['AB1234567', 'XAP5836727', 'AP58367270'],
  },
  {
    name: 'MBI',
    patterns: [usMbi],
    finds: ['Medicare «1EG4-TE5-MK73»', '«1EG4TE5MK73»'],
    leaves: ['1SG4-TE5-MK73', '0EG4TE5MK73', '12G4TE5MK73'],
  },
  {
    name: 'medical record number',
    patterns: medicalRecordNumber,
    finds: [
      'MRN: «00482910»',
      '(MRN: «#SF-998877»)',
      'MRN «8765-4321»?',
      'med rec «#99887766», with',
      'medical records show ID: «987654»',
      'medical record number is «12345XJ»',
      '{"mrn": "«00482910»"}',
      '{"medical_record_number":"«A-12345»"}',
      'M.R.N. «123456»',
      'chart no. «445566»',
      'MR# «7654321»',
      'MRN:\n«00482910»',
      'the record number, I think, «0048291»',
    ],
    leaves: [
      '00482910',
      'MRN pending',
      'chart reviewed 2023',
      'order 482910',
      'MR of 12 mm',
      'Mr 12345678',
    ],
  },
  {
    name: 'health plan number',
    patterns: healthPlanNumber,
    finds: [
      'insurance ID: «789456123»',
      'insurance plan «#DB-2345678».',
      '(ins. «#789-1234-567»)',
      'insurance policy «ZY-678912».',
      "Patient's insurance number: «123456789».",
      'Member ID «W123456789»',
      'Health ID: «HD-112233»',
      'Medicare number «1EG4TE5MK73»',
    ],
    leaves: [
      'insurance denied',
      'plan: follow up in 2 weeks',
      'group therapy 3 times',
      'policy of 2023',
    ],
  },
  {
    name: 'account number',
    patterns: [accountNumber],
    finds: [
      '(Acct#: «GRM-998877»)',
      'account number «12345678»',
      'Account: «00-1234-5»',
      'claim no «7788990»',
    ],
    leaves: ['on account of pain', 'account 12', 'claims 3 days of pain'],
  },
  {
    name: 'licence number',
    patterns: [licenceNumber],
    finds: [
      "driver's license «D1234567»",
      'License No. «MD-99887»',
      'DEA «AB1234567»',
      'passport: «X12345678»',
    ],
    leaves: ['licensed in 12 states', 'duplicate 123456', 'certificate of need'],
  },
  {
    name: 'vehicle identifier',
    patterns: vehicleIdentifier,
    finds: ['«1M8GDM9AXKP042788»', 'VIN «1M8GDM9A1KP042788»', 'license plate «7ABC123»'],
    leaves: ['1M8GDM9A1KP042788', 'platelets 150', 'plate fixation'],
  },
  {
    name: 'device identifier',
    patterns: deviceIdentifier,
    finds: [
      '«(01)09506000134352(17)261231(10)A1(21)S9»',
      'pacemaker serial number «PM-88231»',
      'S/N «12X345»',
    ],
    leaves: ['serial troponins 0.04', 'device closure', 'serial exams at 6'],
  },
  {
    name: 'other identifier',
    patterns: otherIdentifier,
    finds: [
      'Patient ID: «ABCD1234»',
      'Site ID: «98765»',
      'encounter no. «E-55512»',
      'token «GRM-998877» seen',
      '«123e4567-e89b-12d3-a456-426614174000»',
    ],
    leaves: [
      'COVID-19',
      'SARS-CoV-2',
      'HLA-B27',
      'identification of risk',
      'case of 3',
      'trial NCT-0123456',
    ],
  },
  {
    name: 'security identifier',
    patterns: securityIdentifier,
    finds: ['«5493001KJTIIGC8Y1R12»', '«US0378331005»', 'CUSIP «037833100»', 'SEDOL: «0263494»'],
    leaves: ['5493001KJTIIGC8Y1R13', 'US0378331006', '037833100', '0263494', 'CUSIP 037833101'],
  },
]

for (const { name, patterns, finds, leaves } of cases) {
  describe(name, () => {
    it.each(finds)('finds %s', (marked) => {
      const text = marked.replace(/[«»]/g, '')
      const [found] = mergeFindings(scan(text, patterns))
      expect(found && text.slice(found.span.start, found.span.end)).toBe(
        /«(.*)»/s.exec(marked)?.[1],
      )
    })

    it.each(leaves)('leaves %s', (text) => {
      expect(scan(text, patterns).map(({ span }) => text.slice(span.start, span.end))).toEqual([])
    })
  })
}
