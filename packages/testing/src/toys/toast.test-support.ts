import { readDocuments, type Scorer, type SkillResult, scorers, skills } from '@fcc/contracts'
import {
  definePlugin,
  defineService,
  type SetupContext,
  type StandardSchemaV1,
} from '@fcc/plugin-api'

/** A service that the toys may need. */
export const oven = defineService<{ degrees(): number }>({ id: 'oven', version: '1.2.0' })

const documents = `
persona: TST
name: Toaster
phase: Create
role_title: Makes toast
category: kitchen
color: "#aa5500"
riscear:
  role: Makes toast of bread.
  inputs: [Bread]
  style: Crisp.
  constraints: [MUST NOT burn it.]
  expected_output: [Toast]
  archetype: The Cook
  responsibilities: [Toast the bread.]
  role_skills: [Toasting]
  role_collaborators: [Eater]
  role_adoption_checklist: [Has made toast]
---
scenario: breakfast
title: Breakfast
purposes: [breakfast]
input: { bread: { type: text, required: true, max_bytes: 300000 } }
workflow: breakfast
outcomes: { toast: { gate: crisp } }
---
workflow: breakfast
title: Toast it
start: toast
nodes:
  - { id: toast, persona: TST, skill: toast, gate: { id: crisp, on: toast } }
edges: []
---
gate: crisp
title: It is toast
threshold: 0.5
checks:
  - { id: loud, required: true, scorer: loudness, at_least: 0.5 }
`

const loudness: Scorer<{ readonly heat: number }> = {
  id: 'toast/loudness',
  title: 'Share of capitals',
  score({ text }) {
    const letters = text.match(/\p{L}/gu) ?? []
    if (letters.length === 0) return { kind: 'not_measured', reason: 'no letters' }
    const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
    return { kind: 'scored', value: capitals / letters.length, reason: `${capitals} capitals` }
  },
}

interface Settings {
  readonly heat: number
}

/** Takes a heat from 1 to 9, and 3 where none is given. */
const settings: StandardSchemaV1<Partial<Settings>, Settings> = {
  '~standard': {
    version: 1,
    vendor: 'toast',
    validate(given) {
      const { heat = 3, ...rest } = given as Partial<Settings>
      const isRight = heat >= 1 && heat <= 9 && Object.keys(rest).length === 0
      return isRight
        ? { value: { heat } }
        : { issues: [{ path: ['heat'], message: 'a heat from 1 to 9' }] }
    },
  },
}

type Context = SetupContext<unknown, { readonly heat: number }, never, never>

/** A small plugin that does everything right; `during` may spoil its setup. */
export function makeToast(during: (context: Context) => void | Promise<void> = () => undefined) {
  return definePlugin({
    id: 'toast',
    settings,
    async setup(context) {
      const { contribute } = context
      for (const { point, name, value } of readDocuments(documents, { file: 'toast.yaml' })
        .documents) {
        contribute(point, { ...value, id: `toast/${name}` })
      }
      contribute(scorers, loudness)
      contribute(skills, {
        id: 'toast/toast',
        title: 'Toast',
        says: '{heat} degrees of heat',
        input: ['bread'],
        output: ['toast'],
        run({ artifacts }, { settings }): SkillResult {
          const bread = artifacts.bread?.text ?? ''
          return { artifacts: { toast: bread.toUpperCase() }, measures: { heat: settings.heat } }
        },
      })
      await during(context as unknown as Context)
    },
  })
}
