import { expect, it } from 'vitest'
import { BENCHMARKS } from '../catalogue.ts'
import type { ResultRow } from './result-row.ts'
import { writeFigure, writeTable } from './results-table.ts'

const row: ResultRow = {
  id: 'run.steps.memory',
  ours: 36_120,
  rival: 12_040,
  rivalName: 'peer 1.0.0',
  ratio: 3,
  unit: 'steps/s',
  runs: 7,
}

it('writes figures as people do: thousands apart, small ones with three digits', () => {
  expect(writeFigure(36_120.4, 'steps/s')).toBe('36,120 steps/s')
  expect(writeFigure(7.8251, 'ms')).toBe('7.83 ms')
  expect(writeFigure(0.65219, 'ms')).toBe('0.652 ms')
})

it('says whether the aim was reached, exactly at the aim too', () => {
  const durable = { ...row, id: 'run.steps.durable' }
  expect(writeTable([durable], BENCHMARKS)).toContain('| **3.00** | 3 ✓ | peer 1.0.0 | 7 |')
  expect(writeTable([{ ...durable, ratio: 2.99 }], BENCHMARKS)).toContain('| **2.99** | 3 missed |')
})

it('says whether ours had more than it may have, in the unit', () => {
  const id = 'provider.overhead.p99'
  const timed = { ...row, id, unit: 'ms', rival: 10, ratio: 0.5 } as const
  const at = (ours: number) => writeTable([{ ...timed, ours }], BENCHMARKS)
  expect(at(15)).toContain('| **0.50** | at most 5 ms more ✓ | peer')
  expect(at(15.01)).toContain('| **0.50** | at most 5 ms more missed | peer')
})

it('says nothing of an aim where there is none', () => {
  const table = writeTable([{ ...row, id: 'plan.1000', unit: 'manifests/s' }], BENCHMARKS)
  expect(table).toContain('36,120 manifests/s | 12,040 manifests/s | **3.00** |  | peer')
})

it('holds only the row against the best rival to an aim', () => {
  const table = writeTable([{ ...row, id: 'run.steps.memory.langgraph' }], BENCHMARKS)
  expect(table).toContain('| **3.00** |  | peer')
})
