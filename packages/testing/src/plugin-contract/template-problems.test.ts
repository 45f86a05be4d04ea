import { type JsonSchema, type Template, templates } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { sampleAnswer } from './sample-answer.ts'
import { templateProblems } from './template-problems.ts'

const schema: JsonSchema = {
  type: 'object',
  properties: {
    beds: { type: 'array', items: { $ref: '#/$defs/bed' }, minItems: 1 },
    kind: { enum: ['kitchen', 'flower'] },
    note: { type: ['string', 'null'] },
    more: { $ref: '#/$defs/more' },
  },
  required: ['beds', 'kind'],
  $defs: {
    bed: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    more: { type: 'object', properties: { more: { $ref: '#/$defs/more' } } },
  },
}

const problemsOf = (changes: Partial<Template>) => {
  const value: Template = {
    ...{ id: 'garden', title: 'Garden', mediaType: 'text/markdown', text: '', schema },
    ...changes,
  }
  const of = (pluginId: string) => ({ id: `${pluginId}/garden`, value, origin: { pluginId } })
  const contributions = () => [of('acme'), of('other')]
  const kernels = [{ state: 'ready', scope: templates.scope, contributions }]
  return templateProblems({ kernels } as never, 'acme')
}

describe('a made-up answer', () => {
  it('has the members that are required, or all, and ends where a schema names itself', () => {
    expect(sampleAnswer(schema, 'required')).toEqual({ beds: [{ name: 'text' }], kind: 'kitchen' })
    const all = sampleAnswer(schema, 'all')
    expect(Object.keys(all as object)).toEqual(['beds', 'kind', 'note', 'more'])
    expect(JSON.stringify(all).length).toBeLessThan(500)
  })
})

describe('a template with a schema', () => {
  it('that names members which are required is right', async () => {
    const text = '{% for bed in beds %}{{ bed.name }}{% endfor %} {{ kind }}'
    expect(await problemsOf({ text })).toEqual([])
    expect(await problemsOf({ text: `${text}{% if note %}{{ note }}{% endif %}` })).toEqual([])
  })

  it.each([
    ['a member that an answer may leave out', '{{ kind }} {{ note }}', 'what the answer does not'],
    ['a member that no answer has', '{{ kind }} {{ kinds }}', 'what the answer does not'],
    ['a tag that there is not', '{% kind %}', 'cannot be read'],
    ['nothing', ' ', 'acme/garden is empty once it is filled'],
  ])(
    'that names %s is told of, and the template of another plugin is not',
    async (_what, text, said) => {
      const problems = await problemsOf({ text })
      expect(problems).toEqual([expect.stringContaining(said)])
      expect(problems.join()).toContain('acme/garden')
    },
  )

  it('for JSON is not filled: the answer is the artifact', async () => {
    expect(await problemsOf({ mediaType: 'application/json', text: '{{ nothing }}' })).toEqual([])
  })
})
