/** One thing that an assistant is asked, what its model does then, and what is to come of it in whatever it runs. */
export interface GovernedCall {
  readonly name: string
  /** What a person says. */
  readonly prompt: string
  /** What the model says where it calls no tool, or after it did. */
  readonly answer: string
  readonly call?: {
    readonly tool: string
    readonly arguments: Readonly<Record<string, string>>
    readonly gives: string
  }
  readonly expected: CallVerdict
}

/** What became of a call, as somebody sees it who stands outside. */
export interface CallVerdict {
  /** What the tool was called with; absent where it was not called. */
  readonly used?: Readonly<Record<string, string>> | undefined
  /** What was heard of its result; absent where nothing was. */
  readonly heard?: string | undefined
  /** What a model was asked, as far as it is the person's words; absent where it was not asked. */
  readonly asked?: string | undefined
  /** What the person was shown; absent where nothing was. */
  readonly shown?: string | undefined
  /** Rules that refused, or asked for an approval that nobody gave. */
  readonly refusedBy?: readonly string[] | undefined
}

const answer = 'Done.'
const look = (at: string, gives: string) => ({ tool: 'look', arguments: { at }, gives })

/** Calls of tools: the same for whatever calls them. */
export const TOOL_CALLS: readonly GovernedCall[] = [
  {
    name: 'a call that no rule minds',
    prompt: 'Case one.',
    answer,
    call: look('the door', 'It is open.'),
    expected: { used: { at: 'the door' }, heard: 'It is open.' },
  },
  {
    name: 'arguments with something that a remedy takes out',
    prompt: 'Case two.',
    answer,
    call: look('the door of K-12', 'It is shut.'),
    expected: { used: { at: 'the door of [CODE]' }, heard: 'It is shut.' },
  },
  {
    name: 'a result with something that a remedy takes out',
    prompt: 'Case three.',
    answer,
    call: look('the safe', 'It opens with K-7.'),
    expected: { used: { at: 'the safe' }, heard: 'It opens with [CODE].' },
  },
  {
    name: 'a tool that a hard stop names',
    prompt: 'Case four.',
    answer,
    call: { tool: 'delete_all', arguments: { at: 'here' }, gives: 'Gone.' },
    expected: { refusedBy: ['rules/no-deletes'] },
  },
  {
    name: 'arguments that a hard stop is about',
    prompt: 'Case five.',
    answer,
    call: look('a TEAR', 'It drips.'),
    expected: { refusedBy: ['rules/no-tears'] },
  },
  {
    name: 'a tool that somebody has to approve, and nobody does',
    prompt: 'Case six.',
    answer,
    call: { tool: 'transfer', arguments: { to: 'X' }, gives: 'Sent.' },
    expected: { refusedBy: ['rules/transfers'] },
  },
  {
    name: 'a result that a hard stop is about',
    prompt: 'Case seven.',
    answer,
    call: look('the shed', 'There is a TEAR.'),
    expected: { used: { at: 'the shed' }, refusedBy: ['rules/no-tears'] },
  },
]

/** Words to a model and from it. */
export const MODEL_CALLS: readonly GovernedCall[] = [
  {
    name: 'words that no rule minds',
    prompt: 'Case ten: good morning.',
    answer: 'Good morning.',
    expected: { asked: 'Case ten: good morning.', shown: 'Good morning.' },
  },
  {
    name: 'words with something that a remedy takes out',
    prompt: 'Case eleven: mine is K-22.',
    answer: 'I see.',
    expected: { asked: 'Case eleven: mine is [CODE].', shown: 'I see.' },
  },
  {
    name: 'words that a hard stop is about',
    prompt: 'Case twelve: a BOMB.',
    answer: 'I see.',
    expected: { refusedBy: ['rules/no-bombs'] },
  },
  {
    name: 'an answer that a hard stop is about',
    prompt: 'Case thirteen: tell me.',
    answer: 'A BOMB is…',
    expected: { asked: 'Case thirteen: tell me.', refusedBy: ['rules/no-bombs'] },
  },
]

/** The call that a prompt belongs to, wherever in a text it stands. */
export function callIn(text: string): GovernedCall | undefined {
  return [...TOOL_CALLS, ...MODEL_CALLS].find(({ prompt }) => {
    const [name = ''] = /^Case \w+/.exec(prompt) ?? []
    return new RegExp(`${name}\\b`).test(text)
  })
}
