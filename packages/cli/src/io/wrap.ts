/**
 * Text in lines of at most so many characters, broken at spaces; a word that is longer has a line to
 * itself.
 *
 * @example
 * wrapText('one two three', 8) // ['one two', 'three']
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
