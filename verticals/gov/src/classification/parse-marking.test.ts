import { describe, expect, it } from 'vitest'
import { parseMarking } from './parse-marking.ts'

const problemsOf = (text: string) => parseMarking(text, 'nara')?.problems

describe('a marking of controlled unclassified information', () => {
  it.each([
    'CUI',
    'CUI//SP-CTI',
    'CUI//SP-CTI/SP-EXPT//NOFORN',
    'CUI//SP-PRVCY/HLTH//FED ONLY',
    'CUI//JUV/LEI',
    'CUI//NOFORN',
    'CONTROLLED//PROPIN',
    'CUI//SP-CTI//REL TO USA, GBR',
  ])('%s is well formed', (text) => {
    expect(parseMarking(text, 'nara')).toMatchObject({ level: 'CUI', problems: [] })
  })

  it.each([
    ['CUI//LEI/JUV', 'alphabetical'],
    ['CUI/SP-CTI', 'single slash'],
    ['CUI//SP-CTI//SP-EXPT', 'double slash'],
    ['CUI//PRVCY/SP-CTI', 'Specified'],
    ['CUI//SP-FOO', 'registry'],
    ['CUI//NOFORN//SP-CTI', 'follow the dissemination'],
    ['CUI//NOFORN/REL TO USA, GBR', 'exclude each other'],
    ['CUI//', 'registry'],
  ])('%s is not: %s', (text, problem) => {
    expect(problemsOf(text)?.join('; ')).toContain(problem)
    expect(parseMarking(text, 'nara')?.level).toBe('CUI')
  })

  it('in the DoD profile is CUI and nothing else', () => {
    expect(parseMarking('CUI', 'dod')?.problems).toEqual([])
    expect(parseMarking('CUI//SP-CTI', 'dod')?.problems).toHaveLength(1)
  })

  it('keeps its categories and its limits', () => {
    expect(parseMarking('CUI//SP-CTI/SP-EXPT//NF', 'nara')).toMatchObject({
      cuiCategories: ['SP-CTI', 'SP-EXPT'],
      dissemination: ['NOFORN'],
    })
  })
})

describe('a marking of classified information', () => {
  it.each(['S//NF//SI', 'S//SI//TK', 'S//NF//OC', 'S//LIMDIS//NF'])(
    '%s has its groups not in order, or one twice',
    (text) => {
      expect(problemsOf(text)).toContain('the groups are not in order')
    },
  )

  it.each(['S//SI/TK//NF', 'S//SI//NF//LIMDIS'])('%s has them in order', (text) => {
    expect(problemsOf(text)).toEqual([])
  })

  it.each([
    ['SECRET', 'S', [], []],
    ['S//NF', 'S', [], ['NOFORN']],
    ['TOP SECRET//SI/TK//ORCON/NOFORN', 'TS', ['SI', 'TK'], ['ORCON', 'NOFORN']],
    ['TS//HCS-P SI-G//OC', 'TS', [], ['ORCON']],
    ['SECRET//SAR-EXAMPLE//RD//NOFORN', 'S', ['SAR-EXAMPLE', 'RD'], ['NOFORN']],
    ['SECRET//FGI GBR//REL TO USA, GBR', 'S', [], ['REL TO']],
    ['CONFIDENTIAL//NOFORN//LIMDIS', 'C', [], ['NOFORN']],
    ['UNCLASSIFIED', 'U', [], []],
  ] as const)('%s has its level, compartments and limits', (text, level, compartments, limits) => {
    expect(parseMarking(text, 'nara')).toMatchObject({ level, compartments, dissemination: limits })
  })

  it.each([
    ['SECRET//NOFORN/REL TO USA, GBR', 'exclude each other'],
    ['SECRET//REL TO USA', 'at least one other'],
    ['SECRET//REL TO GBR, USA', 'USA first'],
    ['SECRET//REL TO USA, GBR, AUS', 'alphabetical'],
    ['SECRET//NOFORN//SI', 'not in order'],
    ['UNCLASSIFIED//SI', 'SCI needs'],
    ['UNCLASSIFIED//ORCON', 'ORCON needs'],
    ['U//FOUO', 'legacy'],
    ['UNCLASSIFIED//CUI//BANANA', 'vocabulary'],
    ['SECRET//', 'vocabulary'],
  ])('%s breaks the grammar: %s', (text, problem) => {
    expect(problemsOf(text)?.join('; ')).toContain(problem)
  })

  it.each(['', 'cui', 'secret', 'constructor', 'SECRETS', 'AC-2(1)', '//NOFORN'])(
    'is not seen in %j',
    (text) => {
      expect(parseMarking(text, 'nara')).toBeUndefined()
    },
  )
})
