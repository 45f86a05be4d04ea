/**
 * What is known of words. Without it a detector judges by capitals alone; with it, texts in which capitals
 * say nothing can be read too, and a word that nobody knows counts for a name where one can stand.
 */
export interface WordKnowledge {
  /** Whether a word in lower case is an ordinary or a technical one, and so no name by itself. */
  isOrdinary(word: string): boolean
  /** Whether an ordinary word in lower case is a name of people too: rice, rose, young. */
  isAlsoName(word: string): boolean
}
