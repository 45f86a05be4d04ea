import { expect, it } from 'vitest'
import { settingsSchema } from './settings.ts'

it.each([{ maxGrade: 0 }, { maxWords: 4 }, { maxwords: 20 }, { maxGrade: '9' }])(
  'a tenant may not set %j',
  (wrong) => expect(settingsSchema.safeParse(wrong).success).toBe(false),
)
