/** Why it cannot begin: a sentence for the person at the terminal, without any value that may be a secret. */
export class CannotStart extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'CannotStart';
  }
}
