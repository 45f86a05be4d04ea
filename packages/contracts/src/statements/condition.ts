const CONDITION =
  /^(?:if|when|whenever|once|after|before|until|unless|as soon as|wenn|falls|sobald|nachdem|si|lorsque|quand|cuando|se|quando|als|wanneer)(?!\p{L})[^,:]{2,200}(?=[,:])/iu

/**
 * The clause before the first comma that says when a sentence holds; empty where none does.
 *
 * @example
 * conditionOf('If frost is forecast, the keeper covers the beds.') // 'If frost is forecast'
 */
export function conditionOf(sentence: string): string {
  return CONDITION.exec(sentence)?.[0] ?? ''
}
