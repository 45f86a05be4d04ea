import { describe, expect, it } from 'vitest'
import { overallBanner } from './overall-banner.ts'
import { parseMarking } from './parse-marking.ts'

const bannerOf = (...markings: readonly string[]) =>
  overallBanner(markings.flatMap((text) => parseMarking(text, 'nara') ?? []))

describe('the banner of a whole', () => {
  it.each<[readonly string[], string]>([
    [['U', 'S', 'C'], 'SECRET'],
    [['CUI', 'U'], 'CUI'],
    [['S//SI', 'TS//TK'], 'TOP SECRET//SI/TK'],
    [['CUI//SP-CTI', 'CUI//HLTH', 'CUI//SP-EXPT'], 'CUI//SP-CTI/SP-EXPT/HLTH'],
    [['S//NF', 'S//OC'], 'SECRET//NOFORN/ORCON'],
  ])('of %j is %s', (markings, banner) => {
    expect(bannerOf(...markings)).toBe(banner)
  })

  it.each<[readonly string[], string]>([
    [['S//REL TO USA, AUS, GBR', 'S//REL TO USA, CAN, GBR'], 'SECRET//REL TO USA, GBR'],
    [['S//REL TO USA, AUS', 'S//REL TO USA, GBR'], 'SECRET//NOFORN'],
    [['S//REL TO USA, GBR', 'S//NF'], 'SECRET//NOFORN'],
  ])('of parts released to others, %j, is for those in all lists: %s', (markings, banner) => {
    expect(bannerOf(...markings)).toBe(banner)
  })

  it('is none where no part bears a marking', () => {
    expect(bannerOf()).toBeUndefined()
  })
})
