import { describe, expect, it } from 'vitest'
import { isAbaRoutingNumber } from './aba-routing-number.ts'
import { isBic } from './bic.ts'
import { isCusip } from './cusip.ts'
import { isDea } from './dea.ts'
import { isGtin } from './gtin.ts'
import { isIban } from './iban.ts'
import { isIsin } from './isin.ts'
import { isLei } from './lei.ts'
import { isLoinc } from './loinc.ts'
import { isLuhnValid } from './luhn.ts'
import { isNpi } from './npi.ts'
import { isPaymentCard } from './payment-card.ts'
import { isSedol } from './sedol.ts'
import { isUsItin } from './us-itin.ts'
import { isUsMbi } from './us-mbi.ts'
import { isUsSsn } from './us-ssn.ts'
import { isVin } from './vin.ts'

interface Vectors {
  readonly name: string
  readonly check: (value: string) => boolean
  readonly valid: string
  readonly invalid: string
}

const table: readonly Vectors[] = [
  {
    name: 'NPI',
    check: isNpi,
    valid: '1234567893 1245319599 1003000126 1679576722',
    invalid: '1234567890 1234567898 0234567893 1111111112 123456789 12345678933',
  },
  {
    name: 'DEA number',
    check: isDea,
    valid: 'AP5836727 F91234563 AB1234563 BB1388568',
    invalid: 'AB1234567 AB4523763 ab1234563 CI1234563X',
  },
  {
    name: 'MBI',
    check: isUsMbi,
    valid: '1EG4-TE5-MK73 1EG4TE5MK73',
    invalid: '1SG4-TE5-MK73 1EG4-LE5-MK73 0EG4TE5MK73 12G4TE5MK73',
  },
  {
    name: 'SSN',
    check: isUsSsn,
    valid: '536-90-4399 123-45-6789 536904399 078-05-1121',
    invalid:
      '000-12-3456 666-12-3456 900-12-3456 999-12-3456 536-00-4399 536-90-0000 078-05-1120 219-09-9999 987-65-4320 987-65-4329 536-904399',
  },
  {
    name: 'ITIN',
    check: isUsItin,
    valid: '912-70-1234 999-88-0001 900500000 912-94-1234 912-65-1234',
    invalid: '912-66-1234 912-89-1234 912-93-1234 812-70-1234 912-7012-34',
  },
  {
    name: 'VIN',
    check: isVin,
    valid: '1M8GDM9AXKP042788 11111111111111111 1HGCM82633A004352',
    invalid: '1M8GDM9A1KP042788 1M8GDM9AXKP04278 1M8GDM9AXKPO42788',
  },
  {
    name: 'GTIN',
    check: isGtin,
    valid: '09506000134352 00380740000011 73513537',
    invalid: '09506000134353 0950600013435 123',
  },
  {
    name: 'LEI',
    check: isLei,
    valid:
      '5493001KJTIIGC8Y1R12 HWUPKR0MPOU8FGXBT394 529900T8BM49AURSDO55 7LTWFZYICNSX8D621K86 506700GE1G29325QX363 213800WSGIIZCXF1P572',
    // The last three leave 1 with check digits that are never issued: 01, 00 and 99.
    invalid:
      '5493001KJTIIGC8Y1R13 5493001kjtiigc8y1r12 5493001KJTIIGC8Y1R1 52990000000000006501 52990000000000003300 52990000000000000099',
  },
  {
    name: 'ISIN',
    check: isIsin,
    valid: 'US0378331005 US5949181045 AU0000XVGZA3 GB0002634946 DE000BAY0017 CH0012005267',
    invalid: 'US0373831005 US0378331006 0S0378331005',
  },
  {
    name: 'CUSIP',
    check: isCusip,
    valid: '037833100 17275R102 38259P508 594918104 68389X105 88160R101',
    invalid: '68389X106 68389X1055 68389x105',
  },
  {
    name: 'SEDOL',
    check: isSedol,
    valid: '0263494 7108899 B0YBKJ7 4065663 B000300 2046251',
    invalid: '0263495 7108890 B0YBKJ8 4065664 B000301 2046252 A000300',
  },
  {
    name: 'IBAN',
    check: isIban,
    // Of the last three the check digits are right, and the length or the country is not.
    valid:
      'GB82WEST12345698765432 DE89370400440532013000 FR1420041010050500013M02606 NO9386011117947',
    invalid:
      'GB82WEST12345698765433 GB82WEST1234569876543 ZZ82WEST12345698765432 DE8937040044053201300 DE5137040044053201300 DE543704004405320130001 ZZ33WEST12345698765432',
  },
  {
    name: 'payment card',
    check: isPaymentCard,
    valid: '4111111111111111 5555555555554444 378282246310005 6011111111111117 30569309025904',
    invalid: '4111111111111112 0000000000000000 411111111111111',
  },
  {
    name: 'ABA routing number',
    check: isAbaRoutingNumber,
    // The edges of the ranges that are given, each with its right check digit; then beyond them.
    valid:
      '021000021 111000025 121000358 011401533 000000123 120000126 210000120 320000120 610000128 720000128 800000129',
    invalid:
      '121000359 421000021 02100002 130000129 200000127 330000123 600000125 730000121 790000129 810000122',
  },
  {
    name: 'BIC',
    check: isBic,
    valid: 'DEUTDEFF DEUTDEFF500',
    invalid: 'DEUTDEF DEUT1EFF deutdeff',
  },
  {
    name: 'LOINC code',
    check: isLoinc,
    valid:
      '2160-0 718-7 4548-4 8867-4 2345-7 8480-6 29463-7 94500-6 55284-4 11491-6 11501-6 5895-7 5896-5 5897-3 5928-1 6028-3 6415-5 6580-7 6645-7 6646-5 6647-3 6648-1 6649-9',
    invalid: '10004-8 LP1234-5 LA6576-8 2160-1 12345678-9',
  },
  {
    name: 'Luhn number',
    check: isLuhnValid,
    valid: '79927398713 00',
    invalid: '79927398710 1 79927 x',
  },
]

for (const { name, check, valid, invalid } of table) {
  describe(name, () => {
    it.each(valid.split(' '))('accepts %s', (value) => expect(check(value)).toBe(true))
    it.each(invalid.split(' '))('refuses %s', (value) => expect(check(value)).toBe(false))
  })
}

it('accepts the two identifiers of one security together: a GB ISIN holds its SEDOL, a US ISIN its CUSIP', () => {
  expect(isSedol('GB0002634946'.slice(4, 11))).toBe(true)
  expect(isCusip('US0378331005'.slice(2, 11))).toBe(true)
})

it('accepts IBANs and cards in the groups that people write', () => {
  expect(isIban('GB82 WEST 1234 5698 7654 32')).toBe(true)
  expect(isPaymentCard('4111-1111-1111-1111')).toBe(true)
})
