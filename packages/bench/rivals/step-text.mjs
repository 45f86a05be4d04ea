/** What run `number` starts with: the same as on our side. */
export function inputText(number) {
  return `a0: line ${number} of the input`
}

/** What a step writes: its own name, and the line of the input. The same as on our side. */
export function stepText(step, input) {
  return `${step}: ${input.slice(input.indexOf(': ') + 2)}`
}

/** What the last step must have written. */
export function expectedText(number) {
  return stepText('a5', inputText(number))
}
