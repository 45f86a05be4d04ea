import type { Message, MessagePart, TextPart } from './message.ts'

/**
 * A message, or the texts of a prompt, as one text: for providers whose wire knows no parts. What is
 * an artifact is beneath its name, so that it is not taken for what the model is asked.
 *
 * @example
 * plainText([textPart('Sum it up.', 'task'), textPart('Four beds.', 'input', 'sketch')])
 * // 'Sum it up.\n\nsketch:\n\nFour beds.'
 */
export function plainText(given: Message | readonly MessagePart[]): string {
  const parts = 'parts' in given ? given.parts : given
  return parts.map(plainPart).join('\n\n')
}

function plainPart(part: MessagePart): string {
  switch (part.kind) {
    case 'text':
      return plainTextPart(part)
    case 'tool_call':
      return `${part.tool}(${JSON.stringify(part.arguments)})`
    case 'tool_result':
      return `${part.tool}${part.failed ? ' failed' : ''}:\n\n${part.text}`
    case 'attachment':
      return `${part.name} (${part.mediaType})`
  }
}

function plainTextPart({ source, name, text }: TextPart): string {
  if (source === 'form') return `Follow this form:\n\n${text}`
  if (source === 'template') {
    return `Follow this form. {{name}} stands for the artifact of that name; a comment says what belongs in its place:\n\n${text}`
  }
  if (source === 'input') return `${name ?? 'Input'}:\n\n${text}`
  if (source === 'feedback') return `Feedback on your last work, ${name ?? 'feedback'}:\n\n${text}`
  return text
}
