/** Figures above the line, which do not belong to the number they stand behind: the number of a footnote, the 2 of m². */
export function raised(text: string): string {
  return text.replaceAll(/[0-9]/g, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(figure)]!)
}
