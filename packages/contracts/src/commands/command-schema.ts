import { z } from 'zod'
import { WORD_KINDS } from './command.ts'

/** The options that every command of the command line takes; a plugin's own have other names. */
export const RESERVED_OPTIONS = [
  'as',
  'color',
  'config',
  'help',
  'json',
  'no-color',
  'tenant',
  'version',
] as const

const dashed = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const words = z.string().regex(/\S/, 'words')
const line = words.regex(/^[^\n\r]*$/, 'one line')
const members = {
  name: z.string().regex(dashed, 'lower-case words with dashes'),
  description: line,
  repeatable: z.boolean().optional(),
  choices: z.array(line).min(1).optional(),
  maxBytes: z.int().min(1).optional(),
}
const argument = z
  .strictObject({ ...members, kind: z.enum(WORD_KINDS), required: z.boolean() })
  .superRefine(fittingMembers)
const option = z
  .strictObject({
    ...members,
    kind: z.enum([...WORD_KINDS, 'flag']),
    required: z.boolean().optional(),
  })
  .superRefine(fittingMembers)
  .superRefine(({ name, kind, required, repeatable }, context) => {
    if ((RESERVED_OPTIONS as readonly string[]).includes(name)) {
      complain(context, ['name'], `another name: every command has --${name}`)
    }
    // To the command line `--no-x` is the opposite of `--x`.
    if (name.startsWith('no-')) complain(context, ['name'], 'a name without no- before it')
    if (kind === 'flag' && required) complain(context, ['required'], 'a flag that may be left out')
    if (kind === 'flag' && repeatable)
      complain(context, ['repeatable'], 'a flag that is given once')
  })

/** What a command declares besides its code. */
export const commandDeclaration = z
  .object({
    id: z
      .string()
      .refine(
        (id) => dashed.test(id.slice(id.indexOf('/') + 1)),
        'a name of lower-case words with dashes',
      ),
    title: line,
    arguments: z.array(argument),
    options: z.array(option),
    examples: z.array(line).min(1, 'an example at least'),
  })
  .superRefine(({ arguments: taken, options }, context) => {
    for (const [key, list] of Object.entries({ arguments: taken, options })) {
      list.forEach(({ name }, index) => {
        if (list.findIndex((each) => each.name === name) < index) {
          complain(context, [key, index, 'name'], `a name of its own, not ${name} again`)
        }
      })
    }
    taken.forEach(({ required, repeatable }, index) => {
      if (required && taken[index - 1]?.required === false) {
        complain(context, ['arguments', index, 'required'], 'required arguments before others')
      }
      if (repeatable && index < taken.length - 1) {
        complain(context, ['arguments', index, 'repeatable'], 'only the last argument repeated')
      }
    })
  })

type Context = z.core.$RefinementCtx

function complain(context: Context, path: readonly (string | number)[], expected: string): void {
  context.addIssue({ code: 'custom', path: [...path], message: `expected ${expected}` })
}

function fittingMembers(
  { kind, choices, maxBytes }: { kind: string; choices?: unknown; maxBytes?: unknown },
  context: Context,
): void {
  if (choices !== undefined && kind !== 'text')
    complain(context, ['choices'], 'choices of texts only')
  if (maxBytes !== undefined && kind !== 'file')
    complain(context, ['maxBytes'], 'a limit of files only')
}
