import { describe, expect, it } from 'vitest'
import { isAbaRoutingNumber } from './aba-routing-number.ts'
import { isCusip } from './cusip.ts'
import { isDea } from './dea.ts'
import { isGtin } from './gtin.ts'
import { isIban } from './iban.ts'
import { isIsin } from './isin.ts'
import { isLei } from './lei.ts'
import { isLuhnValid } from './luhn.ts'
import { mod97 } from './mod97.ts'
import { isNpi } from './npi.ts'
import { isSedol } from './sedol.ts'
import { isVerhoeffValid } from './verhoeff.ts'
import { isVin } from './vin.ts'

const samples: readonly (readonly [string, (value: string) => boolean, string])[] = [
  ['Luhn', isLuhnValid, '79927398713 4111111111111111 378282246310005'],
  ['NPI', isNpi, '1234567893 1245319599 1003000126 1679576722'],
  ['Verhoeff', isVerhoeffValid, '2363 73211009 44054006 900000000000207008'],
  ['LEI', isLei, '5493001KJTIIGC8Y1R12 506700GE1G29325QX363'],
  ['IBAN', isIban, 'GB82WEST12345698765432 NO9386011117947'],
  ['ISIN', isIsin, 'US0378331005 AU0000XVGZA3'],
  ['CUSIP', isCusip, '037833100 17275R102'],
  ['SEDOL', isSedol, '0263494 B0YBKJ7'],
  ['GTIN', isGtin, '09506000134352 00380740000011'],
  ['ABA', isAbaRoutingNumber, '021000021 111000025'],
]

describe('every single wrong digit is found', () => {
  it.each(samples)('by %s', (_name, check, values) => {
    for (const value of values.split(' ')) {
      expect(check(value)).toBe(true)
      expect(singleDigitErrors(value).filter(check)).toEqual([])
    }
  })

  it('by the VIN check but for letters and digits of equal value', () => {
    expect(singleDigitErrors('1HGCM82633A004352').filter(isVin)).toEqual([])
  })
})

it('the DEA check finds single errors in the odd places, and in the even ones but for a change by five', () => {
  for (const error of singleDigitErrors('AP5836727').filter(isDea)) {
    const place = [...error].findIndex((character, index) => character !== 'AP5836727'[index])
    expect([3, 5, 7]).toContain(place)
    expect(Math.abs(Number(error[place]) - Number('AP5836727'[place]))).toBe(5)
  }
})

it('Luhn finds every swap of neighbours but 09 for 90', () => {
  const missed = new Set<string>()
  for (let pair = 0; pair < 100; pair += 1) {
    const [first, second] = [Math.floor(pair / 10), pair % 10]
    if (first === second) continue
    const value = withCheckDigit(`7${first}${second}4`)
    const swapped = value.replace(`7${first}${second}4`, `7${second}${first}4`)
    if (isLuhnValid(swapped)) missed.add(`${first}${second}`)
  }
  expect([...missed].sort()).toEqual(['09', '90'])
})

it('Verhoeff finds every swap of neighbours', () => {
  for (const value of ['2363', '73211009', '900000000000207008']) {
    expect(neighbourSwaps(value).filter(isVerhoeffValid)).toEqual([])
  }
})

it('MOD 97-10 finds at least 97.8% of swapped neighbours in LEIs, and all that are two digits', () => {
  const swaps = generatedLeis(2_000).flatMap(neighbourSwaps)
  const missed = swaps.filter((value) => mod97(value) === 1)
  expect(swaps.length).toBeGreaterThan(30_000)
  expect(missed.length / swaps.length).toBeLessThanOrEqual(0.022)
  const digits = withMod97Check('506781920129325374')
  expect(neighbourSwaps(digits).filter((value) => mod97(value) === 1)).toEqual([])
})

it('MOD 97-10 refuses characters that have no value', () => {
  expect(mod97('')).toBeUndefined()
  expect(mod97('12-4')).toBeUndefined()
  expect(mod97('ab')).toBeUndefined()
})

function singleDigitErrors(value: string): string[] {
  return [...value].flatMap((character, place) =>
    /\d/.test(character)
      ? [...'0123456789']
          .filter((digit) => digit !== character)
          .map((digit) => value.slice(0, place) + digit + value.slice(place + 1))
      : [],
  )
}

function neighbourSwaps(value: string): string[] {
  return [...value.slice(1)].flatMap((character, index) =>
    character === value[index]
      ? []
      : [value.slice(0, index) + character + value[index] + value.slice(index + 2)],
  )
}

function withCheckDigit(digits: string): string {
  const check = [...'0123456789'].find((digit) => isLuhnValid(digits + digit))
  return digits + check
}

/** Well-formed LEIs from a fixed linear congruential sequence, the same on every run. */
function generatedLeis(count: number): string[] {
  let state = 20_261_121
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor(state / 2 ** 16)
  }
  return Array.from({ length: count }, () => {
    const body = Array.from({ length: 18 }, () => (next() % 36).toString(36).toUpperCase()).join('')
    return withMod97Check(body)
  })
}

function withMod97Check(body: string): string {
  return body + String(98 - (mod97(`${body}00`) ?? 0)).padStart(2, '0')
}
