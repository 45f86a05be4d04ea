import type { Constitution, RecordKind } from '@fcc/contracts'
import type { PinnedConstitution } from '@fcc/simulation'
import { describe, expect, it } from 'vitest'
import { placeRanges } from './place-ranges.ts'
import { DAY_MS, decideAge, retentionPeriods } from './retention-periods.ts'

const demanding = (
  layer: PinnedConstitution['layer'],
  records: RecordKind,
  keepDays: number,
): PinnedConstitution => ({
  layer,
  pluginId: `of-${layer}`,
  constitution: {
    ...({
      id: 'keeping',
      title: 'Keeping',
      rules: [],
      permits: [],
      separations: [],
    } as Constitution),
    retention: [{ records, keepDays, cites: [] }],
  },
})

describe('how long records are kept', () => {
  it('is for ever where the tenant does not ask, whatever is demanded', () => {
    const periods = retentionPeriods({}, [demanding('platform', 'runs', 5)])
    expect(periods.runs).toEqual({ records: 'runs' })
    expect(decideAge(periods.runs, '1970-01-01T00:00:00.000Z', Date.now())).toBe('stays')
  })

  it('is the longest of what is asked and what any layer demands, in whichever order', () => {
    const layers = [
      demanding('platform', 'runs', 40),
      demanding('vertical', 'runs', 60),
      demanding('tenant', 'runs', 50),
    ]
    for (const given of [layers, layers.toReversed()]) {
      expect(retentionPeriods({ runs: 30 }, given).runs).toEqual({
        records: 'runs',
        asked: 30,
        days: 60,
        demand: { layer: 'vertical', constitution: 'of-vertical/keeping', days: 60 },
      })
      expect(retentionPeriods({ runs: 61 }, given).runs).toEqual({
        records: 'runs',
        asked: 61,
        days: 61,
      })
    }
  })

  it('of a run is no shorter than that of its events and commands, which go with it', () => {
    const daysOf = (records: RecordKind) => {
      const asked = { runs: 1, commands: 1 }
      const { runs, commands, events } = retentionPeriods(asked, [
        demanding('vertical', records, 9),
      ])
      return [runs.days, commands.days, events.days]
    }
    expect(daysOf('events')).toEqual([9, 1, undefined])
    expect(daysOf('commands')).toEqual([9, 9, undefined])
    expect(daysOf('audit_entries')).toEqual([1, 1, undefined])
  })

  it('is for ever where a demand is no number: code may write anything', () => {
    const periods = retentionPeriods({ runs: 1 }, [demanding('vertical', 'runs', Number.NaN)])
    expect(decideAge(periods.runs, '1970-01-01T00:00:00.000Z', Date.now())).not.toBe('goes')
  })
})

describe('what becomes of a record by its age', () => {
  const { runs } = retentionPeriods({ runs: 2 }, [demanding('vertical', 'runs', 4)])
  const at = '2026-01-01T00:00:00.000Z'
  it.each([
    [2, 'stays'],
    [2.001, 'demanded'],
    [4, 'demanded'],
    [4.001, 'goes'],
  ])('after %s days it %s', (days, expected) => {
    expect(decideAge(runs, at, Date.parse(at) + days * DAY_MS)).toBe(expected)
  })

  it('stays where nobody can read when it was', () => {
    expect(decideAge(runs, 'some day', Date.now())).toBe('stays')
  })
})

describe('places of removed entries', () => {
  it('are told as ranges', () => {
    expect(placeRanges([0, 1, 2, 5, 7, 8])).toEqual([
      [0, 3],
      [5, 6],
      [7, 9],
    ])
    expect(placeRanges([])).toEqual([])
  })
})
