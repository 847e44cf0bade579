/** A document as models and as people know it. */
export interface Subject {
  /** Its handle; of several the first one's, and how many more. */
  readonly document: string;
  /** "vendor bill of Azure Interior, 552.00 EUR": every value made safe to show. */
  readonly label: string;
}
