import { ACCESS_ACTION_NAMES, type AccessActionName } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { actionWords } from './action-words.ts'

it.each([
  ['grants:create', undefined, 'create grants'],
  ['api_keys:create', undefined, 'create API keys'],
  ['stores:back_up', 'riverside', 'back up stores of tenant riverside'],
  ['tenants:erase', 'riverside', 'erase tenant riverside'],
  ['runs:start', 'core-catalog/GEN-001', 'start runs of scenario core-catalog/GEN-001'],
  ['approvals:approve_own', 'a/b', 'approve approvals of runs that they started themselves'],
  ['reference_data:import', 'icd', 'import reference data icd'],
] satisfies readonly (readonly [AccessActionName, string | undefined, string])[])(
  '%s of %s is said in words',
  (action, object, said) => {
    expect(actionWords(action, object)).toBe(said)
  },
)

it('says every action without the marks of its name', () => {
  for (const action of ACCESS_ACTION_NAMES) expect(actionWords(action)).toMatch(/^[a-zA-Z ]+$/)
})
