/** What a question is about: the subject of its entries in the journal. */
export type About = 'posting' | 'change' | 'undoing' | 'discarding';
