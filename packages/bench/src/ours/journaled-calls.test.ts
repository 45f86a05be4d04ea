import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { journaledCalls } from './journaled-calls.ts'

it('counts the calls of which both is in the journal, what was meant and what came of it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  mkdirSync(join(directory, 'tenants'))
  const database = new DatabaseSync(join(directory, 'tenants', 'one.sqlite'))
  database.exec(`CREATE TABLE journal_step (run TEXT, activity TEXT, part TEXT);
    INSERT INTO journal_step VALUES
      ('run-1', 'ask', 'intent'), ('run-1', 'ask', 'result'),
      ('run-2', 'ask', 'intent'), ('run-2', 'ask', 'result'), ('run-2', 'more', 'intent')`)
  database.close()
  expect(journaledCalls(directory, 2)).toEqual({ journaled: '2 calls' })
  expect(() => journaledCalls(directory, 3)).toThrow('2 calls are in the journal, not 3')
})
